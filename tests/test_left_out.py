"""Files of a provider that are left out: `covers` says why, and so do the pages."""

from datetime import date
from pathlib import Path

import pytest

from generator.check import check_data
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Page
from generator.pages.silence import no_rollback
from generator.pages.words import ABSENCES, NOT_KNOWN_YET
from generator.project import Project
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.provider import GuideCoverage
from generator.schema.record import GapCause, Gate, to_kebab
from tests.reading import project_in

DAY = date(2026, 11, 28)
PROVIDER, INTEGRATION = "zenith", "zenith-shop"
PROFILE = """\
id: zenith
name: Zenith
summary: Zenith takes cards. It is fictional.
guide:
  pages:
    - {{id: go-live-with-zenith, title: Go live with Zenith}}
  covers: {covers}
"""
STATEMENTS = """\
statements:
  - {id: ZEN-001, kind: heading, section: Go live}
set-aside:
  - {statements: [ZEN-001], reason: A heading only.}
"""
EVERYTHING = tuple(map(to_kebab, GuideCoverage.model_fields))
SILENT = "{" + ", ".join(f"{key}: silent" for key in EVERYTHING) + "}"


def with_zenith(data: Path, covers: str) -> Path:
    """The data with a provider that has none of the files that may be left out, and an integration with it."""
    files = {
        f"providers/{PROVIDER}/provider.yaml": PROFILE.format(covers=covers),
        f"providers/{PROVIDER}/statements.yaml": STATEMENTS,
        f"integrations/{INTEGRATION}/integration.yaml": (
            f"id: {INTEGRATION}\nprovider: {PROVIDER}\nname: Zenith\n"
            "go-live: {day: 2026-12-01, time: '09:30', zone: UTC}\n"
        ),
        f"integrations/{INTEGRATION}/progress.yaml": "items: []\n",
    }
    for name, text in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    return data


def pages_of(project: Project) -> dict[str, Page]:
    book = make_book(BookContext.of(project, DAY))
    start = f"providers/{PROVIDER}"
    return {page.path.removeprefix(start): page for page in book.pages if page.path.startswith(start)}


def verdict(project: Project) -> Verdict:
    return assess_integration(project, project.integrations[INTEGRATION], DAY).gate(Gate.GO_LIVE).verdict


@pytest.mark.parametrize("covers", [SILENT, "{}", "{rollback: silent, support: not-known-yet}"])
def test_what_the_guide_does_not_have_needs_no_file(minimal: Path, covers: str) -> None:
    assert check_data(with_zenith(minimal, covers)).findings == ()


@pytest.mark.parametrize("key", EVERYTHING)
@pytest.mark.parametrize("word", ["section", "parts"])
def test_what_the_guide_has_needs_its_file(minimal: Path, key: str, word: str) -> None:
    (finding,) = check_data(with_zenith(minimal, f"{{{key}: {word}}}")).findings
    assert finding.code == "missing-file"
    assert f"`{key}: {word}`" in finding.hint


def test_of_a_profile_that_cannot_be_read_nobody_knows_which_files_it_needs(minimal: Path) -> None:
    with_zenith(minimal, "{}")
    (minimal / "providers" / PROVIDER / "provider.yaml").write_text("id: [", "utf-8")
    assert "missing-file" not in {finding.code for finding in check_data(minimal).findings}


def test_a_record_of_a_file_that_is_left_out_is_not_there(minimal: Path) -> None:
    with_zenith(minimal, "{}")
    file = minimal / "integrations" / INTEGRATION / "progress.yaml"
    file.write_text("items:\n  - item: keep-the-key\n    state: open\n", "utf-8")
    assert {finding.code for finding in check_data(minimal).findings} == {"dead-reference"}


@pytest.mark.parametrize("page", ["/checklist", "/access", "/rollback", "/support", "/monitoring"])
def test_its_page_says_what_covers_says(minimal: Path, page: str) -> None:
    silent = pages_of(project_in(with_zenith(minimal, SILENT)))[page]
    unknown = pages_of(project_in(with_zenith(minimal, "{}")))[page]
    assert silent.lead
    assert unknown.lead
    assert (silent.lead.text, unknown.lead.text) == (
        "The guide says nothing about this.",
        "Not known yet; read the guide.",
    )


def test_its_page_is_edited_where_that_is_said(minimal: Path) -> None:
    pages = pages_of(project_in(with_zenith(minimal, "{}")))
    assert pages["/rollback"].edit == f"providers/{PROVIDER}/provider.yaml"


@pytest.mark.parametrize(("covers", "is_silent"), [(SILENT, True), ("{}", False)])
def test_no_page_calls_a_guide_silent_that_nobody_has_read(minimal: Path, covers: str, is_silent: bool) -> None:
    book = make_book(BookContext.of(project_in(with_zenith(minimal, covers)), DAY))
    own = repr([page for page in book.pages if INTEGRATION in page.path or f"providers/{PROVIDER}" in page.path])
    silent = ("guide says nothing", "guide names no", "guide does not", "no number in the guide", "none in the guide")
    said = [words for words in silent if words in own]
    assert (NOT_KNOWN_YET in own.lower()) is not is_silent
    assert bool(said) is is_silent


def test_a_procedure_that_is_not_known_is_not_called_missing() -> None:
    assert "not known yet" in no_rollback("Zenith", NOT_KNOWN_YET)
    assert "no rollback procedure" in no_rollback("Zenith", ABSENCES[GapCause.SILENT])


def test_nothing_is_ready_before_somebody_has_looked(minimal: Path) -> None:
    assert verdict(project_in(with_zenith(minimal, SILENT))) is Verdict.READY
    assert verdict(project_in(with_zenith(minimal, SILENT.replace("support: silent", "support: not-known-yet")))) is (
        Verdict.NOT_READY
    )


def test_a_gap_for_which_nobody_has_looked_keeps_a_gate_from_being_met(minimal: Path) -> None:
    with_zenith(minimal, SILENT)
    gap = "gaps:\n  - {id: pager, title: Whom to call, cause: not-known-yet, do: Look in the guide.}\n"
    (minimal / "providers" / PROVIDER / "support.yaml").write_text(gap, "utf-8")
    assert verdict(project_in(minimal)) is Verdict.NOT_READY


def test_the_blocker_leads_to_what_the_guide_covers(minimal: Path) -> None:
    book = BookContext.of(project_in(with_zenith(minimal, "{}")), DAY)
    (line,) = (
        line for line in book.integration(INTEGRATION).summary.gate(Gate.GO_LIVE).blockers if line.id == "not-known-yet"
    )
    assert (line.link.to.page, line.link.to.anchor) == (f"providers/{PROVIDER}", "coverage")
