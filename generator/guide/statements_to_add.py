"""Statements that a new capture of a guide has and the data does not, ready to be pasted."""

from collections.abc import Iterator, Sequence

from generator.guide.difference import GuideDifference
from generator.guide.numbered import NumberedStatement
from generator.guide.provider_folder import as_yaml, statement_fields
from generator.guide.read_statements import ReadStatement
from generator.project import Provider


def statements_to_add(provider: Provider, differences: Sequence[GuideDifference]) -> list[str]:
    """For each difference, the YAML of the statements that are new, with the next free ids; empty where none is."""
    known, pages = provider.statements.statements, [str(page.id) for page in provider.profile.guide.pages]
    letters = str(known[0].id).rpartition("-")[0]
    numbers = _after(max(int(str(statement.id).rpartition("-")[2]) for statement in known))
    asked = set(pages) if len(pages) > 1 else set[str]()
    made = [
        [_numbered(letters, next(numbers), one.page if one.page in asked else "", read) for read in one.read]
        for one in differences
    ]
    return [as_yaml([statement_fields(each, each.page) for each in told]) if told else "" for told in made]


def _numbered(letters: str, number: int, page: str, read: ReadStatement) -> NumberedStatement:
    return NumberedStatement(f"{letters}-{number:03}", page, read)


def _after(number: int) -> Iterator[int]:
    while True:
        number += 1
        yield number
