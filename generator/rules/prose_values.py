"""Values in prose: each is a fact of the guide, or declared as ours."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.data_file import DataFile
from generator.facts.known import KnownFacts, known_facts
from generator.facts.shapes import Shape, ShapedValue, shaped_values
from generator.findings import DataPath, Finding, problem
from generator.prose import book_reference, links
from generator.rules.citations import cited_around, facts_of
from generator.rules.data_index import DataIndex, DataPlace, provider_names
from generator.rules.statements import facts_in
from generator.rules.values import PLACEHOLDER
from generator.schema.shared import Role
from generator.schema.statements import Statement
from generator.schema.text import (
    ContactRef,
    CredentialRef,
    GapRef,
    ItemRef,
    Line,
    Prose,
    SettingRef,
    StepRef,
    TaskRef,
)
from generator.schema.walk import Mapping, TextValue
from generator.source.document import Data
from generator.source.offsets import position_within

NAMED_ONLY_WITH_SOURCE = frozenset(
    {
        Shape.URL, Shape.EMAIL, Shape.PHONE, Shape.HOST, Shape.ENDPOINT, Shape.PATH, Shape.PREFIX, Shape.RATE,
        Shape.DURATION, Shape.QUANTITY, Shape.MONEY, Shape.PERCENT, Shape.MOMENT, Shape.STATUS, Shape.VERSION,
        Shape.CODE,
    }
)  # fmt: skip
"""What somebody acts on: the record itself has to cite the statement, or to link to the record that does."""

_NOT_PROSE = frozenset({"also-called", "section", "facts", "our-values", "edition"})
"""Words that people search for, places in the guide and its age, the facts themselves, and what is declared as ours."""
_OF_A_RECORD = (ContactRef, CredentialRef, GapRef, ItemRef, SettingRef, StepRef, TaskRef)
"""What names a record that has facts of its own."""
_DATA_FILE = r"(?:[a-z0-9-]+/)*[a-z-]+\.yaml"
_DATA_KEY = r"[a-z-]+:(?: [a-z-]+:)*"


class ProseValue(Struct, frozen=True):
    """A value in the prose of the catalogue, and what is known around it."""

    file: DataFile
    path: DataPath
    text: str
    value: ShapedValue
    near: KnownFacts
    """The facts of what its record cites, links to and names."""
    provider: KnownFacts
    """All facts of its provider."""
    is_sourced: bool
    """Whether anything around it cites a statement."""

    @property
    def lacks_citation(self) -> bool:
        """Whether it is a fact of the guide that the record should cite and does not."""
        is_asked_for = self.is_sourced and self.value.shape in NAMED_ONLY_WITH_SOURCE
        return is_asked_for and self.provider.have(self.value) and not self.near.have(self.value)

    def finding(self, code: str, message: str, hint: str) -> Finding:
        """A finding at the first character of the value."""
        document = self.file.document
        position = position_within(document, self.path, self.text, self.value.start)
        return Finding(position, code, message, hint, document.record(self.path))


@problem("unsourced-prose")
def unsourced_prose(index: DataIndex) -> Iterator[Finding]:
    """A value in a sentence is not among the facts of the guide.

    Prose gives a number, address, duration, name in the interface or anything else that somebody could act on, and no
    statement of the provider has it. Correct it. If the guide does have it, add it to the statement's `facts`. If it
    is yours, such as the sizes of a test, declare it under `our-values` of the record.
    """
    for found in index.once(prose_values):
        if not found.provider.have(found.value) and not found.near.have(found.value):
            message = f"the {found.value.shape} `{found.value.text}` is not among the facts of the guide"
            hint = "Correct it, or declare it under `our-values` if the guide does not say it."
            yield found.finding("unsourced-prose", message, hint)


@problem("uncited-value")
def uncited_values(index: DataIndex) -> Iterator[Finding]:
    """A value in a sentence is a fact of the guide, but of no statement that its record cites.

    Cite the statement that has it, or link to the record that carries it.
    """
    for found in index.once(prose_values):
        if found.lacks_citation:
            message = f"the record does not cite the statement that has the {found.value.shape} `{found.value.text}`"
            hint = "Correct it, cite that statement, or link to the record that carries it."
            yield found.finding("uncited-value", message, hint)


@problem("lost-qualifier")
def lost_qualifiers(index: DataIndex) -> Iterator[Finding]:
    """A value in a sentence lacks a word that changes what it means.

    The guide says "typically", "at least" or "at most" with it, and the sentence does not. Add the word.
    """
    for found in index.once(prose_values):
        meaning = found.near.lost_qualifier(found.text, found.value)
        if meaning:
            message = f"the guide says `{meaning}` with `{found.value.text}`, but this sentence does not"
            yield found.finding("lost-qualifier", message, "Add it here.")


@problem("idle-our-value")
def idle_our_values(index: DataIndex) -> Iterator[Finding]:
    """A value is declared under `our-values`, but no sentence of the record uses it.

    Delete it from the list, or correct it.
    """
    for file, mapping in index.mappings:
        declared = mapping.data.get("our-values")
        if not isinstance(declared, list):
            continue
        said = {value.text for text in _texts_below(file, mapping.path) for value in shaped_values(text)}
        for number, name in enumerate(declared):
            if name not in said:
                place = DataPlace(file, (*mapping.path, "our-values", number))
                yield place.finding("idle-our-value", f"`{name}` appears in no sentence of this record", "Delete it.")


def _texts_below(file: DataFile, path: DataPath) -> Iterator[str]:
    for value in file.values:
        if value.path[: len(path)] == path and not _NOT_PROSE & {*value.path}:
            yield value.text


def prose_values(index: DataIndex) -> tuple[ProseValue, ...]:
    """Every value in the prose of the catalogue that is to be a fact."""
    return tuple(_prose_values(index))


def _prose_values(index: DataIndex) -> Iterator[ProseValue]:
    for provider in index.providers:
        files = index.in_folder("providers", provider)
        if all(file.document.is_read for file in files):
            for file in files:
                yield from _in_file(index, provider, file)


def _names(index: DataIndex) -> KnownFacts:
    """The names of roles and providers, which stand in sentences as they are."""
    roles = (str(mapping.data.get("name")) for _, mapping in index.all_mappings if issubclass(mapping.model, Role))
    providers = (str(place.file.once(provider_names).get("name")) for place in index.provider_tops)
    return known_facts((*roles, *providers))


def _in_file(index: DataIndex, provider: str, file: DataFile) -> Iterator[ProseValue]:
    everything, names = _all_facts(index, provider), index.once(_names)
    typed = {path for mapping in file.mappings for path, _ in facts_in(mapping)}
    named = _named(file)
    for value in file.values:
        if value.path in typed or not _is_prose(value):
            continue
        shaped = [found for found in shaped_values(value.text) if not _is_ours(found, value) and not names.have(found)]
        if shaped:
            cited = cited_around(value.holder)
            beside = named.get(value.holder.path, ())
            near = known_facts(_near_facts(index, provider, value, cited, beside)) if cited else everything
            for found in shaped:
                yield ProseValue(file, value.path, value.text, found, near, everything, bool(cited))


def _is_prose(value: TextValue) -> bool:
    is_written = bool({Prose, Line} & {*value.kinds}) and not _NOT_PROSE & {*value.path}
    return is_written and not PLACEHOLDER.fullmatch(value.text)


def _all_facts(index: DataIndex, provider: str) -> KnownFacts:
    return known_facts(facts_of(index, provider, index.ids.get(("statement", provider), {})))


def _near_facts(
    index: DataIndex, provider: str, value: TextValue, cited: tuple[str, ...], beside: Iterable[str]
) -> Iterator[str]:
    yield from facts_of(index, provider, cited)
    references = (book_reference(link) for link in links(value.text))
    linked = [(link.provider or provider, link.record) for link in references if link]
    named = [(provider, name) for name in beside]
    for owner, record in linked + named:
        record_found = index.once(_records).get((owner, record))
        # a record that is not there is a finding of its own, and what it would cite is not known
        cites = cited_around(record_found) if record_found else index.ids.get(("statement", owner), {})
        yield from facts_of(index, owner, cites)


def _named(file: DataFile) -> dict[DataPath, list[str]]:
    """The records that other keys of the same mapping name, such as `contact` or `step`, by its place."""
    found: dict[DataPath, list[str]] = {}
    for value in file.values:
        if any(issubclass(kind, _OF_A_RECORD) for kind in value.kinds):
            found.setdefault(value.holder.path, []).append(value.text)
    return found


def _records(index: DataIndex) -> dict[tuple[str, str], Mapping]:
    """Each record of the catalogue, by its provider and its id."""
    return {
        (file.folder[1], str(mapping.data["id"])): mapping
        for file, mapping in index.all_mappings
        if file.folder[0] == "providers" and "id" in mapping.data and mapping.model is not Statement
    }


def _is_ours(found: ShapedValue, value: TextValue) -> bool:
    """Whether it is declared, or one of our own file names and keys, which no guide prints."""
    if found.shape is Shape.FILE and re.fullmatch(_DATA_FILE, found.text):
        return True
    if found.shape is Shape.CODE and re.fullmatch(_DATA_KEY, found.text):
        return True
    return any(found.text in _declared(mapping) for mapping in value.holder.around)


def _declared(mapping: Mapping) -> list[Data]:
    declared = mapping.data.get("our-values")
    return declared if isinstance(declared, list) else []
