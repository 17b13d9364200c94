"""Statements: what the blocks of a guide say, one thing at a time, with the headings above it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from generator.facts.shapes import Shape
from generator.guide.blocks import Block, BlockKind, joined_cells
from generator.guide.kinds import Clues, guessed_kind
from generator.guide.printed_facts import PrintedFact, printed_facts
from generator.guide.sentences import asks, sentences, stands_alone
from generator.rules.values import PLACEHOLDER
from generator.schema.statements import StatementKind

OWNER = re.compile(r"(?i)^(?:owner|who|role|responsible|team|by)\b")
LEVEL = re.compile(r"(?i)^(?:level|priority|requirement)")
WHY = re.compile(r"(?i)^(?:why|reason|rationale|because)")
_TO_FILL = re.compile(r"(?i)^(?:status|notes?|done|check)\b")
_SYMPTOM = re.compile(r"(?i)you see|symptom|problem|error")
_NUMBER = re.compile(r"^\d+[.)]? ")
_ENUMERATED = re.compile(r"[^:]*\b(?:two|three|four|five|six)[- ]steps?\b[^:]*: (?P<parts>.+?)\.?$")
_TELLS = re.compile(r"(?i)\b(?:days?|before|after|upon|if|when|ongoing|first|e-?mail|alerts?|at least|exactly one)\b")
"""What makes a sentence that opens a list a statement of its own."""
_OPENS_ONLY = re.compile(r"(?i)verify each|ensure you have|in this order|^as your\b[^,]*:$|^symptoms?\b")
_HOST = re.compile(r"^\w+://|/.*$")
_FILE_NAME = re.compile(r"[\w-]+\.\w{2,4}")
_DAY = re.compile(r"(?i)(?:day|days|ongoing)\b")


class ReadStatement(Struct, frozen=True):
    """One thing that a guide says. Its words are needed while it is read, and kept nowhere."""

    text: str
    kind: StatementKind
    block: Block
    headings: tuple[str, ...]
    lead: str = ""
    """The sentence with a colon that opens its list or table."""
    facts: tuple[PrintedFact, ...] = ()

    @property
    def words(self) -> str:
        """All its words, with the cells that say who, when and why; of a row, the whole row."""
        return self.text if self.block.kind is not BlockKind.ROW or self.is_part else self.block.text

    @property
    def is_part(self) -> bool:
        """Whether its block says other things as well."""
        return self.text not in (self.block.text, _main_words(self.block))

    @property
    def owner(self) -> str:
        """Who does it, as printed: in a cell of its row, in the heading, or in the sentence above its list."""
        above = self.headings[-1] if self.headings else ""
        in_heading = re.search(r"\(([^()]*(?:owned|ops|business|developer|team)[^()]*)\)$", above)
        in_lead = re.match(r"(?P<who>(?:The )?[A-Z][\w ]{2,30}) will:$", self.lead)
        return self.cell(OWNER) or (in_heading[1] if in_heading else in_lead["who"] if in_lead else "")

    def cell(self, title: re.Pattern[str]) -> str:
        """The cell below the first title that fits; empty where there is none."""
        named = zip(self.block.titles, self.block.cells, strict=False)
        return next((cell for name, cell in named if title.search(name)), "")


def read_statements(blocks: Sequence[Block]) -> tuple[ReadStatement, ...]:
    """The statements of a page, in its order."""
    found = tuple(_Reader(tuple(blocks)).read())
    hosts = {_HOST.sub("", fact.text) for each in found for fact in each.facts if fact.shape is Shape.URL}
    return tuple(replace(each, facts=tuple(_with_hosts_apart(each.facts, hosts))) for each in found)


def _with_hosts_apart(facts: Iterable[PrintedFact], hosts: set[str]) -> Iterator[PrintedFact]:
    """The facts, with two hosts that ran together as two, where the page has both in addresses."""
    for fact in facts:
        first = next((host for host in hosts if fact.text.startswith(host) and fact.text[len(host) :] in hosts), "")
        if fact.shape is Shape.HOST and first:
            yield PrintedFact(fact.start, first, fact.shape)
            yield PrintedFact(fact.start + len(first), fact.text[len(first) :], fact.shape)
        else:
            yield fact


@dataclass
class _Reader:
    """A page, and what stands above the block that is being read."""

    blocks: tuple[Block, ...]
    above: list[tuple[int, str]] = field(default_factory=list)
    lead: str = ""
    is_action: bool = False

    def read(self) -> Iterator[ReadStatement]:
        for number, block in enumerate(self.blocks):
            before = self.blocks[number - 1] if number else None
            after = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
            if block.kind is BlockKind.HEADING:
                yield from self._heading(block, before, after)
            elif block.kind is BlockKind.PARAGRAPH:
                yield from self._paragraph(block, after)
            elif block.kind is BlockKind.LIST_ITEM:
                yield from self._item(block, after)
            else:
                yield from self._row(block)

    def _heading(self, block: Block, before: Block | None, after: Block | None) -> Iterator[ReadStatement]:
        if not re.search(r"\w", block.text) or PLACEHOLDER.fullmatch(block.text):
            return
        self._under(block.level, block.text)
        is_in_run = before is not None and before.kind is BlockKind.HEADING
        may_be_parent = block.level == 2 and not is_in_run
        is_over = after is None or (after.kind is BlockKind.HEADING and after.level <= block.level)
        words = _NUMBER.sub("", block.text)
        if is_over and not (may_be_parent and after is not None):
            kind = self._kind(words, block)
            kept = (StatementKind.CUTOVER_STEP, StatementKind.SCALING_TOPIC)
            yield self._statement(words, block, kind if kind in kept else StatementKind.ELIDED_CONTENT)
        elif after and after.kind is BlockKind.LIST_ITEM and re.search(r"(?i)first week|day \d", block.text):
            yield self._statement(words, block, StatementKind.DEADLINE_OR_DURATION)
        elif after and after.kind is BlockKind.LIST_ITEM and block.level == 4 and self._is_deployment(words):
            yield self._statement(words, block, StatementKind.CUTOVER_STEP)

    def _is_deployment(self, words: str) -> bool:
        return asks(words) and any(re.search("(?i)deploy", name) for _, name in self.above[:-1])

    def _under(self, level: int, text: str) -> None:
        while self.above and self.above[-1][0] >= level:
            self.above.pop()
        self.above.append((level, text))
        self.lead, self.is_action = "", False

    def _paragraph(self, block: Block, after: Block | None) -> Iterator[ReadStatement]:
        opens = after is not None and after.kind in (BlockKind.LIST_ITEM, BlockKind.ROW)
        for sentence in sentences(block.text):
            enumerated = _ENUMERATED.match(sentence)
            if sentence.endswith(":") and opens:
                yield from self._opening(sentence, block)
            elif _FILE_NAME.fullmatch(sentence) or (sentence.endswith(":") and _OPENS_ONLY.search(sentence)):
                continue  # what is left of a block of code, or of a list
            elif enumerated:
                for part in re.split(r",? and |, ", enumerated["parts"]):
                    yield self._statement(part, block, StatementKind.CUTOVER_STEP)
            else:
                for part in re.split(r"; (?=use |do )| — (?=you only )", sentence):
                    yield self._statement(part, block)
        if not block.text.endswith(":"):
            self.lead = ""

    def _opening(self, sentence: str, block: Block) -> Iterator[ReadStatement]:
        """A sentence that opens a list: what it says beside that, as when its items hold."""
        self.lead = sentence
        condition = re.match(r"(When [^,]+), (.+)$", sentence)
        if condition:
            yield self._statement(condition[1], block, StatementKind.PREREQUISITE)
            yield self._statement(condition[2], block)
        elif _TELLS.search(sentence) and not _OPENS_ONLY.search(sentence):
            yield self._statement(sentence, block)
        if _DAY.match(sentence):
            lead = self.lead
            self._under(6, sentence.rstrip(":"))
            self.lead = lead

    def _item(self, block: Block, after: Block | None) -> Iterator[ReadStatement]:
        is_opening = block.text.endswith(":") and len(block.text.split()) < 5
        if is_opening and after is not None and after.kind is BlockKind.LIST_ITEM:
            self.lead = block.text
            return
        for part in _parts_of_item(block.text):
            if re.search("(?i)symptom", self.lead) and asks(part):
                self.is_action = True
            yield self._statement(part, block)

    def _row(self, block: Block) -> Iterator[ReadStatement]:
        if len(block.cells) == 2 and block.titles and _SYMPTOM.search(block.titles[0]):
            yield self._statement(block.cells[0], block, StatementKind.KNOWN_ISSUE_SYMPTOM)
            for sentence in sentences(block.cells[1]):
                yield self._statement(sentence, block, StatementKind.KNOWN_ISSUE_ACTION)
        else:
            yield self._statement(_main_words(block), block)

    def _statement(self, text: str, block: Block, kind: StatementKind | None = None) -> ReadStatement:
        headings = tuple(name for _, name in self.above)
        words = block.text if block.kind is BlockKind.ROW and text == _main_words(block) else text
        return ReadStatement(text, kind or self._kind(text, block), block, headings, self.lead, printed_facts(words))

    def _kind(self, text: str, block: Block) -> StatementKind:
        names = [name.lower() for _, name in self.above]
        clues = Clues(
            text=text.lower(),
            block=block.kind,
            headings=" > ".join(names),
            heading=names[-1] if names else "",
            lead=self.lead.lower(),
            titles=" | ".join(block.titles).lower(),
            is_action=self.is_action,
        )
        return guessed_kind(clues)


def _parts_of_item(text: str) -> list[str]:
    """The statements of a list item: mostly one, more where a later sentence stands on its own."""
    parts: list[str] = []
    for sentence in sentences(text):
        if parts and not stands_alone(sentence):
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return parts


def _main_words(block: Block) -> str:
    """The cells of a row that say what it is about: not who does it, why, or what is still to be filled in."""
    if not block.titles:
        return block.text
    named = zip(block.titles, block.cells, strict=True)
    beside = (OWNER, WHY, LEVEL, _TO_FILL)
    return joined_cells(cell for title, cell in named if not any(kind.match(title) for kind in beside)) or block.text
