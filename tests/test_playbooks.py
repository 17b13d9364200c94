"""Alerts and their playbooks: whoever is woken finds what was written, and what is missing is named."""

from datetime import date

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.pages.runbooks.index import sentence_case
from generator.project import Project
from tests.reading import project_in
from tests.shipped import EXAMPLE, SHIPPED_DATA
from tests.site_fixtures import BuiltSite
from tests.test_own_records import book_of, cards_of
from tests.test_runbook_index import index

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def example() -> Project:
    return project_in(EXAMPLE)


def missing(project: Project, integration: str) -> list[str]:
    return [alert.link.text for alert in BookContext.of(project, DAY).integration(integration).summary.without_playbook]


def test_an_alert_that_nobody_has_written_about_is_named(example: Project) -> None:
    assert missing(example, "payca") == ["The decline rate has changed"]


def test_an_own_issue_is_the_playbook_of_the_alerts_that_it_names(example: Project) -> None:
    payca = example.integrations["payca"]
    profile = payca.profile.model_copy(update={"own_issues": ()})
    bare = replace(example, integrations={**example.integrations, "payca": replace(payca, profile=profile)})
    assert len(missing(bare, "payca")) == len(missing(example, "payca")) + len(payca.profile.own_issues)


def test_an_issue_of_the_guide_is_a_playbook_only_where_the_guide_says_so() -> None:
    assert missing(project_in(SHIPPED_DATA), "modulus-labs") == ["Something critical fails"]


def test_an_alert_without_a_playbook_keeps_no_gate_from_being_met(example: Project) -> None:
    summary = BookContext.of(example, DAY).integration("payca").summary
    alerts = {alert.id for alert in example.providers["payca"].monitoring.alerts}
    assert alerts & {blocker.id for blocker in summary.blockers} == set()


def test_whoever_is_woken_has_the_playbook_in_the_book(example: Project) -> None:
    book = book_of(example, "money")
    assert "payca-gift-card-account-runs-low" in cards_of(book, "incidents", "payca")
    entry = next(entry for entry in index(book)["PayCA"] if entry.is_alert)
    assert entry.place.anchor == "payca-gift-card-account-runs-low"


@pytest.mark.xdist_group("playbooks")
def test_the_page_of_the_integration_names_what_has_no_playbook_and_where_to_write_it(
    example_site: BuiltSite,
) -> None:
    text = example_site.text("integrations/payca")
    assert "1 alert without a playbook" in text
    assert "own-issues in integrations/payca/integration.yaml" in text
    assert "The decline rate has changed" in text


@pytest.mark.xdist_group("playbooks")
def test_the_card_of_an_alert_leads_to_its_playbook(example_site: BuiltSite) -> None:
    assert "integrations/payca/index.html#gift-card-webhooks-fail" in example_site.html("providers/payca/monitoring")


@pytest.mark.parametrize(("options", "said"), [([], "without a playbook"), (["--all"], "The decline rate has changed")])
def test_status_says_which_alerts_have_no_playbook(options: list[str], said: str) -> None:
    data = ["--data", str(EXAMPLE), "--as-of", "2026-11-21", "--integration", "payca"]
    result = CliRunner().invoke(cli, ["status", *data, *options])
    assert said in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("webhooks stop arriving", "Webhooks stop arriving"),
        ("HTTP 429", "HTTP 429"),
        ("fw_rate_limited", "fw_rate_limited"),
        ("payment.failed jumps for an error code", "payment.failed jumps for an error code"),
        ("requestId is missing", "requestId is missing"),
    ],
)
def test_the_index_writes_all_in_sentence_case_and_leaves_code_as_it_is(text: str, shown: str) -> None:
    assert sentence_case(text) == shown
