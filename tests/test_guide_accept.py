"""`launchbook guide accept`: what is taken over of a new capture, and the digests that are kept."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.guide.accept_guide import with_to_be_read
from generator.guide.captured_pages import captured_pages
from generator.guide.digest_file import UnusableDigestsError, digests_text, read_digests
from generator.guide.digests import digests_of
from generator.guide.link_statements import linked
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import assess_items
from generator.source.reader import read_yaml
from tests.guide_fixtures import FERNWAY, LUMEN, launchbook
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA


def status_in(with_fernway: Path, item: str) -> ItemStatus:
    project = project_in(with_fernway)
    found = assess_items(project, project.integrations["fernway"], date(2026, 11, 20))
    return next(one.status for one in found if one.id == item)


def test_accepting_makes_what_was_recorded_changed(with_fernway: Path, faster: tuple[Path, ...]) -> None:
    assert status_in(with_fernway, "answer-with-200-within-8-seconds") is ItemStatus.DONE
    result = launchbook("guide", "accept", "fernway", *faster, "--data", with_fernway)
    assert "2 of them changed: FERNWAY-025, FERNWAY-027" in result.output
    assert status_in(with_fernway, "answer-with-200-within-8-seconds") is ItemStatus.CHANGED
    assert status_in(with_fernway, "reject-events-older-than-300-seconds") is ItemStatus.CHANGED
    assert launchbook("guide", "diff", "fernway", *faster, "--data", with_fernway).exit_code == 0


@pytest.fixture
def read_by_a_person(with_fernway: Path) -> Path:
    """The same, once somebody has compared every record with the guide."""
    file = with_fernway / "providers" / "fernway" / "statements.yaml"
    document = read_yaml(file.read_bytes(), file.name)
    assert isinstance(document.data, dict)
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^to-be-read:.*\n(?:[ -].*\n?)*", "", text), "utf-8")
    assert to_be_read(with_fernway) == []
    return with_fernway


def to_be_read(with_fernway: Path) -> list[str]:
    return [str(name) for name in project_in(with_fernway).providers["fernway"].statements.to_be_read]


def test_what_changed_is_to_be_read_by_a_person(read_by_a_person: Path, faster: tuple[Path, ...]) -> None:
    result = launchbook("guide", "accept", "fernway", *faster, "--data", read_by_a_person)
    assert "To be read by a person: FERNWAY-025, FERNWAY-027." in result.output
    assert to_be_read(read_by_a_person) == ["FERNWAY-025", "FERNWAY-027"]


def test_records_that_were_corrected_need_not_be_read_again(read_by_a_person: Path, faster: tuple[Path, ...]) -> None:
    launchbook("guide", "accept", "fernway", *faster, "--corrected", "--data", read_by_a_person)
    assert to_be_read(read_by_a_person) == []


def with_last_page(folder: Path, change: Callable[[str], str]) -> tuple[Path, ...]:
    """The pages of Fernway's guide, the last of them changed."""
    *others, last = FERNWAY
    (folder / last.name).write_text(change(last.read_text("utf-8")), "utf-8")
    return (*others, folder / last.name)


def test_a_statement_that_is_gone_is_to_be_read_as_well(read_by_a_person: Path, tmp_path: Path) -> None:
    sentence = "Keep live keys in a secrets manager."
    pages = with_last_page(tmp_path, lambda text: text.replace(sentence, ""))
    launchbook("guide", "accept", "fernway", *pages, "--data", read_by_a_person)
    assert len(to_be_read(read_by_a_person)) == 1


def test_a_new_statement_stays_new_until_it_has_an_id(with_fernway: Path, tmp_path: Path) -> None:
    pages = with_last_page(tmp_path, lambda text: f"{text}\nRenew the licence of the terminal each year.\n")
    assert launchbook("guide", "accept", "fernway", *pages, "--data", with_fernway).exit_code == 0
    assert launchbook("guide", "diff", "fernway", *pages, "--data", with_fernway).exit_code == 1


@pytest.mark.parametrize(
    "written",
    ["", "to-be-read: []\n", "to-be-read: [A-002]\n", "to-be-read:\n  - A-002\n", "to-be-read: [A-002,\n  A-003]\n"],
)
def test_a_list_of_what_is_to_be_read_grows_as_it_is_written(written: str) -> None:
    document = read_yaml(f"statements: []\n{written}".encode(), "statements.yaml")
    grown = read_yaml(with_to_be_read(document, ["A-001"]).encode(), "statements.yaml")
    assert grown.findings == ()
    assert isinstance(grown.data, dict)
    assert sorted(map(str, grown.data["to-be-read"] or ())) == sorted({"A-001", *re.findall(r"A-00[23]", written)})


def test_accepting_touches_no_line_but_those_of_the_counts(with_fernway: Path, faster: tuple[Path, ...]) -> None:
    file = with_fernway / "providers" / "fernway" / "statements.yaml"
    before = file.read_text("utf-8").splitlines()
    launchbook("guide", "accept", "fernway", *faster, "--corrected", "--data", with_fernway)
    launchbook("guide", "accept", "fernway", *FERNWAY, "--corrected", "--data", with_fernway)
    after = file.read_text("utf-8").splitlines()
    assert [line for line in after if "changes:" in line] == ["    changes: 2"] * 2
    assert [line for line in after if "changes:" not in line] == before


def test_accepting_needs_every_page(with_fernway: Path) -> None:
    result = CliRunner().invoke(cli, ["guide", "accept", "fernway", str(FERNWAY[0]), "--data", str(with_fernway)])
    assert result.exit_code == 2


def test_no_word_of_the_guide_can_be_read_from_the_digests(with_fernway: Path) -> None:
    digests = json.loads((with_fernway / "providers" / "fernway" / "digests.json").read_text("utf-8"))
    rest = [{**row, "facts": [], "strength": []} for row in digests["statements"]]
    text = json.dumps([digests["pages"], rest])
    assert not re.search(r"[a-z]{5,}", re.sub(r'"(?:go-live|operate|security|markdown|FERNWAY-\d+|\w+)":?', "", text))


def test_digests_of_two_providers_have_nothing_in_common(tmp_path: Path) -> None:
    one, other = (digests_of(captured_pages(LUMEN), salt) for salt in ("a", "b"))
    assert one.atoms.isdisjoint(other.atoms)


def test_digests_are_read_as_they_were_written(tmp_path: Path) -> None:
    digests = digests_of(captured_pages(LUMEN), "salt")
    (tmp_path / "digests.json").write_text(digests_text(digests), "utf-8")
    assert read_digests(tmp_path / "digests.json") == digests


@pytest.mark.parametrize("content", ["", "{", '{"reader": "0", "salt": "", "pages": [], "statements": []}', "[]"])
def test_digests_that_cannot_be_used_say_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / "digests.json").write_text(content, "utf-8")
    with pytest.raises(UnusableDigestsError, match="launchbook guide accept"):
        read_digests(tmp_path / "digests.json")


def test_statements_that_were_written_by_hand_are_found_in_the_guide(with_fernway: Path) -> None:
    reads = [read for page in captured_pages(FERNWAY) for read in page.statements]
    statements = project_in(with_fernway).providers["fernway"].statements.statements
    assert linked(reads, statements) == tuple((str(statement.id),) for statement in statements)


def test_every_shipped_provider_has_digests_that_name_its_statements() -> None:
    project = project_in(SHIPPED_DATA)
    for name, provider in project.providers.items():
        digests = read_digests(SHIPPED_DATA / "providers" / name / "digests.json")
        known = {str(statement.id) for statement in provider.statements.statements if not statement.part_of}
        named = {name for row in digests.statements for name in row.ids}
        assert named <= known
        assert len(named) >= 0.97 * len(known)
