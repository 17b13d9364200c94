"""The runbook of a team."""

from datetime import date

from generator.cutover.steps import Phase
from generator.pages.integration.team_cutover_steps import planned_steps
from generator.pages.provider_context import ProviderContext
from generator.pages.runbooks.chapters import chapters
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.quick import procedure_anchor, quick_entry
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Fact, Value
from generator.project import Project
from generator.schema.organisation import Team


def make_runbook(project: Project, team: Team, day: date) -> Runbook | None:
    """The team's book over all providers that you integrate with, on a day; None where the team owns nothing."""
    context = _all_owned(project, team, day)
    owned = tuple(each for each in context if each.is_anything() or planned_steps(each, *Phase))
    if not owned:
        return None
    # whoever answers alarms is asked about every provider, whatever its guide says
    reach = tuple(context) if any(each.responds() for each in context) else owned
    return Runbook(
        team=team.id,
        title=f"{team.name}: going live with payment providers",
        quick=tuple(quick_entry(each.provider_context, procedure_anchor(each.provider_context)) for each in reach),
        chapters=chapters(reach),
        facts=_facts(project, team),
        answers=tuple((each.provider_context.provider.id, name) for each in reach for name in each.conditions()),
    )


def _all_owned(project: Project, team: Team, day: date) -> list[TeamRecords]:
    integrated = {integration.profile.provider for integration in project.integrations.values()}
    contexts = [
        ProviderContext(project, provider) for name, provider in project.providers.items() if name in integrated
    ]
    return [
        TeamRecords(team, project, context, day)
        for context in sorted(contexts, key=lambda context: context.name.lower())
    ]


def _facts(project: Project, team: Team) -> tuple[Fact, ...]:
    onward = project.teams[team.escalates_to].name if team.escalates_to else ""
    roles = ", ".join(project.roles[role].name for role in team.roles)
    facts = [
        Fact("Organisation", Value(project.organisation.name)),
        Fact("Team", Value(team.name)),
        Fact("Roles", Value(roles)),
    ]
    return (*facts, Fact("Escalates to", Value(onward))) if onward else tuple(facts)
