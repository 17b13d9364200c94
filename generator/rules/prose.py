"""Prose: its links lead somewhere safe."""

from collections.abc import Iterator

from generator.findings import Finding, did_you_mean, problem
from generator.prose import book_reference, is_safe, links
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.checklists import ItemGroup
from generator.schema.own import OwnContact, OwnRecord
from generator.schema.record import Gap, Record
from generator.schema.text import Prose

LINKED = (Record, Gap, ItemGroup, OwnRecord, OwnContact)
"""What has a place of its own on a page."""


@problem("unsafe-link")
def unsafe_links(index: DataIndex) -> Iterator[Finding]:
    """A link in prose does not start with `https:`, `http:`, `mailto:` or `tel:`, and does not lead to a record.

    To link to a record of the same provider, write `[its name](#its-id)`; to one of another provider,
    `[its name](provider-id#its-id)`.
    """
    for place, link in index.once(_links):
        if not is_safe(link):
            hint = "Use an https address, or `#record-id` for a record."
            yield place.finding("unsafe-link", f"links of this kind are not allowed: `{link}`", hint)


@problem("dead-link")
def dead_links(index: DataIndex) -> Iterator[Finding]:
    """A link in prose names a record that does not exist.

    It is misspelt, or the record was renamed or removed. Correct the name, or remove the link.
    """
    records = index.once(_records)
    for place, link in index.once(_links):
        reference = book_reference(link)
        if reference is None:
            continue
        provider = reference.provider or index.scope(place.file)
        if not index.are_read(provider):
            continue
        own = {place.file.folder} if place.file.folder[0] == "integrations" else set()
        known = {name for folder in {("providers", provider), *own} for name in records.get(folder, ())}
        if reference.record not in known:
            hint = did_you_mean(reference.record, sorted(known)) or "Correct the name, or remove the link."
            yield place.finding("dead-link", f"`{provider}` has no record `{reference.record}`", hint)


def _links(index: DataIndex) -> tuple[tuple[DataPlace, str], ...]:
    found = ((file, value) for file, value in index.values if Prose in value.kinds)
    return tuple((DataPlace(file, value.path), link) for file, value in found for link in links(value.text))


def _records(index: DataIndex) -> dict[tuple[str, str], set[str]]:
    """What prose may link to, by folder: that of its own, and that of its provider."""
    found: dict[tuple[str, str], set[str]] = {}
    for file, mapping in index.all_mappings:
        if issubclass(mapping.model, LINKED) and "id" in mapping.data:
            found.setdefault(file.folder, set()).add(str(mapping.data["id"]))
    return found
