"""What is still to be done about a guide that was read: statements to place, and records to read."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.guide.proposals import PROPOSALS, stub
from generator.project import Project, Provider

NOT_YET_PLACED, TO_BE_READ = "not-yet-placed", "to-be-read"


def open_statements(project: Project, provider: Provider) -> tuple[Finding, ...]:
    """A finding for each statement that is not yet placed: the file proposed for it, and a record to begin from."""
    return tuple(_open(project, provider))


def _open(project: Project, provider: Provider) -> Iterator[Finding]:
    document = project.entry(f"providers/{provider.id}/statements.yaml").document
    statements = {str(statement.id): statement for statement in provider.statements.statements}
    for number, name in enumerate(provider.statements.not_yet_placed):
        statement = statements[str(name)]
        proposal = PROPOSALS[statement.kind]
        message = f"no record carries this statement yet: `{statement.kind.value}`, in “{statement.section}”"
        hint = f"Proposed: `{proposal.list_}` of {proposal.file}.\n{stub(statement)}"
        yield Finding(document.position((NOT_YET_PLACED, number)), NOT_YET_PLACED, message, hint, str(name))
