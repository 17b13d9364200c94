"""A long runbook in volumes: each a book of its own for some of the providers, none too thick to print."""

from collections.abc import Collection, Iterator
from itertools import count, takewhile

from msgspec import Struct
from msgspec.structs import replace

from generator.cutover.steps import Phase
from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.phases import WorkPhase
from generator.pages.runbooks.book import make_book_of
from generator.pages.runbooks.chapters import chapters
from generator.pages.runbooks.model import Runbook
from generator.pages.team_records import TeamRecords, in_reach
from generator.schema.organisation import Team

MOST_RECORDS = 450
"""How many records a volume has at most, unless one provider has more: about 120 pages, to be drawn in 400 MiB."""


class VolumeLine(Struct, frozen=True):
    """A volume as the contents of each name it."""

    number: int
    path: str
    """Where it is on the site."""
    first: str
    last: str
    """The first and the last of its providers."""


class Volume(Struct, frozen=True):
    """One of the books of a team."""

    path: str
    book: Runbook
    shelf: tuple[VolumeLine, ...] = ()
    """All volumes; none where there is one book."""


def volume_path(team: str, number: int) -> str:
    """Where a volume is on the site; no team can have the name of one, as no id has a dot."""
    return f"runbooks/{team}.pdf" if number == 1 else f"runbooks/{team}.{number}.pdf"


def volumes_among(printed: Collection[str], team: str) -> tuple[str, ...]:
    """The volumes of a team that were printed, by their paths on the site."""
    return tuple(takewhile(printed.__contains__, (volume_path(team, number) for number in count(1))))


def make_volumes(context: BookContext, team: Team, only: str = "") -> Iterator[Volume]:
    """The books of a team, by provider: one where that is not too thick, and none where the team owns nothing.

    Each is made when it is asked for: a book of a hundred providers is large. `only` is the path of the one to make.
    """
    groups = _by_volume(context, team)
    shelf = tuple(
        VolumeLine(number, volume_path(team.id, number), _heading(group[0]), _heading(group[-1]))
        for number, group in enumerate(groups, start=1)
    )
    wanted = ((line, group) for line, group in zip(shelf, groups, strict=True) if only in ("", line.path))
    for line, group in wanted:
        book = make_book_of(context.project, team, group)
        yield Volume(line.path, _named(book, line, len(shelf)), shelf) if len(shelf) > 1 else Volume(line.path, book)


def volume_paths(context: BookContext, team: Team) -> tuple[str, ...]:
    """Where the books of a team are on the site; they are not written to find out."""
    return tuple(volume_path(team.id, number) for number, _ in enumerate(_by_volume(context, team), start=1))


def most_records(owned: TeamRecords) -> int:
    """A number of records that no book has more of for an integration; it is known at once."""
    context = owned.provider_context
    provider, profiles = context.provider, [integration.profile for integration in context.integrations]
    of_the_team = (*map(owned.of_phase, WorkPhase), owned.planned_steps(*Phase))
    of_everybody = (
        provider.environments.settings,
        provider.environments.limits,
        provider.support.contacts,
        provider.rollback.steps,
        provider.rollback.advice,
        *(profile.own_contacts for profile in profiles),
        *(profile.own_rollback_steps for profile in profiles),
        tuple(context.all_gaps()),
    )
    return sum(map(len, (*of_the_team, *of_everybody)))


def _named(book: Runbook, line: VolumeLine, of: int) -> Runbook:
    """A book as one of several."""
    which = f", volume {line.number} of {of}"
    return replace(book, title=f"{book.title}{which}", foot=f"{book.foot}{which}")


def _by_volume(context: BookContext, team: Team) -> tuple[tuple[TeamRecords, ...], ...]:
    """What a team works with, by volume; no book is written to find out, however many there are."""
    reach = in_reach(context.team_records[team.id]) if context.integrations else ()
    if sum(one.once(most_records) for one in reach) <= MOST_RECORDS:
        return (reach,) if reach else ()
    return tuple(_groups(reach))


def _groups(reach: tuple[TeamRecords, ...]) -> Iterator[tuple[TeamRecords, ...]]:
    """Providers in their order, as many together as a volume may hold."""
    group: list[TeamRecords] = []
    held = 0
    for records in reach:
        size = records.once(_size)
        if group and held + size > MOST_RECORDS:
            yield tuple(group)
            group, held = [], 0
        group.append(records)
        held += size
    yield tuple(group)


def _size(owned: TeamRecords) -> int:
    """How many records a book has of an integration, whatever else is in it."""
    key = owned.provider_context.key
    parts = (part for chapter in chapters((owned,)) for part in chapter.parts if part.key == key)
    return sum(1 for part in parts for section in part.sections for _ in cards(section))


def _heading(records: TeamRecords) -> str:
    return records.provider_context.heading
