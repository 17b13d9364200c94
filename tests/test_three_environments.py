"""A provider with three environments, Test, Preview and Live, in every place that knows environments."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from generator.check import check_data
from generator.pages.book_context import BookContext
from generator.pages.compare.answers import setting_answer
from generator.pages.integration.commands import command_of
from generator.pages.integration.env_file import env_file
from generator.pages.integration.environments import own_environments_page
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.smoke_tests import smoke_tests_page
from generator.pages.provider.environments import environments_page
from generator.pages.record_models import Comparison
from generator.pages.sections import Cards, Environments, Listing, Section
from generator.pages.view_models import Card
from generator.readiness.evidence import EvidenceFault, fault_of
from generator.rules.hosts import hosts_outside_production
from generator.scan.pattern_maker import make_patterns
from generator.scan.patterns import Patterns
from generator.scan.search import Searcher
from generator.scan.sources import read_scan_facts
from generator.schema.cutover import SmokeTest
from generator.schema.environments import EnvironmentsFile
from generator.schema.progress import ItemState
from tests.conftest import MINIMAL
from tests.reading import project_in

DAY = date(2026, 11, 21)
THREE = Path(__file__).parent / "data" / "three-environments"
ENVIRONMENTS, STATEMENTS = "providers/fernway/environments.yaml", "providers/fernway/statements.yaml"
INTEGRATION = "integrations/fernway/integration.yaml"
Change = Callable[[str, str, str], Path]


def copied(folder: Path) -> Path:
    shutil.copytree(MINIMAL, folder)
    shutil.copytree(THREE, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("three") / "data")


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Puts a text in the place of another one in a file of a copy."""
    folder = copied(tmp_path / "data")

    def make(file: str, old: str, new: str) -> Path:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new), "utf-8")
        return folder

    return make


@pytest.fixture(scope="module")
def context(data: Path) -> IntegrationContext:
    return context_of(data)


def context_of(data: Path) -> IntegrationContext:
    return BookContext.of(project_in(data), DAY).integration("fernway")


@pytest.fixture(scope="module")
def environments(context: IntegrationContext) -> EnvironmentsFile:
    return context.provider_context.provider.environments


def findings(data: Path) -> list[str]:
    return [f"{finding.code}: {finding.message}" for finding in check_data(data).findings]


def named(sections: Iterable[Section], anchor: str) -> Section:
    return next(section for section in sections if section.anchor == anchor)


def cards(sections: Iterable[Section], anchor: str) -> dict[str, Card]:
    section = named(sections, anchor)
    assert isinstance(section, Cards)
    return {card.anchor: card for card in section.cards}


def facts(card: Card) -> dict[str, str]:
    return {fact.name: fact.value.text for fact in card.facts if fact.value}


def values(row: Comparison) -> dict[str, str]:
    return {one.environment: one.value.text if one.value else "" for one in row.values}


def rows(sections: Iterable[Section]) -> dict[str, Comparison]:
    found = (section for section in sections if isinstance(section, Environments))
    return {row.card.anchor: row for section in found for row in section.rows}


# What the pages of the provider show


def test_the_page_begins_with_what_each_environment_is_for(context: IntegrationContext) -> None:
    section = environments_page(context.provider_context).sections[0]
    assert isinstance(section, Cards)
    shown = {card.title: (card.detail.text if card.detail else "", len(card.labels)) for card in section.cards}
    assert shown == {
        "Test": ("The guide does not say what it is for.", 0),
        "Preview": ("It behaves like live and settles nothing. It exists for accounts on the plan Scale or above.", 0),
        "Live": ("Real cards pay.", 1),
    }


def test_each_setting_has_a_value_for_each_environment(context: IntegrationContext) -> None:
    shown = rows(environments_page(context.provider_context).sections)
    assert values(shown["console-address"]) == {
        "Test": "https://console-test.fernway.example",
        "Preview": "https://console.fernway.example",
        "Live": "https://console.fernway.example",
    }
    assert values(shown["test-events"])["Live"] == ""


def test_a_setting_of_some_environments_says_of_which(context: IntegrationContext) -> None:
    label = rows(environments_page(context.provider_context).sections)["test-events"].card.labels[0]
    assert label.text == "Test and Preview only"


def test_what_differs_for_each_account_says_where_it_stands(context: IntegrationContext) -> None:
    api = rows(environments_page(context.provider_context).sections)["api-address"]
    assert values(api)["Live"] == "differs for each account: Console"
    assert [one.value.is_unknown for one in api.values if one.value] == [False, False, False]


def test_a_key_begins_differently_in_each_environment(context: IntegrationContext) -> None:
    shown = cards(environments_page(context.provider_context).sections, "credentials")
    assert facts(shown["secret-key"]) == {
        "Where": "Test, Preview and Live",
        "Secret": "Yes",
        "Starts with: Test": "fw_test_",
        "Starts with: Preview": "fw_prev_",
        "Starts with: Live": "fw_live_",
    }
    assert facts(shown["preview-certificate"])["Where"] == "Test and Preview"


def test_equal_limits_stand_together(context: IntegrationContext) -> None:
    shown = cards(environments_page(context.provider_context).sections, "limits")
    assert facts(shown["requests-per-second"]) == {
        "Rate limit: Test and Preview": "10",
        "Rate limit: Live": "100",
        "Where": "Test, Preview and Live",
    }


def test_the_comparison_has_a_value_for_each_environment(
    context: IntegrationContext, environments: EnvironmentsFile
) -> None:
    answer = setting_answer(context.provider_context, environments.settings[0])
    assert [fact.name for fact in answer.facts] == ["Test", "Preview", "Live"]


# What is yours


def test_your_own_value_stands_where_it_differs_for_each_account(context: IntegrationContext) -> None:
    api = rows(own_environments_page(context).sections)["api-address"]
    assert values(api)["Live"] == "https://shop.fernway.example"


def test_there_is_a_file_for_each_environment_with_its_values(context: IntegrationContext) -> None:
    sections = own_environments_page(context).sections
    files = {section.title: section.text for section in sections if isinstance(section, Listing)}
    assert [*files] == ["Your .env.live", "Your .env.test", "Your .env.preview"]
    assert "FERNWAY_API_URL=https://shop.fernway.example\n" in files["Your .env.live"]
    assert "FERNWAY_API_URL=https://preview.fernway.example\n" in files["Your .env.preview"]
    assert "FERNWAY_EVENTS" not in files["Your .env.live"]
    assert "FERNWAY_CERTIFICATE" not in files["Your .env.live"]
    assert "FERNWAY_CERTIFICATE=" in files["Your .env.test"]


def test_without_your_value_the_file_says_where_it_stands(change: Change) -> None:
    context = context_of(change(INTEGRATION, "    values: {live: https://shop.fernway.example}\n", ""))
    assert "# It differs for each account; find yours here: Console\nFERNWAY_API_URL=\n" in env_file(
        context, context.environments[-1]
    )


def test_an_environment_that_you_do_not_use_is_left_out(change: Change) -> None:
    context = context_of(change(INTEGRATION, "name: Fernway", "environments: [test, live]\nname: Fernway"))
    sections = own_environments_page(context).sections
    assert [*values(rows(sections)["cards"])] == ["Test", "Live"]
    assert [section.title for section in sections if isinstance(section, Listing)] == [
        "Your .env.live", "Your .env.test",
    ]  # fmt: skip


def test_commands_in_production_send_its_credentials_alone(context: IntegrationContext) -> None:
    test = context.provider_context.provider.cutover.smoke_tests[0]
    assert isinstance(test, SmokeTest)
    command = command_of(context, test)
    assert "Authorization: ${FERNWAY_KEY:?}" in command
    assert "X-Certificate" not in command


def test_what_production_does_not_have_stands_above_its_tests(context: IntegrationContext) -> None:
    section = named(smoke_tests_page(context).sections, "not-in-production")
    assert [*rows((section,))] == ["test-events"]


# What the scan looks for


@pytest.fixture(scope="module")
def patterns(data: Path) -> Patterns:
    fernway = [source for source in read_scan_facts(data, data).providers if source.id == "fernway"]
    return make_patterns(fernway, fernway)


def found(patterns: Patterns, text: str) -> list[tuple[str, str]]:
    leftovers, _ = Searcher(patterns).search(text.encode(), "a.env")
    return [(leftover.message, leftover.instead) for leftover in leftovers]


def test_an_address_of_any_environment_but_production_is_a_leftover(patterns: Patterns) -> None:
    shown = found(patterns, "A=https://preview.fernway.example\nB=https://console.fernway.example\n")
    assert shown == [
        (
            "`https://preview.fernway.example` is in the Preview environment of Fernway Pay (API)",
            "Write the one of your account (API), which Fernway Pay shows you: Console.",
        )
    ]


def test_a_key_of_each_environment_is_told_apart(patterns: Patterns) -> None:
    assert {key.prefix: (key.environments, key.production) for key in patterns.keys} == {
        "fw_test_": (("Test",), ("fw_live_",)),
        "fw_prev_": (("Preview",), ("fw_live_",)),
        "fw_live_": ((), ()),
    }


def test_a_call_that_production_does_not_have_is_a_leftover(patterns: Patterns) -> None:
    assert [(call.endpoint, call.environment) for call in patterns.calls] == [("POST /v1/test-events", "Test")]


# What the rules hold


def test_a_value_that_others_share_with_production_is_of_production(environments: EnvironmentsFile) -> None:
    assert hosts_outside_production(environments) == {
        "test.fernway.example": "Test",
        "console-test.fernway.example": "Test",
        "preview.fernway.example": "Preview",
    }


def test_a_look_at_another_environment_shows_nothing_about_production(context: IntegrationContext) -> None:
    provider = context.provider_context.provider
    item = provider.checklists.groups[0].items[0]
    state = {
        "item": item.id, "state": "done", "by": "Sam", "on": "2026-11-02",
        "evidence": [{"link": "https://preview.fernway.example/payments/1"}],
    }  # fmt: skip
    fault = fault_of(context.provider_context.project, provider, item, ItemState.model_validate(state), DAY)
    assert fault == EvidenceFault.NOT_PRODUCTION


def test_a_value_of_one_environment_does_not_stand_as_that_of_another(change: Change) -> None:
    data = change(ENVIRONMENTS, "{test: fw_test_, preview: fw_prev_", "{test: fw_prev_, preview: fw_test_")
    assert findings(data) == [
        "wrong-environment: `fw_prev_` belongs to preview, but is given here for test",
        "wrong-environment: `fw_test_` belongs to test, but is given here for preview",
    ]


def test_a_value_of_two_environments_stands_with_each_of_them_and_no_third(change: Change) -> None:
    data = change(ENVIRONMENTS, 'preview: "10", live: "100"', 'preview: "10", live: "10"')
    assert "wrong-environment: `10` belongs to preview and test, but is given here for live" in findings(data)


def test_a_sentence_on_one_environment_has_no_value_of_another(change: Change) -> None:
    data = change(ENVIRONMENTS, "    obtained: The Console shows it.\n    cites: [FERN-003", (
        "    obtained: In Live, it starts with `fw_prev_`.\n    cites: [FERN-003"
    ))  # fmt: skip
    assert findings(data) == [
        "wrong-environment: `fw_prev_` belongs to preview, but this sentence is about another environment"
    ]


def test_what_must_differ_is_not_the_same_everywhere(change: Change) -> None:
    data = change(ENVIRONMENTS, "preview: as live, live: as live", "preview: on demand, live: on demand")
    assert "parity: is `must-differ`, but the values are the same" in findings(data)


def test_records_with_values_by_environment_can_be_hashed(environments: EnvironmentsFile) -> None:
    assert len({*environments.settings, *environments.credentials, *environments.limits}) == 8
