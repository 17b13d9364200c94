"""The roles of a team in words: in general, and where an integration says otherwise."""

from collections.abc import Iterator

from generator.project import Integration, Project
from generator.schema.organisation import Team


def role_words(project: Project, team: Team) -> str:
    """The names of a team's roles, and behind them those that it has for single integrations only."""
    general = _roles(project, team)
    return "; ".join([_names(project, general), *_otherwise(project, team, general)])


def _otherwise(project: Project, team: Team, general: tuple[str, ...]) -> Iterator[str]:
    for integration in project.integrations.values():
        roles = _roles(project, team, integration)
        if set(roles) != set(general):
            yield f"for {integration.profile.name}: {_names(project, roles)}"


def _roles(project: Project, team: Team, integration: Integration | None = None) -> tuple[str, ...]:
    return tuple(role for role, name in project.team_of_role(integration).items() if name == team.id)


def _names(project: Project, roles: tuple[str, ...]) -> str:
    return ", ".join(project.roles[role].name for role in roles) or "none"
