"""Statements: none is lost, none is cited that does not exist, and no fact is made up."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.data_file import DataFile
from generator.facts.known import known_facts
from generator.facts.shapes import ShapedValue, shaped_values
from generator.findings import DataPath, Finding, problem
from generator.rules.citations import cited_around, facts_of
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.addresses import Email, Endpoint, Host, Phone, Prefix, Url
from generator.schema.environments import Setting
from generator.schema.provider import ApiName, Coverage, SourcePage
from generator.schema.record import Model
from generator.schema.statements import SetAside, StatementsFile
from generator.schema.values import Quantity, is_given
from generator.schema.walk import Mapping, entries, fields

NOT_YET_PLACED = "not-yet-placed"
"""The key under which statements wait for a record."""
FACT_KINDS = (Quantity, Url, Host, Phone, Email, Prefix, Endpoint)


@problem("lost-statement")
def lost_statements(index: DataIndex) -> Iterator[Finding]:
    """No record cites a statement of the guide, and it is not set aside.

    What it says would be missing from every page. Cite it from the record that carries it, or list it under
    `set-aside` with the reason why no record does. Statements with `part-of` are a piece of another statement
    and may be left uncited.
    """
    for provider in index.providers:
        its_files = index.in_folder("providers", provider)
        if not all(its_file.document.is_read for its_file in its_files):
            continue  # a file that cannot be read may hold the citation
        placed = {value.text for file in its_files for value in file.values if _places(value.path)}
        for name, place in index.ids.get(("statement", provider), {}).items():
            if name not in placed and "part-of" not in place.mapping:
                hint = "Cite it from a record, or list it under `set-aside` with the reason."
                yield place.finding("lost-statement", f"no record cites the statement `{name}`", hint)


@problem("no-statements")
def no_statements(index: DataIndex) -> Iterator[Finding]:
    """`covers` says what the guide has, or that it is silent, and none of its statements is listed.

    Nothing on the pages could be compared with the guide. List the statements; until then every subject in `covers` of
    `provider.yaml` is `not-known-yet`.
    """
    for provider in index.providers:
        said = [key for key, word in (index.covers(provider) or {}).items() if word != Coverage.NOT_KNOWN_YET]
        for file in index.in_folder("providers", provider) if said else ():
            is_it = file.kind is not None and file.kind.model is StatementsFile
            if is_it and isinstance(file.document.data, dict) and not file.document.data.get("statements", True):
                message = f"no statement is listed, and `covers` says what the guide has on `{said[0]}`"
                hint = "List the guide's statements, or take the subjects out of `covers`."
                yield DataPlace(file, ("statements",)).key_finding("no-statements", message, hint)


@problem("statement-without-page")
def statements_without_page(index: DataIndex) -> Iterator[Finding]:
    """The guide has several pages, and a statement does not say which of them it is on.

    Its source line would lead to the wrong page. Name the page in `page`; `guide` in `provider.yaml` lists them.
    """
    for provider in index.providers:
        pages = index.ids.get(("page", provider), {})
        for name, place in index.ids.get(("statement", provider), {}).items() if len(pages) > 1 else ():
            if "page" not in place.mapping:
                names = ", ".join(f"`{page}`" for page in pages)
                hint = f"Add `page` with one of {names}."
                yield place.finding("statement-without-page", f"the statement `{name}` names no page", hint)


@problem("set-aside-and-cited")
def set_aside_and_cited(index: DataIndex) -> Iterator[Finding]:
    """A statement is set aside and also cited by a record.

    One of the two is wrong. Remove the citation, or the entry under `set-aside`.
    """
    for provider in index.providers:
        files = index.in_folder("providers", provider)
        aside = {name: place for file in files for name, place in _set_aside(file)}
        for file in files:
            for value in file.values:
                if _cites(value.path) and value.text in aside:
                    message = f"the statement `{value.text}` is set aside, but a record cites it"
                    at = DataPlace(file, value.path).position
                    hint = f"Remove this entry, or the citation at {at.file}:{at.line}."
                    yield aside[value.text].finding("set-aside-and-cited", message, hint)


def _set_aside(file: DataFile) -> Iterator[tuple[str, DataPlace]]:
    for mapping in file.mappings:
        named = mapping.data.get("statements")
        if mapping.model is SetAside and isinstance(named, list):
            for number, name in enumerate(named):
                yield str(name), DataPlace(file, (*mapping.path, "statements", number))


@problem("unsourced-value")
def unsourced_values(index: DataIndex) -> Iterator[Finding]:
    """An address, number, quantity, host, endpoint or interface name is not among the facts of the statements cited.

    The catalogue says what the guide says, to the letter. Correct the value, cite the statement that has it, or, if
    the guide does not give it, write `unknown` and name a gap.
    """
    for file, mapping in index.mappings:
        if file.folder[0] != "providers" or not _facts_are_known(index, file):
            continue
        facts = facts_of(index, file.folder[1], cited_around(mapping))
        for path, value in facts_in(mapping):
            if is_given(value) and not _is_among(value, facts):
                message = f"`{value}` is not among the facts of the statements cited"
                hint = "Correct it, or cite the statement that has it."
                yield DataPlace(file, path).finding("unsourced-value", message, hint)


def facts_in(mapping: Mapping) -> Iterator[tuple[DataPath, str]]:
    """The facts of the guide in a mapping by their kind, such as addresses and quantities, each with its place."""
    is_words = mapping.model is Setting and mapping.data.get("kind") == "words"
    for key in () if is_words else _fact_keys(mapping.model):
        if key in mapping.data:
            yield from ((path, value) for path, value in entries(mapping, key) if isinstance(value, str))


def _facts_are_known(index: DataIndex, file: DataFile) -> bool:
    return index.is_whole("statement", file)


def _cites(path: DataPath) -> bool:
    return len(path) > 1 and path[-2] == "cites"


def _places(path: DataPath) -> bool:
    return len(path) > 1 and path[-2] in ("cites", "statements", NOT_YET_PLACED)


@cache
def _fact_keys(model: type[Model]) -> tuple[str, ...]:
    """The keys of a model whose values are facts of the guide by their kind."""
    if model is SourcePage:  # where the guide itself stands, which it does not say
        return ()
    if model is ApiName:
        return ("name",)
    if model is Setting:
        return ("values",)
    return tuple(key for key, kinds in fields(model).items() if any(issubclass(kind, FACT_KINDS) for kind in kinds))


def _is_among(value: str, facts: list[str]) -> bool:
    known, shaped = known_facts(facts), shaped_values(value)
    if not shaped or _has_more_than(value, shaped):
        return _is_word_of(value, facts)
    return all(known.have(part) and not known.lost_qualifier(value, part) for part in shaped)


def _has_more_than(value: str, shaped: Iterable[ShapedValue]) -> bool:
    """Whether letters or digits touch a shaped part of the value, so that it is another value: `END_*x` for `END_*`."""
    return any(re.search(r"\w$", value[: part.start]) or re.match(r"\w", value[part.end :]) for part in shaped)


def _is_word_of(value: str, facts: list[str]) -> bool:
    return any(re.search(rf"(?<![\w/.-]){re.escape(value)}(?![\w/-])", fact) for fact in facts)
