"""`launchbook guide read`: which records are made of what a guide has, and which are not."""

import shutil
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


def test_a_task_table_becomes_items_with_level_role_and_lead_time(read_guides: Path) -> None:
    item = items(read_guides, "fernway")["Ask for a review of your integration"]
    assert item["level"] == "optional"
    assert item["lead-time"] == "at least 15 working days"
    assert item["roles"] == {"stated": ["engineering"], "printed": "Engineering"}


def test_a_role_that_the_catalogue_lacks_is_kept_as_a_fact_and_assigned_to_nobody(read_guides: Path) -> None:
    item = items(read_guides, "fernway")["Finish the business profile in the Console"]
    assert "roles" not in item
    assert "Account owner" in str(item["detail"])


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
    assert steps[0].startswith("Take a payment of 1.00")
    assert steps[1] == "Check that payment.captured has arrived"


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


def test_facts_are_named_without_saying_how_they_belong_together(read_guides: Path) -> None:
    item = items(read_guides, "lumen")["Run the 24 cases of the test plan"]
    assert item["detail"] == "Named in the guide: M; O."


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
