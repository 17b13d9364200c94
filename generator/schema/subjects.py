"""The subjects of a provider: for each the file it stands in, the model of that file and the page that shows it.

Whatever else needs to know which subjects there are reads them here. To add one, add a line to `SUBJECTS`; the tests
then name what it still lacks.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from generator.schema.access import AccessFile
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.provider import Coverage, ProviderFile, ProviderPage
from generator.schema.record import Subject, to_kebab
from generator.schema.rollback import RollbackFile
from generator.schema.support import SupportFile


class SubjectKind(Struct, frozen=True):
    """One subject: its name in the project, its file below the provider's folder, its page, and how search ranks it."""

    name: str
    file: str
    model: type[Subject]
    page: ProviderPage
    title: str
    covers: tuple[str, ...] = ()
    """What `covers` in `provider.yaml` calls what stands in it; the file is needed where the guide has any of it."""
    rank: float = 1
    """How high search ranks its page: above 1 is what is needed at night."""
    searched_as: tuple[str, ...] = ()
    """Words that people type who want its page and do not know its title."""

    @property
    def covers_keys(self) -> tuple[str, ...]:
        """The same names as keys of the YAML."""
        return tuple(map(to_kebab, self.covers))


SUBJECTS = (
    SubjectKind("profile", "provider.yaml", ProviderFile, ProviderPage.OVERVIEW, "Overview"),
    SubjectKind("checklists", "checklists.yaml", ChecklistsFile, ProviderPage.CHECKLIST, "Checklist", ("checklists",)),
    SubjectKind(
        "environments",
        "environments.yaml",
        EnvironmentsFile,
        ProviderPage.ENVIRONMENTS,
        "Environments",
        ("environments", "credentials"),
        searched_as=("sandbox and production", "URL, host, keys, credentials, limits", "test and live"),
    ),
    SubjectKind(
        "access",
        "access.yaml",
        AccessFile,
        ProviderPage.ACCESS,
        "Access",
        ("access",),
        searched_as=("access request", "get production credentials", "request live keys"),
    ),
    SubjectKind(
        "cutover",
        "cutover.yaml",
        CutoverFile,
        ProviderPage.CUTOVER,
        "Cutover",
        ("timeline", "smoke_tests", "post_launch"),
        searched_as=("go live", "launch day", "deployment"),
    ),
    SubjectKind(
        "monitoring",
        "monitoring.yaml",
        MonitoringFile,
        ProviderPage.MONITORING,
        "Monitoring",
        ("monitoring",),
        searched_as=("metrics, dashboards, alerts", "thresholds"),
    ),
    SubjectKind(
        "issues",
        "issues.yaml",
        IssuesFile,
        ProviderPage.INCIDENTS,
        "Incidents",
        ("known_issues",),
        rank=1.5,
        searched_as=("known issues", "outage, down, broken, not working", "errors", "troubleshooting"),
    ),
    SubjectKind(
        "rollback",
        "rollback.yaml",
        RollbackFile,
        ProviderPage.ROLLBACK,
        "Rollback",
        ("rollback",),
        rank=1.4,
        searched_as=("roll back, go back, back out, revert, undo", "stop payments, take offline"),
    ),
    SubjectKind(
        "support",
        "support.yaml",
        SupportFile,
        ProviderPage.SUPPORT,
        "Support",
        ("support",),
        rank=1.3,
        searched_as=(
            "who to call",
            "phone number, telephone, hotline, emergency",
            "contacts, helpdesk, escalation",
        ),
    ),
    SubjectKind(
        "maintenance",
        "maintenance.yaml",
        MaintenanceFile,
        ProviderPage.MAINTENANCE,
        "Maintenance",
        ("maintenance",),
        searched_as=("rotate keys, rotation", "daily, weekly, monthly, quarterly"),
    ),
)
"""The subjects, in the order of the navigation."""
SUBJECT_OF = {subject.page: subject for subject in SUBJECTS}
"""The subject that each page of a provider shows."""

_NEEDED: dict[str, dict[str, Any]] = {
    "checklists": {"groups": ()},
    "environments": {"environments": ()},
    "access": {"route": None},
}
"""What a file must have, as it is where there is no file."""


HAS_SOMETHING = (Coverage.SECTION, Coverage.PARTS)
"""What `covers` says of a subject on which the guide has something."""


def is_needed(kind: SubjectKind, covers: Mapping[str, object]) -> bool:
    """Whether a provider must have the file of a subject, by what `covers` says as it is written."""
    return not kind.covers or any(covers.get(key) in HAS_SOMETHING for key in kind.covers_keys)


def empty_subject(kind: SubjectKind) -> Subject:
    """The record of a subject whose file is left out: nothing stands in it."""
    return kind.model.model_construct(**_NEEDED.get(kind.name, {}))
