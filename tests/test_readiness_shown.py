"""How ready an integration is, is the same wherever it is shown: on the site, in the terminal, for programs."""

import json
import re
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.launches import in_launch_order
from generator.pages.status_labels import verdict_text
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.record import Gate
from generator.schema.request import Request
from tests.readiness_fixtures import DAY, INTEGRATIONS, section
from tests.reading import project_in
from tests.shipped import EXAMPLE
from tests.site_fixtures import BuiltSite, text_of

pytestmark = pytest.mark.xdist_group("readiness")


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


def test_the_next_launch_stands_first_on_the_home_page() -> None:
    shown = in_launch_order(BookContext.of(project_in(EXAMPLE), date(2026, 11, 20)).summaries)
    days = [view.go_live for view in shown]
    assert days[:-1] == sorted(day for day in days if day)
    assert days[-1] is None
