"""The records of a data folder, put together by provider and integration."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.schema.access import AccessFile
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile, SettingKind
from generator.schema.files import FileKind
from generator.schema.integration import IntegrationFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.organisation import OrganisationFile, Team
from generator.schema.progress import ProgressFile
from generator.schema.provider import ProviderFile, ProviderPage
from generator.schema.record import GapCause, Model, Subject
from generator.schema.rollback import RollbackFile
from generator.schema.shared import Control, Role
from generator.schema.statements import StatementsFile
from generator.schema.subjects import SUBJECTS, SubjectKind
from generator.schema.support import SupportFile
from generator.schema.values import is_given
from generator.schema.walk import Mapping, TextValue, environment_keys, mappings, values
from generator.source.document import Document
from generator.source.sent_copies import SentCopy

Made = TypeVar("Made")
_NOBODY_LOOKED = GapCause.NOT_KNOWN_YET


class DataFile(Struct, frozen=True, dict=True):
    """A file of the data: what was read, what it is meant to be, and its record where it has no mistake."""

    document: Document
    kind: FileKind | None = None
    record: Model | None = None

    @cached_property
    def folder(self) -> tuple[str, str]:
        """`("providers", "payca")` for a file of PayCA; empty names for files that stand higher."""
        parts = self.document.name.split("/")
        return (parts[0], parts[1]) if len(parts) == 3 else ("", "")

    def once(self, work: Callable[["DataFile"], Made]) -> Made:
        """What `work` makes of this file, made on the first call and kept as long as the file is."""
        if work not in self._made:
            self._made[work] = work(self)
        made: Made = self._made[work]
        return made

    @cached_property
    def _made(self) -> dict[Callable[["DataFile"], Any], Any]:
        return {}

    def forget_walk(self) -> None:
        """Free what a walk along the schema keeps, several times as much as the file itself; it can be walked again."""
        for kept in ("mappings", "values", "environment_keys"):
            vars(self).pop(kept, None)

    def without_text(self) -> "DataFile":
        """The file with its record, and nothing of what that was read from."""
        return DataFile(Document(self.document.file, self.document.name), self.kind, self.record)

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        """Every mapping that the schema knows, in the order of the file."""
        return tuple(mappings(self.kind.model, self.document.data, self.record)) if self.kind else ()

    @cached_property
    def environment_keys(self) -> tuple[TextValue, ...]:
        """Every environment that is named as a key, in the order of the file."""
        return tuple(environment_keys(self.mappings))

    @cached_property
    def values(self) -> tuple[TextValue, ...]:
        """Every text that the schema knows, in the order of the file."""
        return tuple(values(self.mappings))


def key_prefixes(entries: Iterable[DataFile]) -> tuple[str, ...]:
    """How the keys begin that the providers' environments declare, as far as those files have no mistake."""
    files = [entry.record for entry in entries if isinstance(entry.record, EnvironmentsFile)]
    found = {
        str(prefix) for file in files for credential in file.credentials for prefix in credential.prefixes.values()
    }
    for file in files:
        for setting in file.settings:
            if setting.kind is SettingKind.PREFIX:
                found |= {str(value) for value in setting.values.values() if is_given(value)}
    return tuple(sorted(found))


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
        gaps = (str(gap.id) for _, subject in self.subjects() for gap in subject.gaps if gap.cause is _NOBODY_LOOKED)
        return (*self.profile.guide.covers.not_known_yet, *gaps)

    def subjects(self) -> Iterator[tuple[ProviderPage, Subject]]:
        """Every subject with the page that shows it."""
        for kind in SUBJECTS:
            yield kind.page, getattr(self, kind.name)


class Integration(Struct, frozen=True):
    """One of your going-lives."""

    id: str
    profile: IntegrationFile
    progress: ProgressFile
    copies: tuple[SentCopy, ...] = ()
    """The copies that are kept of its requests."""


class Project(Struct, frozen=True, dict=True):
    """The whole of a data folder that has no problem."""

    root: str
    entries: tuple[DataFile, ...]
    organisation: OrganisationFile
    roles: dict[str, Role]
    controls: dict[str, Control]
    teams: dict[str, Team]
    providers: dict[str, Provider]
    integrations: dict[str, Integration]

    def without_texts(self) -> "Project":
        """The same without what only a check looks at: the text of each provider's files, their plain data, its places.

        That takes as much memory as the records. What was recorded about integrations is looked up by line.
        """
        entries = (entry.without_text() if entry.folder[0] == "providers" else entry for entry in self.entries)
        return replace(self, entries=tuple(entries))

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
    def _by_name(self) -> dict[str, DataFile]:
        return {entry.document.name: entry for entry in self.entries}
