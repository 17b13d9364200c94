"""What is kept from one build to the next beside pages and prints: what was right, and templates as compiled."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.build import exposed
from generator.build.compiled_templates import COMPILED_TEMPLATES, compiled_templates
from generator.build.kept_check import read_right, write_right
from generator.check import check_data
from generator.last_check import Right, remember_nothing, take_over, what_is_right
from generator.manifest import write_manifest
from generator.project import Project
from generator.render.site.search import SearchEntry, found_section, search_entries
from generator.render.site.search_index import term_index
from generator.render.templates import templates
from generator.secrets.detectors import STANDARD
from generator.secrets.outputs import Exposed, search_files
from generator.site_steps.kept_site import KeptSite, SiteRecord, read_record, write_record
from tests.conftest import MINIMAL
from tests.fake_secrets import FAKE

RIGHT = Right(("a" * 64, "b" * 64), {"roles.yaml": ("c" * 64, {"named_roles": ["on-call"]})})


def test_what_was_right_is_kept(tmp_path: Path) -> None:
    write_right(tmp_path / "kept" / "file", "program", RIGHT)
    assert read_right(tmp_path / "kept" / "file", "program") == RIGHT


def test_what_another_program_wrote_counts_for_nothing(tmp_path: Path) -> None:
    write_right(tmp_path / "kept" / "file", "program", RIGHT)
    assert read_right(tmp_path / "kept" / "file", "another") == Right()


@pytest.mark.parametrize("content", ["", "\xff", "\n", "[]", "1", '["program", [], []]', '["program", ["a"], {"roles'])
def test_a_broken_file_counts_for_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "kept").mkdir(mode=0o700)
    (tmp_path / "kept" / "file").write_text(content, "latin-1")
    assert read_right(tmp_path / "kept" / "file", "program") == Right()


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_right(tmp_path / "file" / "below", "program", RIGHT)
    assert read_right(tmp_path / "file" / "below", "program") == Right()


def test_every_group_of_right_data_is_right() -> None:
    remember_nothing()
    check_data(MINIMAL)
    right = what_is_right()
    remember_nothing()
    take_over(right, lambda _: None)
    check_data(MINIMAL)
    assert what_is_right() == right != Right()


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
    entry = {"location": "a.html", "title": "Keys", "text": "Rotate the API key; call 0800 123 456."}
    first = KeptSite()
    first.keep_content("a.md", "key", {}, [found_section(entry)])
    write_record(tmp_path / "kept" / "record.json", "program", first.new)
    second = KeptSite(None, read_record(tmp_path / "kept" / "record.json", "program"))
    second.keep_known("a.md")
    kept = search_entries(second.sections("a.md"), {})
    fresh = [SearchEntry(one.location, one.title, one.text, one.boost, one.also) for one in kept]
    assert list(term_index(kept)) == list(term_index(fresh))


def site_with(tmp_path: Path, text: str) -> Path:
    """A finished site with one page."""
    site = tmp_path / "site"
    site.mkdir(exist_ok=True)
    (site / "index.html").write_text(text, "utf-8")
    write_manifest(site, "")
    return site


def looked_into(monkeypatch: pytest.MonkeyPatch, site: Path, kept: KeptSite) -> list[str]:
    """The files of a site in which secrets are looked for."""
    found: list[str] = []

    def look(_folder: Path, names: Iterable[str], *_: object) -> list[Exposed]:
        found.extend(names)
        return []

    with monkeypatch.context() as patch:
        patch.setattr(exposed, "search_folder", look)
        exposed.search_site(site, project_of(MINIMAL), kept)
    return found


def project_of(data: Path) -> Project:
    project = check_data(data).project
    assert project is not None
    return project


def test_a_file_is_searched_for_secrets_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, first = site_with(tmp_path, "<p>Words</p>"), KeptSite()
    assert "index.html" in looked_into(monkeypatch, site, first)
    assert "index.html" not in looked_into(monkeypatch, site, KeptSite(None, first.new))


def test_a_file_that_changed_is_searched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptSite()
    looked_into(monkeypatch, site_with(tmp_path, "<p>Words</p>"), first)
    changed = site_with(tmp_path, "<p>Other words</p>")
    assert "index.html" in looked_into(monkeypatch, changed, KeptSite(None, first.new))


def test_for_other_prefixes_of_keys_every_file_is_searched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, first = site_with(tmp_path, "<p>Words</p>"), KeptSite()
    looked_into(monkeypatch, site, first)
    old = SiteRecord(searched=dict.fromkeys(first.new.searched, "other_"))
    assert "index.html" in looked_into(monkeypatch, site, KeptSite(None, old))


LARGE = "a line of a large entry\n" * 50_000


def export_of(*entries: str) -> list[tuple[str, bytes]]:
    """A large export as its file: each entry begins on a line of its own."""
    return [("export.json", "".join(f'\n  "{number}": {entry}' for number, entry in enumerate(entries)).encode())]


def pieces_of(files: list[tuple[str, bytes]]) -> set[str]:
    """The digests of the pieces in which large files are searched."""
    digests: set[str] = set()

    def note(digest: str) -> bool:
        digests.add(digest)
        return False

    search_files(files, STANDARD, note)
    return digests


def test_an_entry_of_a_large_file_that_changed_is_searched() -> None:
    known = pieces_of(export_of(LARGE, "two"))
    assert search_files(export_of(LARGE, FAKE["webhook secret"]), STANDARD, known.__contains__) != []


def test_an_entry_of_a_large_file_that_did_not_change_is_not_searched_again() -> None:
    export = export_of(LARGE, FAKE["webhook secret"])
    assert search_files(export, STANDARD, pieces_of(export).__contains__) == []


def test_a_site_with_a_secret_is_never_known_as_searched(tmp_path: Path) -> None:
    site, kept = site_with(tmp_path, f"<p>{FAKE['webhook secret']}</p>"), KeptSite()
    with pytest.raises(exposed.ExposedError):
        exposed.search_site(site, project_of(MINIMAL), kept)
    assert kept.new.searched == {}
