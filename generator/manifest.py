"""The manifest of a built site: every file with its SHA-256, and a fingerprint of what it was built from."""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

MANIFEST_NAME = "manifest.json"
MARK = {"made-by": "Launchbook", "format": 1}
"""By what a manifest of ours is known; other programs call their files `manifest.json` too."""
SHA256 = re.compile(r"[0-9a-f]{64}")
OF_A_HOST = frozenset({
    ".git", ".htaccess", ".nojekyll", ".well-known", "CNAME", "_headers", "_redirects", "robots.txt",
})  # fmt: skip
"""What a host of sites, or whoever publishes one, puts into its folder; it outlives every build."""
OF_A_DESKTOP = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in each folder that they show; nobody misses it."""


class Manifest(Struct, frozen=True):
    """What a site was built from, and the SHA-256 of each of its files by path."""

    inputs: str
    files: Mapping[str, str]


def write_manifest(
    site: Path, inputs: str, files: Mapping[str, str] | None = None, edition: Mapping[str, object] | None = None
) -> None:
    """List every file of the site with its SHA-256 and its size in `manifest.json`, and say which edition it is.

    `files` are these, where they are known.
    """
    found = hashes(site) if files is None else files
    listed = {name: found[name] for name in sorted(found, key=lambda name: name.split("/"))}
    said = {} if edition is None else {"edition": edition}
    sizes = {name: (site / name).stat().st_size for name in listed}
    content = {**MARK, "inputs": inputs, **said, "files": listed, "bytes": sizes}
    (site / MANIFEST_NAME).write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def read_manifest(site: Path) -> Manifest | None:
    """The manifest of a site that was built by Launchbook; None where there is none, or one of another program."""
    try:
        content = json.loads((site / MANIFEST_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or not _is_marked(content):
        return None
    inputs, files = content.get("inputs"), content.get("files")
    if not isinstance(inputs, str) or not isinstance(files, dict) or not files:
        return None
    is_whole = all(_is_entry(name, found) for name, found in files.items())
    return Manifest(inputs, files) if is_whole else None


def _is_marked(content: dict[str, Any]) -> bool:
    # version 0.1.0 wrote no mark, but these two keys and no others
    return MARK.items() <= content.items() or content.keys() == {"inputs", "files"}


def _is_entry(name: str, found: object) -> bool:
    parts = PurePosixPath(name).parts
    is_inside = bool(parts) and parts[0] != "/" and ".." not in parts
    return is_inside and isinstance(found, str) and SHA256.fullmatch(found) is not None


def hashes(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of the site but the manifest, by path."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path != site / MANIFEST_NAME)
    return {path.relative_to(site).as_posix(): digest([path]) for path in files}


def strangers(site: Path) -> list[str]:
    """Everything in a folder that is no part of a site built by Launchbook, and not put there by a host of sites."""
    manifest = read_manifest(site)
    ours = {MANIFEST_NAME, *manifest.files} if manifest else set()
    return sorted(name for name in _entries(site) if name not in ours)


def _entries(site: Path) -> Iterator[str]:
    """The path of everything in a folder but folders; OSError where one cannot be opened."""
    for folder, folders, files in os.walk(site, onerror=_stop):
        below = Path(folder).relative_to(site)
        is_top = below == Path()
        links = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = [name for name in folders if name not in links and not (is_top and name in OF_A_HOST)]
        for name in (*links, *files):
            if not (is_top and name in OF_A_HOST) and name not in OF_A_DESKTOP:
                yield (below / name).as_posix()


def _stop(error: OSError) -> None:
    raise error


def is_current(site: Path, inputs: str) -> bool:
    """Whether the site was built from these inputs and is still as it was built."""
    manifest = read_manifest(site)
    if manifest is None or manifest.inputs != inputs or strangers(site):
        return False
    try:
        return all(digest([site / name]) == found for name, found in manifest.files.items())
    except OSError:
        return False


def digest(paths: Iterable[Path]) -> str:
    """One SHA-256 over the contents of files."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def fingerprint(roots: Iterable[Path], *words: str, wanted: Callable[[str], bool] = lambda _: True) -> str:
    """One SHA-256 over the names and contents of all files below some folders whose name is wanted, and some words.

    A file that cannot be read counts by its name: whoever needs it will say so.
    """
    found = hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape"))
    for root in map(str, roots):
        for path in sorted(_files(root, wanted)):
            found.update(b"\0" + os.fsencode(os.path.basename(root) + path.removeprefix(root)) + b"\0")  # noqa: PTH119
            try:
                with open(path, "rb") as file:  # noqa: PTH123
                    found.update(file.read())
            except OSError as error:
                found.update(f"\0{error.errno}".encode())
    return found.hexdigest()


def _files(root: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    # paths stay text: there are hundreds, and a Path of each takes longer than to read it
    if os.path.isfile(root):  # noqa: PTH113 - False, and no error, where it may not be asked
        yield root
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        paths = (os.path.join(folder, name) for name in files if wanted(name))  # noqa: PTH118
        yield from (path for path in paths if os.path.isfile(path))  # noqa: PTH113
