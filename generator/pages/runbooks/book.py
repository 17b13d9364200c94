"""The runbook of a team."""

from generator.pages.book_context import BookContext
from generator.pages.runbooks.chapters import chapters
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.quick import procedure_anchor, quick_entry
from generator.pages.team_records import TeamRecords, in_reach
from generator.pages.team_roles import role_words
from generator.pages.view_models import Fact, Value
from generator.project import Project
from generator.schema.organisation import Team


def make_runbook(context: BookContext, team: Team) -> Runbook | None:
    """The team's book over all that is shown; None where the team owns nothing, or there is no integration at all."""
    shown = context.team_records[team.id] if context.integrations else ()
    reach = in_reach(shown)
    return make_book_of(context.project, team, reach) if reach else None


def make_book_of(project: Project, team: Team, reach: tuple[TeamRecords, ...]) -> Runbook:
    """The team's book over some of its records."""
    guides = tuple(records.provider_context for records in reach)
    return Runbook(
        team=team.id,
        title=f"{team.name}: going live with payment providers",
        quick=tuple(quick_entry(guide, procedure_anchor(guide)) for guide in guides),
        chapters=chapters(reach),
        facts=_facts(project, team),
    )


def _facts(project: Project, team: Team) -> tuple[Fact, ...]:
    onward = project.teams[team.escalates_to].name if team.escalates_to else ""
    facts = [
        Fact("Organisation", Value(project.organisation.name)),
        Fact("Team", Value(team.name)),
        Fact("Roles", Value(role_words(project, team))),
    ]
    return (*facts, Fact("Escalates to", Value(onward))) if onward else tuple(facts)
