"""The shipped data against what is known of the five guides."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import yaml
from msgspec.structs import astuple
from pydantic import BaseModel

from generator.coverage import placings, tallies
from generator.project import Project, Provider
from generator.readiness.counts import Counts
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.checklists import Item
from generator.schema.environments import Setting
from generator.schema.issues import IssueAction, Symptom
from generator.schema.maintenance import Task
from generator.schema.record import Actor, Gap, Gate, Record
from tests.reading import project_in
from tests.shipped import ROOT, SHIPPED_DATA


@pytest.fixture(scope="module")
def project() -> Project:
    return project_in(SHIPPED_DATA)


def records(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from records(part)


def of_kind(provider: Provider, kind: type[BaseModel]) -> list[BaseModel]:
    parts = [part for part in astuple(provider) if isinstance(part, BaseModel)]
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
    gates = {str(item.id): group.gate_of(item).gate.value for group in groups for item in group.items}
    portal = ("notification-url-set", "decryption-key-stored", "portal-sub-users")
    assert {gates[item] for item in portal} == {"go-live"}


def test_payca_tops_a_card_up_before_closing_it(project: Project) -> None:
    tests = [each.id for each in project.providers["payca"].cutover.smoke_tests]
    top_up = next(
        each for each in project.providers["payca"].cutover.smoke_tests if each.endpoint and "topup" in each.endpoint
    )
    closing = next(each for each in project.providers["payca"].cutover.smoke_tests if each.title.startswith("Close"))
    assert tests.index(top_up.id) < tests.index(closing.id)


PROVIDERS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")


@pytest.mark.parametrize("gate", list(Gate))
@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_is_ticked(project: Project, provider: str, gate: Gate) -> None:
    readiness = assess_integration(project, project.integrations[provider], date(2026, 11, 21)).gate(gate)
    counts = readiness.after
    assert readiness.verdict is Verdict.NOT_READY
    assert counts == Counts(open=counts.open, unknown=counts.unknown)


def read_by_the_provider(provider: Provider) -> list[str]:
    """The words of the catalogue that stand in an access request."""
    request = provider.access
    confirmed = {str(each.confirms) for each in request.fields if each.confirms}
    items = [
        item.title
        for group in provider.checklists.groups
        for item in group.items
        if group.id in confirmed or (not confirmed and group.gate_of(item).gate is Gate.ACCESS_REQUEST)
    ]
    steps = [each.title for each in request.steps if each.by is Actor.YOU]
    fields, returns = [each.title for each in request.fields], [each.title for each in request.returns]
    return [request.asks_for or "", *fields, *returns, *steps, *items]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_stands_in_a_request_reads_the_same_from_both_sides(project: Project, provider: str) -> None:
    words = read_by_the_provider(project.providers[provider])
    assert len(words) >= 5
    assert [each for each in words if re.search(r"\b(?:you|yours?)\b", each, re.IGNORECASE)] == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_gap_in_the_way_to_a_provider_says_where_its_address_is_recorded(project: Project, provider: str) -> None:
    found = project.providers[provider]
    gap = next(each for each in of_kind(found, Gap) if getattr(each, "id", "") == found.access.recipients[0].gap)
    do = " ".join(str(getattr(gap, "do", "")).split())
    assert re.search(r"`request: recipients:`.* in `integration\.yaml`", do)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_sentence_knows_what_an_integration_is_called(provider: str) -> None:
    for file in (SHIPPED_DATA / "providers" / provider).glob("*.yaml"):
        assert not re.search(r"integrations/[a-z0-9-]+/", file.read_text("utf-8")), file


@pytest.mark.parametrize(
    ("provider", "wanted"),
    [
        ("mintcash", ["url"]),
        ("modulus-labs", ["text", "documents", "text", "contact"]),
        ("multipaga", ["documents"]),
        ("payca", []),
        (
            "scan-to-pay",
            ["merchant-id", "merchant-id", "email", "url", "confirmation", "window", "public-key if uses-jwt-bearer"],
        ),
    ],
)
def test_each_provider_wants_what_its_guide_says(project: Project, provider: str, wanted: list[str]) -> None:
    fields = project.providers[provider].access.fields
    assert [f"{each.kind.value} if {each.when[0]}" if each.when else each.kind.value for each in fields] == wanted
