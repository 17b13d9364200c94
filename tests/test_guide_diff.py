"""`launchbook guide diff` and `accept`: what a new capture of a guide changes, and what that touches."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from generator.cli import cli
from generator.guide.accept_guide import with_to_be_read
from generator.guide.captured_pages import captured_pages
from generator.guide.compare_digests import GuideChange
from generator.guide.difference import FactChange, GuideComparison, compared
from generator.guide.digest_file import UnusableDigestsError, digests_text, read_digests
from generator.guide.digests import digests_of
from generator.guide.guide_report import WHAT_TO_DO
from generator.guide.link_statements import linked
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import assess_items
from generator.source.reader import read_yaml
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA
from tests.test_guide_read import FERNWAY, GUIDES, LUMEN

EDITS: list[dict[str, Any]] = yaml.safe_load((GUIDES / "edits.yaml").read_text("utf-8"))
PAGES = {"fernway": FERNWAY, "lumen": LUMEN}


def edited(text: str, edit: dict[str, Any]) -> str:
    """A page with an edit, which has to fit in one place."""
    if "cut" in edit:
        assert text.count(edit["cut"]) == text.count(edit["after"]) == 1
        return text.replace(edit["cut"], "").replace(edit["after"], edit["after"] + edit["cut"])
    assert text.count(edit["replace"]) == 1
    return text.replace(edit["replace"], edit["with"])


def compare(old: tuple[Path, ...], new: tuple[Path, ...]) -> GuideComparison:
    before, after = captured_pages(old), captured_pages(new)
    reads = [read for page in after for read in page.statements]
    return compared(digests_of(before, "salt"), digests_of(after, "salt"), reads)


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


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), catch_exceptions=False)


PROGRESS = """\
items:
  - item: answer-with-200
    state: done
    by: Robin Example
    on: 2026-11-02
    evidence:
      - text: The log of the test event.
  - item: reject-events-older-than-300-seconds
    state: waived
    by: Robin Example
    on: 2026-11-02
    reason: The clock of the test system is wrong.
    approver: Kim Example
    until: 2027-03-31
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The shipped data with a provider whose guide was read, and an integration that recorded two of its items."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    assert run("guide", "read", *FERNWAY, "--provider", "fernway", "--data", folder).exit_code == 0
    own = folder / "integrations" / "fernway"
    own.mkdir(parents=True)
    (own / "integration.yaml").write_text("id: fernway\nprovider: fernway\nname: Fernway\n", "utf-8")
    (own / "progress.yaml").write_text(PROGRESS, "utf-8")
    assert run("stamp", "fernway", "--data", folder).exit_code == 0
    return folder


@pytest.fixture
def faster(tmp_path: Path) -> tuple[Path, ...]:
    """The pages of the guide, which now wants an answer in 5 seconds and events of at most 200."""
    folder = tmp_path / "new"
    folder.mkdir()
    for page in FERNWAY:
        text = page.read_text("utf-8").replace("within 8 seconds", "within 5 seconds")
        (folder / page.name).write_text(text.replace("older than 300", "older than 200"), "utf-8")
    return tuple(folder / page.name for page in FERNWAY)


def status_in(data: Path, item: str) -> ItemStatus:
    project = project_in(data)
    found = assess_items(project, project.integrations["fernway"], date(2026, 11, 20))
    return next(one.status for one in found if one.id == item)


def test_nothing_new_ends_with_0(data: Path) -> None:
    result = run("guide", "diff", "fernway", *FERNWAY, "--data", data)
    assert (result.exit_code, result.output) == (0, "Fernway: 83 unchanged.\n")


def test_a_change_names_records_items_waivers_evidence_and_prints(data: Path, faster: tuple[Path, ...]) -> None:
    result = run("guide", "diff", "fernway", *faster, "--data", data, "--as-of", "2026-11-20")
    assert result.exit_code == 1
    for said in (
        "changed-facts: FERNWAY-025",
        "value    within 8 seconds → within 5 seconds",
        "page providers/fernway/checklist#answer-with-200)",
        "item     answer-with-200 is done in fernway, with 1 piece of evidence",
        "waiver   reject-events-older-than-300-seconds is waived in fernway",
        "printed  runbooks/engineering.pdf, ",
        "to do    Correct its `facts`",
    ):
        assert said in result.output


def test_programs_get_the_same_without_the_words_of_the_guide(data: Path, faster: tuple[Path, ...]) -> None:
    printed = run("guide", "diff", "fernway", *faster, "--data", data, "--format", "json").output
    first = json.loads(printed)["changes"][0]
    assert first["statements"] == ["FERNWAY-025"]
    assert first["facts"] == [{"old": "within 8 seconds", "new": "within 5 seconds"}]
    assert "then switch the endpoint off" not in printed


def test_markdown_is_a_list_to_tick(data: Path, faster: tuple[Path, ...]) -> None:
    printed = run("guide", "diff", "fernway", *faster, "--data", data, "--format", "markdown").output
    assert "- **changed-facts** FERNWAY-025" in printed
    assert "`` within 8 seconds `` → `` within 5 seconds ``" in printed
    assert "  - [ ] Correct its `facts`" in printed


def test_one_page_alone_is_compared_with_itself(data: Path) -> None:
    result = run("guide", "diff", "fernway", FERNWAY[1], "--data", data)
    assert result.exit_code == 0
    assert "1 of the 3 pages are compared" in result.output


def test_accepting_makes_what_was_recorded_changed(data: Path, faster: tuple[Path, ...]) -> None:
    assert status_in(data, "answer-with-200") is ItemStatus.DONE
    result = run("guide", "accept", "fernway", *faster, "--data", data)
    assert "2 of them changed: FERNWAY-025, FERNWAY-027" in result.output
    assert status_in(data, "answer-with-200") is ItemStatus.CHANGED
    assert status_in(data, "reject-events-older-than-300-seconds") is ItemStatus.CHANGED
    assert run("guide", "diff", "fernway", *faster, "--data", data).exit_code == 0


@pytest.fixture
def read_by_a_person(data: Path) -> Path:
    """The same, once somebody has compared every record with the guide."""
    file = data / "providers" / "fernway" / "statements.yaml"
    document = read_yaml(file.read_bytes(), file.name)
    assert isinstance(document.data, dict)
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^to-be-read:.*\n(?:[ -].*\n?)*", "", text), "utf-8")
    assert to_be_read(data) == []
    return data


def to_be_read(data: Path) -> list[str]:
    return [str(name) for name in project_in(data).providers["fernway"].statements.to_be_read]


def test_what_changed_is_to_be_read_by_a_person(read_by_a_person: Path, faster: tuple[Path, ...]) -> None:
    result = run("guide", "accept", "fernway", *faster, "--data", read_by_a_person)
    assert "To be read by a person: FERNWAY-025, FERNWAY-027." in result.output
    assert to_be_read(read_by_a_person) == ["FERNWAY-025", "FERNWAY-027"]


def test_records_that_were_corrected_need_not_be_read_again(read_by_a_person: Path, faster: tuple[Path, ...]) -> None:
    run("guide", "accept", "fernway", *faster, "--corrected", "--data", read_by_a_person)
    assert to_be_read(read_by_a_person) == []


def with_last_page(folder: Path, change: Callable[[str], str]) -> tuple[Path, ...]:
    """The pages of Fernway's guide, the last of them changed."""
    *others, last = FERNWAY
    (folder / last.name).write_text(change(last.read_text("utf-8")), "utf-8")
    return (*others, folder / last.name)


def test_a_statement_that_is_gone_is_to_be_read_as_well(read_by_a_person: Path, tmp_path: Path) -> None:
    sentence = "Keep live keys in a secrets manager."
    pages = with_last_page(tmp_path, lambda text: text.replace(sentence, ""))
    run("guide", "accept", "fernway", *pages, "--data", read_by_a_person)
    assert len(to_be_read(read_by_a_person)) == 1


def test_a_new_statement_stays_new_until_it_has_an_id(data: Path, tmp_path: Path) -> None:
    pages = with_last_page(tmp_path, lambda text: f"{text}\nRenew the licence of the terminal each year.\n")
    assert run("guide", "accept", "fernway", *pages, "--data", data).exit_code == 0
    assert run("guide", "diff", "fernway", *pages, "--data", data).exit_code == 1


@pytest.mark.parametrize(
    "written",
    ["", "to-be-read: []\n", "to-be-read: [A-002]\n", "to-be-read:\n  - A-002\n", "to-be-read: [A-002,\n  A-003]\n"],
)
def test_a_list_of_what_is_to_be_read_grows_as_it_is_written(written: str) -> None:
    document = read_yaml(f"statements: []\n{written}".encode(), "statements.yaml")
    grown = read_yaml(with_to_be_read(document, ["A-001"]).encode(), "statements.yaml")
    assert grown.findings == ()
    assert isinstance(grown.data, dict)
    assert sorted(map(str, grown.data["to-be-read"] or ())) == sorted({"A-001", *re.findall(r"A-00[23]", written)})


def test_accepting_touches_no_line_but_those_of_the_counts(data: Path, faster: tuple[Path, ...]) -> None:
    file = data / "providers" / "fernway" / "statements.yaml"
    before = file.read_text("utf-8").splitlines()
    run("guide", "accept", "fernway", *faster, "--corrected", "--data", data)
    run("guide", "accept", "fernway", *FERNWAY, "--corrected", "--data", data)
    after = file.read_text("utf-8").splitlines()
    assert [line for line in after if "changes:" in line] == ["    changes: 2"] * 2
    assert [line for line in after if "changes:" not in line] == before


def test_accepting_needs_every_page(data: Path) -> None:
    result = CliRunner().invoke(cli, ["guide", "accept", "fernway", str(FERNWAY[0]), "--data", str(data)])
    assert result.exit_code == 2


def test_no_word_of_the_guide_can_be_read_from_the_digests(data: Path) -> None:
    digests = json.loads((data / "providers" / "fernway" / "digests.json").read_text("utf-8"))
    rest = [{**row, "facts": [], "strength": []} for row in digests["statements"]]
    text = json.dumps([digests["pages"], rest])
    assert not re.search(r"[a-z]{5,}", re.sub(r'"(?:go-live|operate|security|markdown|FERNWAY-\d+|\w+)":?', "", text))


def test_digests_of_two_providers_have_nothing_in_common(tmp_path: Path) -> None:
    one, other = (digests_of(captured_pages(LUMEN), salt) for salt in ("a", "b"))
    assert one.atoms.isdisjoint(other.atoms)


def test_digests_are_read_as_they_were_written(tmp_path: Path) -> None:
    digests = digests_of(captured_pages(LUMEN), "salt")
    (tmp_path / "digests.json").write_text(digests_text(digests), "utf-8")
    assert read_digests(tmp_path / "digests.json") == digests


@pytest.mark.parametrize("content", ["", "{", '{"reader": "0", "salt": "", "pages": [], "statements": []}', "[]"])
def test_digests_that_cannot_be_used_say_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / "digests.json").write_text(content, "utf-8")
    with pytest.raises(UnusableDigestsError, match="launchbook guide accept"):
        read_digests(tmp_path / "digests.json")


def test_statements_that_were_written_by_hand_are_found_in_the_guide(data: Path) -> None:
    reads = [read for page in captured_pages(FERNWAY) for read in page.statements]
    statements = project_in(data).providers["fernway"].statements.statements
    assert linked(reads, statements) == tuple((str(statement.id),) for statement in statements)


def test_every_shipped_provider_has_digests_that_name_its_statements() -> None:
    project = project_in(SHIPPED_DATA)
    for name, provider in project.providers.items():
        digests = read_digests(SHIPPED_DATA / "providers" / name / "digests.json")
        known = {str(statement.id) for statement in provider.statements.statements if not statement.part_of}
        named = {name for row in digests.statements for name in row.ids}
        assert named <= known
        assert len(named) >= 0.97 * len(known)


def test_every_kind_of_change_says_what_to_do() -> None:
    assert set(WHAT_TO_DO) == set(GuideChange) - {GuideChange.UNCHANGED}


def test_what_is_new_can_be_pasted(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "operate.md"
    text = FERNWAY[1].read_text("utf-8")
    page.write_text(text.replace("- Balance below", "- Refund rate above 5 % in 10 minutes.\n- Balance below"), "utf-8")
    printed = run("guide", "diff", "fernway", page, "--data", data, "--format", "json").output
    changes = json.loads(printed[printed.index("{") :])["changes"]
    (added,) = yaml.safe_load(changes[0]["paste"])
    assert added == {
        "id": "FERNWAY-084",
        "kind": "alert-threshold",
        "page": "operate",
        "section": "Run Fernway Pay > What to watch",
        "facts": ["above 5 % in 10 minutes"],
    }
