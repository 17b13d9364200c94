"""`launchbook guide diff`: what a new capture of a guide changes, and what that touches."""

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from generator.guide.captured_pages import captured_pages
from generator.guide.compare_digests import GuideChange
from generator.guide.difference import FactChange, GuideComparison, compared
from generator.guide.digests import GuideDigests, digests_of
from generator.guide.guide_report import WHAT_TO_DO
from tests.guide_fixtures import FERNWAY, GUIDES, LUMEN, launchbook

EDITS: list[dict[str, Any]] = yaml.safe_load((GUIDES / "edits.yaml").read_text("utf-8"))
PAGES = {"fernway": FERNWAY, "lumen": LUMEN}


def edited(text: str, edit: dict[str, Any]) -> str:
    """A page with an edit, which has to fit in one place."""
    if "cut" in edit:
        assert text.count(edit["cut"]) == text.count(edit["after"]) == 1
        return text.replace(edit["cut"], "").replace(edit["after"], edit["after"] + edit["cut"])
    assert text.count(edit["replace"]) == 1
    return text.replace(edit["replace"], edit["with"])


@cache
def kept(pages: tuple[Path, ...]) -> GuideDigests:
    """What is kept of a guide that no test changes."""
    return digests_of(captured_pages(pages), "salt")


def compare(old: tuple[Path, ...], new: tuple[Path, ...]) -> GuideComparison:
    after = captured_pages(new)
    reads = [read for page in after for read in page.statements]
    return compared(kept(old), digests_of(after, "salt"), reads)


def with_edit(edit: dict[str, Any], folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The pages of a guide, and the same with an edit."""
    pages = PAGES[re.split(r"[./]", edit["file"])[0]]
    for page in pages:
        text = page.read_text("utf-8")
        (folder / page.name).write_text(edited(text, edit) if page == GUIDES / edit["file"] else text, "utf-8")
    return pages, tuple(folder / page.name for page in pages)


@pytest.mark.parametrize("edit", EDITS, ids=[f"{edit['kind']}-{number}" for number, edit in enumerate(EDITS)])
def test_an_edit_is_told_as_what_it_is_and_nothing_else_is(edit: dict[str, Any], tmp_path: Path) -> None:
    found = compare(*with_edit(edit, tmp_path)).differences
    assert {one.change.value for one in found} == {edit["change"]}
    if edit["change"] not in ("gone", "merged"):
        assert all(re.search(edit["at"].replace("`", ""), one.words) for one in found)


@pytest.mark.parametrize("edit", [edit for edit in EDITS if "from" in edit], ids=lambda edit: edit["to"][0])
def test_every_value_that_changed_is_named(edit: dict[str, Any], tmp_path: Path) -> None:
    (found,) = compare(*with_edit(edit, tmp_path)).differences
    assert found.facts == tuple(map(FactChange, edit["from"], edit["to"]))


@pytest.mark.parametrize("name", PAGES)
def test_a_guide_does_not_differ_from_itself(name: str) -> None:
    found = compare(PAGES[name], PAGES[name])
    assert found.differences == ()
    assert not found.asks_a_person


def as_html(page: Path, folder: Path) -> Path:
    source = re.sub(r"\A---\n.*?\n---\n", "", page.read_text("utf-8"), flags=re.DOTALL)
    article = MarkdownIt("commonmark").enable("table").render(source)
    file = folder / f"{page.stem}.html"
    file.write_text(
        f"<!doctype html><body><nav><a>Docs</a></nav><main>{article}</main><footer>f</footer></body>", "utf-8"
    )
    return file


def as_text(page: Path, folder: Path) -> Path:
    """What a browser gives when somebody selects a page and copies it."""
    html = re.sub(
        r"(?s)<(script|style|nav|footer|head)\b.*?</\1>|<div class=\"(?:cookie|x)\">.*?</div>",
        "",
        page.read_text("utf-8"),
    )
    html = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", "\t", html)
    html = re.sub(r"</tr>\s*", "\n", re.sub(r"<li>", "• ", html))
    html = re.sub(r"</(?:p|li|h\d|table|ul|ol|div)>", "\n\n", html)
    file = folder / f"{page.stem}.txt"
    file.write_text(unescape(re.sub(r"<[^>]+>", "", html)), "utf-8")
    return file


def test_the_same_guide_in_html_has_not_changed(tmp_path: Path) -> None:
    pages = tuple(as_html(page, tmp_path) for page in FERNWAY)
    found = compare(FERNWAY, pages)
    assert found.differences == ()
    assert found.is_other_form


def test_the_same_guide_copied_as_text_has_not_changed(tmp_path: Path) -> None:
    pages = tuple(as_text(as_html(page, tmp_path), tmp_path) for page in FERNWAY)
    assert compare(FERNWAY, pages).differences == ()
    assert compare(LUMEN, (as_text(LUMEN[0], tmp_path),)).differences == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("- ", "* "),
        lambda text: text.replace("5-7", "5–7").replace("raw body", "“raw” body"),
        lambda text: text.replace(" and ", "\nand ").replace(" before ", "\nbefore "),
        lambda text: text.replace(" in ", "  in\u00a0"),
    ],
    ids=["line ends", "bullets", "dashes and quotes", "reflow", "blanks"],
)
def test_another_way_to_write_the_same_is_no_change(change: Callable[[str], str], tmp_path: Path) -> None:
    page = tmp_path / "go-live.md"
    text = FERNWAY[0].read_text("utf-8")
    head, rest = text.split("## Webhooks")
    assert change(rest) != rest
    page.write_text(f"{head}## Webhooks{change(rest)}", "utf-8")
    assert compare(FERNWAY[:1], (page,)).differences == ()


def test_nothing_new_ends_with_0(with_fernway: Path) -> None:
    result = launchbook("guide", "diff", "fernway", *FERNWAY, "--data", with_fernway)
    assert (result.exit_code, result.output) == (0, "Fernway: 83 unchanged.\n")


def test_a_change_names_records_items_waivers_evidence_and_prints(with_fernway: Path, faster: tuple[Path, ...]) -> None:
    result = launchbook("guide", "diff", "fernway", *faster, "--data", with_fernway, "--as-of", "2026-11-20")
    assert result.exit_code == 1
    for said in (
        "changed-facts: FERNWAY-025",
        "value    within 8 seconds → within 5 seconds",
        "page providers/fernway/checklist#answer-with-200-within-8-seconds)",
        "item     answer-with-200-within-8-seconds is done in fernway, with 1 piece of evidence",
        "waiver   reject-events-older-than-300-seconds is waived in fernway",
        "printed  Before go-live, in the books of engineering, devops, ",
        "to do    Correct its `facts`",
    ):
        assert said in result.output


def test_programs_get_the_same_without_the_words_of_the_guide(with_fernway: Path, faster: tuple[Path, ...]) -> None:
    printed = launchbook("guide", "diff", "fernway", *faster, "--data", with_fernway, "--format", "json").output
    first = json.loads(printed)["changes"][0]
    assert first["statements"] == ["FERNWAY-025"]
    assert first["facts"] == [{"old": "within 8 seconds", "new": "within 5 seconds"}]
    assert {"team": "engineering", "chapter": "Before go-live"} in first["touched"]["prints"]
    assert "then switch the endpoint off" not in printed


def test_markdown_is_a_list_to_tick(with_fernway: Path, faster: tuple[Path, ...]) -> None:
    printed = launchbook("guide", "diff", "fernway", *faster, "--data", with_fernway, "--format", "markdown").output
    assert "- **changed-facts** FERNWAY-025" in printed
    assert "`` within 8 seconds `` → `` within 5 seconds ``" in printed
    assert "  - [ ] Correct its `facts`" in printed


def test_one_page_alone_is_compared_with_itself(with_fernway: Path) -> None:
    result = launchbook("guide", "diff", "fernway", FERNWAY[1], "--data", with_fernway)
    assert result.exit_code == 0
    assert "1 of the 3 pages are compared" in result.output


def test_every_kind_of_change_says_what_to_do() -> None:
    assert set(WHAT_TO_DO) == set(GuideChange) - {GuideChange.UNCHANGED}


def test_the_order_of_the_files_and_their_names_do_not_matter(with_fernway: Path, tmp_path: Path) -> None:
    renamed = [shutil.copyfile(page, tmp_path / f"{number}.md") for number, page in enumerate(FERNWAY)]
    result = launchbook("guide", "diff", "fernway", *reversed(renamed), "--data", with_fernway)
    assert (result.exit_code, result.output) == (0, "Fernway: 83 unchanged.\n")


def test_a_page_that_is_new_is_no_other_page(with_fernway: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "taxes.md"
    fresh.write_text("# Taxes\n\n- File the tax form of each country.\n", "utf-8")
    result = launchbook("guide", "diff", "fernway", fresh, *FERNWAY, "--data", with_fernway)
    assert "83 unchanged, 1 new." in result.output


def test_what_changes_places_in_its_section_keeps_its_section(with_fernway: Path, tmp_path: Path) -> None:
    page = tmp_path / "operate.md"
    first, second = "- `webhook.delay` above 60 seconds for 10 minutes.\n", "- Time to capture, p95 under 2 s.\n"
    page.write_text(FERNWAY[1].read_text("utf-8").replace(first + second, second + first), "utf-8")
    result = launchbook("guide", "diff", "fernway", page, "--data", with_fernway)
    assert "It stands elsewhere in the same section. Its `section` is right" in result.output
    assert "Correct its `section`" not in result.output


def test_what_is_gone_says_where_it_stood_and_what_to_do(with_fernway: Path, tmp_path: Path) -> None:
    page = tmp_path / "security.md"
    sentence = "Keep live keys in a secrets manager."
    page.write_text(FERNWAY[2].read_text("utf-8").replace(sentence, ""), "utf-8")
    result = launchbook("guide", "diff", "fernway", page, "--data", with_fernway)
    assert ", was in Security of your integration > Must\n" in result.output
    assert "Remove the records below, then the statement in `statements.yaml`." in result.output


def test_what_is_new_can_be_pasted(with_fernway: Path, tmp_path: Path) -> None:
    page = tmp_path / "operate.md"
    text = FERNWAY[1].read_text("utf-8")
    page.write_text(text.replace("- Balance below", "- Refund rate above 5 % in 10 minutes.\n- Balance below"), "utf-8")
    printed = launchbook("guide", "diff", "fernway", page, "--data", with_fernway, "--format", "json").output
    changes = json.loads(printed[printed.index("{") :])["changes"]
    (added,) = yaml.safe_load(changes[0]["paste"])
    assert added == {
        "id": "FERNWAY-084",
        "kind": "alert-threshold",
        "page": "operate",
        "section": "Run Fernway Pay > What to watch",
        "facts": ["above 5 % in 10 minutes"],
    }
