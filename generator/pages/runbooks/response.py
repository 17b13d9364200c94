"""What you bring to an incident yourselves: who decides, whom of yours to wake, and how everybody joins the call."""

from collections.abc import Iterator

from generator.pages.provider_context import value
from generator.pages.runbooks.model import ResponseLine
from generator.pages.view_models import Value
from generator.project import Project
from generator.schema.addresses import Url
from generator.schema.organisation import Team

_NUMBER = "Number"
_DECIDES, _WAKE, _BRIDGE = "Decides", "Wake first", "Bridge"
_WHO_DECIDES = "Name: whoever decides to roll back"


def response_lines(project: Project, team: Team) -> tuple[ResponseLine, ...]:
    """The lines for a team's book; what is not recorded leaves room to write it in."""
    return (*_wakes(project, team), decides_line(project), bridge_line(project))


def chain_of(project: Project, team: Team) -> tuple[Team, ...]:
    """A team, and those that its book says are woken, in order."""
    first = project.teams[team.escalates_to] if team.escalates_to else None
    onward = first.escalates_to if first else None
    second = project.teams[onward] if onward not in (None, team.id) else None
    return tuple(one for one in (team, first, second) if one is not None)


def lead_of(project: Project) -> tuple[str, Team | None]:
    """Who decides in an incident: the name of the role, and the team that has it; empty where nobody says."""
    role = project.organisation.incident_lead
    if role is None:
        return "", None
    return project.roles[role].name, project.teams.get(project.team_of_role(None).get(role, ""))


def link_of(address: Url | None) -> Value | None:
    """An address as a link; None where there is none."""
    return Value(address, href=address) if address else None


def after_words(team: Team) -> str:
    """When the team that another escalates to is woken."""
    return f"After {team.escalate_after} minutes" if team.escalate_after else "Then"


def escalation_words(project: Project, team: Team) -> str:
    """Who is woken after a team, and when; empty where nobody is."""
    if team.escalates_to is None:
        return ""
    after = f" {after_words(team).lower()}" if team.escalate_after else ""
    return f"{project.teams[team.escalates_to].name}{after}"


def decides_line(project: Project) -> ResponseLine:
    """Who decides in an incident."""
    role, team = lead_of(project)
    if not role:
        return ResponseLine(_DECIDES, (), (_WHO_DECIDES, _NUMBER))
    return _line(_DECIDES, f"{role}: {team.name}" if team else role, value(team.phone) if team else None)


def _wakes(project: Project, reader: Team) -> Iterator[ResponseLine]:
    """Whom the team that holds the book wakes, which is awake itself, and who is woken where they do not answer."""
    _, *woken = chain_of(project, reader)
    if not woken:
        yield ResponseLine(_WAKE, (), ("Name", _NUMBER))
        return
    first = woken[0]
    yield _line(_WAKE, first.name, value(first.phone), link_of(first.rota))
    for onward in woken[1:]:
        line = _line(after_words(first), onward.name, value(onward.phone), link_of(onward.rota))
        blanks = () if first.escalate_after else ("After (minutes)",)
        yield ResponseLine(line.name, line.values, (*blanks, *line.blanks))


def _line(name: str, whom: str, number: Value | None, rota: Value | None = None) -> ResponseLine:
    values = (Value(whom), *((number,) if number else ()), *((rota,) if rota else ()))
    return ResponseLine(name, values, () if number else (_NUMBER,))


def bridge_line(project: Project) -> ResponseLine:
    """How everybody joins the call."""
    bridge = project.organisation.bridge
    if bridge is None:
        return ResponseLine(_BRIDGE, (), ("Address or number",))
    ways = (value(bridge.phone), link_of(bridge.address))
    return ResponseLine(_BRIDGE, (Value(bridge.title), *(way for way in ways if way)))
