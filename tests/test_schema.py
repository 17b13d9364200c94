"""`launchbook schema`: what editors are told is what the check wants, and what ships is current."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from generator.cli import cli
from generator.editor.schema_files import schema_files, with_modeline
from generator.pages.reference import data_page
from generator.pages.sections import Table
from generator.schema.describe import described
from generator.schema.files import kind_of
from generator.schema.text import Text
from generator.source.plain_yaml import plain_yaml
from tests.reading import project_in
from tests.shipped import EXAMPLE, HARBOUR, SHIPPED_DATA

FOLDERS = {"data": SHIPPED_DATA, "kestrel-market": EXAMPLE, "harbour-tickets": HARBOUR}


def records(folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(schema_files(project_in(folder))["records.json"])["$defs"]
    return made


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_what_ships_is_current(folder: Path) -> None:
    written = {path.name: path.read_text("utf-8") for path in (folder / "schemas").iterdir()}
    assert written == schema_files(project_in(folder))


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_each_file_names_a_schema_that_is_there(folder: Path) -> None:
    for file in folder.rglob("*.yaml"):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
        assert found, file
        assert (file.parent / found[1]).is_file(), file


def test_each_key_has_a_description() -> None:
    known = records(SHIPPED_DATA)
    for name in (record.model.__name__ for record in described()):
        for key, value in known[name]["properties"].items():
            assert value["description"], f"{name}.{key}"


def _shows(known: dict[str, Any], value: dict[str, Any]) -> bool:
    """Whether an editor can show what may stand at a key: an example, the allowed values, or the keys of a record."""
    if "$ref" in value and "examples" not in value:
        return _shows(known, _led_to(known, value))
    if value.keys() & {"examples", "enum", "const", "properties"} or value.get("type") == "boolean":
        return True
    inner = [*value.get("anyOf", ()), *(value[key] for key in ("items", "additionalProperties") if key in value)]
    return any(_shows(known, each) for each in inner)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_each_key_has_an_example_unless_its_values_are_listed(folder: Path) -> None:
    known = records(folder)
    assert [name for name, value in _keys(known).items() if not _shows(known, value)] == []


def _keys(known: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every key of every record with what the schema says of it."""
    found = {f"{name}.{key}": each for name, made in known.items() for key, each in made.get("properties", {}).items()}
    assert len(found) > 100
    return found


def _led_to(known: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    definition: dict[str, Any] = known[value["$ref"].rsplit("/", 1)[1]]
    return definition


def test_the_examples_of_a_key_are_what_the_check_takes() -> None:
    fields = [field for record in described() for field in record.model.model_fields.values() if field.examples]
    assert len(fields) > 100
    for field in fields:
        wanted: Any = Annotated[field.annotation, *field.metadata, field.examples]
        for example in field.examples or ():
            TypeAdapter(wanted).validate_python(example)


def test_the_data_reference_shows_the_examples_of_each_key() -> None:
    rows = [row for section in data_page().sections if isinstance(section, Table) for row in section.rows]
    shown = {fact.value.text for row in rows for cell in row for fact in cell.facts if fact.value}
    examples = [example for record in described() for key in record.keys for example in key.examples]
    assert [example for example in examples if plain_yaml(example).split("\n")[0] not in shown] == []


def test_examples_name_nobody() -> None:
    """Hosts are reserved ones, and the only telephone number is one that rings nowhere."""
    found = json.dumps([each for name in records(SHIPPED_DATA).values() for each in _examples(name)])
    hosts = set(re.findall(r"(?:https://|@)([a-z0-9.<>-]+)", found))
    assert hosts
    assert [host for host in hosts if not re.search(r"(?:^|\.)(?:example|example\.com)$", host)] == []
    assert set(re.findall(r"\+[0-9 ]{6,}", found)) == {"+44 20 7946 0101"}


def _examples(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.get("examples", ())
        for each in value.values():
            yield from _examples(each)
    elif isinstance(value, list):
        for each in value:
            yield from _examples(each)


def test_no_editor_writes_an_example_behind_a_key() -> None:
    """yaml-language-server fills in the first example that a key itself has, and an example is nobody's fact."""
    known = records(SHIPPED_DATA)
    for name, value in _keys(known).items():
        assert "default" not in value, name
        assert "examples" not in value or value["type"] == "array", name
        assert "$ref" not in value or "properties" in _led_to(known, value), name


def test_each_reference_within_the_schema_leads_somewhere() -> None:
    text = json.dumps(records(SHIPPED_DATA))
    assert set(re.findall(r"#/\$defs/([A-Za-z]+)", text)) <= records(SHIPPED_DATA).keys()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("RoleRef", "engineering"),
        ("TeamRef", "payments"),
        ("ItemRef", "store-secrets"),
        ("ConditionRef", "polls-query-ref"),
        ("SettingRef", "api-base-url"),
    ],
)
def test_ids_are_offered_from_the_data(kind: str, name: str) -> None:
    offered, form = records(SHIPPED_DATA if kind != "TeamRef" else EXAMPLE)[kind]["anyOf"]
    assert name in offered["enum"]
    assert re.fullmatch(form["pattern"], "an-id-that-is-new")


def test_patterns_have_nothing_that_only_python_knows() -> None:
    for name, definition in records(SHIPPED_DATA).items():
        assert not re.search(r"\(\?P<|\(\?[a-z]+\)|\\Z|\\A", json.dumps(definition)), name


def test_examples_are_of_their_kind() -> None:
    kinds = {kind.__name__: kind for kind in _kinds(Text)}
    found = {name: each["examples"] for name, each in records(SHIPPED_DATA).items() if "examples" in each}
    assert found.keys() >= {"Day", "TimeOfDay", "Zone", "Duration"}
    for name, examples in found.items():
        for example in examples:
            assert kinds[name].read(example) == example


def _kinds(kind: type[Text]) -> set[type[Text]]:
    return {kind}.union(*(_kinds(inner) for inner in kind.__subclasses__()))


def test_the_line_stands_once_however_often_it_is_written() -> None:
    kind = kind_of("integrations/acme/progress.yaml")
    assert kind
    once = with_modeline("# What we know.\nitems: []\n", kind)
    assert once == "# yaml-language-server: $schema=../../schemas/progress.json\n# What we know.\nitems: []\n"
    assert with_modeline(once, kind) == once


def test_the_command_leaves_the_data_right(minimal: Path) -> None:
    result = CliRunner().invoke(cli, ["schema"], catch_exceptions=False)
    assert result.output == "18 schemas written to data/schemas.\n17 files changed, to name the schema.\n"
    assert CliRunner().invoke(cli, ["check"], catch_exceptions=False).output == "No problems in 17 files.\n"
    assert "0 files changed" in CliRunner().invoke(cli, ["schema"], catch_exceptions=False).output


def test_another_place_leaves_the_data_alone(minimal: Path) -> None:
    before = {path: path.read_bytes() for path in minimal.rglob("*") if path.is_file()}
    CliRunner().invoke(cli, ["schema", "--out", "made"], catch_exceptions=False)
    assert {path: path.read_bytes() for path in minimal.rglob("*") if path.is_file()} == before
    assert (minimal.parent / "made" / "progress.json").is_file()
