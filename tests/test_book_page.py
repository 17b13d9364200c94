"""Pages that do not pass through Markdown are what Markdown would have made of them."""

from datetime import date
from pathlib import Path

import markdown
import pytest
from material.plugins.search.plugin import Parser
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.model import Book
from generator.plugin.written_headings import written_headings
from generator.render.site.page import render_content, render_page
from generator.render.site.search_sections import search_sections
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

AS_SHIPPED = "[admonition, attr_list, tables, {toc: {permalink: true}}, pymdownx.highlight, pymdownx.superfences]"


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(BookContext.of(project_in(SHIPPED_DATA), date(2026, 11, 21)))


def configuration(folder: Path, extensions: str, more: str = "plugins: [search, launchbook]\n") -> MkDocsConfig:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(
        f"site_name: Test\ntheme: {{name: material}}\nmarkdown_extensions: {extensions}\n{more}", "utf-8"
    )
    return load_config(str(folder / "mkdocs.yml"))


@pytest.mark.parametrize(
    "extensions",
    [AS_SHIPPED, "[attr_list]", "[attr_list, footnotes, sane_lists, {toc: {permalink: '#', permalink_leading: true}}]"],
)
def test_a_page_is_what_markdown_makes_of_it(book: Book, tmp_path: Path, extensions: str) -> None:
    config = configuration(tmp_path, extensions)
    heading_html = written_headings(config)
    assert heading_html is not None
    for page in book.pages[::9]:
        body = render_page(book, page).split("\n---\n", 1)[1]
        by_markdown = markdown.markdown(
            body, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        assert render_content(book, page, heading_html) == by_markdown


@pytest.mark.parametrize(
    "extensions",
    [
        "[attr_list, {toc: {baselevel: 2}}]",
        "[attr_list, {toc: {toc_depth: 1}}]",
        "[attr_list, md_in_html]",
        "[attr_list, pymdownx.snippets]",
        "[tables]",
    ],
)
def test_where_markdown_may_do_otherwise_it_is_asked(tmp_path: Path, extensions: str) -> None:
    assert written_headings(configuration(tmp_path, extensions)) is None


def test_where_hooks_look_at_pages_they_are_asked(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text("", "utf-8")
    assert written_headings(configuration(tmp_path, AS_SHIPPED, "hooks: [hook.py]\nplugins: [launchbook]\n")) is None


def test_search_reads_what_the_parser_of_the_theme_reads(book: Book, tmp_path: Path) -> None:
    heading_html = written_headings(configuration(tmp_path, AS_SHIPPED))
    assert heading_html is not None
    for page in book.pages[::9]:
        content = render_content(book, page, heading_html)
        found = [(part["title"], part["text"]) for part in search_sections(content, "here", page.title)]
        assert found == read_by_the_theme(without_summaries(content))


def without_summaries(content: str) -> str:
    """Records as the theme reads them to their end: it ends a section with the element around its heading."""
    return content.replace("<summary>", "").replace("</summary>", "")


def test_a_heading_in_a_summary_is_that_of_the_record_around_it() -> None:
    content = '<h2 id="a">A</h2><details><summary><h3 id="b">B</h3> open</summary><p>One</p></details>Two'
    found = {part["title"]: part["text"] for part in search_sections(content, "here", "")}
    assert found == {"": "", "A": "Two", "B": "open<p>One</p>"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Words alone &amp; <b>none</b> around",
        '<h2 id="a">A</h2><p>One</p><div><h3 id="b">B<a class="headerlink" href="#b">x</a></h3><p>Two</p></div>Three',
        '<h1 id="top">T <code>c</code></h1><p></p><ul><li> </li></ul><pre>a\n\n b</pre><p>x\ny<br>z<img src="i" /></p>',
        '<h1 id="top">T</h1><p title="data-search-exclude">in</p><p data-search-exclude>out</p><script>no</script>on',
    ],
)
def test_search_reads_any_shape_as_the_theme_does(content: str) -> None:
    found = [(part["title"], part["text"]) for part in search_sections(content, "here", "")]
    assert found == read_by_the_theme(content)


def read_by_the_theme(content: str) -> list[tuple[str, str]]:
    parser = Parser()
    parser.feed(content)
    parser.close()
    return [("".join(section.title).strip(), "".join(section.text).strip()) for section in parser.data]
