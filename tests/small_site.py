"""What a site needs at least, for tests that build a small one."""

import shutil
from pathlib import Path

SMALL_SITE = """\
site_name: Test
use_directory_urls: false
strict: true
theme: {name: material, font: false}
plugins: [search, launchbook]
"""


def lay_out(folder: Path) -> Path:
    """A small book in a folder: the smallest data, where there is none yet, and no hand-written pages."""
    if not (folder / "data").exists():
        shutil.copytree(Path(__file__).parent / "data" / "minimal", folder / "data")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    return folder
