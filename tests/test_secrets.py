"""Secrets: refused wherever they stand, masked wherever they are named, and nothing else is taken for one."""

import inspect
import json
import pydoc
import re
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from pydoc_data.topics import topics

import pytest
from click.testing import CliRunner

from generator.check import check_data, texts_to_show
from generator.cli import cli
from generator.secrets.detectors import STANDARD, Detectors, masked, masked_secret
from generator.secrets.outputs import Exposed, made_of_data, search_files, search_folder
from tests.conftest import Check
from tests.fake_secrets import FAKE, HARMLESS, lot

ROOT = Path(__file__).parents[1]
DETECTORS = Detectors(("acme_live_",))
PROGRESS = "integrations/acme/progress.yaml"


@pytest.mark.parametrize("kind", FAKE)
def test_it_is_found(kind: str) -> None:
    assert DETECTORS.find(f"note: {FAKE[kind]}\n"), FAKE[kind]


@pytest.mark.parametrize("kind", FAKE)
def test_what_is_shown_of_it_is_not_what_opens_anything(kind: str) -> None:
    text = f"note: {FAKE[kind]} and more"
    for secret in DETECTORS.find(text):
        assert text[secret.hidden : secret.end] not in masked_secret(text, secret) or secret.hidden == secret.end


@pytest.mark.parametrize("kind", FAKE)
def test_masked_text_has_the_same_length_and_lines_and_nothing_left_to_find(kind: str) -> None:
    text = f"note: {FAKE[kind]}\nmore\n"
    hidden = DETECTORS.masked(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(secret.hidden == secret.end or "•" in hidden for secret in DETECTORS.find(text))


@pytest.mark.parametrize("kind", HARMLESS)
def test_it_is_no_secret(kind: str) -> None:
    text = f"note: {HARMLESS[kind]}\n"
    assert [(each.name, text[each.start : each.end]) for each in DETECTORS.find(text)] == []


def test_a_prefix_that_nobody_declares_is_no_secret() -> None:
    assert STANDARD.find("zzz_" + lot(20, "abcdef0123456789")) == []


def test_the_longest_prefix_decides_what_is_hidden() -> None:
    text = "acme_" + "live_" + "a1" * 8
    (secret,) = Detectors(("acme_", "acme_live_")).find(text)
    assert masked_secret(text, secret) == "acme_live_…"


def test_all_of_a_long_token_is_masked() -> None:
    text = "token: " + "a1B2c3" * 200
    assert set(masked(text).removeprefix("token: ")) == {"•"}


def test_a_hash_beside_a_word_for_secrets_is_a_secret() -> None:
    assert DETECTORS.find("HMAC-SHA256 signing key: " + lot(64, "0123456789abcdef"))


def test_every_kind_is_refused_in_the_data_at_its_place(minimal: Path, check: Check) -> None:
    notes = {kind: text for kind, text in FAKE.items() if "\n" not in text}
    lines = [f"# {text}" for text in notes.values()]
    first = len((minimal / PROGRESS).read_text("utf-8").splitlines()) + 1
    with (minimal / PROGRESS).open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    found = json.loads(check("--format", "json").output)
    places = {each["line"] for each in found if each["code"] == "secret-value"}
    assert [
        kind for kind, line in zip(notes, range(first, first + len(notes)), strict=True) if line not in places
    ] == []


@pytest.mark.parametrize("format_", ["text", "json", "github"])
def test_no_format_prints_a_secret(format_: str, minimal: Path, check: Check) -> None:
    secret = FAKE["webhook secret"]
    with (minimal / PROGRESS).open("a", encoding="utf-8") as file:
        file.write(f"# {secret}\n{secret}: {secret}\n")
    printed = check("--format", format_).output
    assert "whsec_" in printed
    assert secret.removeprefix("whsec_") not in printed


def test_a_key_with_the_prefix_that_the_provider_declares_is_refused_and_masked(minimal: Path, check: Check) -> None:
    file = minimal / "providers/acme-pay/environments.yaml"
    text = file.read_text("utf-8")
    assert text.count("{production: acme_live_}") == 1
    file.write_text(text.replace("{production: acme_live_}", "{production: acme_}"), "utf-8")
    body = lot(20)
    with (minimal / PROGRESS).open("a", encoding="utf-8") as progress:
        progress.write(f"# acme_{body}\n")
    printed = check().output
    assert "this looks like a key of a provider: `acme_…`" in printed
    assert body not in printed


def test_a_secret_behind_escapes_is_refused_at_the_value(minimal: Path, check: Check) -> None:
    secret = FAKE["webhook secret"]
    text = (minimal / PROGRESS).read_text("utf-8")
    hidden = secret.replace("_", "\\x5f")
    (minimal / PROGRESS).write_text(text.replace("Waiting for the vault.", f'"{hidden}"'), "utf-8")
    assert "progress.yaml:4:11 secret-value" in check().output


def test_texts_to_show_hold_no_secret(minimal: Path) -> None:
    secret = FAKE["webhook secret"]
    with (minimal / PROGRESS).open("a", encoding="utf-8") as file:
        file.write(f"# {secret}\n")
    assert secret not in "".join(texts_to_show(check_data(minimal)).values())


COMMANDS = [
    ["pages", "out"],
    ["calendar", "acme", "--out", "out/a.ics"],
    ["request", "acme", "--out", "out"],
    ["runbook", "builders", "--out", "out/a.pdf"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_writes_what_holds_a_secret(
    command: list[str], minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Exposed("a.html", "a webhook secret", "whsec_…")
    monkeypatch.setattr("generator.build.exposed.search_files", lambda files, detectors: [taken] if list(files) else [])
    monkeypatch.chdir(minimal.parent)
    Path("mkdocs.yml").write_text("site_name: Test\n", "utf-8")
    result = CliRunner().invoke(cli, [*command, "--as-of", "2026-11-21"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "a.html: this looks like a webhook secret: `whsec_…`" in result.output
    assert not Path("out").exists()


def found_in(texts: Iterator[str]) -> tuple[int, list[tuple[str, str]]]:
    """How many words the texts have, and what is taken for a secret in them."""
    words, found = 0, []
    for text in texts:
        words += len(text.split())
        found += [(each.name, text[max(0, each.start - 20) : each.end]) for each in DETECTORS.find(text)]
    return words, found


def prose() -> Iterator[str]:
    """English that is on every machine that runs these tests: our guide, licences, and Python's own help."""
    for file in sorted((ROOT / "docs").rglob("*.md")):
        yield file.read_text("utf-8")
    yield from topics.values()
    for module in (inspect, json, pydoc, re, time):
        yield from (str(getattr(module, name).__doc__) for name in dir(module))


def test_nothing_in_ordinary_prose_is_taken_for_a_secret() -> None:
    words, found = found_in(prose())
    assert words > 20_000
    assert found == []


def test_nothing_in_the_data_is_taken_for_a_secret() -> None:
    words, found = found_in(file.read_text("utf-8") for file in sorted((ROOT / "tests/data").rglob("*.yaml")))
    assert words > 1000
    assert found == []


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.txt", "a.md", "a.csv", "a.xml"])
def test_a_secret_in_what_was_made_is_found_and_masked(name: str) -> None:
    (found,) = search_files([(name, f"<p>{FAKE['webhook secret']}</p>".encode())], STANDARD)
    assert str(found) == f"{name}: this looks like a webhook secret: `whsec_…`"


def test_a_secret_in_a_mail_is_found_behind_its_encoding() -> None:
    message = EmailMessage(policy=SMTP.clone(max_line_length=40))
    message.set_content("x " * 12 + FAKE["webhook secret"], cte="quoted-printable")
    assert FAKE["webhook secret"].encode() not in message.as_bytes()
    assert len(search_files([("a.eml", message.as_bytes())], STANDARD)) == 1


def test_a_secret_in_a_calendar_is_found_where_its_line_is_folded() -> None:
    secret = FAKE["webhook secret"]
    assert len(search_files([("a.ics", f"DESCRIPTION:{secret[:9]}\r\n {secret[9:]}\r\n".encode())], STANDARD)) == 1


def test_a_line_that_pages_share_is_named_once() -> None:
    content = f"<nav>{FAKE['webhook secret']}</nav>\n".encode()
    assert [each.file for each in search_files([("a.html", content), ("b.html", content)], STANDARD)] == ["a.html"]


def test_a_secret_at_the_end_of_a_large_file_is_found() -> None:
    content = b"a line of a large file\n" * 100_000 + f"{FAKE['webhook secret']}\n".encode()
    assert [each.file for each in search_files([("a.json", content)], STANDARD)] == ["a.json"]


def test_a_large_file_without_line_ends_is_searched_whole() -> None:
    content = b"word " * 500_000 + FAKE["webhook secret"].encode()
    assert [each.file for each in search_files([("a.json", content)], STANDARD)] == ["a.json"]


def test_what_belongs_to_the_theme_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.txt").write_text(FAKE["webhook secret"], "utf-8")
    (tmp_path / "b.js").write_text(FAKE["webhook secret"], "utf-8")
    assert search_folder(tmp_path, made_of_data(tmp_path), STANDARD) == []


def test_the_search_of_ten_megabytes_of_pages_is_quick() -> None:
    page = "\n".join(f'<p class="lb">Item {number}: ask the payment team for it.</p>' for number in range(20_000))
    started = time.process_time()
    search_files(((f"{number}.html", page.encode()) for number in range(8)), STANDARD)
    assert time.process_time() - started < 3
