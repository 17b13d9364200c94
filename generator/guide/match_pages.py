"""Finds each page of a new capture among those of the last one by what it says, whatever its file is called."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.guide.captured_pages import CapturedPage
from generator.guide.digests import GuideDigests, digests_of
from generator.guide.placed import Ids

_LEAST = 0.3
"""How much of what the shorter of two pages says must stand in the other, for them to be one."""


def matched_pages(pages: Sequence[CapturedPage], old: GuideDigests) -> tuple[CapturedPage, ...]:
    """The pages in the order of the last capture, each with the id that it had there; those that are new come last."""
    said, new = _said(old), _said(digests_of(pages, old.salt))
    scored = (
        (_likeness(before, new[page.id]), name == page.id, name, page)
        for name, before in said.items()
        for page in pages
    )
    found: dict[str, CapturedPage] = {}
    for likeness, is_namesake, name, page in sorted(scored, key=lambda one: one[:2], reverse=True):
        is_one = likeness >= _LEAST or is_namesake
        if is_one and name not in found and not any(page is other for other in found.values()):
            found[name] = page
    known = [replace(found[name], id=name) for name in said if name in found]
    ids = Ids(set(said))
    fresh = [page for page in pages if not any(page is other for other in found.values())]
    return (*known, *(replace(page, id=ids.new(page.id)) for page in fresh))


def _said(digests: GuideDigests) -> dict[str, set[str]]:
    """Everything that each page says, sentence by sentence."""
    found = {page.id: set(page.rest) for page in digests.pages}
    for row in digests.statements:
        found[row.page].update(row.atoms)
    return found


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
