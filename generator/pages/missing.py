"""What somebody is told who asked for an address where there is no page."""

from msgspec import Struct

from generator.pages.addresses import ON_CALL, provider_page, team_page
from generator.pages.book_context import BookContext
from generator.pages.view_models import Address, Link
from generator.pages.words import PAGE_TITLES
from generator.schema.provider import ProviderPage
from generator.schema.subjects import SUBJECTS

TITLE = "There is no such page"
_WORDS = (
    "The address may be mistyped, or the page was renamed or removed. "
    "Search for what you need, or start from one of the pages below."
)
NEAREST = "The nearest page above this address:"
IN_AN_INCIDENT = tuple(subject.page for subject in SUBJECTS if subject.rank > 1)
"""What is needed at night."""
MOST_PROVIDERS = 40
"""How many providers have ways of their own; more are found faster by what somebody sees, on the page for that."""


class Way(Struct, frozen=True):
    """A name, and the links that belong to it."""

    name: str
    links: tuple[Link, ...]


class Group(Struct, frozen=True):
    """Ways on for one kind of reader."""

    title: str
    ways: tuple[Way, ...]


class NotFoundPage(Struct, frozen=True):
    """The page that a server shows where there is none."""

    title: str
    words: str
    nearest: str
    groups: tuple[Group, ...]


def missing(context: BookContext) -> NotFoundPage:
    """What helps most comes first: what breaks at night, then whose work it is, then everything."""
    teams = tuple(Link(team.name, Address(team_page(team.id))) for team in context.project.teams.values())
    top = (
        Link("Home", Address("")),
        *(Link(word, Address(word.lower())) for word in ("Integrations", "Providers", "Controls", "Contacts")),
    )
    rest = (Way("Start", top), Way("Teams", teams))
    groups = (Group("Something is broken", _in_an_incident(context)), Group("Everything else", rest))
    return NotFoundPage(TITLE, _WORDS, NEAREST, groups)


def _in_an_incident(context: BookContext) -> tuple[Way, ...]:
    guides = context.shown_providers
    if len(guides) > MOST_PROVIDERS:
        return (Way("All providers", (Link("On call", Address(ON_CALL)),)),)
    return tuple(Way(guide.name, tuple(_page(guide.provider.id, page) for page in IN_AN_INCIDENT)) for guide in guides)


def _page(provider: str, page: ProviderPage) -> Link:
    return Link(PAGE_TITLES[page], Address(provider_page(provider, page)))
