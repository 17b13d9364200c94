"""Which files the data is made of, and what each may hold."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from generator.schema.access_request import AccessRequestFile
from generator.schema.checklists import ChecklistsFile
from generator.schema.cutover import CutoverFile
from generator.schema.environments import EnvironmentsFile
from generator.schema.integration import IntegrationFile
from generator.schema.issues import IssuesFile
from generator.schema.maintenance import MaintenanceFile
from generator.schema.monitoring import MonitoringFile
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.progress import ProgressFile
from generator.schema.provider import ProviderFile
from generator.schema.record import Model
from generator.schema.rollback import RollbackFile
from generator.schema.shared import ControlsFile, RolesFile
from generator.schema.statements import StatementsFile
from generator.schema.support import SupportFile


@dataclass(frozen=True)
class FileKind:
    """One kind of file: where it stands below the data folder, and the model of its content."""

    where: str
    model: type[Model]


FILE_KINDS = (
    FileKind("roles.yaml", RolesFile),
    FileKind("controls.yaml", ControlsFile),
    FileKind("organisation/organisation.yaml", OrganisationFile),
    FileKind("organisation/teams.yaml", TeamsFile),
    FileKind("providers/*/provider.yaml", ProviderFile),
    FileKind("providers/*/statements.yaml", StatementsFile),
    FileKind("providers/*/checklists.yaml", ChecklistsFile),
    FileKind("providers/*/environments.yaml", EnvironmentsFile),
    FileKind("providers/*/access-request.yaml", AccessRequestFile),
    FileKind("providers/*/cutover.yaml", CutoverFile),
    FileKind("providers/*/monitoring.yaml", MonitoringFile),
    FileKind("providers/*/issues.yaml", IssuesFile),
    FileKind("providers/*/rollback.yaml", RollbackFile),
    FileKind("providers/*/support.yaml", SupportFile),
    FileKind("providers/*/maintenance.yaml", MaintenanceFile),
    FileKind("integrations/*/integration.yaml", IntegrationFile),
    FileKind("integrations/*/progress.yaml", ProgressFile),
)


CATALOGUE = ("providers", "roles.yaml", "controls.yaml")
"""What the catalogue is made of: the part of the data that is true for everybody."""


def is_catalogue(name: str) -> bool:
    """Whether the file with this path below the data folder belongs to the catalogue."""
    return name.split("/", 1)[0] in CATALOGUE


def kind_of(name: str) -> FileKind | None:
    """The kind of the file with this path below the data folder; None where no kind has such a path."""
    for kind in FILE_KINDS:
        if name.count("/") == kind.where.count("/") and fnmatchcase(name, kind.where):
            return kind
    return None
