"""The manifest of a built site: every file with its SHA-256, and a fingerprint of what it was built from."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

NAME = "manifest.json"


def write_manifest(site: Path, inputs: str) -> None:
    """List every file of the site with its SHA-256 in `manifest.json`."""
    content = {"inputs": inputs, "files": hashes(site)}
    (site / NAME).write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def hashes(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of the site but the manifest, by path."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path != site / NAME)
    return {path.relative_to(site).as_posix(): digest([path]) for path in files}


def is_current(site: Path, inputs: str) -> bool:
    """Whether the site was built from these inputs and is still as it was built."""
    try:
        content = json.loads((site / NAME).read_text("utf-8"))
        return bool(content["inputs"] == inputs and content["files"] == hashes(site))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def is_ours(site: Path) -> bool:
    """Whether a folder may be replaced: it is missing, empty, or a site that was built by Launchbook."""
    return not site.exists() or (site.is_dir() and ((site / NAME).is_file() or not any(site.iterdir())))


def digest(paths: Iterable[Path]) -> str:
    """One SHA-256 over the contents of files."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def fingerprint(roots: Iterable[Path], *words: str) -> str:
    """One SHA-256 over the names and contents of all files below some folders, and some words."""
    found = hashlib.sha256("\0".join(words).encode())
    for root in roots:
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.is_file())
        for path in files:
            if "__pycache__" not in path.parts:
                found.update(f"\0{path.relative_to(root.parent).as_posix()}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()
