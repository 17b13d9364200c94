"""Reads a guide that was copied as text: headings, lists and tables are told by how their lines look."""

from collections.abc import Iterator, Sequence

from generator.guide.blocks import Block, heading, list_item, on_one_line, paragraph
from generator.guide.text_lines import BULLET, ENDED, NUMBERED, is_heading, is_in_title_case, mended_lines
from generator.guide.text_tables import table_at

_TITLE, _PLAIN, _NUMBERED, _DOUBLED = 1, 2, 3, 4
"""The levels of headings, which text does not show: those that only a layout sets apart are taken for the deepest."""
_MOST_CRUMBS = 4


def text_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a page of text. The lines above its title, which say where it stands, are left out."""
    lines = mended_lines(source)
    return tuple(_Reader(lines).read())


class _Reader:
    """A page of text, and how far it has been read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0
        self.groups = 0
        self.last: Block | None = None

    def read(self) -> Iterator[Block]:
        yield from self._title()
        while self.at < len(self.lines):
            for block in self._next():
                self.last = block
                yield block

    def _title(self) -> Iterator[Block]:
        first = [number for number, line in enumerate(self.lines) if line.strip()][:_MOST_CRUMBS]
        top = [number for number in first if is_heading(self.lines[number].strip())]
        top = [number for place, number in enumerate(top) if first[place] == number and self._is_title(number)]
        if top:
            self.at = top[-1] + 1
            yield heading(self.lines[top[-1]], _TITLE)

    def _is_title(self, number: int) -> bool:
        line = self.lines[number]
        return not NUMBERED.match(line) and "\t" not in line and not table_at(self.lines, number, 0)

    def _next(self) -> Sequence[Block]:
        line = on_one_line(self.lines[self.at])
        table = table_at(self.lines, self.at, self.groups + 1) if line else None
        if table:
            self.groups += 1
            self.at = table.end
            return table.blocks
        found = self._line(line) if line else None
        self.at += 1
        return [found] if found else []

    def _line(self, line: str) -> Block | None:
        if line.isdigit() and len(line) < 3 and is_heading(self._following()):
            while not self.lines[self.at + 1].strip():
                self.at += 1
            self.at += 1
            return heading(self.lines[self.at], _DOUBLED)
        if BULLET.match(line):
            return self._item(BULLET.sub("", line), is_numbered=False)
        if found := NUMBERED.match(self.lines[self.at]):
            is_one = self._is_numbered_heading(line, found["indent"])
            return heading(line, _NUMBERED) if is_one else self._item(found["words"], is_numbered=True)
        if self._below() == line and is_heading(line):  # what opens a part that is folded away stands there twice
            self.at += 1
            return heading(line, _DOUBLED)
        if is_heading(line) and "->" not in line and not self._is_card(line):
            return heading(line, _PLAIN)
        return self._item(line, is_numbered=False) if self._lost_its_mark(line) else paragraph(line)

    def _item(self, words: str, *, is_numbered: bool) -> Block | None:
        is_first = self.last is None or self.last.kind != "list-item" or self.last.is_numbered != is_numbered
        self.groups += is_first
        return list_item(words, self.groups, is_numbered=is_numbered) if words else None

    def _is_numbered_heading(self, line: str, indent: str) -> bool:
        is_among = NUMBERED.match(self._below()) or (self.last and self.last.is_numbered)
        return is_heading(line) and not indent and (not is_among or is_in_title_case(line))

    def _is_card(self, line: str) -> bool:
        """Whether it is the text of a card: right below its title or a line of its, mostly in small letters."""
        words = line.split()
        small = [word for word in words[1:] if word.islower() and len(word) > 3]
        is_below = self.last is not None and self.last.kind in ("heading", "paragraph") and bool(self._above())
        is_text = len(words) >= 4 and bool(small) and 2 * len(small) >= len(words) - 1
        return is_below and is_text and not BULLET.match(self._below())

    def _lost_its_mark(self, line: str) -> bool:
        is_between = BULLET.match(self._above()) and BULLET.match(self._below())
        return bool(is_between and len(line.split()) < 8 and ENDED.search(line))

    def _above(self) -> str:
        return self.lines[self.at - 1].strip() if self.at else ""

    def _below(self) -> str:
        return on_one_line(self.lines[self.at + 1]) if self.at + 1 < len(self.lines) else ""

    def _following(self) -> str:
        return next((line.strip() for line in self.lines[self.at + 1 :] if line.strip()), "")
