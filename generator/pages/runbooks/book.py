"""The runbook of a team."""

from generator.pages.book_context import BookContext
from generator.pages.cards import fact, given
from generator.pages.runbooks.chapters import chapters
from generator.pages.runbooks.first_minutes import first_minutes
from generator.pages.runbooks.index import index_of
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.places import places_of
from generator.pages.runbooks.quick import quick_entry
from generator.pages.runbooks.response import escalation_words, link_of, response_lines
from generator.pages.team_records import TeamRecords, in_reach
from generator.pages.team_roles import role_words
from generator.pages.view_models import Fact
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
    written = chapters(reach)
    quick = tuple(quick_entry(guide, places_of(guide, written)) for guide in guides)
    return Runbook(
        team=team.id,
        title=f"{team.name}: going live with payment providers",
        foot=f"{team.name} runbook",
        quick=quick,
        response=response_lines(project, team),
        first_minutes=first_minutes(project, team, quick) if any(one.responds for one in reach) else None,
        index=index_of(reach),
        chapters=written,
        facts=_facts(project, team),
    )


def _facts(project: Project, team: Team) -> tuple[Fact, ...]:
    named = project.organisation.name if project.organisation.is_named else None
    facts = (
        fact("Organisation", named),
        fact("Team", team.name),
        fact("Roles", role_words(project, team)),
        fact("Number", team.phone),
        Fact("Rota", link_of(team.rota)) if team.rota else None,
        fact("Escalates to", escalation_words(project, team)),
    )
    return given(*facts)
