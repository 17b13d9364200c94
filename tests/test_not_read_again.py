"""A file that an earlier command found right is not read until somebody asks for it; what is found stays the same."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build.kept_check import CHECKED
from generator.build.kept_documents import KeptDocuments
from generator.check import check_data
from generator.cli import cli
from generator.data_file import DataFile
from generator.last_check import remember_nothing
from generator.rules import ASKED_OF_FILES
from generator.source.document import Data
from tests.conftest import Check
from tests.shipped import EXAMPLE, SHIPPED_DATA

OTHER = "providers/other-pay"
CONFIG = "site_name: Example\n"


def change(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


@pytest.fixture
def two(minimal: Path) -> Iterator[Path]:
    """Data with two providers, the second of which links to the first; the current folder has a configuration."""
    (minimal.parent / "mkdocs.yml").write_text(CONFIG, "utf-8")
    shutil.copytree(minimal / "providers" / "acme-pay", minimal / OTHER)
    change(minimal / OTHER / "provider.yaml", ("id: acme-pay", "id: other-pay"), ("name: Acme Pay", "name: Other Pay"))
    link = "Use the phone, [as with Acme Pay](acme-pay#night-hours)."
    change(
        minimal / OTHER / "support.yaml",
        ("detail: Use the phone.", f"detail: {link}"),
        ("id: night-hours", "id: other-hours"),
    )
    remember_nothing()
    yield minimal
    remember_nothing()


def in_new_process(check: Check) -> tuple[int, str]:
    """What a check says where nothing is known but what is kept in the folder."""
    remember_nothing()
    result = check("--data", "data")
    return result.exit_code, result.output


def afresh(check: Check) -> tuple[int, str]:
    """What a check says that knows nothing at all; what was kept stays as it was."""
    kept = Path(".launchbook").rename("kept")
    said = in_new_process(check)
    shutil.rmtree(".launchbook", ignore_errors=True)
    kept.rename(".launchbook")
    return said


def replaced(name: str, *pairs: tuple[str, str]) -> Callable[[Path], None]:
    return lambda data: change(data / name, *pairs)


def written(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda data: (data / name).write_bytes(content)


SUPPORT = "providers/acme-pay/support.yaml"
KEY = "new_live_" + "9fK2mQ7xT4bW8zR1vL5cN3pS6"
EDITS: dict[str, Callable[[Path], object]] = {
    "a comment": replaced(SUPPORT, ("contacts:", "# who helps\ncontacts:")),
    "a role loses its id": replaced("roles.yaml", ("id: on-call", "id: night-watch")),
    "a role is renamed": replaced("roles.yaml", ("name: On-call", "name: Night watch")),
    "a team has another role": replaced("organisation/teams.yaml", ("roles: [on-call]", "roles: [engineering]")),
    "a team has no role": replaced("organisation/teams.yaml", ("roles: [on-call]", "roles: []")),
    "a control has another id": replaced("controls.yaml", ("id: keys-kept", "id: keys-safe")),
    "a record that another provider links to": replaced(SUPPORT, ("id: night-hours", "id: nights")),
    "a link to another provider": replaced(f"{OTHER}/support.yaml", ("acme-pay#night-hours", "acme-pay#no-hours")),
    "a name of a provider": replaced(f"{OTHER}/provider.yaml", ("name: Other Pay", "name: Third Pay")),
    "an id of a provider": replaced(f"{OTHER}/provider.yaml", ("id: other-pay", "id: acme-pay")),
    "an integration goes live with another": replaced(
        "integrations/acme/integration.yaml", ("provider: acme-pay", "provider: other-pay")
    ),
    "an integration goes live with nobody": replaced(
        "integrations/acme/integration.yaml", ("provider: acme-pay", "provider: no-pay")
    ),
    "an item is recorded that there is not": replaced(
        "integrations/acme/progress.yaml", ("item: store-live-key", "item: store-no-key")
    ),
    "what a guide covers": replaced("providers/acme-pay/provider.yaml", ("checklists: section", "checklists: silent")),
    "a statement is not placed": replaced(
        "providers/acme-pay/statements.yaml", ("statements:", "not-yet-placed: [ACME-001]\nstatements:")
    ),
    "a statement is to be read": replaced(
        f"{OTHER}/statements.yaml", ("statements:", "to-be-read: [ACME-001]\nstatements:")
    ),
    "a gap for which nobody looked": replaced(SUPPORT, ("cause: redacted", "cause: not-known-yet")),
    "a prefix of keys": replaced(
        "providers/acme-pay/environments.yaml", ("production: acme_live_", "production: new_live_")
    ),
    "a key with a prefix of the other provider": replaced(
        f"{OTHER}/support.yaml", ("purpose: Call when payments fail.", f"purpose: Call when {KEY} fails.")
    ),
    "a value of the wrong kind": replaced(SUPPORT, ("kind: incident", "kind: nothing")),
    "a list with nothing in it": replaced(SUPPORT, ("contacts:", "contacts: []\nmore:")),
    "bytes that are no text": written(SUPPORT, b"\xff"),
    "no content": written(f"{OTHER}/rollback.yaml", b""),
    "a file that is not read": written("providers/acme-pay/supports.yaml", b"a: b\n"),
    "another file that is not read": written("extra.yaml", b"a: b\n"),
    "a provider is copied": lambda data: shutil.copytree(data / OTHER, data / "providers" / "third-pay"),
    "a provider is moved": lambda data: (data / OTHER).rename(data / "providers" / "third-pay"),
    "a provider is gone": lambda data: shutil.rmtree(data / OTHER),
    "the provider of an integration is gone": lambda data: shutil.rmtree(data / "providers" / "acme-pay"),
    "a file is gone": lambda data: (data / SUPPORT).unlink(),
    "a file has another name": lambda data: (data / SUPPORT).rename(data / "providers" / "acme-pay" / "help.yaml"),
    "an integration is gone": lambda data: shutil.rmtree(data / "integrations" / "acme"),
    "an integration is copied": lambda data: shutil.copytree(
        data / "integrations" / "acme", data / "integrations" / "second"
    ),
    "two files change places": lambda data: swap(data / SUPPORT, data / OTHER / "support.yaml"),
}


def swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


HARMLESS = {
    "a comment",
    "a role is renamed",
    "a name of a provider",
    "an integration goes live with another",
    "what a guide covers",
    "a statement is not placed",
    "a statement is to be read",
    "a gap for which nobody looked",
    "a provider is gone",
    "an integration is gone",
}
"""After these nothing is wrong."""


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_same_is_said_as_by_a_first_check(edit: str, two: Path, check: Check) -> None:
    shutil.copytree(two, "saved")
    first = in_new_process(check)
    EDITS[edit](two)
    code, said = in_new_process(check)
    assert (code, said) == afresh(check)
    assert code == (edit not in HARMLESS)
    shutil.rmtree(two)
    shutil.copytree("saved", two)
    assert in_new_process(check) == first == (0, "No problems in 28 files.\n")


@pytest.mark.parametrize("edit", [*EDITS][::4])
def test_an_edit_beside_another_mistake_is_found_as_by_a_first_check(edit: str, two: Path, check: Check) -> None:
    change(two / "controls.yaml", ("title: Keys kept safe", "name: Keys kept safe"))
    assert in_new_process(check)[0] == 1
    EDITS[edit](two)
    assert in_new_process(check) == afresh(check)


def test_a_file_that_appears_in_a_catalogue_elsewhere_is_found(two: Path, check: Check) -> None:
    Path("common").mkdir()
    for name in ("providers", "roles.yaml", "controls.yaml"):
        (two / name).rename(Path("common") / name)
    change(two / "organisation" / "organisation.yaml", ("", "catalogue: ../common\n"))
    assert in_new_process(check)[0] == 0
    (Path("common") / OTHER / "supports.yaml").write_text("a: b\n", "utf-8")
    code, said = in_new_process(check)
    assert "common/providers/other-pay/supports.yaml" in said
    assert (code, said) == afresh(check)


@pytest.fixture
def read_or_kept(read: list[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, in their order: as YAML, or as an earlier command kept them."""
    kept = KeptDocuments.of

    def noted(documents: KeptDocuments, file: DataFile) -> Data:
        read.append(file.name)
        return kept(documents, file)

    monkeypatch.setattr(KeptDocuments, "of", noted)
    return read


def folders(names: list[str]) -> set[str]:
    return {name.rpartition("/")[0] for name in names}


def test_of_data_that_did_not_change_no_provider_is_read(two: Path, check: Check, read_or_kept: list[str]) -> None:
    in_new_process(check)
    read_or_kept.clear()
    in_new_process(check)
    assert folders(read_or_kept) == {"", "organisation"}


def test_a_provider_that_did_not_change_is_not_read(two: Path, check: Check, read_or_kept: list[str]) -> None:
    shutil.copytree(two / "providers" / "acme-pay", two / "providers" / "third-pay")
    names = (("id: acme-pay", "id: third-pay"), ("name: Acme Pay", "name: Third Pay"))
    change(two / "providers" / "third-pay" / "provider.yaml", *names)
    assert in_new_process(check)[0] == 0
    read_or_kept.clear()
    EDITS["a comment"](two)
    in_new_process(check)
    assert "providers/acme-pay" in folders(read_or_kept)
    assert "providers/third-pay" not in folders(read_or_kept)


def test_a_provider_that_is_linked_to_is_read_with_the_one_that_links(
    two: Path, check: Check, read_or_kept: list[str]
) -> None:
    in_new_process(check)
    read_or_kept.clear()
    EDITS["a name of a provider"](two)
    in_new_process(check)
    assert {"providers/other-pay", "providers/acme-pay"} <= folders(read_or_kept)


def test_no_file_is_read_twice(two: Path, check: Check, read_or_kept: list[str]) -> None:
    in_new_process(check)
    read_or_kept.clear()
    EDITS["a comment"](two)
    in_new_process(check)
    assert sorted(read_or_kept) == sorted(set(read_or_kept))


@pytest.mark.parametrize("command", [["request", "acme"], ["calendar", "acme"], ["status", "--integration", "acme"]])
def test_a_command_about_one_integration_reads_no_other_provider(
    command: list[str], two: Path, check: Check, read_or_kept: list[str]
) -> None:
    shutil.copytree(two / "integrations" / "acme", two / "integrations" / "second")
    change(
        two / "integrations" / "second" / "integration.yaml",
        ("id: acme", "id: second"),
        ("provider: acme-pay", "provider: other-pay"),
    )
    assert in_new_process(check)[0] == 0
    read_or_kept.clear()
    remember_nothing()
    result = CliRunner().invoke(cli, [*command, "--data", "data"], catch_exceptions=False)
    assert result.exit_code in (0, 1)
    assert folders(read_or_kept) == {"", "organisation", "providers/acme-pay", "integrations/acme"}


def test_what_a_file_answers_is_what_is_read_again_of_it() -> None:
    files = [file for data in (SHIPPED_DATA, EXAMPLE) for file in check_data(data).files]
    answers = [file.once(question) for file in files for question in ASKED_OF_FILES]
    assert len([answer for answer in answers if answer]) > 100
    assert json.loads(json.dumps(answers)) == answers


def test_what_is_kept_of_a_file_that_is_wrong_is_nothing(two: Path, check: Check) -> None:
    EDITS["a value of the wrong kind"](two)
    in_new_process(check)
    (kept,) = Path(CHECKED).iterdir()
    _, _, files = json.loads(kept.read_bytes())
    assert SUPPORT not in files
    assert f"{OTHER}/support.yaml" in files
