"""The walk over the records: one generator, which follows the data and what it was read as side by side."""

from pathlib import Path

import pytest

from generator.project import Project
from generator.schema.check import validate
from generator.schema.files import files_with
from generator.schema.issues import Issue, IssuesFile, Symptom
from generator.schema.record import Gap, Model, Record
from generator.schema.walk import Mapping, mappings, mappings_inside, values
from generator.source.document import Data, Document
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

ROOT = Path(__file__).parents[1]
ISSUES: Data = {
    "gaps": [{"id": "silent", "title": "Nothing", "cause": "silent", "do": "Ask."}],
    "issues": [
        {
            "symptoms": [{"text": "It waits", "cites": ["ACME-001"]}],
            "id": "slow",
            "title": "Slow",
            "cites": ["ACME-002"],
        }
    ],
}


@pytest.fixture(scope="module")
def shipped() -> Project:
    return project_in(SHIPPED_DATA)


def issues() -> IssuesFile:
    record, findings = validate(Document("issues.yaml", data=ISSUES, is_read=True), IssuesFile)
    assert isinstance(record, IssuesFile), findings
    return record


def test_outer_mappings_come_first_in_the_order_of_the_file() -> None:
    assert [found.path for found in mappings(IssuesFile, ISSUES)] == [
        (),
        ("gaps", 0),
        ("issues", 0),
        ("issues", 0, "symptoms", 0),
    ]


def test_a_mapping_knows_what_it_stands_in() -> None:
    *_, symptom = mappings(IssuesFile, ISSUES)
    assert [found.model for found in symptom.around] == [Symptom, Issue, IssuesFile]


def test_without_a_record_there_is_only_the_data() -> None:
    assert {found.record for found in mappings(IssuesFile, ISSUES)} == {None}


def test_with_a_record_every_mapping_has_its_part_of_it() -> None:
    record = issues()
    assert [found.record for found in mappings(IssuesFile, ISSUES, record)] == [
        record,
        record.gaps[0],
        record.issues[0],
        record.issues[0].symptoms[0],
    ]


def test_a_record_is_walked_in_the_order_of_the_schema() -> None:
    assert [found.path for found in mappings_inside(issues())] == [
        (),
        ("gaps", 0),
        ("issues", 0),
        ("issues", 0, "symptoms", 0),
    ]


def test_a_text_knows_its_place_and_the_mapping_that_holds_it() -> None:
    found = {value.path: (value.text, value.holder.model) for value in values(mappings(IssuesFile, ISSUES))}
    assert found["issues", 0, "symptoms", 0, "cites", 0] == ("ACME-001", Symptom)
    assert found["gaps", 0, "do"] == ("Ask.", Gap)


def test_what_the_schema_does_not_know_is_passed_over() -> None:
    assert [found.path for found in mappings(IssuesFile, {"unknown": [{"id": "no"}], "issues": "no list"})] == [()]


def with_records(project: Project) -> list[Mapping]:
    """Every mapping of the data with the record it was read as."""
    files = [(file.kind, file) for file in project.entries]
    return [
        mapping for kind, file in files if kind for mapping in mappings(kind.model, file.document.data, file.record)
    ]


def test_every_mapping_that_ships_was_read_as_what_the_schema_wants(shipped: Project) -> None:
    found = with_records(shipped)
    assert len(found) > 1000
    assert [mapping.path for mapping in found if type(mapping.record) is not mapping.model] == []


def test_every_record_that_ships_stands_where_its_id_is_written(shipped: Project) -> None:
    found = [mapping for mapping in with_records(shipped) if isinstance(mapping.record, Record)]
    assert len(found) > 400
    assert [mapping.data["id"] for mapping in found if mapping.data["id"] != getattr(mapping.record, "id", "")] == []


def test_files_and_records_are_walked_alike(shipped: Project) -> None:
    for file in shipped.entries:
        assert isinstance(file.record, Model)
        assert {found.path for found in file.mappings} <= {found.path for found in mappings_inside(file.record)}


def test_the_schema_says_in_which_files_a_record_may_stand() -> None:
    assert files_with(Issue) == ("providers/*/issues.yaml",)
    assert len(files_with(Gap)) == 10


def test_nothing_else_goes_through_the_fields_of_models() -> None:
    """The reference of the data and the schemas for editors describe each field, which is no walk over records."""
    generator = ROOT / "generator"
    code = {path.relative_to(generator).as_posix(): path.read_text("utf-8") for path in generator.rglob("*.py")}
    described = {"schema/describe.py", "schema/json_schema.py"}
    assert {name for name, text in code.items() if "model_fields" in text} == {"schema/walk.py", *described}
    assert [name for name, text in code.items() if "BaseModel" in text] == ["schema/record.py"]
