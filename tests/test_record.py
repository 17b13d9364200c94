"""`launchbook record`: what is said is written in place, checked before, and nothing else in a file changes."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli

PROGRESS = "integrations/acme/progress.yaml"
PROFILE = "integrations/acme/integration.yaml"
BY = ["--by", "Robin Example"]
NOTHING = "# Nothing yet.\nitems: []\n"
ONLY_NAMED = "# Our own launch.\nid: acme\nprovider: acme-pay\nname: Acme Pay in the shop\n"

Record = Callable[..., Result]


@pytest.fixture
def record(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Records in the smallest data, on 5 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793836800")
    return lambda *arguments: CliRunner().invoke(cli, ["record", "acme", *arguments], catch_exceptions=False)


def text(minimal: Path, file: str = PROGRESS) -> str:
    return (minimal / file).read_text("utf-8")


def test_an_item_that_is_recorded_keeps_what_was_not_said_anew(minimal: Path, record: Record) -> None:
    assert record("store-live-key", "--state", "done", *BY, "--evidence", "It is in the vault.").exit_code == 0
    expected = """\
items:
  - item: store-live-key
    state: done
    words: e9718356
    by: Robin Example
    on: 2026-11-05
    evidence:
      - text: It is in the vault.
    note: Waiting for the vault.
  - item: name-key-holder
"""
    assert text(minimal).startswith(expected)


def test_all_else_in_the_file_stays_as_it_is(minimal: Path, record: Record) -> None:
    before = text(minimal).splitlines()
    record("store-live-key", "--state", "done", *BY, "--evidence", "It is in the vault.")
    after = text(minimal).splitlines()
    assert [line for line in before if line not in after] == ["    state: in-progress"]


def test_several_items_and_steps_are_recorded_at_once(minimal: Path, record: Record) -> None:
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    result = record("name-key-holder", "test-health", "--state", "done", *BY, "--evidence", "https://runs.example/1")
    assert result.output == "Recorded in data/integrations/acme/progress.yaml.\n"
    assert text(minimal).startswith("# Nothing yet.\nitems:\n  - item: name-key-holder\n")
    assert "  - step: test-health\n    state: done\n" in text(minimal)
    assert text(minimal).count("      - link: https://runs.example/1\n") == 2


def test_a_waiver_takes_all_that_it_needs(minimal: Path, record: Record) -> None:
    options = ["--approver", "Kim Example", "--until", "2027-01-31", "--reason", "It must wait.", "--on", "2026-11-04"]
    record("store-live-key", "--state", "waived", *BY, *options)
    assert "    approver: Kim Example\n    until: 2027-01-31\n" in text(minimal)
    assert "    on: 2026-11-04\n    reason: It must wait.\n" in text(minimal)


def test_what_a_new_state_does_not_take_goes(minimal: Path, record: Record) -> None:
    record("count-the-stock", "--state", "done", *BY, "--evidence", "Counted.")
    entry = text(minimal).partition("count-the-stock")[2].partition("  - ")[0]
    assert not any(key in entry for key in ("reason:", "approver:", "until:"))


def test_who_said_the_old_state_does_not_say_the_new_one(minimal: Path, record: Record) -> None:
    result = record("count-the-stock", "--state", "done")
    assert "`done` needs `by`" in result.output


def test_a_note_alone_changes_nothing_else(minimal: Path, record: Record) -> None:
    before = text(minimal)
    record("store-live-key", "--note", "The vault is there: see 1.10.")
    assert text(minimal) == before.replace("note: Waiting for the vault.", "note: 'The vault is there: see 1.10.'")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["store-live-kei", "--state", "done", *BY], "dead-reference"),
        (["store-live-key", "--state", "done"], "state-and-keys"),
        (["store-live-key", "--state", "waived", *BY, "--approver", "Robin Example"], "state-and-keys"),
        (["freeze", "--state", "open"], "dead-reference"),
        (["store-live-key", "--state", "in-progress", "--note", "acme_live_" + "Jq7Rk2Vt9Xw4Zb8Md3Fp"], "secret-value"),
        (["--condition", "uses-webhooks=no", *BY], "missing-field"),
        (["--condition", "place=nowhere", *BY], "wrong-answer"),
        (["--field", "ask-country=Nowhere"], "wrong-request-value"),
        (["--go-live", "2027-03-28 01:30 Europe/London"], "no-such-time"),
    ],
)
def test_what_the_check_would_refuse_is_not_written(
    minimal: Path, record: Record, arguments: list[str], code: str
) -> None:
    before = text(minimal), text(minimal, PROFILE)
    result = record(*arguments)
    assert result.exit_code == 1
    assert code in result.output
    assert result.output.splitlines()[-1].startswith("Nothing was written, since the check would refuse it.")
    assert (text(minimal), text(minimal, PROFILE)) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["store-live-key"], "Say where `store-live-key` stands"),
        (["--state", "done"], "Name the items or steps"),
        (["--field", "ask-company"], "is not an id, `=` and a value"),
        (["--field", "ask-window=tomorrow"], "wants a window, such as"),
        (["--sender", "Robin"], "wants a person, such as"),
        (["--condition", "uses-webhooks=perhaps"], "wants `yes` or `no`"),
        (["store-live-key", "--state", "done", "--expires", "2027-01-01"], "name it with --evidence"),
    ],
)
def test_what_is_typed_wrongly_is_wrong_usage(record: Record, arguments: list[str], said: str) -> None:
    result = record(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_dry_run_shows_the_difference_and_writes_nothing(minimal: Path, record: Record) -> None:
    before = text(minimal)
    result = record("store-live-key", "--state", "blocked", "--diff")
    assert "-    state: in-progress\n+    state: blocked\n" in result.output
    assert text(minimal) == before


def test_an_answer_replaces_the_one_before(minimal: Path, record: Record) -> None:
    record("--condition", "place=in-shops,at-doors", *BY, "--reason", "We deliver now.")
    wanted = "  - condition: place\n    chosen: [in-shops, at-doors]\n    by: Robin Example\n    on: 2026-11-05\n"
    assert wanted + "    reason: We deliver now.\n" in text(minimal, PROFILE)


def test_what_is_new_stands_in_the_order_of_the_data_reference(minimal: Path, record: Record) -> None:
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    (minimal / PROFILE).write_text(ONLY_NAMED, "utf-8")
    record("--recipient", "access-desk=desk@acme.example")
    record("--condition", "uses-webhooks=yes", *BY)
    record("--go-live", "2027-03-01 09:30 Africa/Johannesburg")
    keys = re.findall(r"^([a-z-]+):", text(minimal, PROFILE), re.MULTILINE)
    assert keys == ["id", "provider", "name", "go-live", "conditions", "request"]


NO_WEBHOOKS = ["--condition", "uses-webhooks=no", *BY, "--reason", "We poll."]


def test_an_answer_that_rules_out_what_is_recorded_is_refused_and_says_how(minimal: Path, record: Record) -> None:
    before = text(minimal), text(minimal, PROFILE)
    result = record(*NO_WEBHOOKS)
    assert result.exit_code == 1
    assert result.output.count("contradicts-answer") == 3
    assert result.output.endswith("Add `--remove-ruled-out` to remove what your answer rules out.\n")
    assert (text(minimal), text(minimal, PROFILE)) == before


def test_what_an_answer_rules_out_is_removed_when_somebody_says_so(minimal: Path, record: Record) -> None:
    before = text(minimal), text(minimal, PROFILE)
    result = record(*NO_WEBHOOKS, "--remove-ruled-out")
    assert result.output.endswith("Removed, as your answer rules it out: ask-merchant-id, live-key, store-live-key.\n")
    gone = "  - item: store-live-key\n    state: in-progress\n    note: Waiting for the vault.\n"
    assert text(minimal) == before[0].replace(gone, "")
    value = "    - field: ask-merchant-id\n      value: SHOP-0001\n"
    assert value in before[1]
    assert value not in text(minimal, PROFILE)
    assert "    applies: false\n" in text(minimal, PROFILE)


def test_what_would_be_removed_can_be_seen_before(minimal: Path, record: Record) -> None:
    before = text(minimal)
    assert "-  - item: store-live-key\n" in record(*NO_WEBHOOKS, "--remove-ruled-out", "--diff").output
    assert text(minimal) == before


def test_nothing_is_removed_where_nothing_is_ruled_out(minimal: Path, record: Record) -> None:
    result = record("--condition", "uses-webhooks=yes", *BY, "--remove-ruled-out")
    assert "Removed" not in result.output
    assert "ask-merchant-id" in text(minimal, PROFILE)


def test_a_value_for_one_environment_leaves_the_other(minimal: Path, record: Record) -> None:
    record("--field", "ask-callback@production=https://new.shop.example/callback")
    assert "value: https://test.shop.example/acme" in text(minimal, PROFILE)
    assert "value: https://hooks.shop.example/callback" not in text(minimal, PROFILE)


def test_ticks_of_a_page_are_taken_over(minimal: Path, record: Record) -> None:
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    entry = ["state: done", "words: 'aaaaaaaa'", "by: 'R. Example'", "on: 2026-11-03"]
    ticks = "\n    ".join(["# From the page.\n  - item: name-key-holder", *entry]) + "\n"
    (minimal.parent / "ticks.yaml").write_text(ticks, "utf-8")
    assert record("--from", "ticks.yaml").exit_code == 0
    assert "    state: done\n    words: aaaaaaaa\n    by: R. Example\n    on: 2026-11-03\n" in text(minimal)


def test_a_file_that_holds_no_ticks_is_refused(minimal: Path, record: Record) -> None:
    (minimal.parent / "ticks.yaml").write_text("- item: name-key-holder\n  done: yes\n", "utf-8")
    result = record("--from", "ticks.yaml")
    assert result.exit_code == 2
    assert "a key that no item takes: `done`" in result.output


FROM_NOTHING = (
    ["--condition", "uses-webhooks=yes", "--condition", "place=in-shops", *BY],
    ["--go-live", "2027-03-01 09:30 Africa/Johannesburg"],
    ["--sender", "Robin Example <robin@shop.example>, Head of payments, +1 555 010 0123"],
    ["--recipient", "access-desk=access@acme.example", "--recipient", "partner-desk=Bank <programme@bank.example>"],
    ["--field", "ask-merchant-id=SHOP-0001", "--field", "ask-company=Example Shop"],
    ["--field", "ask-mailbox=payments@shop.example", "--field", "ask-webhook-address=https://hooks.shop.example/acme"],
    ["--field", "ask-window=2027-03-01 08:00 to 2027-03-02 02:00 Africa/Johannesburg"],
    ["--field", "ask-papers=registration.pdf", "--field", "ask-engineer=Alex Example <alex@shop.example>"],
    ["--field", "ask-public-key=@key.pem", "--field", "ask-certificate=@request.pem"],
    ["--field", "ask-callback@sandbox=https://test.shop.example/acme"],
    ["--field", "ask-callback@production=https://hooks.shop.example/callback"],
    ["--field", "ask-refunds=yes", "--field", "ask-country=Exampleland", "--field", "ask-peak=12"],
    ["--field", "ask-retention=90 days", "--field", "ask-addresses=203.0.113.7, 2001:db8::/64"],
    ["--field", "ask-languages=English, Zulu"],
    ["store-live-key", "test-health", "--state", "done", *BY, "--evidence", "Page Keys, version 3"],
    ["name-key-holder", "--state", "done", *BY],
    ["--sent", "2026-11-05"],
)
"""Everything that the smallest provider asks of somebody who goes live with it."""


def test_a_going_live_is_recorded_from_nothing_to_ready(minimal: Path, record: Record) -> None:
    profile = text(minimal, PROFILE)
    for name, kind in (("key.pem", "PUBLIC KEY"), ("request.pem", "CERTIFICATE REQUEST")):
        block = profile[profile.index(f"-----BEGIN {kind}") : profile.index(f"-----END {kind}")]
        lines = [line.strip() for line in [*block.splitlines()[:-1], f"-----END {kind}-----"]]
        (minimal.parent / name).write_text("\n".join(lines) + "\n", "utf-8")
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    (minimal / PROFILE).write_text(ONLY_NAMED, "utf-8")
    for arguments in FROM_NOTHING:
        result = record(*arguments)
        assert result.exit_code == 0, result.output
    status = CliRunner().invoke(cli, ["status", "--format", "json"], catch_exceptions=False)
    (view,) = json.loads(status.output)
    assert [gate["verdict"] for gate in view["gates"].values()] == ["READY", "READY"]
    assert text(minimal).startswith("# Nothing yet.\n")
    assert text(minimal, PROFILE).startswith(ONLY_NAMED)


def test_each_blocker_says_with_which_command_it_is_recorded(minimal: Path, record: Record) -> None:
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    (minimal / PROFILE).write_text(ONLY_NAMED, "utf-8")
    record("--condition", "uses-webhooks=yes", *BY)
    status = CliRunner().invoke(cli, ["status", "--format", "json"], catch_exceptions=False)
    (view,) = json.loads(status.output)
    said = {blocker["id"]: blocker["record"] for gate in view["gates"].values() for blocker in gate["blockers"]}
    values = {"NAME": "Robin Example", "TEXT": "Seen.", "YYYY-MM-DD": "2026-11-05", "ADDRESS": "a@acme.example"}
    ids = ("store-live-key", "test-health", "partner-desk", "request-sent")
    for command in (said[name] for name in ids):
        words = [re.sub("|".join(values), lambda found: values[found[0]], word) for word in shlex.split(command)]
        assert words[:3] == ["launchbook", "record", "acme"]
        result = record(*words[3:])
        assert result.exit_code == 0, result.output
    assert [name for name in said if not said[name]] == []


def test_all_blockers_are_listed_with_their_ids(minimal: Path) -> None:
    (minimal / PROGRESS).write_text(NOTHING, "utf-8")
    output = CliRunner().invoke(cli, ["status", "--all"], catch_exceptions=False).output
    assert "name-key-holder  Name who holds the key" in output
    assert "\n  launchbook record acme name-key-holder --state done --by NAME --evidence TEXT\n" in output


def test_ticks_that_were_pasted_below_an_empty_list_get_a_hint(minimal: Path) -> None:
    (minimal / PROGRESS).write_text(NOTHING + "# From the page.\n  - item: name-key-holder\n    state: open\n", "utf-8")
    output = CliRunner().invoke(cli, ["check"], catch_exceptions=False).output
    assert "progress.yaml:4:3 bad-syntax: this entry stands below an empty list" in output
    assert "Delete the ` []` behind the key above" in output
