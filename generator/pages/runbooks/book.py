"""The runbook of a team."""

from generator.pages.book_context import BookContext
from generator.pages.runbooks.chapters import chapters
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.quick import procedure_anchor, quick_entry
from generator.pages.view_models import Fact, Value
from generator.project import Project
from generator.schema.organisation import Team


def make_runbook(context: BookContext, team: Team) -> Runbook | None:
    """The team's book over all that is shown; None where the team owns nothing, or there is no integration at all."""
    shown = context.team_records[team.id] if context.integrations else ()
    owned = tuple(records for records in shown if records.is_anything)
    if not owned:
        return None
    # whoever answers alarms is asked about every provider, whatever its guide says
    reach = shown if any(records.responds for records in shown) else owned
    guides = tuple(records.provider_context for records in reach)
    return Runbook(
        team=team.id,
        title=f"{team.name}: going live with payment providers",
        quick=tuple(quick_entry(guide, procedure_anchor(guide)) for guide in guides),
        chapters=chapters(reach),
        facts=_facts(context.project, team),
        answers=tuple((records.provider_context.key, name) for records in reach for name in records.conditions),
    )


def _facts(project: Project, team: Team) -> tuple[Fact, ...]:
    onward = project.teams[team.escalates_to].name if team.escalates_to else ""
    roles = ", ".join(project.roles[role].name for role in team.roles)
    facts = [
        Fact("Organisation", Value(project.organisation.name)),
        Fact("Team", Value(team.name)),
        Fact("Roles", Value(roles)),
    ]
    return (*facts, Fact("Escalates to", Value(onward))) if onward else tuple(facts)
