"""All prints of a build are of one edition, which comes from the data and from version control alone."""

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build.order import Order
from generator.build.prints import book_jobs
from generator.pages.book_context import BookContext
from generator.pages.edition import EarlierEdition, Edition, stamp_of
from generator.revision import edition_of, unknown_history
from tests.reading import project_in
from tests.script_fixtures import Scripts
from tests.test_lapsed import edit

DAY = date(2030, 3, 1)
FIRST, SECOND = "2030-01-02T12:00:00Z", "2030-02-03T12:00:00Z"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GIT_COMMITTER_DATE", day)
    who = ("-c", "user.name=Sam", "-c", "user.email=sam@shop.example", "-c", "commit.gpgsign=false")
    git(folder, "add", ".")
    git(folder, *who, "commit", "--quiet", "--allow-empty", "--message", "Data")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def committed(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`data/` in a repository of its own, everything committed."""
    git(minimal.parent, "init", "--quiet")
    commit(minimal.parent, FIRST, monkeypatch)
    return minimal


@pytest.fixture
def changed(committed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a second commit."""
    edit(committed / "providers" / "acme-pay" / "cutover.yaml", "Freeze releases", "Freeze every release")
    commit(committed, SECOND, monkeypatch)
    return committed


def edition(data: Path, day: date = DAY) -> Edition:
    return edition_of(project_in(data), data, day)


def test_each_change_to_the_data_makes_the_next_edition(changed: Path) -> None:
    found = edition(changed)
    assert (found.number, found.revision) == (2, git(changed, "rev-parse", "HEAD")[:10])
    assert (found.day, found.replaces) == (date(2030, 2, 3), EarlierEdition(1, date(2030, 1, 2)))


def test_the_first_edition_replaces_none(committed: Path) -> None:
    assert (edition(committed).number, edition(committed).replaces_words) == (1, "")


def test_a_change_to_something_else_makes_no_edition(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = edition(committed)
    (committed.parent / "notes.txt").write_text("Nothing that is printed", "utf-8")
    commit(committed.parent, SECOND, monkeypatch)
    assert edition(committed) == before


def test_an_edition_is_the_same_on_the_next_day(changed: Path) -> None:
    assert edition(changed, DAY + timedelta(days=1)) == edition(changed)


def test_prints_of_the_next_day_have_the_same_keys(changed: Path) -> None:
    project, days = project_in(changed), (DAY, DAY + timedelta(days=1))
    keys = [
        [
            job.key
            for job in book_jobs(BookContext.of(project, day, edition(changed, day)), Order(changed, Path("x"), day))
        ]
        for day in days
    ]
    assert len(keys[0]) > 2
    assert keys[0] == keys[1]


def test_all_prints_of_a_build_say_the_same_edition(changed: Path) -> None:
    context = BookContext.of(project_in(changed), DAY, edition(changed))
    stamps = {job.view["stamp"] for job in book_jobs(context, Order(changed, Path("x"), DAY))}
    assert stamps == {stamp_of(context.edition, 90)}


def test_a_day_on_which_a_state_turns_gives_the_edition_a_later_day(
    changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = changed / "integrations" / "acme" / "integration.yaml"
    edit(profile, "live-since: 2027-03-01", "live-since: 2030-02-20")
    commit(changed, SECOND, monkeypatch)
    before, after = edition(changed, date(2030, 2, 19)), edition(changed, date(2030, 2, 20))
    assert (before.day, before.is_turned) == (date(2030, 2, 3), False)
    assert (after.day, after.is_turned) == (date(2030, 2, 20), True)
    assert after.replaces_words == "Replaces earlier prints of edition 3 and edition 2 of 3 February 2030."


def test_an_edit_that_is_not_committed_makes_a_draft_of_the_day(changed: Path) -> None:
    edit(changed / "integrations" / "acme" / "progress.yaml", "in-progress", "blocked")
    found = edition(changed)
    assert (found.name, found.day) == ("Edition 2 with uncommitted changes", DAY)
    assert "edition=" not in found.query


def test_data_outside_of_a_repository_has_no_number(minimal: Path) -> None:
    assert edition(minimal) == Edition(DAY, unknown="the data is not under version control")


def test_a_repository_without_a_commit_has_no_number(minimal: Path) -> None:
    git(minimal.parent, "init", "--quiet")
    assert edition(minimal) == Edition(DAY, unknown="nothing is committed")


def test_where_git_is_missing_there_is_no_number(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(committed))
    assert edition(committed) == Edition(DAY, unknown="git is not installed")
    assert unknown_history(committed).endswith(
        "is in a repository, but git is not installed. Install it, and build again."
    )


def test_where_git_refuses_there_is_no_number(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)  # where you may have allowed it
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # what git does in a repository of another user
    assert edition(committed) == Edition(DAY, unknown="git does not read the data")
    assert "dubious ownership" in unknown_history(committed)


def test_a_repository_that_a_hook_points_at_is_not_that_of_the_data(
    committed: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    expected = edition(committed)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert edition(committed) == expected


@pytest.fixture
def shallow(changed: Path) -> Path:
    """The data in a clone that knows only the newest commit."""
    clone = changed.parent / "clone"
    git(changed.parent, "clone", "--quiet", "--depth=1", f"file://{changed.parent}", str(clone))
    return clone / "data"


def test_a_shallow_clone_does_not_guess_a_number(shallow: Path) -> None:
    found = edition(shallow)
    assert (found.number, found.replaces) == (None, None)
    assert found.name == "Edition without a number (a shallow clone does not have the whole history)"
    assert found.revision == f"no newer than {git(shallow, 'rev-parse', 'HEAD')[:10]}"


def test_a_newer_commit_of_a_shallow_clone_is_known(shallow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(shallow / "providers" / "acme-pay" / "cutover.yaml", "Freeze every", "Stop every")
    newest = commit(shallow, "2030-02-10T12:00:00Z", monkeypatch)
    assert (edition(shallow).revision, edition(shallow).day) == (newest[:10], date(2030, 2, 10))


def test_a_stamp_says_edition_day_revision_and_until_when(changed: Path) -> None:
    found = edition(changed)
    stamp = stamp_of(found, 90)
    assert stamp.foot == f"Edition 2, 3 February 2030, {found.revision}. Check again by 4 May 2030."
    assert stamp.replaces == "Replaces edition 1 of 2 January 2030."
    assert stamp.query == "edition=2&day=2030-02-03"


LATEST = {"number": "42", "day": "2030-02-03"}


@pytest.mark.parametrize(
    ("asked", "latest", "kind"),
    [
        ({"edition": "42"}, LATEST, "latest"),
        ({"edition": "42", "day": "2030-02-03"}, LATEST, "latest"),
        ({"edition": "41"}, LATEST, "replaced"),
        ({"edition": "41", "day": "2030-02-04"}, LATEST, "replaced"),
        ({"edition": "42", "day": "2030-02-01"}, LATEST, "replaced"),
        ({"edition": "43"}, LATEST, "newer"),
        ({"day": "2030-02-02"}, LATEST, "replaced"),
        ({"edition": "42"}, {"number": "", "day": "2030-02-03"}, "unknown"),
        ({"edition": "<b>"}, LATEST, ""),
        ({"edition": "1e3", "day": "soon"}, LATEST, ""),
        ({}, LATEST, ""),
    ],
    ids=str,
)
def test_the_site_answers_whether_a_print_is_the_latest(
    scripts: Scripts, asked: dict[str, str], latest: dict[str, str], kind: str
) -> None:
    assert scripts("(asked, latest) => EditionAnswer.kind(asked, latest)", asked, latest) == kind


def test_a_print_of_another_edition_has_another_key(changed: Path) -> None:
    project, order = project_in(changed), Order(changed, Path("x"), DAY)
    found = edition(changed)
    one, other = (book_jobs(BookContext.of(project, DAY, each), order) for each in (found, replace(found, number=3)))
    assert not {job.key for job in one} & {job.key for job in other}
