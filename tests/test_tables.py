"""Tables: what is known of subjects, phases, gates and states stands in one place, and every reader answers for all."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_type_hints

import pytest

from generator.cutover.steps import Phase
from generator.findings import PROBLEMS
from generator.pages import phases, status_labels, words
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.provider import MAKERS
from generator.pages.provider.overview import SUMMARIES
from generator.pages.runbooks.chapters import PLANS
from generator.pages.status_labels import BUCKETS, GATES, STATUSES, VERDICTS
from generator.pages.words import SUBJECT_NAMES
from generator.project import Provider
from generator.readiness.counts import Bucket
from generator.readiness.item_status import ItemStatus
from generator.readiness.verdict import Verdict
from generator.rules.data_index import DEFINED_IN
from generator.schema.files import FILE_KINDS
from generator.schema.provider import GuideCoverage, ProviderPage
from generator.schema.record import Gate, Subject
from generator.schema.subjects import SUBJECTS
from generator.schema.text import Reference
from tests.shipped import pages_of_the_guide

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
TEMPLATES = PACKAGE / "templates"
STYLES = TEMPLATES / "site" / "assets" / "styles"
GUIDE = pages_of_the_guide("add-a-provider*.md")
MINIMAL = ROOT / "tests" / "data" / "minimal"
NUMBERS = {"two": 2, "four": 4, "eleven": 11}
REFERENCES = Reference.__subclasses__()


def test_every_page_of_a_provider_shows_one_subject() -> None:
    assert [subject.page for subject in SUBJECTS] == list(ProviderPage)


def test_every_model_of_a_subject_is_in_the_table() -> None:
    assert {subject.model for subject in SUBJECTS} == set(Subject.__subclasses__())


def test_a_provider_has_every_subject_with_its_model() -> None:
    hints = get_type_hints(Provider)
    assert {subject.name: hints.get(subject.name) for subject in SUBJECTS} == {
        subject.name: subject.model for subject in SUBJECTS
    }


def test_every_subject_has_somebody_who_makes_its_page() -> None:
    assert set(MAKERS) == set(ProviderPage)


def test_the_overview_sums_up_every_other_page() -> None:
    assert list(SUMMARIES) == [page for page in ProviderPage if page is not ProviderPage.OVERVIEW]


def test_everything_that_a_guide_may_cover_has_a_name() -> None:
    assert list(SUBJECT_NAMES) == list(GuideCoverage.model_fields)


def files_of(area: str) -> list[str]:
    return [kind.where.rpartition("/")[2] for kind in FILE_KINDS if kind.where.startswith(f"{area}/")]


@pytest.mark.parametrize("name", files_of("providers"))
def test_the_guide_to_adding_a_provider_has_every_file(name: str) -> None:
    assert f'title="data/providers/acme-pay/{name}"' in GUIDE


@pytest.mark.parametrize("where", [kind.where for kind in FILE_KINDS])
def test_the_smallest_data_has_every_kind_of_file(where: str) -> None:
    assert list(MINIMAL.glob(where))


def test_what_is_said_of_missing_files_counts_them() -> None:
    words = " ".join(PROBLEMS["missing-file"].split())
    said = re.findall(r"the same (\w+) files, every integration (\w+), and the data as a whole (\w+)", words)
    whole = [kind for kind in FILE_KINDS if "*" not in kind.where]
    assert [tuple(NUMBERS[word] for word in each) for each in said] == [
        (len(files_of("providers")), len(files_of("integrations")), len(whole))
    ]


@pytest.mark.parametrize("kind", REFERENCES, ids=lambda kind: kind.__name__)
def test_a_reference_names_the_files_in_which_its_records_stand(kind: type[Reference]) -> None:
    named = re.findall(r"`([a-z/-]+\.yaml)`", kind.__doc__ or "")
    assert DEFINED_IN[kind.to]
    assert set(named) <= {place.removeprefix("providers/*/") for place in DEFINED_IN[kind.to]}


def test_gates_buckets_states_and_verdicts_have_words_in_their_order() -> None:
    assert list(GATES) == list(Gate)
    assert list(BUCKETS) == list(Bucket)
    assert list(STATUSES) == list(ItemStatus)
    assert list(VERDICTS) == list(Verdict)


def test_every_phase_has_words_in_its_order() -> None:
    assert list(PHASES) == list(WorkPhase)


def test_every_list_of_the_cutover_belongs_to_one_phase() -> None:
    lists = [steps for phase in PHASES.values() for steps in phase.steps]
    assert sorted(lists) == sorted(Phase)


def test_every_gate_has_a_phase_for_its_items() -> None:
    assert [phase.gate for phase in PHASES.values() if phase.gate] == list(Gate)


def test_every_page_with_a_phase_has_a_chapter() -> None:
    assert {phase.page for phase in PHASES.values()} - {ProviderPage.ACCESS} <= {plan.page for plan in PLANS}


@pytest.mark.parametrize("bucket", Bucket)
def test_what_is_counted_together_has_its_colour_and_pattern(bucket: Bucket) -> None:
    shown = BUCKETS[bucket]
    assert (f".lb-bar__{shown.tone}" in (STYLES / "bars.css").read_text("utf-8")) is not shown.has_pattern
    board = (TEMPLATES / "site" / "board.html.j2").read_text("utf-8")
    assert (f'"{{{{ name }}}}-{shown.tone}"' in board) is shown.has_pattern


@cache
def written() -> dict[str, frozenset[str]]:
    """The texts in the code of each module."""
    return {
        path.relative_to(PACKAGE).as_posix(): frozenset(
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        for path in PACKAGE.rglob("*.py")
    }


def words_of_states() -> Iterator[str]:
    yield from (text for status in STATUSES.values() for text in (status.label, status.why))
    yield from (gate.deadline for gate in GATES.values())
    yield from (phase.title for name, phase in PHASES.items() if name is not WorkPhase.ASKING)  # it names a page, too


@pytest.mark.parametrize("text", sorted({text for text in words_of_states() if " " in text}))
def test_the_words_for_a_state_a_gate_or_a_phase_are_written_once(text: str) -> None:
    tables = {Path(module.__file__ or "").name for module in (phases, status_labels, words)}
    assert [name for name, texts in written().items() if text in texts and Path(name).name not in tables] == []


def texts_of(medium: str) -> dict[str, str]:
    """The words of people in the templates of a medium, and the template that has each."""
    found: dict[str, str] = {}
    for path in sorted((TEMPLATES / medium).rglob("*.j2")):
        code = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "\0", path.read_text("utf-8"), flags=re.DOTALL)
        attributes = re.findall(r'(?:content|title|aria-label|alt)="([^"]*)"', code)
        pieces = re.split(r"[\0\n]", "\0".join([re.sub(r"<[^>]*>", "\0", code), *attributes]))
        texts = (" ".join(piece.split()).strip(" .:,·") for piece in pieces if re.search(r"[A-Za-z]{2}", piece))
        found |= dict.fromkeys(texts, path.name)
    return found


@pytest.mark.parametrize(("one", "other"), [("site", "pdf"), ("site", "export"), ("pdf", "export")])
def test_no_words_stand_in_the_templates_of_two_media(one: str, other: str) -> None:
    first, second = texts_of(one), texts_of(other)
    assert {text: (first[text], second[text]) for text in first.keys() & second.keys()} == {}


def test_templates_are_read_for_their_words() -> None:
    assert {"Left open", "Give as YAML"} <= texts_of("site").keys()
    assert {"Quick card, continued", "Everyone who has worked through this book signs here"} <= texts_of("pdf").keys()
