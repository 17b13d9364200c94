"""From which anchors a page in parts leads on to another: said on the page, or in files beside it where it is long.

A file is a script, `leadOn([[page, anchors] …])`, since pages opened from disk may load scripts and nothing else.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from generator.pages.model import Page
from generator.pages.view_models import Address
from generator.render.site.relative_links import relative_link

MOST_ON_PAGE = 8_000
"""How many characters of anchors a page may carry for others; with a thousand providers there would be a million."""
PLACES_IN_FILE = 24_000
"""About how many characters of anchors a file has."""
_FOLDER = "places"
"""Where the files are, beside the page."""
_SPAN = re.compile(r'<span class="lb-elsewhere" data-page="([^"]*)" data-places="([^"]*)"')
_FILES = re.compile(r'<span class="lb-elsewhere" data-begins="([^"]*)"')
_BEGIN, _END = "leadOn(", ");\n"


class PlacesFile(Struct, frozen=True):
    """A file that says on which parts some anchors are, and the first of these in the order of letters."""

    path: str
    begins: str
    content: str


def places_on_page(page: Page) -> list[tuple[str, str]]:
    """Each other part as a link, and the anchors that lead on to it; nothing where they stand in files."""
    return [] if _is_long(page) else _by_part(page, _leading(page).items())


def places_files(page: Page) -> list[PlacesFile]:
    """The files beside a page that has too many anchors on other parts to carry them itself."""
    return [_file(page, number, places) for number, places in enumerate(_cut(page))] if _is_long(page) else []


def elsewhere_from(html: str, read: Callable[[str], str]) -> dict[str, str]:
    """The link to the part that each anchor is on; `read` gives a file by its path from the folder of the page."""
    told = _SPAN.findall(html)
    for begins in _FILES.findall(html):
        for number in range(len(begins.split())):
            told += json.loads(read(_name(number)).removeprefix(_BEGIN).removesuffix(_END))
    return {anchor: link for link, anchors in reversed(told) for anchor in anchors.split()}


def _is_long(page: Page) -> bool:
    return sum(len(anchor) + 1 for _, anchors in page.elsewhere for anchor in anchors) > MOST_ON_PAGE


def _leading(page: Page) -> dict[str, str]:
    """The path of the part that each anchor is on, the first where it is on several."""
    leading: dict[str, str] = {}
    for path, anchors in page.elsewhere:
        for anchor in anchors:
            leading.setdefault(anchor, path)
    return leading


def _cut(page: Page) -> Iterator[list[tuple[str, str]]]:
    """The anchors in the order of letters, each with the path of its part, file by file."""
    places: list[tuple[str, str]] = []
    size = 0
    for anchor, path in sorted(_leading(page).items()):
        if size > PLACES_IN_FILE:
            yield places
            places, size = [], 0
        places.append((anchor, path))
        size += len(anchor) + 1
    yield places


def _file(page: Page, number: int, places: list[tuple[str, str]]) -> PlacesFile:
    content = json.dumps(_by_part(page, places), separators=(",", ":"))
    return PlacesFile(posixpath.join(page.path, _name(number)), places[0][0], f"{_BEGIN}{content}{_END}")


def _name(number: int) -> str:
    return f"{_FOLDER}/{number}.js"


def _by_part(page: Page, places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    parts: dict[str, list[str]] = {}
    for anchor, path in places:
        parts.setdefault(path, []).append(anchor)
    return [(relative_link(page.path, Address(path)), " ".join(anchors)) for path, anchors in parts.items()]
