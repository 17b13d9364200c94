"""The shipped data against what is known of the five guides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from generator.check import check
from generator.coverage import placings, tallies
from generator.project import Project, Provider
from generator.schema.checklists import Item
from generator.schema.environments import Setting
from generator.schema.issues import IssueAction, Symptom
from generator.schema.maintenance import Task
from generator.schema.record import Record

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def project() -> Project:
    found, findings, _ = check(ROOT / "data")
    assert found is not None, findings
    return found


def records(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from records(part)


def of_kind(provider: Provider, kind: type[BaseModel]) -> list[BaseModel]:
    parts = [part for part in vars(provider).values() if isinstance(part, BaseModel)]
    return [record for part in parts for record in records(part) if isinstance(record, kind)]


@pytest.mark.parametrize(
    ("provider", "primary", "all_"),
    [
        ("scan-to-pay", 72, 119),
        ("mintcash", 33, 41),
        ("modulus-labs", 201, 249),
        ("payca", 49, 65),
        ("multipaga", 23, 30),
    ],
)
def test_the_list_of_statements_is_whole(project: Project, provider: str, primary: int, all_: int) -> None:
    statements = project.providers[provider].statements.statements
    assert len(statements) == all_
    assert len([each for each in statements if not each.part_of]) == primary


def test_no_statement_is_lost(project: Project) -> None:
    assert [each for provider in project.providers.values() for each in tallies(provider) if each.lost] == []


def test_eight_statements_are_set_aside(project: Project) -> None:
    aside = [each for provider in project.providers.values() for each in placings(provider) if each.reason]
    assert sorted(each.statement.id for each in aside) == [
        "MINT-001", "MOD-001", "MULTI-001", "PAYCA-002", "PAYCA-036", "S2P-001", "S2P-064", "S2P-119",
    ]  # fmt: skip


def test_every_part_of_a_statement_is_cited_too(project: Project) -> None:
    uncited = [
        each.statement.id
        for provider in project.providers.values()
        for each in placings(provider)
        if each.statement.part_of and not each.is_placed
    ]
    assert uncited == []


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("checklist-item", Item),
        ("environment-difference", Setting),
        ("known-issue-symptom", Symptom),
        ("known-issue-action", IssueAction),
        ("maintenance-task", Task),
    ],
)
def test_a_statement_is_carried_by_a_record_of_its_kind(project: Project, kind: str, model: type[BaseModel]) -> None:
    known_elsewhere = {"S2P-065", "PAYCA-023", "S2P-084"}  # rules about environments, not rows of a comparison
    for provider in project.providers.values():
        cited = {name for record in of_kind(provider, model) for name in getattr(record, "cites", ())}
        wanted = {each.id for each in provider.statements.statements if each.kind == kind} - known_elsewhere
        assert wanted - cited == set()


def test_exactly_the_providers_that_speak_to_a_control_have_records_of_it(project: Project) -> None:
    known = yaml.safe_load((ROOT / "tests" / "data" / "control-matrix.yaml").read_text("utf-8"))
    found = {
        control: sorted(
            name
            for name, provider in project.providers.items()
            if any(control in getattr(record, "controls", ()) for record in of_kind(provider, Record))
        )
        for control in project.controls
    }
    assert found == known


def test_items_that_need_the_production_portal_do_not_block_the_request(project: Project) -> None:
    groups = project.providers["scan-to-pay"].checklists.groups
    gates = {str(item.id): item.gate or group.gate for group in groups for item in group.items}
    portal = ("notification-url-set", "decryption-key-stored", "portal-sub-users")
    assert {gates[item] for item in portal} == {"go-live"}


def test_payca_tops_a_card_up_before_closing_it(project: Project) -> None:
    tests = [each.id for each in project.providers["payca"].cutover.smoke_tests]
    top_up = next(
        each for each in project.providers["payca"].cutover.smoke_tests if each.endpoint and "topup" in each.endpoint
    )
    closing = next(each for each in project.providers["payca"].cutover.smoke_tests if each.title.startswith("Close"))
    assert tests.index(top_up.id) < tests.index(closing.id)
