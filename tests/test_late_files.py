"""What a preview makes after its pages: each file comes out as in a build, whenever somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from generator.manifest import hashes
from generator.plugin import LaunchbookPlugin
from generator.plugin.late_files import ALL_OTHERS, SEARCHED, LateFiles
from generator.plugin.theme_files import VisibleFiles
from tests.small_site import SMALL_SITE
from tests.test_plugin import open_book


@pytest.fixture
def taken() -> list[str]:
    """The steps that were taken."""
    return []


@pytest.fixture
def late(tmp_path: Path, taken: list[str]) -> Iterator[LateFiles]:
    """What is left of a build while somebody is served."""
    files = LateFiles()
    files.in_front_of(nobody, "/")
    left(files, tmp_path, taken)
    yield files
    files.drop()


def nobody(_environ: dict[str, Any], _start_response: Callable[..., Any]) -> Iterable[bytes]:
    return [b"MkDocs"]


def left(files: LateFiles, site: Path, taken: list[str], *, is_preview: bool = True) -> None:
    def step(name: str) -> Callable[[], None]:
        def take() -> None:
            taken.append(name)
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text(name, "utf-8")

        return take

    files.begin(is_preview=is_preview)
    files.end(site, {SEARCHED: step("search/words.js"), ALL_OTHERS: step("manifest.json")})


def test_nothing_is_made_before_somebody_asks(late: LateFiles, taken: list[str]) -> None:
    assert taken == []


def test_the_search_is_made_without_the_rest(late: LateFiles, taken: list[str]) -> None:
    assert late.content("search/words.js") == b"search/words.js"
    assert taken == ["search/words.js"]


def test_what_lists_all_files_is_made_last(late: LateFiles, taken: list[str]) -> None:
    assert late.content("manifest.json") == b"manifest.json"
    assert taken == ["search/words.js", "manifest.json"]


def test_no_step_is_taken_twice(late: LateFiles, taken: list[str]) -> None:
    late.content("search/words.js")
    late.take()
    late.take()
    assert taken == ["search/words.js", "manifest.json"]


def test_what_a_build_left_is_dropped_by_the_next(late: LateFiles, tmp_path: Path, taken: list[str]) -> None:
    left(late, tmp_path, taken)
    late.take()
    assert taken == ["search/words.js", "manifest.json"]


def test_a_build_that_failed_leaves_nothing(late: LateFiles, taken: list[str]) -> None:
    late.begin()
    late.give_up()
    late.take()
    assert taken == []


def test_a_build_after_a_preview_leaves_nothing(late: LateFiles, tmp_path: Path, taken: list[str]) -> None:
    left(late, tmp_path, taken, is_preview=False)
    assert taken == ["search/words.js", "manifest.json"]


def test_all_is_made_at_once_where_nobody_is_served(tmp_path: Path, taken: list[str]) -> None:
    left(LateFiles(), tmp_path, taken)
    assert taken == ["search/words.js", "manifest.json"]


@pytest.mark.parametrize("path", ["/index.html", "/search/../manifest.json", "/search/search_index.json", "/data/../a"])
def test_other_files_are_left_to_the_preview(late: LateFiles, taken: list[str], path: str) -> None:
    app = late.in_front_of(nobody, "/")
    assert app({"PATH_INFO": path}, lambda *_: None) == [b"MkDocs"]
    assert taken == []


def test_a_late_file_is_answered_below_the_path_of_the_site(late: LateFiles) -> None:
    started: list[tuple[str, list[tuple[str, str]]]] = []
    app = late.in_front_of(nobody, "/docs/")
    answer = app({"PATH_INFO": "/docs/manifest.json"}, lambda status, headers: started.append((status, headers)))
    assert answer == [b"manifest.json"]
    assert started == [("200 OK", [("Content-Type", "application/json"), ("Content-Length", "13")])]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book with a page by hand, in the current folder."""
    open_book(tmp_path, monkeypatch, SMALL_SITE)
    (tmp_path / "docs" / "own.md").write_text("# Own page\n\nWords of [ours](index.md).\n", "utf-8")
    return tmp_path


def test_a_preview_comes_out_as_if_all_was_made_at_once(book: Path) -> None:
    """After two edits: what the first left to be made is never made."""
    config = load_config("mkdocs.yml", site_dir=str(book / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    late = plugin_of(config).late
    late.in_front_of(nobody, "/")
    support = book / "data" / "providers" / "acme-pay" / "support.yaml"
    for words in ("Otter", "Maple"):
        support.write_text(support.read_text("utf-8").replace("name: ", f"name: {words} ", 1), "utf-8")
        again = load_config("mkdocs.yml", site_dir=str(book / "preview"))
        again.plugins = config.plugins
        mkdocs_build(again)
        assert not (book / "preview" / "manifest.json").exists()
    late.take()
    config.plugins.on_shutdown()
    mkdocs_build(load_config("mkdocs.yml", site_dir=str(book / "site")))
    assert hashes(book / "preview") == hashes(book / "site")


def plugin_of(config: MkDocsConfig) -> LaunchbookPlugin:
    plugin: BasePlugin[Any] = config.plugins["launchbook"]
    assert isinstance(plugin, LaunchbookPlugin)
    return plugin


def test_hidden_folders_of_a_theme_are_not_listed_and_can_be_read(tmp_path: Path) -> None:
    for name in (".icons/one.svg", "partials/.kept/two.html", "partials/three.html", "main.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    files = VisibleFiles([tmp_path])
    assert files.list_templates() == ["main.html", "partials/three.html"]
