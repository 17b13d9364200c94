"""What is still to be done about a guide that was read: statements to place, and records to read."""

from collections.abc import Iterator

from generator.coverage import Placing, placings
from generator.findings import Finding
from generator.guide.lost_sections import lost_subject, proposal_for
from generator.guide.proposals import stub
from generator.project import Project, Provider

NOT_YET_PLACED, TO_BE_READ = "not-yet-placed", "to-be-read"
_NONE = "no record carries this statement yet"


def open_statements(project: Project, provider: Provider) -> tuple[Finding, ...]:
    """A finding for each statement that is not yet placed: the file proposed for it, and a record to begin from."""
    return tuple(_open(project, provider))


def _open(project: Project, provider: Provider) -> Iterator[Finding]:
    document = project.entry(f"providers/{provider.id}/statements.yaml").document
    found = {str(placing.statement.id): placing for placing in placings(provider)}
    for number, name in enumerate(provider.statements.not_yet_placed):
        placing = found[str(name)]
        at = document.position((NOT_YET_PLACED, number))
        yield Finding(at, NOT_YET_PLACED, _message(placing, provider.id), _hint(placing, provider.id), str(name))


def _message(placing: Placing, provider: str) -> str:
    about = f"`{placing.statement.kind.value}`, in “{placing.statement.section}”"
    carried = _records(placing, provider)
    return f"{carried} has only a part of this statement: {about}" if carried else f"{_NONE}: {about}"


def _records(placing: Placing, provider: str) -> str:
    """The records that carry it; the provider's own, which only says where its sections are, is none of them."""
    return " or ".join(f"`{name}`" for name in placing.records if name != provider)


def _hint(placing: Placing, provider: str) -> str:
    statement, carried = placing.statement, _records(placing, provider)
    proposal, subject = proposal_for(statement), lost_subject(statement)
    place = f"`{proposal.list_}` of {proposal.file}"
    lines = [f"Add the rest to {carried}, or to {place}." if carried else f"Proposed: {place}."]
    if subject:
        lines.append(f"Only its heading is left: write `{subject}: section` below `covers` in provider.yaml.")
    return "\n".join([*lines, stub(proposal, statement)])
