"""No command writes among the data, or over a file of another kind, whatever option names the place."""

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import COMMANDS, cli
from tests.small_site import SMALL_SITE

WRITERS = {
    ("build", "out"): "build --no-pdf --out {}",
    ("build", "config"): "build --config {}",
    ("calendar", "out"): "calendar acme --out {}",
    ("pages", "out"): "pages {}",
    ("request", "out"): "request acme --out {}",
    ("runbook", "out"): "runbook builders --out {}",
    ("schema", "out"): "schema --out {}",
    ("scan", "baseline_file"): "scan docs --write-baseline --baseline {}",
}
"""How each option is used that names a place to write; beside its configuration, `build` keeps finished books."""
READ = {"config", "data", "paths", "ticks"}
"""Options that name something to read."""


@pytest.fixture
def book(minimal: Path) -> Path:
    """The folder with the smallest data, where everything is that the commands need."""
    (minimal.parent / "docs").mkdir()
    (minimal.parent / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    (minimal / "settings").write_text(SMALL_SITE, "utf-8")  # no YAML by its name, so no mistake in the data
    (minimal.parent / "link").symlink_to("data")
    return minimal.parent


def run(command: str) -> Result:
    return CliRunner().invoke(cli, command.split(), catch_exceptions=False)


def paths_of(name: str) -> set[str]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return {str(each.name) for each in command.params if isinstance(each.type, click.Path)}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_that_names_a_place_to_write_is_known(name: str) -> None:
    known = {option for command, option in WRITERS if command == name}
    assert paths_of(name) - READ == known - READ


@pytest.mark.parametrize("place", ["data/{}", "data/new/{}", "link/{}", "docs/../data/{}"])
@pytest.mark.parametrize("command", WRITERS.values(), ids=[" ".join(each) for each in WRITERS])
def test_no_command_writes_among_the_data(book: Path, command: str, place: str) -> None:
    before = sorted(book.rglob("*"))
    name = "settings" if "--config" in command else "roles.yaml" if "baseline" in command else "made"
    if name == "settings" and "new" in place:
        place = "data/{}"
    result = run(command.format(place.format(name)))
    assert result.exit_code == 2
    assert "is inside the data; name another place." in " ".join(result.output.split())
    assert sorted(book.rglob("*")) == before


@pytest.mark.parametrize("command", ["calendar acme --data . --config ../mkdocs.yml", "request acme --data ."])
def test_a_place_that_nobody_named_may_be_among_the_data_too(
    book: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(book / "data")
    assert "is inside the data" in run(command).output


def test_pages_are_not_written_over_data_that_lies_in_their_folder(book: Path) -> None:
    shutil.move(book / "data", book / "providers")
    result = run("pages . --data providers")
    assert result.exit_code == 2
    assert not (book / "index.md").exists()


def test_a_site_may_stand_beside_a_catalogue_in_another_folder(book: Path) -> None:
    for name in ("providers", "roles.yaml", "controls.yaml"):
        shutil.move(book / "data" / name, book / name)
    organisation = book / "data" / "organisation" / "organisation.yaml"
    organisation.write_text(organisation.read_text("utf-8") + "catalogue: ..\n", "utf-8")
    assert "is inside the data" in run("pages providers/acme-pay/made").output
    assert "files are in made." in run("pages made").output


def test_pages_are_written_over_pages_and_over_nothing_of_yours(book: Path) -> None:
    assert [run("pages made").exit_code for _ in range(2)] == [0, 0]
    (book / "made" / ".launchbook-pages.json").unlink()
    (book / "made" / "index.md").write_text("mine", "utf-8")
    result = run("pages made")
    assert result.exit_code == 2
    assert "made contains files that Launchbook did not make: " in result.output
    assert (book / "made" / "index.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", ["calendar acme --out {}", "runbook builders --out {}"])
def test_a_file_of_another_kind_is_not_overwritten(book: Path, command: str) -> None:
    result = run(command.format("mkdocs.yml"))
    assert result.exit_code == 2
    assert "mkdocs.yml is a file of another kind" in result.output
    assert (book / "mkdocs.yml").read_text("utf-8") == SMALL_SITE


def test_a_calendar_is_written_anew_and_its_link_stays(book: Path) -> None:
    (book / "shared.ics").symlink_to("acme.ics")
    for _ in range(2):
        assert run("calendar acme --out shared.ics").exit_code == 0
    assert (book / "shared.ics").is_symlink()
    assert (book / "acme.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
