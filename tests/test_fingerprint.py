"""What a site is built from: all that its configuration names, by whatever name, and nothing that a build makes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build.fingerprint import build_fingerprint
from generator.build.order import Order
from generator.plugin.configuration import site_sources, site_url_of

CONFIG = """\
INHERIT: base/mkdocs.yml
site_name: !ENV [SITE_NAME, Test]
docs_dir: words
theme: {name: material, custom_dir: looks}
hooks: [hooks/stamp.py]
plugins:
  - search
  - launchbook: {data_dir: data, moved: {old/: new/}}
  - macros: {module_name: macros.py, cache_dir: kept}
markdown_extensions:
  - pymdownx.snippets: {base_path: [!relative $config_dir/snippets, snippets], auto_append: [snippets/words.md]}
"""
FILES = (
    "mkdocs.yml",
    "base/mkdocs.yml",
    "base/deeper.yml",
    "words/index.md",
    "looks/main.html",
    "hooks/stamp.py",
    "macros.py",
    "snippets/words.md",
)
BESIDE = ("docs/index.md", "overrides/main.html", "notes.txt", "kept/page", "site/index.html", "data/notes.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration that names its files otherwise than ours, with all of them, and files that it does not name."""
    monkeypatch.delenv("SITE_NAME", raising=False)
    # the program itself is the same in every test, and takes a while to read
    (tmp_path / "program").mkdir()
    monkeypatch.setattr("generator.__file__", str(tmp_path / "program" / "__init__.py"))
    for name in (*FILES, *BESIDE):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "base" / "mkdocs.yml").write_text("INHERIT: deeper.yml\n", "utf-8")
    (tmp_path / "base" / "deeper.yml").write_text("site_url: https://docs.example/\n", "utf-8")
    return tmp_path


def found(folder: Path) -> str:
    config = folder / "mkdocs.yml"
    order = Order(folder / "data", config, date(2026, 11, 21))
    return build_fingerprint(order, site_sources(config), folder / "site")


@pytest.mark.parametrize("name", FILES)
def test_what_the_configuration_names_counts(folder: Path, name: str) -> None:
    before = found(folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert found(folder) != before


@pytest.mark.parametrize("name", BESIDE)
def test_what_it_does_not_name_does_not_count(folder: Path, name: str) -> None:
    before = found(folder)
    (folder / name).write_text("edited", "utf-8")
    assert found(folder) == before


def test_where_nothing_changed_it_stays(folder: Path) -> None:
    assert found(folder) == found(folder)


def test_what_comes_from_the_environment_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(folder)
    monkeypatch.setenv("SITE_NAME", "Another")
    assert found(folder) != before


def name_the_output(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("plugins:\n  - feed: {folder: site}\n", "utf-8")


def name_everything(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("plugins:\n  - feed: {one: ., two: /, three: ..}\n", "utf-8")


@pytest.mark.parametrize("configure", [name_the_output, name_everything])
def test_what_is_built_does_not_count_though_it_is_named(folder: Path, configure: Callable[[Path], None]) -> None:
    configure(folder)
    before = found(folder)
    (folder / "site" / "index.html").write_text("built", "utf-8")
    assert found(folder) == before


def test_where_no_folder_is_named_docs_counts(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: Test\n", "utf-8")
    before = found(folder)
    (folder / "docs" / "index.md").write_text("edited", "utf-8")
    assert found(folder) != before


@pytest.mark.parametrize(
    "text", ["INHERIT: mkdocs.yml\n", "- a list\n", "INHERIT: gone.yml\n", "{", "docs_dir: 3\nhooks: 4\n", "\0", ""]
)
def test_a_configuration_that_cannot_be_read_counts_as_it_stands(folder: Path, text: str) -> None:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    before = found(folder)
    (folder / "mkdocs.yml").write_text(f"{text}#", "utf-8")
    assert found(folder) != before


def test_the_address_of_the_site_is_read_in_the_same_way(folder: Path) -> None:
    assert site_url_of(folder / "mkdocs.yml") == "https://docs.example/"
