"""`launchbook pages` for other engines: text of the data is markup in none of them."""

import json
import re
from typing import Any

import markdown
import pytest
from markdown_it import MarkdownIt
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.payloads import changed, leaks
from tests.poisoned_fixtures import Poisoned

pytestmark = pytest.mark.xdist_group("payloads")


def by_python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "toc", "admonition", "wikilinks", "codehilite"])


def by_markdown_it(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


ENGINES = (by_python_markdown, by_markdown_it)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__)
def test_pages_are_text_in_any_engine(poisoned: Poisoned, engine: Any) -> None:
    files = sorted((poisoned.folder / "pages").rglob("*.md"))
    assert len(files) > 30
    bodies = {file: file.read_text("utf-8").split("\n---\n", 1)[1] for file in files}
    rendered = {file: engine(body) for file, body in bodies.items()}
    assert [(file, leak) for file, html in rendered.items() for leak in leaks(html)] == []
    assert [text for html in rendered.values() for text in changed(html, poisoned.planted)] == []


def test_no_mark_of_a_template_language_is_left_in_a_page(poisoned: Poisoned) -> None:
    bodies = (file.read_text("utf-8").split("\n---\n", 1)[1] for file in (poisoned.folder / "pages").rglob("*.md"))
    assert [mark for body in bodies for mark in re.findall(r"\{[{%<#]", body)] == []


def test_plain_mkdocs_makes_text_of_the_pages(poisoned: Poisoned, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = poisoned.folder / "plain"
    folder.mkdir()
    pages = poisoned.folder / "pages"
    (folder / "mkdocs.yml").write_text(f"site_name: Plain\ndocs_dir: {json.dumps(str(pages))}\n", "utf-8")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    mkdocs_build(load_config(str(folder / "mkdocs.yml")))
    built = {path: path.read_text("utf-8") for path in sorted((folder / "site").rglob("*.html"))[::4]}
    assert len(built) > 6
    own = re.compile("onclick|onkeyup")  # the theme's own buttons
    assert [(path, leak) for path, html in built.items() for leak in leaks(html) if not own.search(leak)] == []
