"""All providers side by side: every cell says something, and nothing but what the provider's own records say."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.compare import TOPICS, compare_pages
from generator.pages.comparison_models import Column
from generator.pages.model import Page, Shelf
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import ControlSection, SideBySide, Table
from generator.project import Project
from generator.schema.questions import Question
from generator.schema.support import Contact
from tests.conftest import MINIMAL
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA
from tests.site_fixtures import BuiltSite
from tests.test_catalogue import DAY

NAMES = [topic.name for topic in TOPICS]
Cells = dict[tuple[str, str], Column]


def read(data: Path) -> Project:
    return project_in(data)


@pytest.fixture(scope="module")
def project() -> Project:
    return read(SHIPPED_DATA)


def pages_of(project: Project) -> tuple[Page, ...]:
    return compare_pages(tuple(ProviderContext(project, provider) for provider in project.providers.values()))


def cells_of(project: Project) -> Cells:
    """What each provider says on each question, by question and provider."""
    return {
        (section.anchor, provider): column
        for page in pages_of(project)[1:]
        for section in page.sections
        if isinstance(section, SideBySide)
        for provider, column in zip(project.providers, section.columns, strict=True)
    }


@pytest.fixture(scope="module")
def cells(project: Project) -> Cells:
    return cells_of(project)


def values(column: Column) -> dict[str, list[str]]:
    """Every value in a cell, by the record that it belongs to."""
    return {
        answer.link.to.anchor: [value.text for value in (answer.value, *(fact.value for fact in answer.facts)) if value]
        for answer in column.answers
    }


def test_every_question_is_asked_once() -> None:
    assert Counter(asked.question for topic in TOPICS for asked in topic.asked) == Counter(Question)


def test_every_provider_stands_beside_the_others_on_every_question(project: Project) -> None:
    names = [provider.profile.name for provider in project.providers.values()]
    sections = [section for page in pages_of(project) for section in page.sections if isinstance(section, SideBySide)]
    assert [
        section.anchor for section in sections if [column.provider.text for column in section.columns] != names
    ] == []


@pytest.mark.parametrize("data", [SHIPPED_DATA, MINIMAL], ids=["shipped", "smallest"])
def test_no_cell_is_empty(data: Path) -> None:
    cells = cells_of(read(data))
    assert [key for key, cell in cells.items() if not (cell.answers or cell.gaps or cell.silent)] == []


def test_a_cell_is_called_silent_only_where_it_holds_nothing(cells: Cells) -> None:
    assert [key for key, cell in cells.items() if cell.silent and (cell.answers or cell.gaps)] == []


def test_nothing_is_filled_in_from_another_guide(cells: Cells) -> None:
    for (_, provider), cell in cells.items():
        links = [cell.provider, *(answer.link for answer in cell.answers), *(point.gap for point in cell.gaps)]
        assert {link.to.page.split("/")[1] for link in links} == {provider}


def test_a_gap_that_names_its_questions_stands_there_and_beside_the_records_that_name_it(
    project: Project, cells: Cells
) -> None:
    for name, provider in project.providers.items():
        guide = ProviderContext(project, provider)
        named = {contact.gap for contact in provider.support.contacts} | {
            setting.gap for setting in provider.environments.settings
        }
        for gap in [gap for _, gap in guide.all_gaps() if gap.questions]:
            link, wanted = guide.gap_link(gap.id), {question.value for question in gap.questions}
            shown = {
                question
                for (question, of), cell in cells.items()
                if of == name and link in [point.gap for point in cell.gaps]
            }
            assert wanted <= shown if gap.id in named else wanted == shown


def test_settings_have_the_values_of_their_records(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        shown = values(cells["addresses", name]) | values(cells["parity", name])
        assert shown == {
            setting.id: [
                setting.values.of(environment.id) or "not there" for environment in provider.environments.environments
            ]
            for setting in provider.environments.settings
        }


def test_limits_have_the_values_of_their_records(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        shown = {
            anchor: shown[0]
            for question in ("rate-limits", "timeouts", "validity", "amounts")
            for anchor, shown in values(cells[question, name]).items()
        }
        assert shown == {limit.id: next(iter(limit.values.values())) for limit in provider.environments.limits}


def test_contacts_have_the_values_of_their_records(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        shown = values(cells["incident-contact", name]) | values(cells["other-contacts", name])
        assert shown == {
            contact.id: [value for value in (contact.phone, contact.email, contact.channel) if value]
            for contact in provider.support.contacts
        }


def test_hours_answer_times_and_status_pages_have_the_values_of_their_records(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        support = provider.support
        hours = {hours.id: [hours.hours] for hours in support.hours}
        hours |= {contact.id: [contact.hours] for contact in support.contacts if contact.hours}
        times = {contact.id: _times(contact) for contact in support.contacts if _times(contact)}
        assert values(cells["support-hours", name]) == hours
        assert values(cells["response-times", name]) == times
        assert values(cells["status-page", name]) == {
            status_page.id: [status_page.host] for status_page in support.status_pages
        }


def _times(contact: Contact) -> list[str]:
    response = [text for response in contact.responses for text in (response.within, response.to)]
    return [*response, *filter(None, [contact.severity])]


def test_credentials_have_the_forms_of_their_records(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        shown = values(cells["production-credentials", name]) | values(cells["test-credentials", name])
        assert shown == {
            credential.id: [
                "Yes" if credential.secret else "No",
                *credential.prefixes.values(),
                *filter(None, [credential.pattern]),
            ]
            for credential in provider.environments.credentials
        }


def test_the_steps_of_a_rollback_stand_in_their_order(project: Project, cells: Cells) -> None:
    for name, provider in project.providers.items():
        steps = [answer.link.to.anchor for answer in cells["rollback-steps", name].answers]
        assert steps == [step.id for step in provider.rollback.steps]


@pytest.mark.parametrize(
    ("question", "provider", "value"),
    [
        ("webhook-answer-time", "mintcash", "inside 10 seconds"),
        ("webhook-authenticity", "scan-to-pay", "AES/CBC"),
        ("rate-limits", "modulus-labs", "1000 requests/minute"),
        ("obtaining", "modulus-labs", "typically 3-5 business days"),
        ("incident-contact", "scan-to-pay", "+27 10 449 1784"),
        ("status-page", "modulus-labs", "status.moduluslabs.io"),
        ("addresses", "scan-to-pay", "https://scantopay.live/pluto"),
    ],
)
def test_what_a_guide_says_stands_in_its_cell(cells: Cells, question: str, provider: str, value: str) -> None:
    assert value in [text for shown in values(cells[question, provider]).values() for text in shown]


@pytest.mark.parametrize(
    ("question", "provider", "gap"),
    [
        ("addresses", "mintcash", "api-base-url"),
        ("webhook-answer-time", "payca", "webhook-subscriptions-unknown"),
        ("webhook-sources", "mintcash", "webhook-source-addresses"),
        ("status-page", "payca", "response-time-unknown"),
        ("rollback-steps", "multipaga", "rollback-not-given"),
        ("rate-limits", "payca", "rate-limit-unknown"),  # by its control: it names no question
    ],
)
def test_what_a_guide_does_not_say_is_a_gap_in_its_cell(cells: Cells, question: str, provider: str, gap: str) -> None:
    cell = cells[question, provider]
    assert gap in [point.gap.to.anchor for point in cell.gaps]
    values = [fact.value for answer in cell.answers for fact in answer.facts]
    assert all(value and value.is_unknown for value in values)
    assert bool(cell.answers) == bool(values)


def test_our_advice_does_not_count_as_an_answer_of_the_guide(project: Project, cells: Cells) -> None:
    hub = pages_of(project)[0].sections[-1]
    assert isinstance(hub, SideBySide)
    left_open = dict(zip(project.providers, hub.columns, strict=True))
    for provider, column in left_open.items():
        asked = {answer.link.to.anchor for answer in column.answers}
        assert ("first-move" in asked) == (not project.providers[provider].rollback.steps)
    assert cells["first-move", "mintcash"].answers[0].labels[0].text == "Our advice, not the guide's"
    assert [point.gap.to.anchor for point in cells["first-move", "mintcash"].gaps] == ["rollback-unwritten"]


def test_the_tabs_are_few_and_no_address_has_moved(project: Project) -> None:
    book = make_book(BookContext.of(project, DAY))
    tabs = [entry.title if isinstance(entry, Shelf) else entry.short for entry in book.shelves]
    assert tabs == ["Home", "On call", "Integrations", "Providers", "Teams", "Compare", "Controls", "Reference"]
    assert {"environments", "contacts", "controls"} <= {page.path for page in book.pages}


def test_a_control_shows_the_evidence_that_its_items_want_where_several_providers_want_any(project: Project) -> None:
    pages = {page.path: page for page in make_book(BookContext.of(project, DAY)).pages}
    for control in project.controls:
        section = pages[f"controls/{control}"].sections[0]
        assert isinstance(section, ControlSection)
        wanted = {
            provider.profile.name: [
                item.evidence
                for group in provider.checklists.groups
                for item in group.items
                if item.evidence and control in item.controls
            ]
            for provider in project.providers.values()
        }
        several = {name: lines for name, lines in wanted.items() if lines}
        shown = {wanted.provider.text: [str(line.text) for line in wanted.wanted] for wanted in section.evidence}
        assert shown == (several if len(several) > 1 else {})


def test_the_matrix_names_every_control_and_the_place_of_each_leads_to_its_page(project: Project) -> None:
    (matrix,) = next(page for page in make_book(BookContext.of(project, DAY)).pages if page.path == "controls").sections
    assert isinstance(matrix, Table)
    assert matrix.leads_on
    first = [row[0] for row in matrix.rows]
    assert [(cell.anchor, cell.link and cell.link.to.page) for cell in first] == [
        (control, f"controls/{control}") for control in project.controls
    ]


@pytest.mark.xdist_group("compare")
@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_of_each_gap_that_the_guide_does_not_say(site: BuiltSite, name: str) -> None:
    html = site.html(f"compare/{name}")
    blocks = re.findall(r"<strong>Missing</strong>\s*<ul>(.*?)</ul>", html, re.DOTALL)
    shown = [re.findall(r'href="\.\./\.\./([^"]+)/index\.html#([^"]+)"', block) for block in blocks]
    topic = next(topic for topic in TOPICS if topic.name == name)
    expected = [
        [(point.gap.to.page, point.gap.to.anchor) for point in column.gaps]
        for section in next(page for page in pages_of(site.project) if page.path == topic.path).sections
        if isinstance(section, SideBySide)
        for column in _by_name(site.project, section)
        if column.gaps
    ]
    assert shown == expected


def _by_name(project: Project, section: SideBySide) -> list[Column]:
    """The columns in the order in which a book shows its providers."""
    return sorted(section.columns, key=lambda column: column.provider.text.lower())


@pytest.mark.xdist_group("compare")
@pytest.mark.parametrize("page", ["controls", "compare", *(f"compare/{name}" for name in NAMES)])
def test_no_page_is_larger_than_300_kb(site: BuiltSite, page: str) -> None:
    assert len(site.html(page).encode()) <= 300_000


def test_a_control_that_is_renamed_everywhere_still_answers_its_questions(tmp_path: Path, project: Project) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, data)
    shared = data / "controls.yaml"
    shared.write_text(re.sub(r"(?m)^(  - id: .*)$", r"\1-renamed", shared.read_text("utf-8")), "utf-8")
    for file in (data / "providers").rglob("*.yaml"):
        lists = re.compile(r"(?<=controls: \[)[^]]*")
        text = lists.sub(lambda found: re.sub(r"[\w-]+", r"\g<0>-renamed", found[0]), file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    renamed = read(data)
    assert set(renamed.controls) == {f"{name}-renamed" for name in project.controls}
    answered = {key: len(column.answers) for key, column in cells_of(project).items()}
    assert {key: len(column.answers) for key, column in cells_of(renamed).items()} == answered
