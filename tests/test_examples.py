"""The example organisations: their README is true, they show everything there is to record, and nothing is real."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.data_file import DataFile
from generator.project import Project
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import assess_items
from generator.readiness.request import WantedField
from generator.readiness.verdict import GateReadiness, Verdict, assess_integration
from generator.schema.access import AccessRoute
from generator.schema.addresses import Email, Phone, Url
from generator.schema.checklists import ItemLevel
from generator.schema.integration import IntegrationFile
from generator.schema.organisation import OrganisationFile, TeamsFile
from generator.schema.progress import ItemState, ProgressFile, State
from generator.schema.record import Actor, Gate, Model
from generator.schema.request import Person
from generator.schema.walk import fields, mappings
from tests.reading import project_in
from tests.shipped import EXAMPLE, EXAMPLES, HARBOUR
from tests.site_fixtures import BuiltSite

README = (EXAMPLES / "README.md").read_text("utf-8")
WRITTEN = (IntegrationFile, ProgressFile, OrganisationFile, TeamsFile)
INTEGRATIONS = ("scan-to-pay", "mintcash", "payca", "modulus-labs", "multipaga")
RESERVED_HOST = re.compile(r"(?:[a-z0-9-]+\.)*(?:example\.(?:com|org)|[a-z0-9-]+\.(?:example|test))")
RESERVED_NUMBER = re.compile(r"\+44 20 7946 0\d{3}|\+1 202 555 01\d{2}")


def rows(header: str) -> list[list[str]]:
    """The rows of the table of the README that starts with this header, without marks."""
    table = README[README.index(header) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip(" `") for cell in row.strip("|").split("|")] for row in table]


VERDICTS = rows("| Integration | Access request |")
HARBOUR_VERDICTS = rows("| Integration of Harbour Tickets |")
LATER = rows("| Day | Integration | Gate |")
PEOPLE = {row[0] for row in rows("| Name | Does |")}
HARBOUR_PEOPLE = {row[0] for row in rows("| Name at Harbour Tickets | Does |")}
TODAY = date(2026, 11, 21)
HARBOUR_DAY = date(2026, 12, 4)


@pytest.fixture(scope="module")
def example() -> Project:
    return project_in(EXAMPLE)


@pytest.fixture(scope="module")
def harbour() -> Project:
    return project_in(HARBOUR)


def assessed(project: Project, integration: str, gate: Gate, day: date = TODAY) -> GateReadiness:
    return assess_integration(project, project.integrations[integration], day).gate(gate)


def names(readiness: GateReadiness) -> list[str]:
    """What is missing, by id."""
    return [
        str(blocker.field.id) if isinstance(blocker, WantedField) else getattr(blocker, "id", str(blocker))
        for blocker in readiness.blockers
    ]


def own_files(project: Project) -> Iterator[DataFile]:
    for entry in project.entries:
        if entry.kind is not None and entry.kind.model in WRITTEN:
            yield entry


def records(project: Project, model: type[Model]) -> Iterator[dict[str, object]]:
    for entry in own_files(project):
        assert entry.kind is not None
        for mapping in mappings(entry.kind.model, entry.document.data):
            if mapping.model is model:
                yield dict(mapping.data)


def own_models(model: type[Model]) -> Iterator[type[Model]]:
    """A model and every model below it."""
    yield model
    for kinds in fields(model).values():
        for kind in kinds:
            if issubclass(kind, Model):
                yield from own_models(kind)


def launchbook(command: str, *more: str) -> Result:
    """Runs a command as the README writes it, but for what it says after `--out`."""
    written = re.search(rf"^\./launchbook {command} (.*) --out", README, re.MULTILINE)
    assert written is not None
    return CliRunner().invoke(cli, [command, *written[1].split(), *more], catch_exceptions=False)


@pytest.mark.xdist_group("examples")
def test_the_command_of_the_readme_builds_it(example_site: BuiltSite) -> None:
    exported = json.loads((example_site.folder / "data" / "launchbook.json").read_text("utf-8"))
    assert exported["organisation"]["name"] == "Kestrel Market"


def test_the_command_of_the_readme_makes_a_request_that_may_be_sent(
    shipped_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shipped_book)
    result = launchbook("request", "--out", str(tmp_path / "pack"))
    assert result.exit_code == 0, result.output
    assert "DRAFT" not in (tmp_path / "pack" / "request.txt").read_text("utf-8")


def test_the_command_of_the_readme_prints_a_runbook(
    shipped_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shipped_book)
    result = launchbook("runbook", "--out", str(tmp_path / "money.pdf"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "money.pdf").is_file()


def test_it_holds_no_catalogue_of_its_own() -> None:
    assert {path.name for path in EXAMPLE.iterdir()} == {"organisation", "integrations", "schemas"}


def test_the_readme_lists_every_integration(example: Project) -> None:
    assert {row[0] for row in VERDICTS} == set(example.integrations)


@pytest.mark.parametrize("row", VERDICTS, ids=lambda row: row[0])
def test_the_verdicts_are_those_of_the_readme(example: Project, row: list[str]) -> None:
    found = [assessed(example, row[0], gate) for gate in (Gate.ACCESS_REQUEST, Gate.GO_LIVE)]
    said = [text for gate in found for text in (gate.verdict.value, str(len(gate.blockers)))]
    assert said == row[1:5]


def test_the_five_stories_are_told(example: Project) -> None:
    found = {assessed(example, name, Gate.ACCESS_REQUEST).verdict for name in INTEGRATIONS}
    assert found == set(Verdict) - {Verdict.LIVE}  # only a launch can be live


@pytest.mark.parametrize("row", LATER, ids=lambda row: f"{row[1]}-{row[2]}-{row[0]}")
def test_verdicts_change_by_themselves_on_the_days_of_the_readme(example: Project, row: list[str]) -> None:
    assert assessed(example, row[1], Gate(row[2]), date.fromisoformat(row[0])).verdict == row[3]


@pytest.mark.parametrize(
    ("day", "integration", "gate", "missing"),
    [
        ("2026-11-01", "modulus-labs", Gate.ACCESS_REQUEST, ["edge-cases-tested"]),
        ("2026-11-15", "modulus-labs", Gate.ACCESS_REQUEST, ["edge-cases-tested", "webhook-endpoint-secured"]),
        ("2027-01-23", "mintcash", Gate.ACCESS_REQUEST, []),
        ("2026-11-18", "scan-to-pay", Gate.GO_LIVE, ["small-live-transaction"]),
        ("2026-12-09", "scan-to-pay", Gate.GO_LIVE, ["launch-day-passed"]),
        ("2027-10-01", "scan-to-pay", Gate.GO_LIVE, ["pci-scope-reviewed", "launch-day-passed"]),
    ],
)
def test_exactly_what_has_ended_is_missing(
    example: Project, day: str, integration: str, gate: Gate, missing: list[str]
) -> None:
    assert names(assessed(example, integration, gate, date.fromisoformat(day))) == missing


def test_what_was_recorded_ahead_counts_from_its_day(example: Project) -> None:
    missing = [names(assessed(example, "payca", Gate.GO_LIVE, date(2026, 11, day))) for day in (25, 26)]
    assert ["train-tier-1" in line for line in missing] == [True, False]


def test_payca_lacks_a_recipient(example: Project) -> None:
    request = assessed(example, "payca", Gate.ACCESS_REQUEST).request
    assert request is not None
    assert [str(one.recipient.id) for one in request.recipients if one.email is None] == ["ask-payca"]


def test_every_state_is_recorded_somewhere(example: Project) -> None:
    assert {record["state"] for record in records(example, ItemState)} == set(State)


def test_every_way_in_which_an_item_can_stand_is_to_be_seen(example: Project) -> None:
    found = {
        item.status
        for integration in example.integrations.values()
        for item in assess_items(example, integration, TODAY)
    }
    assert found == set(ItemStatus)


@pytest.mark.parametrize("model", sorted({own_model for file in WRITTEN for own_model in own_models(file)}, key=str))
def test_every_key_that_may_be_written_is_used_somewhere(
    example: Project, harbour: Project, model: type[Model]
) -> None:
    used = {key for project in (example, harbour) for record in records(project, model) for key in record}
    # nothing of it is live yet, and the README says so
    assert set(fields(model)) - used == ({"live-since"} if model is IntegrationFile else set())


@pytest.mark.parametrize("name", INTEGRATIONS)
def test_each_integration_says_what_it_is_for(example: Project, name: str) -> None:
    assert example.integrations[name].profile.summary


def typed(project: Project, kind: type[str]) -> list[str]:
    return [
        value.text
        for entry in own_files(project)
        if entry.kind is not None
        for value in entry.values
        if kind in value.kinds
    ]


def texts() -> str:
    # the schemas beside the data have the program's words alone
    files = (path for path in sorted(EXAMPLES.rglob("*")) if path.is_file() and path.parent.name != "schemas")
    return "\n".join(path.read_text("utf-8") for path in files)


def test_every_address_is_at_a_host_kept_for_examples(example: Project) -> None:
    hosts = re.findall(r"[A-Za-z0-9._%+-]@([A-Za-z0-9.-]+[A-Za-z0-9])", texts())
    assert len(hosts) >= len(typed(example, Email)) > 0
    assert [host for host in hosts if not RESERVED_HOST.fullmatch(host)] == []


def test_every_link_leads_to_a_host_kept_for_examples(example: Project) -> None:
    hosts = re.findall(r"[a-z]+://(?:<prefix>\.)?([^/:\s)`\"\]}]+)", texts())
    assert len(hosts) >= len(typed(example, Url)) > 0
    assert [host for host in hosts if not RESERVED_HOST.fullmatch(host)] == []


def test_no_other_host_is_named(example: Project) -> None:
    top = "com|org|net|io|live|dev|app|co|za|ph|africa|bank|example|test"
    hosts = re.findall(rf"(?<![\w.@-])((?:[a-z0-9-]+\.)+(?:{top}))(?![\w-]|\.\w)", texts())
    assert "pay.kestrel-market.example" in hosts
    assert [host for host in hosts if not RESERVED_HOST.fullmatch(host)] == []


def test_every_number_is_kept_for_fiction(example: Project, harbour: Project) -> None:
    numbers = re.findall(r"\+\d[\d ]{6,}\d", texts())
    assert {*typed(example, Phone), *typed(harbour, Phone)} <= {*numbers}
    assert [number for number in numbers if not RESERVED_NUMBER.fullmatch(number)] == []


def named_in(project: Project) -> set[str]:
    """Everybody who is named as having done or approved something, or who asks a provider."""
    found = {str(record["by"]) for record in records(project, ItemState) if "by" in record}
    found |= {str(record["approver"]).split(",")[0] for record in records(project, ItemState) if "approver" in record}
    return found | {str(record["name"]) for record in records(project, Person)}


def test_everybody_named_is_among_the_people_of_the_readme(example: Project, harbour: Project) -> None:
    assert named_in(example) - PEOPLE == set()
    assert named_in(harbour) - HARBOUR_PEOPLE == set()


def test_everybody_of_the_readme_does_something(example: Project, harbour: Project) -> None:
    for project, people in ((example, PEOPLE), (harbour, HARBOUR_PEOPLE)):
        written = "\n".join(entry.document.text for entry in own_files(project))
        assert [person for person in people if person not in written] == []


def test_the_public_key_has_no_private_half_beside_it() -> None:
    assert "BEGIN PUBLIC KEY" in texts()
    assert "PRIVATE" not in texts()


def test_every_item_that_the_readme_points_to_is_recorded_there(example: Project) -> None:
    pointed = re.findall(r"`([a-z0-9-]+)` in `([a-z-]+)`", README)
    recorded = {name: {state.about for state in one.progress.items} for name, one in example.integrations.items()}
    assert len(pointed) > 3
    assert [(item, name) for item, name in pointed if item not in recorded[name]] == []


@pytest.mark.parametrize("row", HARBOUR_VERDICTS, ids=lambda row: row[0])
def test_the_verdicts_of_harbour_tickets_are_those_of_the_readme(harbour: Project, row: list[str]) -> None:
    readiness = assess_integration(harbour, harbour.integrations[row[0]], HARBOUR_DAY)
    go_live = readiness.gate(Gate.GO_LIVE)
    said = [go_live.verdict.value, str(len(go_live.blockers))]
    wishes = [str(go_live.wishes[level].missing) for level in (ItemLevel.RECOMMENDED, ItemLevel.OPTIONAL)]
    assert [*said, *wishes] == row[3:]
    asked = [gate for gate in readiness.gates if gate.gate is Gate.ACCESS_REQUEST]
    assert [gate.verdict.value for gate in asked] == ([] if row[1] == "none" else [row[1]])


def test_harbour_tickets_shows_every_level_actor_and_route(harbour: Project) -> None:
    providers = harbour.providers.values()
    items = [item for provider in providers for group in provider.checklists.groups for item in group.items]
    steps = [step for provider in providers for step in provider.cutover.steps]
    assert {item.level for item in items} == set(ItemLevel)
    assert {action.by for action in (*items, *steps)} == set(Actor)
    assert {provider.access.route for provider in providers} == {AccessRoute.REQUESTED, AccessRoute.SELF_SERVICE}
