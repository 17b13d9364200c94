"""Which files the data is made of, and what each may hold."""

from fnmatch import fnmatchcase

from msgspec import Struct

from generator.schema.integration import IntegrationFile
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.progress import ProgressFile
from generator.schema.record import Model
from generator.schema.shared import ControlsFile, RolesFile
from generator.schema.statements import StatementsFile
from generator.schema.subjects import SUBJECTS
from generator.schema.walk import reachable


class FileKind(Struct, frozen=True):
    """One kind of file: where it stands below the data folder, and the model of its content."""

    where: str
    model: type[Model]


_PROFILE, *_OTHERS = (FileKind(f"providers/*/{subject.file}", subject.model) for subject in SUBJECTS)
FILE_KINDS = (
    FileKind("roles.yaml", RolesFile),
    FileKind("controls.yaml", ControlsFile),
    FileKind("organisation/organisation.yaml", OrganisationFile),
    FileKind("organisation/teams.yaml", TeamsFile),
    _PROFILE,
    FileKind("providers/*/statements.yaml", StatementsFile),
    *_OTHERS,
    FileKind("integrations/*/integration.yaml", IntegrationFile),
    FileKind("integrations/*/progress.yaml", ProgressFile),
)
"""Every kind of file, in the order of the data reference."""


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


def files_with(model: type[Model]) -> tuple[str, ...]:
    """Where the files stand that may hold a record of this model."""
    return tuple(kind.where for kind in FILE_KINDS if any(issubclass(inner, model) for inner in reachable(kind.model)))
