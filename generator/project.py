"""The records of a data folder, put together by provider and integration."""

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.data_file import DataFile, Made
from generator.schema.access import AccessFile
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile, SettingKind
from generator.schema.integration import IntegrationFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.organisation import OrganisationFile, Team
from generator.schema.progress import ProgressFile
from generator.schema.provider import ProviderFile, ProviderPage
from generator.schema.record import GapCause, Subject
from generator.schema.rollback import RollbackFile
from generator.schema.shared import Control, Role
from generator.schema.statements import StatementsFile
from generator.schema.subjects import SUBJECTS, SubjectKind
from generator.schema.support import SupportFile
from generator.schema.values import is_given
from generator.source.sent_copies import SentCopy

_NOBODY_LOOKED = GapCause.NOT_KNOWN_YET


def key_prefixes(entries: Iterable[DataFile]) -> tuple[str, ...]:
    """How the keys begin that the providers' environments declare, as far as those files have no mistake."""
    return tuple(sorted({prefix for entry in entries for prefix in entry.once(declared_prefixes)}))


def declared_prefixes(file: DataFile) -> list[str]:
    """How the keys begin that a file declares."""
    environments = file.read_as(EnvironmentsFile)
    credentials, settings = (environments.credentials, environments.settings) if environments else ((), ())
    found = {str(prefix) for credential in credentials for prefix in credential.prefixes.values()}
    for setting in settings:
        if setting.kind is SettingKind.PREFIX:
            found |= {str(value) for value in setting.values.values() if is_given(value)}
    return sorted(found)


def provider_named(file: DataFile) -> str:
    """The provider that an integration goes live with, as its profile says; empty for other files."""
    is_profile = file.kind is not None and file.kind.model is IntegrationFile
    data = file.document.data if is_profile else None
    return str(data.get("provider")) if isinstance(data, dict) else ""


class Provider(Struct, frozen=True):
    """Everything the catalogue holds about one provider."""

    id: str
    profile: ProviderFile
    statements: StatementsFile
    checklists: ChecklistsFile
    environments: EnvironmentsFile
    access: AccessFile
    cutover: CutoverFile
    monitoring: MonitoringFile
    issues: IssuesFile
    rollback: RollbackFile
    support: SupportFile
    maintenance: MaintenanceFile

    @property
    def not_known_yet(self) -> tuple[str, ...]:
        """What nobody has looked for in the guide: subjects, by their names in `covers`, and the ids of gaps."""
        gaps = (gap for _, subject in self.subjects() for gap in _not_looked_for(subject))
        return (*self.profile.guide.covers.not_known_yet, *gaps)

    def subjects(self) -> Iterator[tuple[ProviderPage, Subject]]:
        """Every subject with the page that shows it."""
        for kind in SUBJECTS:
            yield kind.page, getattr(self, kind.name)


def _not_looked_for(subject: Subject) -> list[str]:
    return [str(gap.id) for gap in subject.gaps if gap.cause is _NOBODY_LOOKED]


class Unfinished(Struct, frozen=True):
    """What of a provider's guide somebody has still to see to."""

    name: str
    """The provider's name."""
    is_unread: bool
    """Whether nobody has looked for anything."""
    subjects: Sequence[str]
    """What nobody has looked for, by its names in `covers`."""
    gaps: Sequence[str]
    """The ids of gaps for which nobody has looked."""
    not_yet_placed: int
    """How many statements have no record yet."""
    to_be_read: int
    """How many have records that nobody has compared with the guide."""


def unfinished_in(file: DataFile) -> dict[str, Any]:
    """What one file says of that: what it knows of the fields of `Unfinished`."""
    record, found = file.record, dict[str, Any]()
    if isinstance(record, Subject):
        found["gaps"] = _not_looked_for(record)
    if isinstance(record, ProviderFile):
        covers = record.guide.covers
        found |= {"name": str(record.name), "is_unread": covers.is_unread, "subjects": [*covers.not_known_yet]}
    if isinstance(record, StatementsFile):
        found |= {"not_yet_placed": len(record.not_yet_placed), "to_be_read": len(record.to_be_read)}
    return found


class Integration(Struct, frozen=True):
    """One of your going-lives."""

    id: str
    profile: IntegrationFile
    progress: ProgressFile
    copies: tuple[SentCopy, ...] = ()
    """The copies that are kept of its requests."""


class WhenAsked(ReadOnly[str, Made]):
    """Things by their names, each made when somebody first asks for it."""

    def __init__(self, names: Iterable[str], make: Callable[[str], Made]) -> None:
        self._make, self._made = make, dict[str, Made | None](dict.fromkeys(names))

    def __getitem__(self, name: str) -> Made:
        made = self._made[name]
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Project(Struct, frozen=True, dict=True):
    """The whole of a data folder that has no problem."""

    root: str
    entries: tuple[DataFile, ...]
    organisation: OrganisationFile
    roles: dict[str, Role]
    controls: dict[str, Control]
    teams: dict[str, Team]
    providers: ReadOnly[str, Provider]
    """By their ids; one that nobody asks for is not read."""
    integrations: ReadOnly[str, Integration]
    """By their ids; one that nobody asks for is not read."""
    goes_live_with: ReadOnly[str, str]
    """The provider of each integration, by their ids."""

    def integrations_with(self, provider: str) -> tuple[str, ...]:
        """The ids of the integrations that go live with a provider, in the order of the data."""
        return tuple(name for name in self.integrations if self.goes_live_with[name] == provider)

    def about(self, provider: str) -> "Project":
        """The part of it that a provider's pages and those of your integrations with it may show.

        That is their files, and those that all share.
        """
        names = self.integrations_with(provider)
        folders = (("", ""), ("providers", provider), *(("integrations", name) for name in names))
        return replace(
            self,
            entries=tuple(entry for folder in folders for entry in self._by_folder.get(folder, ())),
            providers=WhenAsked([provider], self.providers.__getitem__),
            integrations=WhenAsked(names, self.integrations.__getitem__),
            goes_live_with=dict.fromkeys(names, provider),
        )

    def has_the_records_of(self, other: "Project") -> bool:
        """Whether both were put together of the very same records, and of the same copies of what was sent."""
        return (
            self.root == other.root
            and len(self.entries) == len(other.entries)
            and all(map(operator.is_, self.entries, other.entries))
            and self._copies == other._copies
        )

    @property
    def _copies(self) -> list[tuple[SentCopy, ...]]:
        return [integration.copies for integration in self.integrations.values()]

    def unfinished(self, provider: str) -> Unfinished:
        """What of a provider's guide somebody has still to see to."""
        names = ("statements.yaml", *(kind.file for kind in SUBJECTS))
        files = [self.entry(at) for name in names if self.has_entry(at := f"providers/{provider}/{name}")]
        said: dict[str, Any] = {"gaps": ()}
        for answer in (file.once(unfinished_in) for file in files):
            said |= answer | {"gaps": (*said["gaps"], *answer.get("gaps", ()))}
        return Unfinished(**said)

    def without_texts(self) -> "Project":
        """The same, read whole, without what only a check looks at: text and plain data of each provider's files.

        That takes as much memory as the records. What was recorded about integrations is looked up by line.
        """
        entries = (entry.without_text() if entry.folder[0] == "providers" else entry for entry in self.entries)
        providers, integrations = dict(self.providers), dict(self.integrations)
        return replace(self, entries=tuple(entries), providers=providers, integrations=integrations)

    def team_of_role(self, integration: Integration | None = None) -> dict[str, str]:
        """Which team has each role: as the organisation says, and as an integration says over it."""
        own = integration.profile.teams if integration else ()
        general = {str(role): str(team.id) for team in self.teams.values() for role in team.roles}
        return general | {str(given.role): str(given.team) for given in own}

    def subject_file(self, provider: str, kind: SubjectKind) -> str:
        """The file in which a subject stands; where that is left out, `provider.yaml`, whose `covers` says why."""
        own = f"providers/{provider}/{kind.file}"
        return own if self.has_entry(own) else f"providers/{provider}/{SUBJECTS[0].file}"

    def has_entry(self, name: str) -> bool:
        """Whether there is a file with this path below the data folder."""
        return name in self._by_name

    def entry(self, name: str) -> DataFile:
        """The file with this path below the data folder; KeyError where there is none."""
        return self._by_name[name]

    @cached_property
    def _by_folder(self) -> dict[tuple[str, str], list[DataFile]]:
        found: dict[tuple[str, str], list[DataFile]] = {}
        for entry in self.entries:
            found.setdefault(entry.folder, []).append(entry)
        return found

    @cached_property
    def _by_name(self) -> dict[str, DataFile]:
        return {entry.name: entry for entry in self.entries}
