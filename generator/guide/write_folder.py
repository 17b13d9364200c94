"""Writes the folder of a provider whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_folder(place: Path, files: Mapping[str, str]) -> None:
    """Write files aside, beside the data, and move them into place together."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".launchbook-guide-", dir=place.parents[2]))
    try:
        made = aside / place.name
        made.mkdir()
        for name, text in files.items():
            (made / name).write_text(text, "utf-8")
        made.rename(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
