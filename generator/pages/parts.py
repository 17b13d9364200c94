"""A page that would be too long, in parts: with many providers, nobody could load it."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from generator.pages.model import Page
from generator.pages.sections import Doors, Section, Steps
from generator.pages.symptoms import Symptoms
from generator.pages.view_models import Address, Door, Link, RichText
from generator.prose import verbatim

LONGEST = 80_000
"""How many bytes of HTML the sections of a page may take, about, and fewer where these take more of a window.

What the theme puts around them comes on top.
"""
HEAVIEST = 6_600
"""More bytes than any entry takes: a page with few of them is short enough, and nobody has to weigh it."""
_MOST_NAMED = 40
"""How many parts the first one names; where there are more, it names some, through which the rest are reached."""
CONTINUED = " (continued)"
PARTS, NEXT_PART = "parts", "next-part"
"""The anchors of the ways from part to part."""
ListedEntry = tuple[str, Any]
"""What a section lists: the field that holds it, and the entry itself."""


def in_parts(page: Page) -> tuple[Page, ...]:
    """The page alone, or the parts that it is cut into. The first part keeps its path."""
    entries = sum(
        len(getattr(section, field)) * section.spread for section in page.sections for field in section.entries
    )
    is_short = entries * HEAVIEST < LONGEST
    if is_short or page.has_filters:  # they count what is on one page
        return (page,)
    contents = _cut(page.sections)
    if len(contents) == 1:
        return (page,)
    parts = tuple(_part(page, number, sections) for number, sections in enumerate(contents, start=1))
    doors = [_door(part, number, len(parts)) for number, part in enumerate(parts, start=1)]
    return tuple(_with_ways(part, doors, index) for index, part in enumerate(parts))


def with_elsewhere(parts: tuple[Page, ...]) -> tuple[Page, ...]:
    """The parts, the first of which leads on from every anchor that is on another."""
    first, *others = parts
    here = {*_anchors(first.sections), PARTS, NEXT_PART}
    found = tuple(
        (part.path, tuple(anchor for anchor in dict.fromkeys(_anchors(part.sections)) if anchor not in here))
        for part in others
    )
    return (replace(first, elsewhere=(*first.elsewhere, *found)), *others)


def moved_places(parts: tuple[Page, ...]) -> dict[Address, Address]:
    """Where each place of a page stands that is not on its first part any more."""
    first, *others = parts
    here = set(_anchors(first.sections))
    places = ((anchor, part.path) for part in reversed(others) for anchor in _anchors(part.sections))
    return {Address(first.path, anchor): Address(path, anchor) for anchor, path in places if anchor not in here}


def _cut(sections: Iterable[Section]) -> list[list[Section]]:
    """The sections, as many together as a page may hold; one that does not fit goes on in the next part."""
    contents: list[list[Section]] = [[]]
    room = float(LONGEST)
    for section in sections:
        entries, start = _listed(section), 0
        for index, (_, entry) in enumerate(entries):
            weight = len(repr(entry)) * section.markup * section.spread
            if weight > room and (contents[-1] or index > start):
                contents[-1] += [_piece(section, entries, start, index)] if index > start else []
                contents.append([])
                start, room = index, LONGEST
            room -= weight
        contents[-1].append(_piece(section, entries, start, len(entries)))
    return contents


def _listed(section: Section) -> list[ListedEntry]:
    return [(field, entry) for field in section.entries for entry in getattr(section, field)]


def _piece(section: Section, entries: list[ListedEntry], start: int, end: int) -> Section:
    """A section with some of its entries; one that goes on says so, and goes on counting."""
    if end - start == len(entries):
        return section
    fields: dict[str, Any] = {
        name: tuple(entry for field, entry in entries[start:end] if field == name) for name in section.entries
    }
    if start:
        fields |= {"title": f"{section.title}{CONTINUED}", "intro": None}
    if isinstance(section, Steps):
        fields["start"] = section.start + start
    if isinstance(section, Symptoms):
        fields["is_part"] = True
    return replace(section, **fields)


def _part(page: Page, number: int, sections: Iterable[Section]) -> Page:
    if number == 1:
        return replace(page, sections=tuple(sections))
    return replace(
        page,
        path=f"{page.path}/part-{number}".lstrip("/"),
        title=f"{page.title}, part {number}",
        short=f"{page.short}, part {number}",
        lead=None,
        sections=tuple(sections),
        also_called=(),
        searched_as=(),
    )


def _door(part: Page, number: int, parts: int) -> Door:
    begins = f"From “{verbatim(_beginning(part.sections[0]))}”."
    titles = dict.fromkeys(section.title.removesuffix(CONTINUED) for section in part.sections if section.has_records)
    words = f"{begins} {verbatim(', '.join(titles))}." if len(titles) > 1 else begins
    return Door(Link(f"Part {number} of {parts}", Address(part.path)), RichText(words))


def _beginning(section: Section) -> str:
    """What a part begins with: its first record, or the section where that is known by no name."""
    for _, entry in _listed(section)[:1]:
        names = (getattr(_record(entry), name, None) for name in ("title", "link", "provider", "heading"))
        return next((getattr(name, "text", name) for name in names if name), section.title)
    return section.title


def _with_ways(part: Page, doors: list[Door], index: int) -> Page:
    """A part with the ways to others: to its neighbours, to the first, and to those that are reached through it."""
    intro = RichText(f"This page has {len(doors)} parts, since a single one would be too long.")
    run = _run(len(doors))
    if index == 0:  # its first screen answers what one asks of the whole page
        further = (_run_door(doors, begin, run) for begin in range(run, len(doors), run))
        ways = Doors(PARTS, "Parts", (*doors[1:run], *further), intro=intro)
        return replace(part, sections=(*part.sections, ways))
    after = doors[index + 1 : index + 2]
    through = doors[index + 1 : index + run] if index % run == 0 else after
    back = dict.fromkeys((doors[0], doors[index - 1]))
    ways = Doors(PARTS, "Parts", (*back, *through), intro=intro)
    onward = (Doors(NEXT_PART, "Next part", tuple(after)),) if after else ()
    return replace(part, sections=(ways, *part.sections, *onward))


def _run(parts: int) -> int:
    """How many parts are reached through one: each of the rest, where the first part need not name all of them."""
    return parts if parts <= _MOST_NAMED else math.isqrt(parts - 1) + 1


def _run_door(doors: list[Door], begin: int, run: int) -> Door:
    """The door to a part through which those after it are reached."""
    end = min(begin + run, len(doors))
    door = doors[begin]
    words = f"Parts {begin + 1} to {end} of {len(doors)}"
    return replace(door, link=replace(door.link, text=words)) if end > begin + 1 else door


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    """The anchors of sections and of what they list."""
    for section in sections:
        yield section.anchor
        yield from (anchor for _, entry in _listed(section) if (anchor := getattr(_record(entry), "anchor", "")))


def _record(entry: Any) -> Any:
    """The record that an entry shows: it is one, has one, or begins or ends with one."""
    if isinstance(entry, tuple):
        return next((each for each in entry if getattr(each, "anchor", "")), entry[0])
    return getattr(entry, "card", entry)
