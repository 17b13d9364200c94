"""Statements with the ids that they get, and the page of the guide that each is on."""

from collections.abc import Iterable

from msgspec import Struct

from generator.fonts import unprintable
from generator.guide.blocks import on_one_line
from generator.guide.read_statements import ReadStatement
from generator.rules.values import PLACEHOLDER, REDACTION
from generator.schema.statements import statement_letters
from generator.schema.values import Duration

MOST = 999
"""How many statements a guide may have: their numbers have three digits."""


class NumberedStatement(Struct, frozen=True):
    """A statement that was read, its id, and the id of its page."""

    id: str
    page: str
    read: ReadStatement

    @property
    def facts(self) -> tuple[str, ...]:
        """Its facts as printed, each once, and who does it where its row says so."""
        owner = self.read.owner if self.read.block.titles else ""
        told = dict.fromkeys([*(fact.text for fact in self.read.facts), *([owner] if owner else [])])
        return tuple(fact for fact in told if not (PLACEHOLDER.fullmatch(fact) or unprintable(fact)))

    @property
    def section(self) -> str:
        """The headings above it."""
        return " > ".join(filter(None, map(plain_words, self.read.headings))) or "Above the first heading"


def numbered(provider: str, pages: Iterable[tuple[str, Iterable[ReadStatement]]]) -> tuple[NumberedStatement, ...]:
    """Every statement of some pages, with ids that begin with the letters of the provider's id."""
    letters = statement_letters(provider)
    every = ((page, read) for page, statements in pages for read in statements)
    return tuple(NumberedStatement(f"{letters}-{n:03}", page, read) for n, (page, read) in enumerate(every, 1))


def plain_words(text: str) -> str:
    """A text without marks of code, signs that cannot be printed, and what a page shows in place of an address."""
    words = REDACTION.sub("hidden address", text.replace("`", ""))
    lacking = set(unprintable(words))
    return on_one_line("".join(sign for sign in words if sign not in lacking))


def is_duration(text: str) -> bool:
    """Whether a text is a length of time as the data takes it."""
    try:
        Duration.read(text)
    except ValueError:
        return False
    return True
