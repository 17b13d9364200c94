"""What is kept of a site between builds: all of it comes back, and what is not whole counts for nothing."""

from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.json import encode

from generator.links import PageLinks
from generator.render.site.search import FoundSection
from generator.site_steps.kept_site import KeptContent, SiteRecord, read_record, write_record

FOUND = [FoundSection("index.html", "Käse \u2028", "Käse", terms=Raw(encode(["kase", "kase"])))]
RECORD = SiteRecord(
    pages={"index.html": ["key", "digest"]},
    around="around",
    contents={"index.md": KeptContent("key", Raw(b"{}"), Raw(encode(FOUND)))},
    inline={"assets/one.js": "let one = 1;\n"},
    links={"digest": PageLinks(frozenset({"top"}), {"teams/index.html": 2})},
    searched={"digest": "sk_live_"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a record was written."""
    place = tmp_path / "kept" / "record.json"
    write_record(place, "program", RECORD)
    return place


def test_a_record_comes_back_whole(file: Path) -> None:
    assert read_record(file, "program") == RECORD


def test_the_record_of_another_program_is_none(file: Path) -> None:
    assert read_record(file, "another program") == SiteRecord()


@pytest.mark.parametrize("lines", range(8))
def test_a_record_that_was_cut_short_is_none(file: Path, lines: int) -> None:
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:lines]))
    assert read_record(file, "program") == SiteRecord()


def test_a_record_that_somebody_changed_is_none(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"let one = 1", b"let one = 2"))
    assert read_record(file, "program") == SiteRecord()


def test_a_record_with_something_after_its_checksum_is_none(file: Path) -> None:
    with file.open("ab") as end:
        end.write(b'["inline","assets/two.js","alert(1)"]\n')
    assert read_record(file, "program") == SiteRecord()


UNKNOWN = [
    b'["else","a","b"]\n',
    b'["pages"]\n',
    b"[]\n",
    b"null\n",
    b"\xff\n",
    b'"around"\n',
    b'["links","a",[[]]]\n',
    b'["links","a",[[],[]]]\n',
]


@pytest.mark.parametrize("line", UNKNOWN)
def test_a_line_that_says_nothing_known_makes_it_none(file: Path, line: bytes) -> None:
    first, *others = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([first, line, *others]))
    assert read_record(file, "program") == SiteRecord()
