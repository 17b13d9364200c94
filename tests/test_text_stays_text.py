"""Text stays text: a payload in every field of the schema is markup in nothing that Launchbook makes."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import pikepdf
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli import cli
from generator.render.site.problems import render_problems
from tests.browser_fixtures import serving
from tests.payloads import LONG, MARK, altered, changed, leaks, open_fields, text_fields, texts
from tests.poisoned_fixtures import DAY, Poisoned
from tests.script_fixtures import Scripts
from tests.searching import entries
from tests.shipped import ROOT

pytestmark = pytest.mark.xdist_group("payloads")


# What is tried


def test_every_open_field_of_the_schema_holds_a_payload(poisoned: Poisoned) -> None:
    planted = {field for field, _ in poisoned.planted.values()}
    print(f"{len(planted)} of {len(open_fields())} open fields of {len(text_fields())}")
    assert [str(field) for field in open_fields() if field not in planted] == []


SHAPES = {
    "AddressWord", "AlertRef", "Cadence", "ConditionRef", "ConfigName", "ContactRef", "ControlNumber", "ControlRef",
    "Count", "CredentialRef", "Day", "DayOrMoment", "Days", "Duration", "Email", "Endpoint", "EnvironmentId",
    "EnvironmentRef", "GapRef", "GroupRef", "HeaderName", "Host", "Interval", "ItemRef", "Minutes", "Number", "Phone",
    "Planned", "Prefix", "ProviderRef", "Quantity", "RecipientRef", "RecordId", "RequestFieldRef", "RoleRef",
    "SettingRef", "SourcePageRef", "StatementId", "StatementRef", "StepRef", "TaskRef", "TeamRef", "TimeOfDay",
    "Unknown", "Url", "WordsSign", "Zone",
}  # fmt: skip
"""The kinds of text whose shape the schema knows: none takes a payload."""


def test_every_other_field_takes_only_texts_of_a_shape() -> None:
    refused = {kind.__name__ for field in text_fields() if field not in open_fields() for kind in field.kinds}
    assert refused == SHAPES


def test_every_field_is_looked_at_in_a_page_or_a_print(poisoned: Poisoned) -> None:
    everything = "".join((*poisoned.pages.values(), *poisoned.prints.values()))
    seen = {str(poisoned.planted[int(number)][0]) for number in MARK.findall(everything)}
    missing = {str(field) for field, _ in poisoned.planted.values()} - seen
    assert missing == NOT_SHOWN


NOT_SHOWN = {
    "Freeze.reason", "Freeze.title", "NamedCredential.note", "ProviderFile.intro", "Role.summary",
    "RollbackFile.first-move", "SmokeTest.stage", "TaskPlan.note",
}  # fmt: skip
"""Fields that stand in the calendar alone, or in nothing as long as others of the same record are there."""


# The site


def test_no_page_has_an_element_attribute_or_script_of_the_data(poisoned: Poisoned) -> None:
    assert len(poisoned.pages) > 30
    assert [(path, leak) for path, html in poisoned.pages.items() for leak in leaks(html)] == []


def test_every_page_shows_the_data_as_it_was_written(poisoned: Poisoned) -> None:
    assert [(path, text) for path, html in poisoned.pages.items() for text in changed(html, poisoned.planted)] == []


def test_the_search_lists_the_data_as_text(poisoned: Poisoned, scripts: Scripts) -> None:
    found = entries(poisoned.folder / "site")
    assert len(found) > 100
    said = [text for entry in found for text in (entry.title, entry.text)]
    shown = scripts("(said) => said.map((text) => SearchExcerpts.marked(text, new Set(['zq']), []))", said)
    assert [leak for html in shown for leak in leaks(html)] == []


def test_no_script_and_no_data_of_the_site_can_end_early(poisoned: Poisoned) -> None:
    """What a page embeds or loads as a script holds no end of a script and no comment."""
    blocks = [
        block
        for html in poisoned.pages.values()
        for block in re.findall(r"<script[^>]*>(.*?)</script>", html, flags=re.DOTALL)
    ]
    assert blocks
    assert [block for block in blocks if "zq" in block.lower() or "<!--" in block] == []
    json.loads((poisoned.folder / "site" / "data" / "launchbook.json").read_text("utf-8"))


def test_the_site_map_and_the_manifest_are_whole(poisoned: Poisoned) -> None:
    site = poisoned.folder / "site"
    assert "zq" not in (site / "sitemap.xml").read_text("utf-8").lower()
    assert json.loads((site / "manifest.json").read_text("utf-8"))["files"]


def test_the_problems_shown_while_serving_are_text(browser: Browser) -> None:
    html = render_problems([f"data/teams.yaml:1 {LONG}"])
    assert "2 problems" not in html
    assert leaks(html) == []
    assert LONG.split("**")[0] in "".join(texts(html))
    page = browser.new_page()
    page.evaluate(f"() => {{ {SPY} }}")
    page.set_content(f"<!doctype html>{html}", wait_until="load")
    assert (page.evaluate("window.ran"), page.evaluate(PROBE)) == ([], [])
    page.close()


# Paper and what is sent


def test_no_print_has_markup_of_the_data(poisoned: Poisoned) -> None:
    assert {name.rpartition("/")[2] for name in poisoned.prints} >= {"builders.pdf", "watch.pdf", "request.pdf"}
    assert [(name, leak) for name, html in poisoned.prints.items() for leak in leaks(html)] == []


def test_every_print_shows_the_data_as_it_was_written(poisoned: Poisoned) -> None:
    assert [(name, text) for name, html in poisoned.prints.items() for text in changed(html, poisoned.planted)] == []


def test_the_title_and_the_bookmarks_of_a_pdf_are_text(poisoned: Poisoned) -> None:
    with pikepdf.open(BytesIO(poisoned.sent("request.pdf"))) as pdf, pdf.open_outline() as outline:
        texts = [str(pdf.docinfo["/Title"]), *(item.title for item in _all(outline.root))]
    assert any(MARK.search(text) for text in texts)
    assert [wrong for text in texts for wrong in altered(text, poisoned.planted)] == []


def _all(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _all(item.children)


def test_the_mail_is_text_in_both_of_its_forms(poisoned: Poisoned) -> None:
    message = message_from_bytes(poisoned.sent("request.eml"), policy=SMTP)
    assert isinstance(message, EmailMessage)
    html = message.get_body(("html",))
    assert html is not None
    assert leaks(html.get_content()) == []
    assert changed(html.get_content(), poisoned.planted) == []
    assert [part.get_content_type() for part in message.walk() if not part.is_multipart()] == [
        "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip


def test_the_text_the_table_and_the_json_of_a_request_hold_the_data_as_it_was_written(poisoned: Poisoned) -> None:
    rows = csv.reader(io.StringIO(poisoned.sent("checklist.csv").decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    texts = [*cells, *_strings(json.loads(poisoned.sent("request.json"))), poisoned.sent("request.txt").decode()]
    assert len([text for text in texts if MARK.search(text)]) > 10
    assert [wrong for text in texts for wrong in altered(text, poisoned.planted)] == []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def test_the_calendar_holds_the_data_as_it_was_written(poisoned: Poisoned) -> None:
    (file,) = (poisoned.folder / "site").rglob("*.ics")
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    texts = [str(event[key]) for event in calendar.walk() for key in ("SUMMARY", "DESCRIPTION") if key in event]
    assert len([text for text in texts if MARK.search(text)]) > 5
    assert [wrong for text in texts for wrong in altered(text, poisoned.planted)] == []
    assert {component.name for component in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM"}


# Terminals and programs


def test_the_terminal_shows_the_data_as_it_was_written(poisoned: Poisoned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "5000")
    output = poisoned.run("status", "--all", "--as-of", str(DAY)).output
    assert MARK.search(output)
    assert altered(output, poisoned.planted) == []


def test_nothing_but_our_terminal_writes_to_the_terminal() -> None:
    makers = [path.name for path in (ROOT / "generator").rglob("*.py") if "Console(" in path.read_text("utf-8")]
    assert makers == ["terminal.py"]


def test_findings_hold_the_data_as_it_was_written(poisoned: Poisoned, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(poisoned.data, data)
    payload = next(text for field, text in poisoned.planted.values() if str(field) == "OrganisationFile.name")
    (data / "organisation" / "teams.yaml").write_text(json.dumps({"teams": [{"id": payload}]}), "utf-8")
    for form in ("text", "github", "json"):
        output = CliRunner().invoke(cli, ["check", "--data", str(data), "--format", form]).output
        assert "is not an id" in output
        lines = output.splitlines()
        assert form != "github" or all(line.startswith("::error file=") for line in lines if line)
        assert form != "json" or json.loads(output)


def test_what_a_scan_finds_holds_the_data_as_it_was_written(poisoned: Poisoned, tmp_path: Path) -> None:
    (tmp_path / "shop.env").write_text("ACME_BASE_URL=https://sandbox.acme.example/v1\n", "utf-8")
    for form in ("text", "github", "json", "sarif"):
        output = poisoned.run("scan", str(tmp_path), "--format", form).output
        told = _strings(json.loads(output)) if form in {"json", "sarif"} else [output.replace("%25", "%")]
        assert "sandbox" in output
        assert form != "github" or all(line.startswith("::error file=") for line in output.splitlines() if line)
        assert [wrong for text in told for wrong in altered(text, poisoned.planted)] == []


# A browser


SPY = "window.ran = []; window.zq = () => window.ran.push(1)"
PROBE = """() => {
  return [...document.querySelectorAll("zq, [onload], [onclick], [onerror]")].map((found) => found.outerHTML);
}"""
PAGES = ("index.html", "teams/builders/index.html", "integrations/acme/checklist/index.html", "404.html")


@pytest.fixture
def visited(poisoned: Poisoned, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(SPY)
    with serving(poisoned.folder / "site") as root:
        page = context.new_page()
        page.goto(root + PAGES[0])
        yield page
    context.close()


def test_no_script_of_the_data_runs_in_a_browser(visited: Page) -> None:
    root = visited.url.removesuffix(PAGES[0])
    for path in PAGES:
        visited.goto(root + path, wait_until="load")
        assert visited.evaluate("window.ran") == []
        assert visited.evaluate(PROBE) == []


def test_what_the_search_lists_is_text(visited: Page) -> None:
    field = visited.locator(".md-search__input")
    field.focus()
    field.press_sequentially("onload")
    visited.locator(".md-search-result__item").first.wait_for()
    assert "<svg/onload=zq()>" in visited.locator(".md-search-result__list").inner_text()
    assert visited.evaluate(PROBE) == []
    assert (
        visited.evaluate(
            "document.querySelectorAll('.md-search-result__list img, .md-search-result__list script').length"
        )
        == 0
    )
    assert visited.evaluate("window.ran") == []
