"""Where things stand is the same wherever it is shown: on the site, on paper, in the terminal, for programs."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.launches import in_launch_order
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.sections import Checklist
from generator.pages.status_labels import label_of, verdict_text
from generator.pages.words import format_date
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, assess_items
from generator.readiness.verdict import Verdict, assess_integration
from generator.render.pdf.jobs import runbook_job
from generator.render.pdf.print_job import Paper
from generator.schema.record import Gate
from generator.schema.request import Request
from tests.reading import project_in
from tests.sheet_fixtures import sheets_of
from tests.shipped import EXAMPLE
from tests.site_fixtures import BuiltSite, text_of

DAY = date(2026, 11, 21)
STAMP = Stamp("0123456789", "21 November 2026", "21 December 2026")
INTEGRATIONS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
RECORD = re.compile(r'<(?:details|div|li|p) class="(?:lb-card|record)')
ITEM = re.compile(
    r'(?:<h\d| done")[^>]* id="(?P<item>[^"]+)".*?<span class="(?:lb-label lb-label--|label )state-[a-z_]+">'
    r"(?P<state>[^<]+)</span>",
    re.DOTALL,
)

pytestmark = pytest.mark.xdist_group("readiness")


@pytest.fixture(scope="module")
def status() -> dict[str, Any]:
    """What `launchbook status --format json` says of each integration."""
    arguments = ["status", "--data", str(EXAMPLE), "--as-of", DAY.isoformat(), "--format", "json"]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return {summary["integration"]: summary for summary in json.loads(result.stdout)}


def paper_html(book: Runbook) -> str:
    job = runbook_job("book.pdf", book, STAMP, Paper(), DAY)
    return job.html


def assessed(site: BuiltSite, integration: str) -> tuple[AssessedItem, ...]:
    return assess_items(site.project, site.project.integrations[integration], DAY)


def states_in(html: str) -> dict[str, str]:
    """The state of each item of a page or a book: the words, without their mark."""
    matches = filter(None, (ITEM.search(record) for record in RECORD.split(html)))
    found = {match["item"]: unescape(match["state"]) for match in matches}
    return {item: state.partition(" ")[2] for item, state in found.items()}


def section(html: str, anchor: str) -> str:
    found = re.search(rf'<h2 id="{anchor}">(.*?)(?=<h2 |</article>)', html, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_the_checklist_shows_every_item_in_its_state(example_site: BuiltSite, integration: str) -> None:
    expected = {item.id: label_of(item.status).word for item in assessed(example_site, integration)}
    assert states_in(example_site.html(f"integrations/{integration}/checklist")) == expected


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_status_says_of_every_item_what_the_checklist_shows(
    example_site: BuiltSite, status: dict[str, Any], integration: str
) -> None:
    said = {item["id"]: item["state"] for item in status[integration]["items"]}
    assert said == states_in(example_site.html(f"integrations/{integration}/checklist"))


def is_taken_away(item: AssessedItem) -> bool:
    """Whether an answer takes the item away, so that no team has it."""
    return item.status is ItemStatus.NOT_APPLICABLE and item.recorded is None


def test_the_books_of_the_teams_show_every_item_in_its_state(example_site: BuiltSite) -> None:
    project = example_site.project
    expected = {
        f"{integration.profile.provider}-{item.id}": label_of(item.status).word
        for integration in project.integrations.values()
        for item in assess_items(project, integration, DAY)
        if not is_taken_away(item)
    }
    found: dict[str, str] = {}
    for team in project.teams.values():
        book = make_runbook(BookContext.of(project, DAY), team)
        if book is not None:
            found |= states_in(paper_html(book))
    assert found == expected


def test_the_drawn_book_says_the_state_beside_the_title(example_site: BuiltSite) -> None:
    project = example_site.project
    book = make_runbook(BookContext.of(project, DAY), project.teams["money"])
    assert book is not None
    sheets = sheets_of(book, Paper())
    items = [card for section in sheets.sections if isinstance(section, Checklist) for card in section.cards]
    assert len(items) > 3
    assert sheets.missing([f"{card.title}{card.labels[0].text}" for card in items]) == []


def test_the_pages_of_the_teams_show_every_item_in_its_state(example_site: BuiltSite) -> None:
    found: dict[str, str] = {}
    for team in example_site.project.teams:
        for path, html in example_site.pages.items():
            found |= states_in(html) if path.startswith(f"teams/{team}/") else {}
    expected = {
        f"{integration.profile.provider}-{item.id}": label_of(item.status).word
        for integration in example_site.project.integrations.values()
        for item in assess_items(example_site.project, integration, DAY)
        if not is_taken_away(item)
    }
    assert found == expected


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_home_and_the_integration_say_what_status_says(
    example_site: BuiltSite, status: dict[str, Any], integration: str
) -> None:
    home = re.search(rf'<th scope="row" id="readiness_{integration}">(.*?)</tr>', example_site.html(""), re.DOTALL)
    listed = re.search(rf'<li id="readiness_{integration}">(.*?)</li>', example_site.html("integrations"), re.DOTALL)
    own = re.search(
        rf'<li id="readiness_{integration}">(.*?)</li>', example_site.html(f"integrations/{integration}"), re.DOTALL
    )
    assert home
    assert listed
    assert own
    for gate in status[integration]["gates"].values():
        counts = {word.replace("-", " "): number for word, number in gate["after-waivers"].items() if number}
        words = ", ".join(f"{number} {word}" for word, number in counts.items())
        number = len(gate["blockers"])
        total = sum(counts.values())
        blockers = f"{number} blocker{'' if number == 1 else 's'}" if number else f"{total} of {total} complete"
        holding = sum(counts.get(word, 0) for word in ("done", "not applicable", "waived"))
        assert f"{verdict_text(Verdict(gate['verdict']))}</span> {holding}\u00a0of\u00a0{total}<" in home[1]
        for html in (listed[1], own[1]):
            assert f"complete: {words}." in html
            assert f"{gate['verdict']}</span>" in html
            assert blockers in html


def test_the_matrix_on_the_home_page_has_the_numbers_of_status(example_site: BuiltSite, status: dict[str, Any]) -> None:
    table = section(example_site.html(""), "matrix")
    found = {
        (team, place): int(number)
        for team, place, number in re.findall(r'href="teams/([a-z-]+)/index\.html#to-do-([a-z-]+)">(\d+)<', table)
    }
    expected = {(team, name): number for name, shown in status.items() for team, number in shown["teams"].items()}
    assert found == expected


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_every_blocker_of_status_is_named_on_the_integration_with_its_reason(
    example_site: BuiltSite, status: dict[str, Any], integration: str
) -> None:
    named = text_of(f"<article>{section(example_site.html(f'integrations/{integration}'), 'blockers')}</article>")
    for gate in status[integration]["gates"].values():
        missing = [blocker["id"] for blocker in gate["blockers"] if " ".join(blocker["title"].split()) not in named]
        assert missing == []
        assert [blocker["id"] for blocker in gate["blockers"] if blocker["why"] not in named] == []


def test_the_export_holds_what_status_says(example_site: BuiltSite, status: dict[str, Any]) -> None:
    exported = json.loads((example_site.folder / "data" / "launchbook.json").read_text("utf-8"))
    for name, shown in status.items():
        inside = exported["integrations"][name]["readiness"]
        assert {**inside, "gates": None, "items": None} == {**shown, "gates": None, "items": None}
        for gate in Gate:
            counted = ("verdict", "before-waivers", "after-waivers")
            assert [inside["gates"][gate.value][key] for key in counted] == [
                shown["gates"][gate.value][key] for key in counted
            ]


def test_the_export_names_files_below_the_data_and_no_folder_of_the_machine(example_site: BuiltSite) -> None:
    exported = json.loads((example_site.folder / "data" / "launchbook.json").read_text("utf-8"))
    items = [item for integration in exported["integrations"].values() for item in integration["readiness"]["items"]]
    places = {item["recorded-at"].partition(":")[0] for item in items if item["recorded-at"]}
    assert places == {f"integrations/{name}/progress.yaml" for name in INTEGRATIONS}


@pytest.mark.parametrize("integration", INTEGRATIONS)
def test_where_something_is_recorded_is_the_line_of_the_record(status: dict[str, Any], integration: str) -> None:
    for item in status[integration]["items"]:
        if item["recorded-at"]:
            file, _, line = item["recorded-at"].rpartition(":")
            lines = Path(file).read_text("utf-8").splitlines()
            assert lines[int(line) - 1].endswith((f"item: {item['id']}", f"step: {item['id']}"))


def test_what_is_next_starts_with_questions_then_what_expired_and_ends_with_what_is_blocked(
    status: dict[str, Any],
) -> None:
    ranks = {shown["integration"]: [rank(todo["why"]) for todo in shown["next"]] for shown in status.values()}
    assert all(found == sorted(found) for found in ranks.values())
    assert {number for found in ranks.values() for number in found} >= {1, 2}


def test_a_question_is_the_first_of_what_is_next(example_site: BuiltSite) -> None:
    project = example_site.project
    shop = project.integrations["scan-to-pay"]
    asked = shop.profile.model_copy(update={"conditions": (), "request": Request()})
    project = replace(project, integrations={shop.id: replace(shop, profile=asked, copies=())})
    first = BookContext.of(project, DAY).integration(shop.id).summary.next[0]
    assert first.why.startswith("not answered")


def rank(why: str) -> int:
    if why.startswith("not answered"):
        return 0
    if "expired" in why or "ended" in why or why == "in the past":
        return 1
    return 3 if why == "blocked" else 2


def test_what_is_next_belongs_to_the_earliest_gate_that_is_not_met(status: dict[str, Any]) -> None:
    mintcash, payca = status["mintcash"], status["payca"]
    assert [todo["title"] for todo in mintcash["next"]] == [
        blocker["title"] for blocker in mintcash["gates"]["go-live"]["blockers"]
    ]
    assert len(payca["next"]) == len(payca["gates"]["access-request"]["blockers"])


def test_nothing_is_next_where_everything_holds(status: dict[str, Any]) -> None:
    assert status["scan-to-pay"]["next"] == []
    assert status["scan-to-pay"]["teams"] == {}


def test_waivers_are_counted_and_left_out_side_by_side(example_site: BuiltSite) -> None:
    project = example_site.project
    readiness = assess_integration(project, project.integrations["mintcash"], DAY).gate(Gate.ACCESS_REQUEST)
    text = example_site.text("integrations/mintcash")
    assert readiness.after.waived == readiness.before.open == 1
    assert "◇ READY WITH WAIVERS 5 of 5 complete" in text
    assert "Access request, without waivers 4 0 0 1 0 0" in text


def test_a_waiver_is_shown_with_its_reason_approver_and_end(example_site: BuiltSite) -> None:
    waived = [item for item in example_site.project.integrations["mintcash"].progress.items if item.until]
    text = example_site.text("integrations/mintcash/checklist")
    assert waived
    for item in waived:
        assert item.until
        assert f"{format_date(item.until.date)}, approved by {item.approver}" in text


def test_evidence_is_shown_with_its_link_and_its_last_day(example_site: BuiltSite) -> None:
    html = example_site.html("integrations/modulus-labs/checklist")
    for item in example_site.project.integrations["modulus-labs"].progress.items:
        for evidence in item.evidence:
            assert evidence.link is None or f'href="{evidence.link}"' in html
    assert "Evidence expired on" in text_of(html)


def test_bars_say_in_words_what_they_draw(example_site: BuiltSite) -> None:
    bars = re.findall(
        r'<svg class="lb-bar"[^>]*role="img" aria-labelledby="([^"]+)"', example_site.html("integrations")
    )
    assert len(bars) == 2 * len(INTEGRATIONS)
    for names in bars:
        assert all(f'id="{name}"' in example_site.html("integrations") for name in names.split())


def test_verdicts_are_words_with_a_mark(example_site: BuiltSite) -> None:
    text = example_site.text("integrations")
    assert "✓ READY 23 of 23 complete For the launch on 8 December 2026" in text
    assert "◇ READY WITH WAIVERS" in text
    assert "✗ NOT READY" in text


def test_the_home_page_says_how_many_days_there_are_to_go_live(example_site: BuiltSite) -> None:
    text = example_site.text("")
    assert "1 December 2026, in 10 days" in text
    assert "no launch day planned" in text


def test_what_is_broken_stands_before_what_is_ready(example_site: BuiltSite) -> None:
    html = example_site.html("")
    assert html.index('id="incident"') < html.index(">Where each launch stands<")


def test_answers_to_conditions_stand_on_the_checklist(example_site: BuiltSite) -> None:
    text = example_site.text("integrations/payca/checklist")
    assert "Is mutual TLS required for your PayCA integration? ? Not answered" in text
    said = "Yes, says Finch Lourie (10 November 2026) Storefront asked for it"
    assert f"Is PAN retrieval enabled for your PayCA integration? {said}" in text


def test_a_team_page_says_how_much_waits_and_leads_to_it_by_name(
    example_site: BuiltSite, status: dict[str, Any]
) -> None:
    html = section(example_site.html("teams/payments"), "to-do")
    found = dict(re.findall(r'integrations/([a-z-]+)/index\.html#blockers">(\d+)<', html))
    expected = {name: str(shown["teams"]["payments"]) for name, shown in status.items() if "payments" in shown["teams"]}
    assert found == expected


def test_the_items_of_a_team_are_as_many_as_the_checklist_then_shows(example_site: BuiltSite) -> None:
    html = section(example_site.html("integrations/payca"), "teams")
    checklist = example_site.html("integrations/payca/checklist")
    counted = dict(re.findall(r'checklist/index\.html\?team=([a-z-]+)&amp;state=to-do">(\d+) items?<', html))
    teams = [
        team.split()
        for team, state in re.findall(r'data-team="([^"]*)"[^>]*data-state="([^"]*)"', checklist)
        if "to-do" in state.split()
    ]
    assert counted
    assert counted == {team: str(sum(team in named for named in teams)) for team in counted}


def test_books_have_boxes_for_what_is_left_to_do_and_marks_for_the_rest(example_site: BuiltSite) -> None:
    project = example_site.project
    book = make_runbook(BookContext.of(project, DAY), project.teams["money"])
    assert book is not None
    sections = [section for chapter in book.chapters for part in chapter.parts for section in part.sections]
    html = paper_html(book)
    items = [card for section in sections if section.kind == "checklist" for card in cards(section)]
    held = {card.anchor for card in items if getattr(card, "held", None)}
    boxes = set(re.findall(r'<input type="checkbox" name="([^"]+)"', html))
    assert held
    assert {card.anchor for card in items} - held <= boxes
    assert held & boxes == set()


def test_the_next_launch_stands_first_on_the_home_page() -> None:
    shown = in_launch_order(BookContext.of(project_in(EXAMPLE), date(2026, 11, 20)).summaries)
    days = [view.go_live for view in shown]
    assert days[:-1] == sorted(day for day in days if day)
    assert days[-1] is None
