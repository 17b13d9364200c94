"""Long books come in volumes, by provider; a short book is one, and knows nothing of volumes."""

import pytest

from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.runbooks import volumes
from generator.pages.runbooks.book import make_book_of, make_runbook
from generator.pages.runbooks.model import Runbook
from generator.pages.runbooks.volumes import Volume, make_volumes, most_records, volume_paths, volumes_among
from generator.pages.sections import Doors
from generator.pages.team_records import in_reach
from generator.pages.teams import teams_pages
from generator.render.pdf.jobs import volume_job
from generator.render.pdf.print_job import Paper
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA
from tests.test_prints import DAY, STAMP

TEAM = "treasury"


@pytest.fixture(scope="module")
def context() -> BookContext:
    return BookContext.of(project_in(SHIPPED_DATA), DAY)


@pytest.fixture
def in_volumes(context: BookContext, monkeypatch: pytest.MonkeyPatch) -> tuple[Volume, ...]:
    monkeypatch.setattr(volumes, "MOST_RECORDS", 40)
    return tuple(make_volumes(context, context.project.teams[TEAM]))


def size(book: Runbook) -> int:
    return sum(1 for chapter in book.chapters for part in chapter.parts for one in part.sections for _ in cards(one))


def test_a_book_of_a_few_providers_is_one_volume(context: BookContext) -> None:
    team = context.project.teams[TEAM]
    assert [*make_volumes(context, team)] == [
        Volume(f"runbooks/{TEAM}.pdf", make_runbook(context, team) or Runbook("", "", "", (), (), None, (), (), ())),
    ]


def anchors_of(book: Runbook) -> list[str]:
    parts = [part for chapter in book.chapters for part in chapter.parts]
    return [card.anchor for part in parts for section in part.sections for card in cards(section)]


def test_the_volumes_hold_what_the_book_holds_and_none_too_much(
    context: BookContext, in_volumes: tuple[Volume, ...]
) -> None:
    whole = make_runbook(context, context.project.teams[TEAM])
    assert whole is not None
    assert len(in_volumes) > 1
    assert [entry for volume in in_volumes for entry in volume.book.quick] == list(whole.quick)
    assert {anchor for volume in in_volumes for anchor in anchors_of(volume.book)} == set(anchors_of(whole))
    assert all(size(volume.book) <= 40 or len(volume.book.quick) == 1 for volume in in_volumes)


def test_each_volume_says_which_it_is_and_names_all(in_volumes: tuple[Volume, ...]) -> None:
    paths = [f"runbooks/{TEAM}.pdf", *(f"runbooks/{TEAM}.{number}.pdf" for number in range(2, len(in_volumes) + 1))]
    assert [volume.path for volume in in_volumes] == paths
    for number, volume in enumerate(in_volumes, start=1):
        assert volume.book.title.endswith(f", volume {number} of {len(in_volumes)}")
        html = volume_job(volume, STAMP, Paper(), DAY).html
        contents = html[html.index('id="contents"') : html.index('class="chapter"')]
        assert [path for path in paths if f"<td>{path}</td>" in contents] == paths


def test_one_of_the_volumes_is_made_without_the_others(context: BookContext, in_volumes: tuple[Volume, ...]) -> None:
    team = context.project.teams[TEAM]
    for volume in in_volumes:
        assert [*make_volumes(context, team, only=volume.path)] == [volume]


def test_the_page_of_the_team_leads_to_each_volume(context: BookContext, in_volumes: tuple[Volume, ...]) -> None:
    printed = frozenset(volume.path for volume in in_volumes)
    assert volumes_among(printed, TEAM) == tuple(volume.path for volume in in_volumes)
    page = next(page for page in teams_pages(context, printed) if page.path == f"teams/{TEAM}")
    doors = next(section for section in page.sections if isinstance(section, Doors))
    assert [door.link.to.page for door in doors.doors] == [volume.path for volume in in_volumes]


@pytest.mark.parametrize("most", [40, 100, 250, volumes.MOST_RECORDS])
def test_where_the_books_are_is_known_before_they_are_written(
    context: BookContext, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(volumes, "MOST_RECORDS", most)
    for team in context.project.teams.values():
        assert volume_paths(context, team) == tuple(volume.path for volume in make_volumes(context, team))


def test_no_book_has_more_records_than_are_counted_before_it_is_written(context: BookContext) -> None:
    """For each integration alone, too."""
    for team in context.project.teams.values():
        for owned in in_reach(context.team_records[team.id]):
            assert size(make_book_of(context.project, team, (owned,))) <= most_records(owned)


def test_no_book_is_written_where_it_is_plain_that_there_is_one(
    context: BookContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "chapters", None)
    for team in context.project.teams.values():
        assert len(volume_paths(context, team)) <= 1
