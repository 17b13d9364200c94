"""What the strict reader does with anything at all."""

import re

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import DataPath
from generator.source.document import Data, Document
from generator.source.reader import read_yaml

# Pieces of YAML, so that a good part of what is made up means something to the reader.
PIECES = st.sampled_from(
    [
        *"abc01 :-?,[]{}#&*!|>'\"%@`~<=\n\t\r\\é日🚀\x85\u2028\ufeff\x00\x7f",
        *("\r\n", ": ", "- ", "---\n", "...\n", "&a ", "*a", "!!int ", "? ", "  ", "null", "<<: "),
    ]
)
YAMLISH = st.lists(PIECES, max_size=60).map("".join)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
NESTED = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=20
)


class Quoted(yaml.SafeDumper):
    """Puts double quotes around every text, and uses no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


Quoted.add_representer(str, _quoted)


@given(st.binary(max_size=300))
def test_any_bytes_make_a_document(content: bytes) -> None:
    found = read_yaml(content, "a.yaml")
    assert found.is_read or found.findings


@given(st.text(max_size=200) | YAMLISH)
def test_any_text_makes_a_document(text: str) -> None:
    found = read_yaml(text.encode("utf-8", "surrogatepass"), "a.yaml")
    assert found.is_read or found.findings


@given(st.text(max_size=200) | YAMLISH)
def test_the_same_text_makes_the_same_document(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    assert read_yaml(content, "a.yaml") == read_yaml(content, "a.yaml")


@given(NESTED)
def test_what_was_written_with_quotes_reads_back_equal(data: Data) -> None:
    written = yaml.dump(data, Dumper=Quoted, allow_unicode=True)
    found = read_yaml(written.encode(), "a.yaml")
    assert (found.data, found.findings) == (data, ())


@given(NESTED)
def test_every_value_has_a_place(data: Data) -> None:
    found = read_yaml(yaml.dump(data, Dumper=Quoted).encode(), "a.yaml")
    assert set(_places(data)) <= set(found.values)


@given(st.text(max_size=200) | YAMLISH)
def test_every_place_lies_inside_the_file(text: str) -> None:
    found = read_yaml(text.encode("utf-8", "surrogatepass"), "a.yaml")
    _assert_inside(found)


@given(NESTED)
def test_every_place_of_what_was_written_lies_inside_the_file(data: Data) -> None:
    _assert_inside(read_yaml(yaml.dump(data, Dumper=Quoted).encode(), "a.yaml"))


def _places(data: Data, path: DataPath = ()) -> list[DataPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, value in inner for place in _places(value, (*path, key)))]


def _assert_inside(found: Document) -> None:
    # The lines as YAML 1.1 counts them; where a value lacks, the place is the end of its line or of the file.
    lines = [*re.split("\r\n|[\n\r\x85\u2028\u2029]", found.text), ""]
    said = (finding.position for finding in found.findings)
    marks = [*found.values.values(), *found.keys.values(), *((place.line, place.column) for place in said)]
    for line, column in marks:
        assert 1 <= line <= len(lines), (line, column)
        assert 1 <= column <= len(lines[line - 1]) + 1, (line, column)
