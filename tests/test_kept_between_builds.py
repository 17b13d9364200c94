"""What is kept from one build to the next beside pages and prints: what was right, and templates as compiled."""

from pathlib import Path

import pytest

from generator.build.compiled_templates import COMPILED_TEMPLATES, compiled_templates
from generator.build.kept_check import read_clean, write_clean
from generator.check import check_data
from generator.last_check import clean_groups, remember_nothing, take_over
from generator.render.templates import templates
from generator.site_steps.kept_site import KeptSite, SiteRecord, read_record, write_record
from tests.conftest import MINIMAL

SIGNATURES = ["a" * 64, "b" * 64]


def test_what_was_right_is_kept(tmp_path: Path) -> None:
    write_clean(tmp_path / "kept" / "file", "program", SIGNATURES)
    assert read_clean(tmp_path / "kept" / "file", "program") == SIGNATURES


def test_what_another_program_wrote_counts_for_nothing(tmp_path: Path) -> None:
    write_clean(tmp_path / "kept" / "file", "program", SIGNATURES)
    assert read_clean(tmp_path / "kept" / "file", "another") == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"\n"])
def test_a_broken_file_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept").mkdir(mode=0o700)
    (tmp_path / "kept" / "file").write_bytes(content)
    assert read_clean(tmp_path / "kept" / "file", "program") == []


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_clean(tmp_path / "file" / "below", "program", SIGNATURES)
    assert read_clean(tmp_path / "file" / "below", "program") == []


def test_every_group_of_right_data_is_right() -> None:
    remember_nothing()
    check_data(MINIMAL)
    right = clean_groups()
    remember_nothing()
    take_over(right)
    check_data(MINIMAL)
    assert clean_groups() == right != []


def test_templates_are_kept_in_a_private_folder(tmp_path: Path) -> None:
    with compiled_templates(tmp_path):
        templates("site").cache.clear()  # type: ignore[union-attr]
        templates("site").get_template("board.html.j2")
    assert [*(tmp_path / COMPILED_TEMPLATES).iterdir()] != []
    assert (tmp_path / COMPILED_TEMPLATES).stat().st_mode & 0o077 == 0


def test_templates_are_compiled_where_the_folder_is_gone(tmp_path: Path) -> None:
    with compiled_templates(tmp_path):
        (tmp_path / COMPILED_TEMPLATES).rmdir()
        templates("site").cache.clear()  # type: ignore[union-attr]
        assert templates("site").get_template("board.html.j2").name == "board.html.j2"


def test_after_a_build_none_are_kept(tmp_path: Path) -> None:
    with compiled_templates(tmp_path):
        pass
    assert templates("site").bytecode_cache is None


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    (tmp_path / COMPILED_TEMPLATES).mkdir(parents=True)
    (tmp_path / COMPILED_TEMPLATES).chmod(0o755)
    with compiled_templates(tmp_path):
        assert templates("site").bytecode_cache is None


def test_a_link_to_a_folder_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / COMPILED_TEMPLATES).parent.mkdir()
    (tmp_path / COMPILED_TEMPLATES).symlink_to(tmp_path / "elsewhere")
    with compiled_templates(tmp_path):
        assert templates("site").bytecode_cache is None


def test_terms_that_are_kept_are_those_of_the_text(tmp_path: Path) -> None:
    first = KeptSite()
    fresh = first.terms_in("Rotate the API key; call 0800 123 456.")
    write_record(tmp_path / "kept" / "record.json", "program", first.new)
    second = KeptSite(None, read_record(tmp_path / "kept" / "record.json", "program"))
    assert list(second.terms_in("Rotate the API key; call 0800 123 456.").items()) == list(fresh.items())


def test_terms_of_a_text_that_is_gone_are_forgotten() -> None:
    first = KeptSite()
    first.terms_in("Gone.")
    second = KeptSite(None, SiteRecord(terms=first.new.terms))
    second.terms_in("New.")
    assert len(second.new.terms) == 1
