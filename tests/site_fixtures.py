"""The shipped site, built once for all tests that look at it."""

import contextlib
import re
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct

from generator.cli import cli
from generator.project import Project
from tests.reading import project_in
from tests.shared_builds import made_once
from tests.shipped import EXAMPLE, EXAMPLES, SHIPPED_DATA, link_book


class Text(HTMLParser):
    """The text of a page's article, and what its marks say: anchors, and values to copy."""

    INLINE = frozenset({"a", "code", "em", "strong", "span"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "article"
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


class BuiltSite(Struct, frozen=True, dict=True):
    """A site that was built, and the project it was built from."""

    folder: Path
    project: Project
    log: str

    def html(self, page: str) -> str:
        """The HTML of a page."""
        return (self.folder / page / "index.html").read_text("utf-8")

    def text(self, page: str) -> str:
        """The text of a page's article, white space folded."""
        return text_of(self.html(page))

    @cached_property
    def pages(self) -> dict[str, str]:
        """The HTML of every page by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_text("utf-8") for path in self.folder.rglob("*.html")
        }

    def provider_text(self, provider: str) -> str:
        """The text of all pages of a provider but its list of sources."""
        folder = self.folder / "providers" / provider
        pages = [path for path in sorted(folder.rglob("index.html")) if "sources" not in path.relative_to(folder).parts]
        return " ".join(text_of(path.read_text("utf-8")) for path in pages)


def text_of(html: str) -> str:
    """The text of the article in a page, white space folded."""
    reader = Text()
    reader.feed(html)
    return " ".join("".join(reader.parts).split())


def build(out: Path, *arguments: str) -> str:
    """Build a site as `launchbook build` does; its output."""
    result = CliRunner().invoke(
        cli, ["build", "--out", str(out), "--as-of", "2026-11-21", *arguments], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="session")
def shipped_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the repository is, with the data as it is shipped; of what is there, a test changes nothing."""
    return link_book(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, shipped_book: Path) -> BuiltSite:
    """The site of the shipped data, without what is printed."""
    given = ("--data", str(SHIPPED_DATA), "--config", str(shipped_book / "mkdocs.yml"), "--no-pdf")
    out, log = made_once(tmp_path_factory, "site", lambda out: build(out, *given))
    return BuiltSite(out, project_in(SHIPPED_DATA), log)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory, shipped_book: Path) -> BuiltSite:
    """The site of the example organisation, made by the command of its README but without what is printed."""
    written = re.search(r"^\./launchbook build (.*) --out", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert written is not None
    given = (*written[1].split(), "--no-pdf")

    def make(out: Path) -> str:
        with contextlib.chdir(shipped_book):
            return build(out, *given)

    out, log = made_once(tmp_path_factory, "example-site", make)
    return BuiltSite(out, project_in(EXAMPLE), log)
