"""What a change of a guide touches: records, what you recorded about them, and where they are printed."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import astuple

from generator.data_file import DataFile
from generator.pages.addresses import provider_page
from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Part
from generator.project import Project, Provider
from generator.readiness.items import AssessedItem, assess_items
from generator.schema.progress import State
from generator.schema.provider import ProviderPage
from generator.schema.subjects import SUBJECT_OF
from generator.schema.text import Reference


class TouchedRecord(Struct, frozen=True):
    """A record that carries a statement."""

    id: str
    title: str
    file: str
    """Its file and line."""
    page: str
    """The page that shows it, with the anchor."""


class TouchedItem(Struct, frozen=True):
    """What you recorded about an item or a step that carries a statement."""

    integration: str
    item: str
    state: str
    evidence: int
    """How many pieces of evidence were recorded."""
    is_waiver: bool
    file: str


class TouchedReference(Struct, frozen=True):
    """Another place in an integration that names a touched record, such as an own step or a value of the request."""

    integration: str
    record: str
    file: str


class TouchedChapter(Struct, frozen=True):
    """A chapter that prints a touched record, and the team whose book it is in."""

    team: str
    chapter: str


class Touched(Struct, frozen=True):
    """Everything that a statement's change touches."""

    records: tuple[TouchedRecord, ...] = ()
    items: tuple[TouchedItem, ...] = ()
    references: tuple[TouchedReference, ...] = ()
    integrations: tuple[str, ...] = ()
    """The integrations with the provider."""
    prints: tuple[TouchedChapter, ...] = ()
    """Where it is printed."""


class AssessedIntegration(Struct, frozen=True):
    """An integration with where its items stand."""

    id: str
    items: tuple[AssessedItem, ...]


class TouchFinder(Struct, frozen=True, dict=True):
    """Finds what changes of one provider's guide touch."""

    context: BookContext
    provider: Provider

    @property
    def project(self) -> Project:
        """The whole of the data."""
        return self.context.project

    def touched(self, statements: Iterable[str]) -> Touched:
        """What the statements of some ids touch; nothing where no record carries them."""
        wanted = set(statements)
        records = tuple(record for record, cites in self._records if cites & wanted)
        names = {record.id for record in records}
        if not names:
            return Touched()
        return Touched(
            records,
            tuple(self._items(names)),
            tuple(self._references(names)),
            tuple(integration.id for integration in self._integrations),
            tuple(dict.fromkeys(place for record, place in self._printed if record in names)),
        )

    @cached_property
    def _integrations(self) -> tuple[AssessedIntegration, ...]:
        found = (self.project.integrations[name] for name in self.project.integrations_with(self.provider.id))
        return tuple(AssessedIntegration(one.id, assess_items(self.project, one, self.context.day)) for one in found)

    @cached_property
    def _records(self) -> tuple[tuple[TouchedRecord, frozenset[str]], ...]:
        """Every record that cites statements, with their ids."""
        return tuple(found for page, _ in self.provider.subjects() for found in self._of_page(page))

    def _of_page(self, page: ProviderPage) -> Iterator[tuple[TouchedRecord, frozenset[str]]]:
        own = f"providers/{self.provider.id}/{SUBJECT_OF[page].file}"
        if not self.project.has_entry(own):
            return
        file = self.project.entry(own)
        for mapping in file.mappings:
            cites = mapping.data.get("cites")
            if not isinstance(cites, list):
                continue
            nearest = next((around for around in mapping.around if "id" in around.data), mapping)
            name = str(nearest.data.get("id", self.provider.id))
            title = str(nearest.data.get("title") or nearest.data.get("name") or name)
            at = file.document.position(mapping.path)
            where = provider_page(self.provider.id, page)
            anchor = "" if name == self.provider.id else f"#{name}"
            yield TouchedRecord(name, title, f"{at.file}:{at.line}", where + anchor), frozenset(map(str, cites))

    def _items(self, names: set[str]) -> Iterator[TouchedItem]:
        for integration in self._integrations:
            document = self.project.entry(f"integrations/{integration.id}/progress.yaml").document
            recorded = [state.about for state in self.project.integrations[integration.id].progress.items]
            for item in integration.items:
                if item.id in names and item.recorded and not item.is_own:
                    at = document.position(("items", recorded.index(item.recorded.about)))
                    is_waiver = item.recorded.state is State.WAIVED
                    yield TouchedItem(
                        integration.id, item.id, item.status.value, len(item.recorded.evidence), is_waiver,
                        f"{at.file}:{at.line}",
                    )  # fmt: skip

    def _references(self, names: set[str]) -> Iterator[TouchedReference]:
        """What else in the integrations names a record, other than what is recorded about items."""
        for integration in self._integrations:
            file = self.project.entry(f"integrations/{integration.id}/integration.yaml")
            for value in _named_in(file):
                if value[1] in names:
                    at = file.document.position(value[0])
                    yield TouchedReference(integration.id, value[1], f"{at.file}:{at.line}")

    @cached_property
    def _printed(self) -> tuple[tuple[str, TouchedChapter], ...]:
        """Each record of the provider that is printed, with where that is."""
        return tuple(found for team in self.project.teams for found in self._printed_for(team))

    def _printed_for(self, team: str) -> Iterator[tuple[str, TouchedChapter]]:
        book = make_runbook(self.context, self.project.teams[team])
        for chapter in book.chapters if book else ():
            for part in (part for part in chapter.parts if part.provider == self.provider.id):
                for anchor in _anchors(part):
                    yield anchor.removeprefix(f"{part.key}-"), TouchedChapter(team, chapter.title)


def _named_in(file: DataFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The records that a file names, each with its place."""
    for value in file.values:
        if any(issubclass(kind, Reference) for kind in value.kinds):
            yield value.path, value.text


def _anchors(value: object) -> Iterator[str]:
    """Every anchor in what is shown."""
    if isinstance(value, tuple):
        for inner in value:
            yield from _anchors(inner)
    elif isinstance(value, Struct):
        anchor = getattr(value, "anchor", "")
        if anchor and not isinstance(value, Part) and hasattr(value, "title"):
            yield str(anchor)
        yield from _anchors(astuple(value))
