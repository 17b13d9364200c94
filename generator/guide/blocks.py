"""Blocks: what every form of a guide is read into, so that all that follows is the same for text, Markdown and HTML."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    ROW = "row"


class Block(Struct, frozen=True):
    """One heading, paragraph, list item or row of a table, in the order of the page."""

    kind: BlockKind
    text: str
    """Its words on one line, with code between backticks; of a row, its cells joined by ` | `."""
    level: int = 0
    """Of a heading 1 to 6, and 0 where the form does not show it; of a list item how deep it is."""
    cells: tuple[str, ...] = ()
    """The cells of a row; a cell that spans several columns stands in each."""
    titles: tuple[str, ...] = ()
    """The titles of the columns, as many as there are cells; empty where the table has none."""
    is_numbered: bool = False
    """Of a list item, whether its list is numbered."""
    group: int = 0
    """Which list or table of the page it belongs to."""


_BLANK = re.compile(r"[\s\u00a0\u200b\ufeff]+")


def on_one_line(text: str) -> str:
    """A text with every run of white space as one space, and none around it."""
    return _BLANK.sub(" ", text).strip()


def heading(text: str, level: int) -> Block:
    """A heading."""
    return Block(BlockKind.HEADING, on_one_line(text), level)


def paragraph(text: str) -> Block:
    """A paragraph."""
    return Block(BlockKind.PARAGRAPH, on_one_line(text))


def list_item(text: str, group: int, level: int = 1, *, is_numbered: bool = False) -> Block:
    """An item of a list; the box of a task list is no part of it."""
    words = re.sub(r"^\[[ xX]\] ", "", on_one_line(text))
    return Block(BlockKind.LIST_ITEM, words, level, is_numbered=is_numbered, group=group)


def row(cells: Iterable[str], titles: Iterable[str], group: int) -> Block:
    """A row of a table; cells that lack a title, and titles that lack a cell, get an empty one."""
    told, named = [on_one_line(cell) for cell in cells], [on_one_line(title) for title in titles]
    width = max(len(told), len(named)) if named else len(told)
    told += [""] * (width - len(told))
    named += [""] * (width - len(named)) if named else []
    return Block(BlockKind.ROW, joined_cells(told), 0, tuple(told), tuple(named), group=group)


def joined_cells(cells: Iterable[str]) -> str:
    """The cells of a row as one text: empty ones, and those that span columns a second time, are left out."""
    kept: list[str] = []
    for cell in cells:
        if cell and cell not in kept[-1:]:
            kept.append(cell)
    return " | ".join(kept)
