"""A second check in the same process makes again only what depends on what changed, and finds the same."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import last_check
from generator.check import CheckedData, check_data
from generator.findings import Finding
from generator.last_check import Kept
from generator.rules import group_rules
from generator.rules.data_index import DataIndex
from generator.rules.groups import groups, linked_providers
from tests.shipped import ROOT, SHIPPED_DATA

MINIMAL = ROOT / "tests" / "data" / "minimal"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "small"))


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often rules looked at a group, by the first provider in it."""
    found: Counter[str] = Counter()
    monkeypatch.setattr(group_rules, "RULES", (lambda index: found.update(index.providers or ("shared",)) or (),))
    monkeypatch.setattr(last_check, "_last", Kept())
    return found


def afresh(data: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    with monkeypatch.context() as patch:
        patch.setattr(last_check, "_last", Kept())
        return check_data(data).findings


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def records(checked: CheckedData) -> dict[str, int]:
    return {file.document.name: id(file.record) for file in checked.files}


def test_records_of_unchanged_files_are_the_same_objects(data: Path) -> None:
    first = check_data(data)
    change(data / "providers" / "payca" / "issues.yaml", "title: ", "title: Sometimes ")
    before, after = records(first), records(check_data(data))
    assert [name for name in before if before[name] != after[name]] == ["providers/payca/issues.yaml"]


def test_rules_look_at_nothing_again_when_nothing_changed(data: Path, looked_at: Counter[str]) -> None:
    check_data(data)
    looked_at.clear()
    check_data(data)
    assert not looked_at


def test_rules_look_again_at_the_provider_that_changed(data: Path, looked_at: Counter[str]) -> None:
    check_data(data)
    looked_at.clear()
    change(data / "providers" / "payca" / "issues.yaml", "title: ", "title: Sometimes ")
    check_data(data)
    assert dict(looked_at) == {"payca": 1}


def test_rules_look_again_at_everything_when_a_shared_file_changed(data: Path, looked_at: Counter[str]) -> None:
    check_data(data)
    first = Counter(looked_at)
    change(data / "roles.yaml", "name: ", "name: Chief ")
    check_data(data)
    assert looked_at == first + first


EDITS: dict[str, Callable[[Path], object]] = {
    "a role is renamed": lambda data: change(data / "roles.yaml", "id: ", "id: new-"),
    "a provider is renamed": lambda data: change(data / "providers/acme-pay/provider.yaml", "id: acme-pay", "id: pp"),
    "a provider is gone": lambda data: shutil.rmtree(data / "providers" / "acme-pay"),
    "a file is gone": lambda data: (data / "providers" / "acme-pay" / "support.yaml").unlink(),
    "a file cannot be read": lambda data: (data / "providers" / "acme-pay" / "support.yaml").write_bytes(b"\xff"),
    "a team loses its roles": lambda data: change(data / "organisation" / "teams.yaml", "roles: ", "role: "),
    "an id is taken": lambda data: change(data / "providers/acme-pay/issues.yaml", "id: key-refused", "id: hotline"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_changed_is_found_as_by_a_first_check(edit: str, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_data(small)
    EDITS[edit](small)
    again = check_data(small).findings
    assert again
    assert again == afresh(small, monkeypatch)


def test_another_folder_with_the_same_files_has_places_of_its_own(small: Path, tmp_path: Path) -> None:
    (small / "roles.yaml").write_text("roles: []\n", "utf-8")
    other = Path(shutil.copytree(small, tmp_path / "other"))
    first, second = check_data(small), check_data(other)
    assert {finding.position.file.replace("/small/", "/other/") for finding in first.findings} == {
        finding.position.file for finding in second.findings
    }


def test_a_provider_is_looked_at_with_its_own_files_and_those_it_may_name() -> None:
    """So the time of a check grows with the number of providers, and no faster."""
    files = check_data(SHIPPED_DATA).files
    for group in groups(DataIndex(files)):
        linked = {provider for file in group.index.files for provider in file.once(linked_providers)}
        areas = {file.folder for file in group.index.all if file.folder[0] == "providers"}
        assert areas == {("providers", name) for name in {*group.index.providers, *linked}}


def test_every_file_is_looked_at_in_one_group() -> None:
    files = check_data(SHIPPED_DATA).files
    looked_at = [file.document.name for group in groups(DataIndex(files)) for file in group.index.files]
    assert sorted(looked_at) == sorted(file.document.name for file in files)
