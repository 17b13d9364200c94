"""The plugin under plain MkDocs: virtual pages, edit links, live preview, mends of the theme."""

import gc
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build.order import SiteInputs
from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.plugin import LaunchbookPlugin
from generator.plugin import build as plugin_build
from generator.plugin.theme_fixes import MENDS, Mend, mend
from tests.conftest import MINIMAL, interruptible
from tests.reading import project_in
from tests.small_site import SMALL_SITE

REPOSITORY = "repo_url: https://git.example.com/payments\nedit_uri: edit/main/docs/\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small book in the current folder, under plain MkDocs."""
    open_book(tmp_path, monkeypatch)
    yield tmp_path
    logging.getLogger("mkdocs").handlers.clear()


@pytest.fixture(scope="module")
def unmended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The pages of a small book as the theme makes them, with everything on that is mended."""
    folder = tmp_path_factory.mktemp("unmended")
    features = "font: false, features: [navigation.indexes, navigation.path, navigation.tabs, navigation.sections]"
    colours = "palette: [{scheme: default, toggle: {icon: material/weather-night, name: Dark}}]"
    made: list[str] = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        open_book(
            folder,
            monkeypatch,
            SMALL_SITE.replace("font: false", f"{features}, {colours}") + "markdown_extensions: [tables]\n",
        )
        (folder / "docs" / "table.md").write_text("| Number |\n| ---: |\n| 1 |\n", "utf-8")

        def left(html: str) -> str:
            made.append(html)
            return html

        monkeypatch.setattr("generator.plugin.mend", left)
        build()
    yield made
    logging.getLogger("mkdocs").handlers.clear()


def open_book(folder: Path, monkeypatch: pytest.MonkeyPatch, config: str = SMALL_SITE) -> None:
    shutil.copytree(MINIMAL, folder / "data")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LAUNCHBOOK_DATA", raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def build(config: MkDocsConfig | None = None, command: Literal["build", "serve"] = "build") -> MkDocsConfig:
    config = config or load_config("mkdocs.yml")
    config.plugins.on_startup(command=command, dirty=False)
    mkdocs_build(config)
    return config


def break_data(book: Path) -> None:
    roles = book / "data" / "roles.yaml"
    roles.write_text(roles.read_text("utf-8").replace("summary:", "sumary:", 1), "utf-8")


def test_plain_mkdocs_builds_the_pages(book: Path) -> None:
    build()
    assert (book / "site" / "providers" / "acme-pay" / "checklist" / "index.html").is_file()


def test_plain_mkdocs_says_what_it_leaves_out(book: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Strictly, too: it is no warning. And no page links to what is not there: a dead link would end the build."""
    with caplog.at_level(logging.INFO, "mkdocs"):
        build()
    (said,) = [record for record in caplog.records if record.name == "mkdocs.plugins.launchbook"]
    assert said.levelno == logging.INFO
    assert "Left out: runbooks, run sheets, access requests and calendars" in said.getMessage()
    assert "`launchbook build`" in said.getMessage()
    assert [path.suffix for path in (book / "site").rglob("*") if path.suffix in {".pdf", ".eml", ".ics"}] == []


def test_nothing_is_written_into_docs(book: Path) -> None:
    build()
    assert list((book / "docs").iterdir()) == []


def test_the_edit_link_leads_to_the_yaml(book: Path) -> None:
    with_link = SMALL_SITE.replace("font: false", "font: false, features: [content.action.edit]")
    (book / "mkdocs.yml").write_text(with_link + REPOSITORY, "utf-8")
    build()
    html = (book / "site" / "providers" / "acme-pay" / "rollback" / "index.html").read_text("utf-8")
    assert "https://git.example.com/payments/edit/main/data/providers/acme-pay/rollback.yaml" in html


def test_plain_mkdocs_refuses_data_with_problems(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_data(book)
    with pytest.raises(Abort):
        build()
    assert "unknown-key" in capsys.readouterr().err


def test_a_broken_edit_while_serving_keeps_the_last_good_pages(book: Path) -> None:
    config = build(command="serve")
    page = book / "site" / "providers" / "acme-pay" / "index.html"
    assert "Acme Pay" in page.read_text("utf-8")
    break_data(book)
    again = load_config("mkdocs.yml")
    again.plugins = config.plugins
    mkdocs_build(again)
    assert "Acme Pay" in page.read_text("utf-8")


@pytest.mark.parametrize("each", MENDS, ids=lambda each: each.why)
def test_the_theme_still_needs_the_mend(unmended: list[str], each: Mend) -> None:
    assert any(html != each.wrong.sub(each.right, html) for html in unmended)


def test_a_mended_page_is_left_alone() -> None:
    page = '<input class="md-toggle" type="checkbox" autocomplete="off"><label class="md-nav__link" tabindex="">x'
    assert mend(mend(page)) == mend(page) != page


def test_serving_survives_a_broken_edit_and_shows_the_problem(book: Path) -> None:
    (book / "overrides").mkdir()
    shutil.copy(Path(__file__).parents[1] / "overrides" / "main.html", book / "overrides" / "main.html")
    text = SMALL_SITE.replace("font: false", "font: false, custom_dir: overrides")
    (book / "mkdocs.yml").write_text(text, "utf-8")
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{_free_port()}"]
    log = book / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, preexec_fn=interruptible, env=environment
        )
    try:
        address = _wait_for(lambda: re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8")), log)[0]
        break_data(book)
        page = _wait_for(lambda: _page_with(address, "2 problems"), log)
        assert "roles.yaml" in page
        assert "Going live with payment providers" in page
        assert "unknown-key" in log.read_text("utf-8")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _page_with(address: str, words: str) -> str | None:
    with urllib.request.urlopen(f"{address}/index.html", timeout=10) as answer:
        page = answer.read().decode("utf-8")
    return page if words in page else None


T = TypeVar("T")


def _wait_for(look: Callable[[], T | None], log: Path) -> T:
    for _ in range(600):
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


def test_data_that_a_build_was_given_is_not_that_of_the_next_one(book: Path) -> None:
    launched = CliRunner().invoke(cli, ["build", "--no-pdf"], catch_exceptions=False)
    assert launched.exit_code == 0
    break_data(book)
    with pytest.raises(Abort):
        build()


def test_a_site_is_made_of_what_its_build_worked_out(book: Path) -> None:
    context = BookContext.of(project_in(book / "data"), date(2026, 11, 21))
    plugin = LaunchbookPlugin()
    plugin.load_config({})
    with plugin.given(SiteInputs(context, book / "data", frozenset(), "")):
        plugin._read(MkDocsConfig())
        assert plugin.context is context


def test_a_preview_collects_its_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that end soon do not, and a preview may go on for days."""
    collects: list[bool] = []
    monkeypatch.setattr(plugin_build, "serve_site", lambda *_: collects.append(gc.isenabled()))
    gc.disable()
    CliRunner().invoke(cli, ["serve"])
    assert collects == [True]
