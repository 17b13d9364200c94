"""The frozen copy of what Launchbook ships, which the tests read: `data/`, `examples/`, and `mkdocs.yml` without `nav`.

`python -m tests.freeze` updates it after the shipped catalogue was changed on purpose. With `--check` it changes
nothing: it names the files that differ, and ends with 1 where there are any.
A company's own data stays out of the copy.
"""

import shutil
import sys
from pathlib import Path

from tests.shipped import NAV, ROOT, SHIPPED

Files = dict[str, bytes]


def files_in(folder: Path) -> Files:
    """The content of every file in a folder by its path; hidden files are the editor's or the system's."""
    paths = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        path.as_posix(): (folder / path).read_bytes()
        for path in paths
        if not any(part.startswith(".") for part in path.parts)
    }


def shipped(root: Path) -> Files:
    """What the copy of a repository holds."""
    found = {
        f"{name}/{path}": content for name in ("data", "examples") for path, content in files_in(root / name).items()
    }
    config, _, _ = (root / "mkdocs.yml").read_text("utf-8").partition(NAV)
    return found | {"mkdocs.yml": f"{config.rstrip()}\n".encode()}


def differences(current: Files, frozen: Files) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in current.keys() | frozen.keys() if current.get(path) != frozen.get(path))


def freeze(root: Path, to: Path) -> None:
    """Make the copy anew."""
    files = shipped(root)
    shutil.rmtree(to, ignore_errors=True)
    for path, content in files.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(content)


def main(arguments: list[str], root: Path = ROOT, to: Path = SHIPPED) -> int:
    """Run the command; its exit code."""
    if arguments not in ([], ["--check"]):
        print("Usage: python -m tests.freeze [--check]", file=sys.stderr)
        return 2
    changed = differences(shipped(root), files_in(to))
    if not changed:
        print("The frozen copy is what ships.")
        return 0
    print(*changed, sep="\n")
    if arguments:
        print(f"Files that differ from the frozen copy: {len(changed)}. `python -m tests.freeze` updates it.")
        return 1
    freeze(root, to)
    print(f"Files brought up to date: {len(changed)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
