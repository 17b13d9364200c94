"""`launchbook guide read`: what is made of a guide that nobody has seen before."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.check import check_data
from generator.cli import cli
from generator.facts.shapes import Shape
from generator.guide.blocks import Block, BlockKind
from generator.guide.captured_pages import captured_pages
from generator.guide.html import html_blocks
from generator.guide.markdown import markdown_blocks
from generator.guide.numbered import is_duration
from generator.guide.printed_facts import printed_facts
from generator.guide.read_statements import read_statements
from generator.guide.text import text_blocks
from generator.guide.titles import MOST_WORDS, title_of
from generator.pages.cards import item_card
from generator.pages.provider_context import provider_contexts
from tests.guide_fixtures import FERNWAY, LUMEN
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["guide", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with the folders of two providers whose guides were read."""
    folder = tmp_path_factory.mktemp("read") / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    for name, files in (("fernway", FERNWAY), ("lumen", LUMEN)):
        assert run("read", *files, "--provider", name, "--data", folder).exit_code == 0
    return folder


def records(data: Path, provider: str, file: str, list_: str) -> dict[str, dict[str, object]]:
    """The records of a list by their titles or names."""
    found = yaml.safe_load((data / "providers" / provider / f"{file}.yaml").read_text("utf-8"))[list_]
    return {record.get("title") or record["name"]: record for record in found}


def items(data: Path, provider: str) -> dict[str, dict[str, object]]:
    groups = records(data, provider, "checklists", "groups").values()
    return {item["title"]: item for group in groups for item in group["items"]}  # type: ignore[attr-defined]


def test_the_folder_passes_the_check_at_once(data: Path) -> None:
    assert check_data(data).findings == ()


@pytest.mark.parametrize("provider", ["fernway", "lumen"])
def test_every_statement_is_placed_or_named_as_not_yet_placed(data: Path, provider: str) -> None:
    file = project_in(data).providers[provider].statements
    known = {str(statement.id) for statement in file.statements}
    assert {str(name) for name in (*file.to_be_read, *file.not_yet_placed)} == known


@pytest.mark.parametrize("provider", ["fernway", "lumen"])
def test_no_long_sentence_of_the_guide_is_in_the_folder(data: Path, provider: str) -> None:
    written = "\n".join(file.read_text("utf-8") for file in (data / "providers" / provider).iterdir())
    pages = captured_pages(FERNWAY if provider == "fernway" else LUMEN)
    said = [each.text.strip(" .").replace("`", "") for page in pages for each in page.statements]
    assert [text for text in said if len(text.split()) > MOST_WORDS and text in " ".join(written.split())] == []


def test_a_task_table_becomes_items_with_level_role_and_lead_time(data: Path) -> None:
    item = items(data, "fernway")["Ask for a review of your integration"]
    assert item["level"] == "optional"
    assert item["lead-time"] == "at least 15 working days"
    assert item["roles"] == {"stated": ["engineering"], "printed": "Engineering"}


def test_a_role_that_the_catalogue_lacks_is_kept_as_a_fact_and_assigned_to_nobody(data: Path) -> None:
    item = items(data, "fernway")["Finish the business profile in the Console"]
    assert "roles" not in item
    assert "Account owner" in str(item["detail"])


def test_a_table_of_three_environments_becomes_settings(data: Path) -> None:
    settings = records(data, "fernway", "environments", "settings")
    assert settings["Keys"]["values"] == {"test": "fw_test_", "preview": "fw_prev_", "live": "fw_live_"}
    assert settings["Keys"]["kind"] == "prefix"


def test_a_value_that_the_reader_has_to_look_up_is_per_account(data: Path) -> None:
    api = records(data, "fernway", "environments", "settings")["API"]
    assert api["values"]["live"] == "per-account"  # type: ignore[index]
    assert api["see"] == "Console"


def test_addresses_with_the_environment_before_them_become_one_setting(data: Path) -> None:
    setting = records(data, "lumen", "environments", "settings")["Base URL"]
    addresses = {"staging": "https://stg-api.lumen.example/v3", "production": "https://api.lumen.example/v3"}
    assert setting["values"] == addresses


def test_numbered_steps_of_the_switch_become_steps_in_order(data: Path) -> None:
    steps = list(records(data, "fernway", "cutover", "steps"))
    assert steps[0].startswith("Take a payment of 1.00")
    assert steps[1] == "Check that payment.captured has arrived"


def test_a_contact_table_becomes_contacts_with_all_that_a_cell_gives(data: Path) -> None:
    urgent, other = contacts_named(data, "Americas")
    assert urgent["channel"] == "Console > Support > Urgent"
    assert urgent["severity"] == "P1"
    assert urgent["kind"] == "incident"
    assert other["email"] == "support-am@fernway.example"
    assert other["kind"] == "general"
    assert other["hours"] == "07:00-21:00 New York time"


def contacts_named(data: Path, name: str, provider: str = "fernway") -> list[dict[str, object]]:
    """The contacts with a name, in the order of the file."""
    found = yaml.safe_load((data / "providers" / provider / "support.yaml").read_text("utf-8"))["contacts"]
    return [contact for contact in found if contact["name"] == name]


def test_what_a_contact_is_for_is_not_made_up(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "acme.md"
    page.write_text(
        "# Support\n\n| Team | E-mail | Severity |\n|---|---|---|\n| Desk | desk@acme.example | P2 |\n", "utf-8"
    )
    assert run("read", page, "--provider", "acme", "--data", data).exit_code == 0
    (desk,) = contacts_named(data, "Desk", "acme")
    shutil.rmtree(data / "providers" / "acme")
    assert (desk["kind"], desk["severity"]) == ("general", "P2")
    assert desk["purpose"] == "Not known yet; read the guide."


def test_versions_of_which_one_is_wanted_are_one_fact() -> None:
    assert [fact.text for fact in printed_facts("It supports TLS 1.2 or 1.3.")] == ["TLS 1.2 or 1.3"]


def test_facts_are_named_without_saying_how_they_belong_together(data: Path) -> None:
    item = items(data, "lumen")["Run the 24 cases of the test plan"]
    assert item["detail"] == "Named in the guide: M; O."


def test_what_nobody_has_looked_for_is_not_called_silent(data: Path) -> None:
    covers = yaml.safe_load((data / "providers" / "fernway" / "provider.yaml").read_text("utf-8"))["guide"]["covers"]
    assert "silent" not in covers.values()
    assert covers["smoke-tests"] == "not-known-yet"


@pytest.mark.parametrize("text", [*FERNWAY, *LUMEN], ids=lambda path: path.stem)
def test_every_length_of_time_that_is_read_is_one_of_the_data(text: Path) -> None:
    facts = [fact for page in captured_pages([text]) for each in page.statements for fact in each.facts]
    lengths = [fact.text for fact in facts if fact.shape is Shape.DURATION]
    refused = [text for text in lengths if not (is_duration(text) or text.startswith(("every ", "half ")))]
    assert refused == []


def test_a_symptom_table_becomes_issues_with_actions(data: Path) -> None:
    issue = records(data, "fernway", "issues", "issues")["fw_rate_limited or HTTP 429"]
    actions = issue["actions"]
    assert isinstance(actions, list)
    assert actions[0]["text"] == "Wait for the time in `Retry-After`."


def test_answer_within_becomes_a_limit(data: Path) -> None:
    assert records(data, "fernway", "environments", "limits")["Answer with 200"]["values"] == {
        "every": "within 8 seconds"
    }


def test_a_record_whose_title_would_say_more_than_the_guide_is_not_written(data: Path) -> None:
    assert not [title for title in items(data, "fernway") if title.startswith("Turn on two-step")]
    issue = records(data, "fernway", "issues", "issues")["fw_key_expired or HTTP 401 on every call"]
    assert "actions" not in issue


def test_one_of_several_choices_is_no_item(data: Path) -> None:
    assert not [title for title in items(data, "fernway") if "Hosted page" in title or "SAQ" in title]


def test_what_a_page_hides_never_stands_in_for_an_address(data: Path) -> None:
    written = "".join(file.read_text("utf-8") for file in (data / "providers" / "lumen").iterdir())
    assert "protected" not in written


def test_what_stands_around_the_article_is_not_read(data: Path) -> None:
    pages = captured_pages(LUMEN)
    said = " ".join(each.text for page in pages for each in page.statements)
    assert not [word for word in ("cookies", "Imprint", "Sign in", "Loading", "analytics") if word in said]


def test_the_page_says_where_it_is_published_and_how_old_it_is(data: Path) -> None:
    (page,) = project_in(data).providers["lumen"].profile.guide.pages
    assert page.address == "https://partners.lumen.example/docs/launch-checklist"
    assert page.edition == "2026-08-30"


def test_open_names_the_file_and_a_record_to_begin_from(data: Path) -> None:
    printed = run("open", "lumen", "--data", data).output
    assert "not-yet-placed in LUMEN-035" in printed
    assert "Proposed: `advice` of provider.yaml." in printed
    assert "cites: [LUMEN-035]" in printed


def test_the_check_says_what_is_still_to_be_done(data: Path) -> None:
    printed = CliRunner().invoke(cli, ["check", "--data", str(data)]).output
    assert "not yet placed" in printed.splitlines()[1]


def test_each_record_says_that_nobody_has_read_it_until_somebody_has(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data, copy)
    assert labels_of(copy, "reject-events-older-than-300-seconds")[-1] == "To be read by a person"
    file = copy / "providers" / "fernway" / "statements.yaml"
    file.write_text(re.sub(r"FERNWAY-027,\s*", "", file.read_text("utf-8")), "utf-8")
    assert "To be read by a person" not in labels_of(copy, "reject-events-older-than-300-seconds")


def labels_of(data: Path, item: str) -> list[str]:
    """The labels of an item of the guide that was read, as the checklist shows it."""
    project = project_in(data)
    context = provider_contexts(project)["fernway"]
    found = [(one, group) for group in context.provider.checklists.groups for one in group.items if one.id == item]
    return [label.text for label in item_card(context, *found[0]).labels]


def test_a_provider_that_is_there_is_left_alone(data: Path) -> None:
    before = {file.name: file.read_bytes() for file in (data / "providers" / "lumen").iterdir()}
    assert run("read", *LUMEN, "--provider", "lumen", "--data", data).exit_code == 2
    assert {file.name: file.read_bytes() for file in (data / "providers" / "lumen").iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<html><body></body></html>"])
def test_a_file_that_holds_no_guide_is_refused(data: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "page.html").write_bytes(content)
    result = run("read", tmp_path / "page.html", "--provider", "nobody", "--data", data)
    assert result.exit_code == 1
    assert not (data / "providers" / "nobody").exists()


def test_hostile_words_are_text(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "evil.md"
    page.write_text(
        "# Go live\n\n## Checklist\n\n- Store `{{ 7*7 }}` and [x](javascript:alert(1)) <b onclick=x>y</b>\n"
    )
    result = run("read", page, "--provider", "evil", "--data", data)
    try:
        assert result.exit_code == 0
        assert check_data(data).findings == ()
    finally:
        shutil.rmtree(data / "providers" / "evil", ignore_errors=True)


def kinds(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks]


def test_the_three_forms_of_a_page_give_the_same_blocks() -> None:
    told = [
        (BlockKind.HEADING, "Going live"),
        (BlockKind.PARAGRAPH, "Read this first, all of it."),
        (BlockKind.LIST_ITEM, "Store the key."),
        (BlockKind.ROW, "Swap the URL | Ops"),
    ]
    markdown = "# Going live\n\nRead this first,\nall of it.\n\n- [ ] Store the key.\n\n"
    markdown += "| Task | Owner |\n|---|---|\n| Swap the URL | Ops |\n"
    html = (
        "<main><h1>Going live</h1><p>Read this first, <b>all</b> of it.</p><ul><li>Store the key.</li></ul>"
        "<table><tr><th>Task</th><th>Owner</th></tr><tr><td>Swap the URL</td><td>Ops</td></tr></table></main>"
    )
    text = "Going live\n\nRead this first, all of it.\n\n• Store the key.\n\nTask\tOwner\nSwap the URL\tOps\n"
    assert [kinds(read) for read in (markdown_blocks(markdown), html_blocks(html), text_blocks(text))] == [told] * 3


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Answer within 8 seconds.", ["within 8 seconds"]),
        ("A failure rate > 1% in 5 minutes wakes you.", ["> 1% in 5 minutes"]),
        ("Upload a PDF of at most 5 MB.", ["at most 5 MB"]),
        ("Call `GET /health` at https://api.acme.example/v1.", ["GET /health", "https://api.acme.example/v1"]),
        ("Write to [email\u00a0protected] within two days.", ["within two days"]),
        ("Open 07:00-21:00 New York time.", ["07:00-21:00 New York time"]),
        ("Keys start with `fw_live_`.", ["fw_live_"]),
        ("Compare with crypto.timingSafeEqual here.", ["crypto.timingSafeEqual"]),
    ],
)
def test_facts_are_found_as_printed_with_what_bounds_them(text: str, facts: list[str]) -> None:
    assert [fact.text for fact in printed_facts(text)] == facts


def test_a_sentence_with_a_choice_that_opens_a_list_is_a_statement() -> None:
    texts = [each.text for page in captured_pages(LUMEN) for each in page.statements]
    assert "Offer at least one of these:" in texts


def test_two_hosts_that_ran_together_are_two_where_the_page_has_both() -> None:
    text = "Hosts\n\nTest: https://qa.acme.example/a and live: https://acme.example/a.\n\n"
    text += "Swap qa.acme.exampleacme.example only.\n"
    facts = [fact.text for each in read_statements(text_blocks(text)) for fact in each.facts]
    assert facts[-2:] == ["qa.acme.example", "acme.example"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Book the slot, which has to be free.", "Book the slot"),
        ("Book the slot, which has to be free, and bring two devices.", ""),
        ("Create a new key, put it into your vault, restart the services.", ""),
        ("Compare the balance in the console with your own ledger.", ""),
        ("Turn accounts of people who left the company off on their last day.", ""),
        ("Rotate the keys (if your policy requires it)", ""),
        ("Track success rates, latency, and error rates in real time", ""),
        ("All calls use the secure protocol (never the other)", "All calls use the secure protocol"),
        ("In the Console, open the keys and press the button.", "Open the keys and press the button"),
        ("Refund it. Refunds take some days.", "Refund it"),
        ("externalId is unique for each intent", "externalId is unique for each intent"),
        ("Answer within 8 seconds.", "Answer within 8 seconds"),
        ("Something happened everywhere because nobody at all looked anywhere", "Something happened everywhere"),
        ("Call us from servers with fixed addresses and list them there", ""),
        ("Never keep it in source control, tickets or chat.", ""),
        ("Never in source control, tickets or chat.", "Never in source control, tickets or chat"),
        ("Keep the old key until the last one has restarted.", ""),
        ("Turn on two-step sign-in for every user with the role of somebody", ""),
        ("Signature failures after you rotated a key", "Signature failures after you rotated a key"),
    ],
)
def test_a_title_ends_before_the_details(text: str, title: str) -> None:
    assert title_of(text, [fact.text for fact in printed_facts(text)]) == title


HOSTILE = {
    "a heading that is a placeholder": "# Go live\n\n## TODO\n\n- Store the key in a vault.\n",
    "a heading that cannot be printed": "# Go live\n\n## 📘 日本語\n\n- Store the key in a vault.\n",
    "a heading of signs": "# Go live\n\n## ``\n\n- Store the key in a vault.\n",
    "an invisible sign": "# Go\u202e live\n\n- Store\u200b the key in a vault.\n",
    "a hidden address in a heading": "# [email\u00a0protected]\n\n- Store the key in a vault.\n",
    "no address": '---\nsource: https://docs.acme"x".example\n---\n# Go live\n\n- Store the key in a vault.\n',
    "a record with the name of the page": "# Go live\n\n## Page\n\n- Page\n- Page this in a vault.\n",
    "no heading": "- Store the key in a vault.\n",
    "a key": f"# Go live\n\n- Store {'sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc'} in a vault.\n",
}
"""Pages that somebody may save, whatever a provider wrote into them."""


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_page_holds_the_folder_passes_the_check(data: Path, tmp_path: Path, source: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(source, "utf-8")
    folder = data / "providers" / "hostile"
    try:
        assert run("read", page, "--provider", "hostile", "--data", data).exit_code == 0
        assert check_data(data).findings == ()
        assert "4eC39" not in "".join(file.read_text("utf-8") for file in folder.iterdir())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
