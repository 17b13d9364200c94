"""What Launchbook ships, as a frozen copy: tests that state facts about it read it here, and never the data itself.

So whoever changes `data/`, `examples/` or `mkdocs.yml` for a company of their own has no failing test.
`tests/test_your_data.py` asks of the data itself what must hold for anyone's; `python -m tests.freeze` makes the copy.
"""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "tests" / "data" / "shipped"
SHIPPED_DATA = SHIPPED / "data"
EXAMPLES = SHIPPED / "examples"
EXAMPLE = EXAMPLES / "kestrel-market"
HARBOUR = EXAMPLES / "harbour-tickets"
CONFIG = SHIPPED / "mkdocs.yml"
"""`mkdocs.yml` without its `nav`, which belongs to the pages in `docs/`."""

NAV = "\nnav:\n"


def pages_of_the_guide(names: str) -> str:
    """The text of these hand-written pages, such as `commands*.md`, one after the other in the order of their names."""
    found = sorted((ROOT / "docs" / "guide").glob(names), key=lambda path: path.stem)
    assert found
    return "\n".join(path.read_text("utf-8") for path in found)


def link_book(to: Path) -> Path:
    """Lay out a folder as the repository is: the data as shipped, the documentation as it is now."""
    for folder in (SHIPPED_DATA, EXAMPLES, ROOT / "docs", ROOT / "overrides"):
        (to / folder.name).symlink_to(folder)
    _, start, nav = (ROOT / "mkdocs.yml").read_text("utf-8").partition(NAV)
    (to / "mkdocs.yml").write_text(CONFIG.read_text("utf-8") + start + nav, "utf-8")
    return to
