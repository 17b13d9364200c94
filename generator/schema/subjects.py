"""The subjects of a provider: for each the file it stands in, the model of that file and the page that shows it.

Whatever else needs to know which subjects there are reads them here. To add one, add a line to `SUBJECTS`; the tests
then name what it still lacks.
"""

from dataclasses import dataclass

from generator.schema.access import AccessFile
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.provider import ProviderFile, ProviderPage
from generator.schema.record import Subject
from generator.schema.rollback import RollbackFile
from generator.schema.support import SupportFile


@dataclass(frozen=True)
class SubjectKind:
    """One subject: its name in the project, its file below the provider's folder, its page, and how search ranks it."""

    name: str
    file: str
    model: type[Subject]
    page: ProviderPage
    title: str
    rank: float = 1
    """How high search ranks its page: above 1 is what is needed at night."""
    searched_as: tuple[str, ...] = ()
    """Words that people type who want its page and do not know its title."""


SUBJECTS = (
    SubjectKind("profile", "provider.yaml", ProviderFile, ProviderPage.OVERVIEW, "Overview"),
    SubjectKind("checklists", "checklists.yaml", ChecklistsFile, ProviderPage.CHECKLIST, "Checklist"),
    SubjectKind(
        "environments",
        "environments.yaml",
        EnvironmentsFile,
        ProviderPage.ENVIRONMENTS,
        "Environments",
        searched_as=("sandbox and production", "URL, host, keys, credentials, limits", "test and live"),
    ),
    SubjectKind(
        "access",
        "access.yaml",
        AccessFile,
        ProviderPage.ACCESS,
        "Access",
        searched_as=("access request", "get production credentials", "request live keys"),
    ),
    SubjectKind(
        "cutover",
        "cutover.yaml",
        CutoverFile,
        ProviderPage.CUTOVER,
        "Cutover",
        searched_as=("go live", "launch day", "deployment"),
    ),
    SubjectKind(
        "monitoring",
        "monitoring.yaml",
        MonitoringFile,
        ProviderPage.MONITORING,
        "Monitoring",
        searched_as=("metrics, dashboards, alerts", "thresholds"),
    ),
    SubjectKind(
        "issues",
        "issues.yaml",
        IssuesFile,
        ProviderPage.INCIDENTS,
        "Incidents",
        rank=1.5,
        searched_as=("known issues", "outage, down, broken, not working", "errors", "troubleshooting"),
    ),
    SubjectKind(
        "rollback",
        "rollback.yaml",
        RollbackFile,
        ProviderPage.ROLLBACK,
        "Rollback",
        rank=1.4,
        searched_as=("roll back, go back, back out, revert, undo", "stop payments, take offline"),
    ),
    SubjectKind(
        "support",
        "support.yaml",
        SupportFile,
        ProviderPage.SUPPORT,
        "Support",
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
        searched_as=("rotate keys, rotation", "daily, weekly, monthly, quarterly"),
    ),
)
"""The subjects, in the order of the navigation."""
SUBJECT_OF = {subject.page: subject for subject in SUBJECTS}
"""The subject that each page of a provider shows."""
