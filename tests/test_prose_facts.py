"""Prose is held to the facts: a value that the guide does not give is found, wherever it stands.

The guides of the frozen copy are told truly, so whatever is changed in them is false.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from generator.check import check_data
from generator.facts.known import known_facts
from generator.facts.shapes import Shape, shaped_values
from generator.facts.spelling import canonical
from generator.rules.data_index import DataIndex
from generator.rules.prose_values import prose_values
from tests.falsified import Falsehood, falsehoods, one_a_line, planted, typed_falsehoods
from tests.shipped import SHIPPED_DATA

UNSEEN = frozenset({"CloudWatch", "MintCash", "merchantReference", "XXXX-XXXX-XXXX"})
"""Without their capitals these look like plain words, and a false plain word has no shape to be found by."""


class Planted(Struct, frozen=True):
    """Falsehoods in a copy of the catalogue, and where the check found something."""

    falsehoods: list[tuple[Falsehood, int, int]]
    found: frozenset[tuple[str, int, int]]

    @property
    def missed(self) -> list[str]:
        """What was not found at its first character."""
        return [
            falsehood.kind
            for falsehood, line, column in self.falsehoods
            if not {(falsehood.file.document.name, line, at) for at in (column, column - 1)} & self.found
        ]


@pytest.fixture(scope="module")
def index() -> DataIndex:
    return DataIndex(tuple(check_data(SHIPPED_DATA).files))


def plant(copy: Path, index: DataIndex, kinds: Callable[[DataIndex], Iterator[Falsehood]]) -> Planted:
    shutil.copytree(SHIPPED_DATA, copy)
    places = planted(copy, one_a_line(kinds(index)))
    positions = [finding.position for finding in check_data(copy).findings]
    found = {(str(Path(at.file).relative_to(copy)), at.line, at.column) for at in positions}
    return Planted(places, frozenset(found))


@pytest.fixture(scope="module")
def prose(index: DataIndex, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp("prose") / "data", index, falsehoods)


@pytest.fixture(scope="module")
def typed(index: DataIndex, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp("typed") / "data", index, typed_falsehoods)


def test_every_false_value_in_prose_is_found_at_its_first_character(prose: Planted) -> None:
    assert [kind for kind in prose.missed if not any(name in kind for name in UNSEEN)] == []


def test_the_false_values_are_many_and_of_many_shapes(prose: Planted) -> None:
    shapes = {falsehood.value.shape for falsehood, _, _ in prose.falsehoods}
    assert len(prose.falsehoods) >= 60
    assert len(shapes) >= 15


def test_the_false_values_stand_in_all_guides(prose: Planted) -> None:
    providers = {falsehood.file.folder[1] for falsehood, _, _ in prose.falsehoods}
    assert providers == {path.name for path in (SHIPPED_DATA / "providers").iterdir()}


def test_every_false_value_of_a_typed_key_is_found(typed: Planted) -> None:
    assert len(typed.falsehoods) >= 20
    assert typed.missed == []


def test_nothing_is_found_in_what_is_true() -> None:
    assert not check_data(SHIPPED_DATA).findings


def test_the_guides_have_many_values_in_prose(index: DataIndex) -> None:
    assert len(prose_values(index)) > 400


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("24 hours", "24-hour"),
        ("24 hours", "24h"),
        ("five seconds", "5 s"),
        ("T–24h", "T-24h"),
        ("3-5 business days", "3 to 5 business days"),
        ("100 requests/minute", "100 requests per minute"),
        ("1,000 requests/minute", "1000 requests a minute"),
        ("every month", "monthly"),
        ("+27 10 449 1784", "+27104491784"),
        ("50 per cent", "50%"),
        ("an hour", "1 hour"),
        ("a fortnight", "two weeks"),
        ("TLS 1.2 or higher", "TLS 1.2+"),
    ],
)
def test_two_ways_of_writing_a_value_are_one_value(one: str, other: str) -> None:
    assert [canonical(value) for value in shaped_values(one)] == [canonical(value) for value in shaped_values(other)]


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        ("+27 10 449 1784", "+27 10 449 1784 55"),
        ("3-5 attempts", "5 attempts"),
        ("5 minutes", "15 minutes"),
        ("5 minutes", "5 hours"),
        ("https://api.acme.example", "https://api.acme.example.evil.example"),
        ("acme_live_", "acme_test_"),
        ("SAQ A-EP", "SAQ A"),
        ("GET /health", "POST /health"),
        ("TLS 1.2", "TLS 1.0"),
        ("1%", "11%"),
    ],
)
def test_a_value_that_resembles_a_fact_is_none(fact: str, other: str) -> None:
    [value] = [value for value in shaped_values(other) if value.text == other]
    assert not known_facts([fact]).have(value)


def test_a_fact_with_a_qualifier_is_not_told_without_it() -> None:
    facts = known_facts(["typically takes 3-5 business days"])
    [value] = shaped_values("It takes 3-5 business days.")
    assert facts.lost_qualifier("It takes 3-5 business days.", value) == "usually"
    [value] = shaped_values("It usually takes 3-5 business days.")
    assert facts.lost_qualifier("It usually takes 3-5 business days.", value) == ""


def test_an_address_implies_its_host() -> None:
    [value] = shaped_values("api.acme.example")
    assert value.shape is Shape.HOST
    assert known_facts(["https://api.acme.example/v1"]).have(value)


def test_the_end_of_a_range_is_no_fact() -> None:
    [value] = shaped_values("5 business days")
    assert not known_facts(["3-5 business days"]).have(value)
