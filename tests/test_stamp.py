"""`launchbook stamp`: each record says for which words it was recorded, and nothing else in the file changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import assess_items
from tests.reading import project_in
from tests.test_readiness import DAY

PROGRESS = "integrations/acme/progress.yaml"
RECORDS = """\
items:
  # The holder.
  - item: name-key-holder
    by: Robin Example
    state: "done" # since then
    on: 2026-11-02
  - state: waived
    item: store-live-key
    by: Robin Example
    on: 2026-11-02
    reason: The vault is being built.
    approver: Kim Example
    until: 2027-03-31
  - {item: count-the-stock, state: done, by: Robin Example, on: 2026-11-02, evidence: [{text: Counted.}]}
  - step: test-health
    state: open
"""
STAMPED = """\
items:
  # The holder.
  - item: name-key-holder
    by: Robin Example
    state: "done" # since then
    words: c72106ad
    on: 2026-11-02
  - state: waived
    words: "e9718356"
    item: store-live-key
    by: Robin Example
    on: 2026-11-02
    reason: The vault is being built.
    approver: Kim Example
    until: 2027-03-31
  - {item: count-the-stock, state: done, by: Robin Example, on: 2026-11-02, evidence: [{text: Counted.}]}
  - step: test-health
    state: open
"""

Stamp = Callable[..., Result]


@pytest.fixture
def stamp(minimal: Path) -> Stamp:
    """Stamps the smallest data."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["stamp", "--data", str(minimal), *arguments], catch_exceptions=False)

    return run


def write(data: Path, records: str) -> Path:
    (data / PROGRESS).write_bytes(records.encode())
    return data / PROGRESS


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_what_is_settled_gets_the_sign_of_its_words_and_no_other_line_changes(
    minimal: Path, stamp: Stamp, ending: str
) -> None:
    file = write(minimal, RECORDS.replace("\n", ending))
    assert stamp().output == "acme: 2 stamps added; 1 record in braces left alone\n"
    assert file.read_bytes().decode() == STAMPED.replace("\n", ending)


def test_a_second_time_there_is_nothing_to_add(minimal: Path, stamp: Stamp) -> None:
    file = write(minimal, STAMPED)
    assert stamp("acme").output == "acme: nothing to add; 1 record in braces left alone\n"
    assert file.read_text("utf-8") == STAMPED


def test_what_is_stamped_has_no_problem_and_holds(minimal: Path, stamp: Stamp) -> None:
    write(minimal, RECORDS)
    stamp()
    project = project_in(minimal)
    items = assess_items(project, project.integrations["acme"], DAY)
    assert [item.status for item in items][:2] == [ItemStatus.WAIVED, ItemStatus.DONE]


def test_an_item_whose_words_change_is_open_until_somebody_has_looked_again(minimal: Path, stamp: Stamp) -> None:
    write(minimal, RECORDS)
    stamp()
    checklists = minimal / "providers/acme-pay/checklists.yaml"
    text = checklists.read_text("utf-8").replace("title: Name who holds", "title: Name the two who hold")
    checklists.write_text(text, "utf-8")
    project = project_in(minimal)
    items = {item.id: item.status for item in assess_items(project, project.integrations["acme"], DAY)}
    assert items["name-key-holder"] is ItemStatus.CHANGED


def test_data_with_a_problem_is_not_stamped(minimal: Path, stamp: Stamp) -> None:
    file = write(minimal, RECORDS.replace("name-key-holder", "name-key-holders"))
    before = file.read_bytes()
    assert stamp().exit_code == 1
    assert file.read_bytes() == before


def test_an_integration_that_is_not_there_is_wrong_usage(stamp: Stamp) -> None:
    result = stamp("acmee")
    assert result.exit_code == 2
    assert "There is no integration `acmee`. Did you mean `acme`?" in " ".join(result.output.split())
