"""Digests: what is kept of a guide so that a new capture can be compared with it. No sentence can be read from them."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from generator.facts.qualifiers import qualifier
from generator.facts.shapes import NUMBER_WORDS, Shape, ShapedValue, shaped_values
from generator.facts.spelling import canonical
from generator.guide.blocks import BlockKind
from generator.guide.captured_pages import CapturedPage
from generator.guide.printed_facts import PrintedFact, printed_facts
from generator.guide.read_statements import LEVEL, ReadStatement
from generator.guide.sentences import sentences
from generator.guide.spelled_alike import spelled_alike, telling_words, without_blanks

READER = "1"
"""The version of what reads a guide into statements. Digests of another version cannot be compared with these."""
_COUNT = re.compile(rf"(?<![\w-])(?:{'|'.join(NUMBER_WORDS)})(?![\w-])", re.IGNORECASE)
_STRENGTH = re.compile(
    r"\b(?:not|no|never|only|must|should|may|might|can|cannot|always|optional(?:ly)?|required|recommended|mandatory|if"
    r"|unless|except|without|before|after|until)\b|n't\b"
)
"""Words that make a statement stricter, weaker or conditional."""
_COLUMN = " ¦ "
"""What stands between two cells, so that a value which changes its column is another value."""
_NOT_MASKED = frozenset({Shape.STANDARD, Shape.NAME})


class StatementDigest(Struct, frozen=True):
    """A statement without its words."""

    ids: tuple[str, ...]
    """The statements of `statements.yaml` that it is; empty where none is."""
    page: str
    section: str
    """A digest of the heading above it."""
    block: str
    """The first letter of the kind of its block."""
    text: str
    """A digest of all its words."""
    masked: str
    """The same without its facts."""
    atoms: tuple[str, ...]
    """A digest of each sentence of each of its cells."""
    bag: tuple[str, ...]
    """Short digests of its words, in no order."""
    facts: tuple[tuple[str, str], ...]
    """Its facts in their order: each in one spelling, and as printed."""
    strength: tuple[str, ...]
    """Words such as `must`, `not` and `if`."""


class PageDigest(Struct, frozen=True):
    """A page without its words."""

    id: str
    form: str
    rest: tuple[str, ...]
    """Digests of what it says outside of statements, such as headings and titles of columns."""


class GuideDigests(Struct, frozen=True):
    """A guide without its words, as it was captured on one day."""

    salt: str
    """What every digest begins with, other for each provider, so that digests cannot be looked up."""
    pages: tuple[PageDigest, ...]
    statements: tuple[StatementDigest, ...]
    reader: str = READER

    def only(self, pages: Collection[str]) -> "GuideDigests":
        """Those of some of its pages; all where it has none of these names, or all of them."""
        known = {page.id for page in self.pages}
        if not known > set(pages):
            return self
        kept = tuple(page for page in self.pages if page.id in pages)
        rows = tuple(row for row in self.statements if row.page in pages)
        return GuideDigests(self.salt, kept, rows, self.reader)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of its pages."""
        return tuple(page.form for page in self.pages)

    @property
    def atoms(self) -> frozenset[str]:
        """Everything that it says, sentence by sentence."""
        rest = (atom for page in self.pages for atom in page.rest)
        return frozenset([*rest, *(atom for each in self.statements for atom in each.atoms)])


def digests_of(pages: Iterable[CapturedPage], salt: str, ids: Iterable[tuple[str, ...]] = ()) -> GuideDigests:
    """The digests of a guide; `ids` has the statements of the data that each statement is, in their order."""
    told = tuple(pages)
    digester = _Digester(salt)
    every = [(page.id, read) for page in told for read in page.statements]
    names = [*ids, *[()] * len(every)]
    rows = (digester.statement(page, read, names[n]) for n, (page, read) in enumerate(every))
    return GuideDigests(salt, tuple(digester.page(page) for page in told), tuple(rows))


class _Digester(Struct, frozen=True):
    salt: str

    def statement(self, page: str, read: ReadStatement, ids: tuple[str, ...]) -> StatementDigest:
        facts = tuple(_facts(read))
        heading = re.sub(r"^\d+[.)]? ", "", read.headings[-1]) if read.headings else ""
        words = _COLUMN.join(_cells(read))
        return StatementDigest(
            ids=ids,
            page=page,
            section=self._of(without_blanks(heading), 8),
            block=read.block.kind.value[0],
            text=self._of(without_blanks(words), 20),
            masked=self._of(_masked(words, facts), 16),
            atoms=tuple(self._atoms(_cells(read))),
            bag=tuple(sorted({self._of(word, 4) for word in telling_words(read.words)})),
            facts=tuple((_key(fact), fact.text) for fact in facts),
            strength=tuple(sorted(_STRENGTH.findall(spelled_alike(read.words)))),
        )

    def page(self, page: CapturedPage) -> PageDigest:
        titles = {title for read in page.statements for title in read.block.titles}
        cells = (cell for read in page.statements for cell in read.block.cells)
        rest = self._atoms([*page.headings, *titles, *cells])
        return PageDigest(page.id, page.form.value, tuple(sorted(set(rest))))

    def _atoms(self, texts: Iterable[str]) -> Iterator[str]:
        said = (without_blanks(part) for text in texts for part in sentences(text))
        yield from (self._of(words, 10) for words in said if words)

    def _of(self, text: str, length: int) -> str:
        return hashlib.sha256(f"{self.salt}\0{text}".encode()).hexdigest()[:length]


def _cells(read: ReadStatement) -> tuple[str, ...]:
    is_row = read.block.kind is BlockKind.ROW and not read.is_part
    return read.block.cells if is_row else (read.text,)


def _facts(read: ReadStatement) -> Iterator[PrintedFact]:
    """The facts of all its words in their order, with each number in words, and who does it and how much it is wanted.

    A row is read cell by cell, so that two values that changed places are two changes.
    """
    for cell in _cells(read):
        printed = printed_facts(cell)
        spans = [(fact.start, fact.end) for fact in printed]
        counts = (
            PrintedFact(found.start(), found[0], Shape.NUMBER)
            for found in _COUNT.finditer(cell)
            if not any(start < found.end() and found.start() < end for start, end in spans)
        )
        yield from sorted([*printed, *counts])
    if read.block.titles and not read.is_part:
        for said in (read.owner, read.cell(LEVEL)):
            if said and not printed_facts(said):
                yield PrintedFact(0, said, Shape.CODE)


def _key(fact: PrintedFact) -> str:
    """A fact in one spelling, with what the words around it make of it."""
    values = shaped_values(fact.text)
    if len(values) != 1:
        number = NUMBER_WORDS.get(fact.text.lower())
        return str(number) if number is not None else spelled_alike(fact.text)
    (value,) = values
    bound = qualifier(fact.text, value) or re.sub(r"[^<>≤≥]", "", fact.text[: value.start])
    return f"{bound} {canonical(ShapedValue(value.shape, value.text, 0))}".strip()


def _masked(text: str, facts: Iterable[PrintedFact]) -> str:
    for fact in sorted(facts, key=lambda fact: -len(fact.text)):
        if fact.shape not in _NOT_MASKED:
            text = re.sub(rf"(?<!\w){re.escape(fact.text)}(?!\w)", "#", text)
    return without_blanks(re.sub(r"\d+", "#", text))
