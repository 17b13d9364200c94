"""Asks git which files it tracks though a `.gitignore` matches them: they are deployed like all others."""

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.scan.tree import NOTHING, SearchedFolder, Tree, repository_of

_TIMEOUT = 60
"""After how many seconds git is not waited for any longer."""


class Tracked(Struct, frozen=True):
    """The files below a folder that git tracks against a `.gitignore`, or why git did not say."""

    files: tuple[str, ...] = ()
    trouble: str = ""


def with_tracked(tree: Tree, roots: tuple[str, ...]) -> tuple[Tree, str]:
    """The tree with what git tracks though a `.gitignore` matches it; and why git did not say, empty where it did."""
    trouble = ""
    for root in dict.fromkeys(os.path.realpath(path) for path in roots):
        if Path(root).is_dir() and repository_of(Path(root)) is not None:
            tracked = ask_git(root)
            trouble = trouble or tracked.trouble
            shown = next((folder.shown for folder in tree.folders if folder.path == root + os.sep), "")
            _add(tree, root, shown, tracked.files)
    return tree, trouble


def ask_git(root: str) -> Tracked:
    """What git says about a folder of a repository; only its `.gitignore` files count, as for the scan."""
    import subprocess  # noqa: PLC0415 - a tree without a repository is searched without it

    command = ["git", "-C", root, "ls-files", "-z", "--cached", "--ignored", "--exclude-per-directory=.gitignore"]
    try:
        said = subprocess.run(command, capture_output=True, check=False, timeout=_TIMEOUT)  # noqa: S603 - no shell
    except FileNotFoundError:
        return Tracked(trouble="git is not installed")
    except (OSError, subprocess.TimeoutExpired) as error:
        return Tracked(trouble=f"git failed: {error}")
    if said.returncode:
        lines = said.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        return Tracked(trouble=lines[0].removeprefix("fatal: "))
    return Tracked(tuple(os.fsdecode(name) for name in said.stdout.split(b"\0") if name))


def _add(tree: Tree, root: str, shown: str, files: tuple[str, ...]) -> None:
    """Have files searched that were left out, and count none of them as left out."""
    by_path = {folder.path: number for number, folder in enumerate(tree.folders)}
    for file in files:
        inside, name = os.path.split(file.replace("/", os.sep))
        path = os.path.join(root, inside, "")  # noqa: PTH118 - as the folders of a tree are named
        if not Path(path + name).is_file() or Path(path + name).is_symlink():
            continue
        number = by_path.get(path)
        if number is None:
            by_path[path] = len(tree.folders)
            around = f"{shown}{inside}{os.sep}" if inside else shown
            tree.folders.append(SearchedFolder(path, around, (name,), NOTHING))
        elif tree.folders[number].ignores is NOTHING:
            known = tree.folders[number]
            names = known.names if name in known.names else (*known.names, name)
            tree.folders[number] = replace(known, names=names)
        else:
            known = tree.folders[number]
            tree.folders[number] = replace(known, tracked=known.tracked | {name})
