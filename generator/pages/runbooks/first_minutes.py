"""The first thirty minutes of an incident, on a page of its own: roles, first messages, and a log to write in."""

from collections.abc import Iterator

from generator.pages.reach import Reach
from generator.pages.runbooks.model import FirstMinutes, Message, ProviderWay, QuickEntry, ResponseLine
from generator.pages.runbooks.response import bridge_line, decides_line, lead_of
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Value
from generator.project import Project
from generator.schema.organisation import Team

BLANK = "\0"
"""Stands for what is written in by hand. No text of the data can hold it."""

_STEPS = (
    "Write down when it was seen first, and by whom. From now on somebody keeps the log.",
    "Open the bridge. Wake your teams in the order of page 1, then whoever decides.",
    "Find what you see in the index, just before this page, and do what it says there.",
    "Within 15 minutes: send the first message to customers, to the provider and to management.",
    "Within 30 minutes: decide whether to go back or to go on, and write the decision into the log.",
    "In each message, say when the next one comes. Send it then, even if there is nothing new.",
)


def first_minutes(project: Project, team: Team, quick: tuple[QuickEntry, ...]) -> FirstMinutes:
    """The page for a team, filled in with what is known."""
    messages = (_to_customers(project), _to_provider(project, team, quick), _to_management(project))
    return FirstMinutes(_STEPS, tuple(_roles(project)), messages, ("Time (UTC)", "What was seen or done", "By"))


def _roles(project: Project) -> Iterator[ResponseLine]:
    decides = decides_line(project).values
    yield ResponseLine("Leads and decides", decides, ("Name",)) if decides else _on_page_1("Leads and decides")
    yield ResponseLine("Keeps the log", (), ("Name",))
    yield ResponseLine("Talks to the provider", (), ("Name",))
    yield ResponseLine("Talks to customers", (), ("Name",))
    yield ResponseLine("Next update", (), ("Every (minutes)",))
    bridge = bridge_line(project)
    yield bridge if bridge.values else _on_page_1(bridge.name)


def _on_page_1(name: str) -> ResponseLine:
    """What was written in by hand on the quick card, and need not be written twice."""
    return ResponseLine(name, (Value(TEMPLATE_WORDS.on_page_1),))


def _ours(project: Project) -> str:
    """The name of the organisation, or a blank while nobody has recorded it."""
    organisation = project.organisation
    return organisation.name if organisation.is_named else BLANK


def _to_customers(project: Project) -> Message:
    text = (
        f"{_ours(project)}: since {BLANK} some payments by {BLANK} do not go through. "
        f"Please pay in another way. We will tell you more at {BLANK}."
    )
    return _message("To customers", text)


def _to_provider(project: Project, team: Team, quick: tuple[QuickEntry, ...]) -> Message:
    """One text for every provider, and how each of them is reached."""
    text = (
        f"This is {_ours(project)}. In production, since {BLANK} UTC, we see {BLANK}. "
        f"Our reference is {BLANK}. Please call us back on {team.phone or BLANK}. Our next update follows at {BLANK}."
    )
    return _message("To the provider", text, tuple(way for entry in quick for way in _ways(entry)))


def _ways(entry: QuickEntry) -> Iterator[ProviderWay]:
    """How a provider is reached."""
    guides: list[Reach | None] = [way for way in (*entry.first, *entry.others) if not way.is_ours]
    yield from (ProviderWay(entry.provider, way) for way in guides or [None])


def _to_management(project: Project) -> Message:
    role, team = lead_of(project)
    who = team.name if team else role
    text = (
        f"Payments by {BLANK} have been affected since {BLANK}. Customers notice {BLANK}. We are {BLANK}. "
        f"{who or BLANK} decides by {BLANK} whether we go back. Our next update follows at {BLANK}."
    )
    return _message("To management", text)


def _message(to: str, text: str, ways: tuple[ProviderWay, ...] = ()) -> Message:
    return Message(to, tuple(text.split(BLANK)), ways)
