"""Facts: every one of a guide stands in some record, and so on some page."""

import re
from collections.abc import Iterator
from functools import cache

from generator.findings import Finding, problem
from generator.prose import plain
from generator.rules.data_index import DataIndex, DataPlace
from generator.rules.statements import NOT_YET_PLACED
from generator.schema.maintenance import Interval
from generator.schema.statements import FactSetAside
from generator.schema.text import Prose, RecordId, Reference
from generator.schema.walk import TextValue

_NEVER_SHOWN = frozenset({"also-called", "our-values", "cites"})


@problem("unshown-fact")
def unshown_facts(index: DataIndex) -> Iterator[Finding]:
    """A fact of a statement appears in no record of its provider.

    It would be missing from every page. Give it where it belongs, in these words, or list it under `facts-set-aside`
    with what is shown instead.
    """
    for provider in index.providers:
        if index.are_read(provider):
            shown = "\n".join(_shown(index, provider))
            aside, waiting = set(_set_aside(index, provider)), set(_not_yet_placed(index, provider))
            for name, place in index.ids.get(("statement", provider), {}).items():
                for number, fact in enumerate(_facts(place)):
                    if name not in waiting and (name, fact) not in aside and not _stands_in(fact, shown):
                        at = DataPlace(place.file, (*place.path[:-1], "facts", number))
                        hint = "Give it in the record that cites the statement, or list it under `facts-set-aside`."
                        yield at.finding("unshown-fact", f"the fact `{fact}` appears in no record", hint)


def _facts(place: DataPlace) -> list[str]:
    facts = place.mapping.get("facts")
    return [str(fact) for fact in facts] if isinstance(facts, list) else []


def _shown(index: DataIndex, provider: str) -> Iterator[str]:
    for file in index.in_folder("providers", provider):
        if not file.name.endswith("/statements.yaml"):
            for value in file.values:
                if _is_shown(value):
                    yield " ".join((plain(value.text) if Prose in value.kinds else value.text).split())
                    if any(issubclass(kind, Interval) for kind in value.kinds):
                        yield f"every {value.text}"  # as the page has it


def _is_shown(value: TextValue) -> bool:
    return not _are_names(value.kinds) and not _NEVER_SHOWN & {*value.path}


@cache
def _are_names(kinds: tuple[type, ...]) -> bool:
    return any(issubclass(kind, RecordId | Reference) for kind in kinds)


def _set_aside(index: DataIndex, provider: str) -> Iterator[tuple[str, str]]:
    for file in index.in_folder("providers", provider):
        for mapping in file.mappings:
            facts = mapping.data.get("facts")
            if mapping.model is FactSetAside and isinstance(facts, list):
                yield from ((str(mapping.data.get("statement")), str(fact)) for fact in facts)


def _not_yet_placed(index: DataIndex, provider: str) -> Iterator[str]:
    for file in index.in_folder("providers", provider):
        yield from (value.text for value in file.values if value.path[:1] == (NOT_YET_PLACED,))


def _stands_in(fact: str, shown: str) -> bool:
    # as whole words: `100 requests/minute` does not stand in `1000 requests/minute`; `Weekly` in a table is `weekly`
    words = " ".join(fact.split())
    first, rest = words[:1], words[1:]
    spellings = {first.lower() + rest, first.upper() + rest} if first.isalpha() else {words}
    return any(_stands_alone(spelling, shown) for spelling in spellings)


def _stands_alone(words: str, text: str) -> bool:
    start = text.find(words)
    while start >= 0:
        before, after = text[max(0, start - 1) : start], text[start + len(words) : start + len(words) + 1]
        if not (_EDGE.match(before) or _EDGE.match(after)):
            return True
        start = text.find(words, start + 1)
    return False


_EDGE = re.compile(r"[A-Za-z0-9]")
