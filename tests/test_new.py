"""`launchbook new`: what it begins is valid at once, and says in comments what is still wanted."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from tests.reading import project_in

FOLDER = "integrations/acme-two"


def new(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["new", *arguments], catch_exceptions=False)


def checked() -> str:
    return CliRunner().invoke(cli, ["check"], catch_exceptions=False).output


def test_an_integration_is_valid_at_once(minimal: Path) -> None:
    assert new("integration", "acme-two", "--provider", "acme-pay").exit_code == 0
    assert checked() == "No problems in 19 files.\n"


def test_an_integration_names_all_that_its_provider_wants(minimal: Path) -> None:
    new("integration", "acme-two", "--provider", "acme-pay", "--name", "Acme: the second")
    text = "".join(path.read_text("utf-8") for path in (minimal / FOLDER).iterdir())
    provider = project_in(minimal).providers["acme-pay"]
    wanted = [
        *(condition.id for condition in provider.profile.conditions),
        *(field.id for field in provider.access.fields if field.kind.value != "confirmation"),
        *(recipient.id for recipient in provider.access.recipients),
        *(item.id for group in provider.checklists.groups for item in group.items),
        "swap-base-url",
    ]
    assert [name for name in wanted if str(name) not in text] == []


def test_its_comments_are_right_once_they_are_filled_in(minimal: Path) -> None:
    new("integration", "acme-two", "--provider", "acme-pay")
    file = minimal / FOLDER / "integration.yaml"
    values = {"day:": "2027-03-01", "time:": '"09:30"', "zone:": "UTC"}
    lines = file.read_text("utf-8").splitlines()
    start = lines.index("# go-live:")
    for number, line in enumerate(lines[start : start + 4], start):
        plain = line.removeprefix("# ")
        lines[number] = f"{plain} {values.get(plain.strip(), '')}".rstrip()
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert checked() == "No problems in 19 files.\n"


def test_a_team_and_an_item_are_valid_at_once(minimal: Path) -> None:
    assert new("team", "night-watch").output == "Written: data/organisation/teams.yaml\n"
    assert new("item", "sign-hung", "--integration", "acme", "--role", "engineering").exit_code == 0
    assert checked() == "No problems in 17 files.\n"
    project = project_in(minimal)
    assert project.teams["night-watch"].name == "Night watch"
    assert project.integrations["acme"].profile.own_items[-1].title == "Sign hung"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["integration", "acme", "--provider", "acme-pay"], "There is an integration `acme` already."),
        (["integration", "acme-two", "--provider", "acme-pya"], "Did you mean `acme-pay`?"),
        (["team", "Night Watch"], "is not an id"),
        (["team", "builders"], "There is a team `builders` already."),
    ],
)
def test_what_cannot_be_begun_is_wrong_usage(minimal: Path, arguments: list[str], said: str) -> None:
    result = new(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_an_item_with_an_id_that_is_taken_is_not_written(minimal: Path) -> None:
    before = (minimal / "integrations/acme/integration.yaml").read_bytes()
    result = new("item", "store-live-key", "--integration", "acme", "--role", "engineering")
    assert result.exit_code == 1
    assert "duplicate-id" in result.output
    assert (minimal / "integrations/acme/integration.yaml").read_bytes() == before


def test_a_provider_is_valid_at_once(minimal: Path) -> None:
    assert new("provider", "zenith-pay", "--name", "Zenith: Pay").exit_code == 0
    assert checked() == "No problems in 19 files.\nZenith: Pay: nobody has read its guide yet.\n"
    assert project_in(minimal).providers["zenith-pay"].profile.name == "Zenith: Pay"


def test_an_integration_can_begin_before_its_guide_is_read(minimal: Path) -> None:
    new("provider", "zenith-pay")
    assert new("integration", "zenith-shop", "--provider", "zenith-pay").exit_code == 0
    assert "No problems in 21 files." in checked()


def test_the_sources_of_a_provider_say_that_nobody_has_read_its_guide(minimal: Path) -> None:
    new("provider", "zenith-pay")
    book = make_book(BookContext.of(project_in(minimal), date(2026, 11, 28)))
    (page,) = (page for page in book.pages if page.path == "providers/zenith-pay/sources")
    assert page.sections == ()
    assert page.lead
    assert page.lead.text.startswith("Nobody has read the guide of Zenith")


FILLED_IN = {
    "provider": {
        "  pages: []\n  #   - id: going-live\n": "  pages:\n    - id: going-live\n",
        "  #     title:\n": "      title: Go live\n",
        "  # covers:\n": "  covers:\n",
        "  #   rollback: #": "    rollback: silent #",
    },
    "statements": {
        "statements: []\n# - id": "statements:\n- id",
        "#   kind:": "  kind: heading",
        "#   section:": "  section: Go live",
        "#   facts: []\n": "set-aside:\n  - {statements: [ZENITHPA-001], reason: A heading only.}\n",
    },
}


def test_the_comments_of_a_provider_are_right_once_they_are_filled_in(minimal: Path) -> None:
    new("provider", "zenith-pay")
    for name, changes in FILLED_IN.items():
        file = minimal / f"providers/zenith-pay/{name}.yaml"
        text = file.read_text("utf-8")
        for old, filled in changes.items():
            assert old in text
            text = text.replace(old, filled)
        file.write_text(text, "utf-8")
    assert checked().startswith("No problems in 19 files.\nZenith pay: nobody has looked yet for checklists,")
