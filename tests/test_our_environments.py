"""The names of the configuration: the environment file and the commands of the smoke tests, read by a real shell."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.pages.integration.commands import command_of
from generator.pages.integration.env_file import env_file
from generator.pages.integration.environments import own_environments_page
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.smoke_tests import smoke_tests_page
from generator.pages.sections import Calls, Cards, Environments, Listing, Section, Words
from generator.schema.cutover import SmokeTest
from tests.integration_fixtures import MakeIntegration, integration_of, write_data

NAMES = """\
conditions:
  - condition: uses-library-lite
    applies: false
    by: Sam
    on: 2026-11-02
    reason: The shop calls the API from its server.
settings:
  - {setting: api-base-url, name: SCANTOPAY_BASE_URL}
  - {setting: support-hours-row, name: SCANTOPAY_HOURS}
  - {setting: test-cards, name: SCANTOPAY_CARDS, values: {production: "$(touch broken) $HOME #1"}}
credentials:
  - {credential: production-api-password, name: SCANTOPAY_PASSWORD}
  - {credential: production-api-username, name: SCANTOPAY_USERNAME}
"""
HEADERS = """\
settings:
  - {setting: base-url, name: PAYCA_BASE_URL, values: {production: "https://api.payca.example"}}
credentials:
  - {credential: client-id, name: PAYCA_CLIENT_ID, header: x-client-id}
  - {credential: client-secret, name: PAYCA_CLIENT_SECRET, header: x-client-secret}
  - {credential: sandbox-keys, name: PAYCA_SANDBOX_KEYS}
"""


@pytest.fixture(scope="module")
def scan_to_pay(tmp_path_factory: pytest.TempPathFactory) -> IntegrationContext:
    return integration_of(write_data(tmp_path_factory.mktemp("s2p"), "scan-to-pay", NAMES), "scan-to-pay")


@pytest.fixture(scope="module")
def payca(tmp_path_factory: pytest.TempPathFactory) -> IntegrationContext:
    return integration_of(write_data(tmp_path_factory.mktemp("payca"), "payca", HEADERS), "payca")


def production_file(context: IntegrationContext) -> str:
    return env_file(context, next(environment for environment in context.environments if environment.production))


def sourced(file: str, folder: Path) -> dict[str, str]:
    """What a shell holds once it has read an environment file."""
    (folder / ".env.production").write_text(file, "utf-8")
    script = "set -a; . ./.env.production; env"
    done = subprocess.run(
        ["sh", "-euc", script], cwd=folder, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True
    )
    return dict(line.partition("=")[::2] for line in done.stdout.splitlines())


def test_the_file_holds_public_values_and_leaves_secrets_empty(scan_to_pay: IntegrationContext, tmp_path: Path) -> None:
    found = sourced(production_file(scan_to_pay), tmp_path)
    assert found["SCANTOPAY_BASE_URL"] == "https://scantopay.live/pluto"
    assert found["SCANTOPAY_PASSWORD"] == found["SCANTOPAY_USERNAME"] == found["SCANTOPAY_HOURS"] == ""


def test_no_value_is_run_or_expanded_by_the_shell(scan_to_pay: IntegrationContext, tmp_path: Path) -> None:
    assert sourced(production_file(scan_to_pay), tmp_path)["SCANTOPAY_CARDS"] == "$(touch broken) $HOME #1"
    assert not (tmp_path / "broken").exists()


def test_what_is_of_the_sandbox_is_not_in_the_file(payca: IntegrationContext) -> None:
    assert "PAYCA_SANDBOX_KEYS" not in production_file(payca)


def test_a_value_that_we_found_out_is_filled_in_and_marked(payca: IntegrationContext) -> None:
    lines = production_file(payca).splitlines()
    place = lines.index("PAYCA_BASE_URL=https://api.payca.example")
    assert lines[place - 1] == "# Found out by us; the guide does not give it."


def test_a_value_that_nobody_knows_says_so(make_integration: MakeIntegration) -> None:
    lines = production_file(
        make_integration("payca", "settings:\n  - {setting: base-url, name: PAYCA_BASE_URL}\n")
    ).splitlines()
    place = lines.index("PAYCA_BASE_URL=")
    assert lines[place - 1] == "# Unknown: the guide does not give it. Ask, and record it."


def test_the_first_characters_of_a_key_are_a_comment_and_no_value(make_integration: MakeIntegration) -> None:
    file = production_file(
        make_integration("mintcash", "settings:\n  - {setting: sk-key-prefix, name: MINTCASH_KEY}\n")
    )
    assert "# It starts with sk_live_\nMINTCASH_KEY=\n" in file


def named(sections: tuple[Section, ...], anchor: str) -> Section:
    return next(section for section in sections if section.anchor == anchor)


def test_settings_stand_under_what_must_be_true_of_them(scan_to_pay: IntegrationContext) -> None:
    sections = own_environments_page(scan_to_pay).sections
    differ, match = named(sections, "settings-must-differ"), named(sections, "settings-must-match")
    assert isinstance(differ, Environments)
    assert isinstance(match, Environments)
    assert [row.card.anchor for row in match.rows] == ["webhook-signing"]
    facts = {row.card.anchor: [fact.value.text for fact in row.card.facts if fact.value] for row in differ.rows}
    assert facts["api-base-url"] == ["SCANTOPAY_BASE_URL"]
    assert facts["portal-url"] == ["not recorded"]


def test_without_names_there_is_no_file_and_the_page_says_what_to_record(make_integration: MakeIntegration) -> None:
    section = named(own_environments_page(make_integration("payca", "")).sections, "env-file")
    assert isinstance(section, Words)
    assert "Record the names" in section.paragraphs[0].text


def test_the_file_on_the_page_is_the_file(scan_to_pay: IntegrationContext) -> None:
    section = named(own_environments_page(scan_to_pay).sections, "env-file")
    assert isinstance(section, Listing)
    assert section.text == production_file(scan_to_pay)


CURL = """#!/bin/sh
printf '%s\\n' "$@" > arguments
cat > input
"""
SECRET = "not-a-secret-but-a-test"


def run_with_a_false_curl(command: str, folder: Path, **names: str) -> subprocess.CompletedProcess[str]:
    (folder / "curl").write_text(CURL, "utf-8")
    (folder / "curl").chmod(0o755)
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", **names}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def command(context: IntegrationContext, test: str) -> str:
    tests = context.provider_context.provider.cutover.smoke_tests
    return command_of(context, next(found for found in tests if found.id == test))


def test_a_command_calls_the_path_of_the_guide_at_the_recorded_address(
    payca: IntegrationContext, tmp_path: Path
) -> None:
    names = {"PAYCA_BASE_URL": "https://api.example", "PAYCA_CLIENT_ID": "us", "PAYCA_CLIENT_SECRET": SECRET}
    done = run_with_a_false_curl(command(payca, "test-topup"), tmp_path, ID="card 1", **names)
    assert done.returncode == 0, done.stderr
    arguments = (tmp_path / "arguments").read_text("utf-8").splitlines()
    assert "https://api.example/v1/cards/card 1/topup" in arguments
    assert arguments[arguments.index("--request") + 1] == "POST"
    assert arguments[arguments.index("--data-binary") + 1] == "@test-topup.body"


def test_a_secret_reaches_a_command_by_its_input_and_not_by_its_arguments(
    payca: IntegrationContext, tmp_path: Path
) -> None:
    names = {"PAYCA_BASE_URL": "https://api.example", "PAYCA_CLIENT_ID": "us", "PAYCA_CLIENT_SECRET": SECRET}
    run_with_a_false_curl(command(payca, "test-health"), tmp_path, **names)
    assert SECRET not in (tmp_path / "arguments").read_text("utf-8")
    assert (tmp_path / "input").read_text("utf-8") == f"x-client-id: us\nx-client-secret: {SECRET}\n"


def test_a_command_without_its_names_does_not_run(payca: IntegrationContext, tmp_path: Path) -> None:
    done = run_with_a_false_curl(command(payca, "test-health"), tmp_path, PAYCA_CLIENT_ID="us")
    assert done.returncode != 0
    assert "PAYCA_BASE_URL" in done.stderr
    assert not (tmp_path / "arguments").exists()


def calls(context: IntegrationContext) -> Calls:
    return next(section for section in smoke_tests_page(context).sections if isinstance(section, Calls))


def test_tests_stand_in_an_order_that_works(payca: IntegrationContext) -> None:
    assert [row.card.anchor for row in calls(payca).rows] == [
        "test-health", "test-accounts", "test-issue-card", "test-topup", "test-real-authorisation", "test-close-card",
    ]  # fmt: skip


def test_a_test_without_a_call_in_the_guide_has_no_command(payca: IntegrationContext) -> None:
    commands = {row.card.anchor: row.command for row in calls(payca).rows}
    assert [name for name, text in commands.items() if not text] == ["test-real-authorisation", "test-close-card"]


def test_what_production_does_not_have_stands_above_the_tests(payca: IntegrationContext) -> None:
    sections = smoke_tests_page(payca).sections
    do_not = sections[0]
    assert isinstance(do_not, Cards)
    assert [card.title for card in do_not.cards] == ["Do not call POST /sandbox/transactions in production"]


def test_whose_card_may_be_used_stands_above_the_tests(make_integration: MakeIntegration) -> None:
    sections = smoke_tests_page(make_integration("mintcash", "")).sections
    shown = [card.anchor for section in sections if isinstance(section, Cards) for card in section.cards]
    assert shown == ["no-customer-cards", "nobody-elses-card", "own-card-only"]


def test_our_answer_on_the_card_stands_with_the_test(make_integration: MakeIntegration) -> None:
    lines = "answers:\n  - gap: live-transaction-amount\n    answer: One rand, with the card of Finance.\n"
    row = calls(make_integration("scan-to-pay", lines)).rows[0]
    assert row.card.notes[0].text == "Our answer: One rand, with the card of Finance."


def test_commands_without_recorded_names_say_what_to_record(make_integration: MakeIntegration) -> None:
    context = make_integration("payca", "")
    words = next(section for section in smoke_tests_page(context).sections if section.anchor == "before")
    assert isinstance(words, Words)
    assert [paragraph.text.split(". ")[0] for paragraph in words.paragraphs] == [
        "No name is recorded for the base URL in your configuration (the setting `base-url`)",
        "Nothing is recorded about how calls sign in, so the commands send no credentials",
    ]
    tests = [
        smoke_test
        for smoke_test in context.provider_context.provider.cutover.smoke_tests
        if isinstance(smoke_test, SmokeTest)
    ]
    assert '"${BASE_URL:?}/health"' in command_of(context, tests[0])
