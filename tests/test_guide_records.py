"""`launchbook guide read`: which records are made of what a guide has, and which are not."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.guide_fixtures import launchbook


def records(data: Path, provider: str, file: str, list_: str) -> dict[str, dict[str, object]]:
    """The records of a list by their titles or names."""
    found = yaml.safe_load((data / "providers" / provider / f"{file}.yaml").read_text("utf-8"))[list_]
    return {record.get("title") or record["name"]: record for record in found}


def items(data: Path, provider: str) -> dict[str, dict[str, object]]:
    groups = records(data, provider, "checklists", "groups").values()
    return {item["title"]: item for group in groups for item in group["items"]}  # type: ignore[attr-defined]


@pytest.fixture
def reading(read_guides: Path, tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """What reads a page of Markdown as the guide of `acme` and gives the data."""

    def read(page: str) -> Path:
        (tmp_path / "acme.md").write_text(page, "utf-8")
        done = launchbook("guide", "read", tmp_path / "acme.md", "--provider", "acme", "--data", read_guides)
        assert done.exit_code == 0
        return read_guides

    yield read
    shutil.rmtree(read_guides / "providers" / "acme")


Reading = Callable[[str], Path]


def still_open(data: Path, provider: str) -> dict[str, list[str]]:
    """The statements of a provider that are not yet placed, with their facts."""
    file = yaml.safe_load((data / "providers" / provider / "statements.yaml").read_text("utf-8"))
    return {one["id"]: one.get("facts", []) for one in file["statements"] if one["id"] in file["not-yet-placed"]}


def is_open(record: dict[str, object], data: Path, provider: str) -> bool:
    """Whether all statements of a record are still to be placed."""
    cites = record["cites"]
    assert isinstance(cites, list)
    return still_open(data, provider).keys() >= {*cites}


def test_a_task_table_becomes_items_with_level_and_role(reading: Reading) -> None:
    row = "| Ask for a review | Engineering | Optional |"
    item = items(reading(f"# Go live\n\n| Task | Who | Level |\n|---|---|---|\n{row}\n"), "acme")["Ask for a review"]
    assert item["level"] == "optional"
    assert item["roles"] == {"stated": ["engineering"], "printed": "Engineering"}


def test_a_role_that_the_catalogue_lacks_is_kept_as_a_fact_and_assigned_to_nobody(reading: Reading) -> None:
    row = "| Finish the business profile | Account owner |"
    item = items(reading(f"# Go live\n\n| Task | Who |\n|---|---|\n{row}\n"), "acme")["Finish the business profile"]
    assert "roles" not in item
    assert "Account owner" in str(item["detail"])


def test_a_time_that_is_counted_from_the_launch_is_a_lead_time(read_guides: Path) -> None:
    item = items(read_guides, "fernway")["Register the live endpoint"]
    assert item["lead-time"] == "at least 48 hours"


def test_a_time_that_is_counted_from_something_else_is_no_lead_time(read_guides: Path) -> None:
    item = items(read_guides, "lumen")["Book the slot 20 business days ahead"]
    assert "lead-time" not in item


@pytest.mark.parametrize(
    "sentence",
    [
        "Book the slot 20 business days before certification.",
        "Book the slot 20 business days before launch and test it.",
        "Book no later than 20 business days before launch.",
        "Book the slot 20 business days ahead. The launch comes later.",
    ],
)
def test_no_lead_time_is_made_of_a_sentence_that_says_another_thing(reading: Reading, sentence: str) -> None:
    data = reading(f"# Go live\n\n## Checklist\n\n- {sentence}\n- Store the key in a vault.\n")
    assert not [item for item in items(data, "acme").values() if "lead-time" in item]


@pytest.mark.parametrize(("heading", "is_told"), [("Launch day", True), ("Day 1 of the training", False)])
def test_a_timeline_counts_from_the_launch_where_its_heading_says_so(
    reading: Reading, heading: str, is_told: bool
) -> None:
    table = "| When | Activity |\n|---|---|\n| Day 1 | Meet the manager |\n"
    data = reading(f"# Go live\n\n## {heading}\n\n{table}")
    written = [file.read_text("utf-8") for file in (data / "providers" / "acme").iterdir()]
    assert any("title: Meet the manager" in text for text in written) is is_told


def test_a_table_of_three_environments_becomes_settings(read_guides: Path) -> None:
    settings = records(read_guides, "fernway", "environments", "settings")
    assert settings["Keys"]["values"] == {"test": "fw_test_", "preview": "fw_prev_", "live": "fw_live_"}
    assert settings["Keys"]["kind"] == "prefix"


def test_a_value_that_the_reader_has_to_look_up_is_per_account(read_guides: Path) -> None:
    api = records(read_guides, "fernway", "environments", "settings")["API"]
    assert api["values"]["live"] == "per-account"  # type: ignore[index]
    assert api["see"] == "Console"


def test_addresses_with_the_environment_before_them_become_one_setting(read_guides: Path) -> None:
    setting = records(read_guides, "lumen", "environments", "settings")["Base URL"]
    addresses = {"staging": "https://stg-api.lumen.example/v3", "production": "https://api.lumen.example/v3"}
    assert setting["values"] == addresses


def test_numbered_steps_of_the_switch_become_steps_in_order(read_guides: Path) -> None:
    steps = list(records(read_guides, "fernway", "cutover", "steps"))
    assert steps == ["Check that payment.captured has arrived", "Refund it"]


def test_a_contact_table_becomes_contacts_with_all_that_a_cell_gives(read_guides: Path) -> None:
    urgent, other = contacts_named(read_guides, "Americas")
    assert urgent["channel"] == "Console > Support > Urgent"
    assert urgent["severity"] == "P1"
    assert urgent["kind"] == "incident"
    assert other["email"] == "support-am@fernway.example"
    assert other["kind"] == "general"
    assert urgent["hours"] == "07:00-21:00 New York time"


def test_hours_between_two_contacts_are_those_of_the_first(read_guides: Path) -> None:
    assert [contact.get("hours") for contact in contacts_named(read_guides, "Europe")] == ["24/7", None]


@pytest.mark.parametrize("titles", ["Hours | Incidents | Everything else", "Incidents | Everything else | Hours"])
def test_hours_beside_all_contacts_are_those_of_each(read_guides: Path, tmp_path: Path, titles: str) -> None:
    cells = {"Hours": "24/7", "Incidents": "+44 20 7946 0300", "Everything else": "desk@acme.example"}
    row = " | ".join(cells[title] for title in titles.split(" | "))
    page = tmp_path / "acme.md"
    page.write_text(f"# Support\n\n| Region | {titles} |\n|---|---|---|---|\n| Europe | {row} |\n", "utf-8")
    assert launchbook("guide", "read", page, "--provider", "acme", "--data", read_guides).exit_code == 0
    found = contacts_named(read_guides, "Europe", "acme")
    shutil.rmtree(read_guides / "providers" / "acme")
    assert [contact["hours"] for contact in found] == ["24/7", "24/7"]


def contacts_named(data: Path, name: str, provider: str = "fernway") -> list[dict[str, object]]:
    """The contacts with a name, in the order of the file."""
    found = yaml.safe_load((data / "providers" / provider / "support.yaml").read_text("utf-8"))["contacts"]
    return [contact for contact in found if contact["name"] == name]


def test_what_a_contact_is_for_is_not_made_up(read_guides: Path, tmp_path: Path) -> None:
    page = tmp_path / "acme.md"
    page.write_text(
        "# Support\n\n| Team | E-mail | Severity |\n|---|---|---|\n| Desk | desk@acme.example | P2 |\n", "utf-8"
    )
    assert launchbook("guide", "read", page, "--provider", "acme", "--data", read_guides).exit_code == 0
    (desk,) = contacts_named(read_guides, "Desk", "acme")
    shutil.rmtree(read_guides / "providers" / "acme")
    assert (desk["kind"], desk["severity"]) == ("general", "P2")
    assert desk["purpose"] == "Not known yet; read the guide."


def test_a_record_of_a_first_sentence_leaves_its_statement_open_for_the_rest(read_guides: Path) -> None:
    item = items(read_guides, "lumen")["Let your integration manager repeat five of them"]
    assert "detail" not in item
    assert is_open(item, read_guides, "lumen")


def test_a_record_of_a_whole_statement_leaves_nothing_open(read_guides: Path) -> None:
    assert not is_open(items(read_guides, "lumen")["Book the slot 20 business days ahead"], read_guides, "lumen")


def test_no_fact_is_named_without_what_it_is_a_fact_of(read_guides: Path) -> None:
    assert not [title for title in items(read_guides, "lumen") if "test plan" in title]
    assert ["24 cases", "M", "O"] in still_open(read_guides, "lumen").values()


def test_a_field_is_called_by_all_words_of_its_cell(read_guides: Path) -> None:
    fields = records(read_guides, "lumen", "access", "fields")
    assert "Callback address (HTTPS, port 8443)" in fields
    assert not [field for field in fields.values() if "detail" in field]


def test_a_field_whose_environments_want_different_things_stays_open(read_guides: Path) -> None:
    fields = records(read_guides, "lumen", "access", "fields")
    assert not [title for title in fields if "signing request" in title]
    assert ["RSA", "2048", "EC", "P-256"] in still_open(read_guides, "lumen").values()


def test_a_field_with_a_column_for_each_environment_stays_open_for_where_it_differs(read_guides: Path) -> None:
    field = records(read_guides, "lumen", "access", "fields")["Callback address (HTTPS, port 8443)"]
    assert is_open(field, read_guides, "lumen")


def test_a_row_that_says_more_than_the_values_of_its_environments_stays_open(reading: Reading) -> None:
    rows = "| Host | `a.example` | `b.example` | Ask for ours |\n| Prefix | `sk_test_` | `sk_live_` | |\n"
    data = reading(f"# Environments\n\n| | Sandbox | Production | Remarks |\n|---|---|---|---|\n{rows}")
    assert list(records(data, "acme", "environments", "settings")) == ["Prefix"]
    assert list(still_open(data, "acme").values()) == [["a.example", "b.example"]]


def test_an_alert_that_holds_for_some_time_stays_open(read_guides: Path) -> None:
    monitoring = yaml.safe_load((read_guides / "providers" / "fernway" / "monitoring.yaml").read_text("utf-8"))
    assert "alerts" not in monitoring
    assert ["webhook.delay", "above 60 seconds", "10 minutes"] in still_open(read_guides, "fernway").values()


def test_a_symptom_table_becomes_issues_with_actions(read_guides: Path) -> None:
    issue = records(read_guides, "fernway", "issues", "issues")["fw_rate_limited or HTTP 429"]
    actions = issue["actions"]
    assert isinstance(actions, list)
    assert actions[0]["text"] == "Wait for the time in `Retry-After`."


def test_answer_within_becomes_a_limit(read_guides: Path) -> None:
    assert records(read_guides, "fernway", "environments", "limits")["Answer with 200"]["values"] == {
        "every": "within 8 seconds"
    }


def test_a_record_whose_title_would_say_more_than_the_guide_is_not_written(read_guides: Path) -> None:
    assert not [title for title in items(read_guides, "fernway") if title.startswith("Turn on two-step")]
    issue = records(read_guides, "fernway", "issues", "issues")["fw_key_expired or HTTP 401 on every call"]
    assert "actions" not in issue


def test_one_of_several_choices_is_no_item(read_guides: Path) -> None:
    assert not [title for title in items(read_guides, "fernway") if "Hosted page" in title or "SAQ" in title]
