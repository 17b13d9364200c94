"""Writes a file so that whoever reads it sees the old one or the new one, and never half of it."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside and move it into place; folders that are missing are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.part")
    aside.write_bytes(content)
    aside.replace(path)
