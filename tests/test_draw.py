"""Drawing: the same bytes from the same page, and no PDF at all where something would be missing."""

import datetime
import hashlib
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.render.pdf import libraries
from generator.render.pdf.draw import Drawn, draw
from generator.render.pdf.fonts import bare_style
from generator.render.pdf.typeset import typeset
from tests.draw_fixtures import DATA, DOT, LABELS, SAMPLE, SVG, draw_sample, page, refusal


def test_drawn_twice_it_has_equal_bytes(drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert draw_sample().pdf == drawn.pdf


def test_another_process_in_another_folder_draws_equal_bytes(drawn: Drawn, tmp_path: Path) -> None:
    root = str(Path(__file__).parents[1])
    code = "import hashlib, tests.test_draw as t; print(hashlib.sha256(t.draw_sample().pdf).hexdigest())"
    surroundings = {**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": "7", "TZ": "Asia/Manila", "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=surroundings, capture_output=True, check=True)
    assert run.stdout.decode().strip() == hashlib.sha256(drawn.pdf).hexdigest()


def test_another_day_changes_the_bytes(drawn: Drawn) -> None:
    assert draw(SAMPLE, day=datetime.date(2026, 3, 5), attachments=(DATA,), labels=LABELS).pdf != drawn.pdf


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<p>漢</p>"), "U+6F22"),
        (page('<a href="#nowhere">x</a>'), "#nowhere"),
        (page("<p>x</p>", "p { colour: red }"), "unknown property"),
        (page("<p>x</p>", "p { color: blurple }"), "invalid value"),
        (page('<p id="a">x</p><p id="a">y</p>'), "defined twice"),
        (page(f'<img src="{DOT}">'), "has no required alt"),
        (page('<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAADs=">'), "Failed to load image"),
        (page(SVG.format("")), "no title"),
        (page('<p style="opacity: 0.5">x</p>'), "opacity"),
        (page("<p>x</p>", head=""), "no title"),
        (page("<p>x</p>", lang=""), "lang"),
        ("<!doctype html><html lang=en><title>T</title><p>x", "@font-face"),
        (page('<a href="other.html">x</a>'), "other.html"),
        (page('<a href="javascript:alert(1)">x</a>'), "javascript"),
        (page("<p>x</p>", head='<title>T</title><link rel="attachment" href="data:,x">'), "rel=attachment"),
        (page('<input type="checkbox" name="a" title="A"><input type="checkbox" name="a" title="A">'), "named a"),
        (page('<input type="checkbox" name="a">'), "title"),
        (page('<input type="text" name="a" title="A">'), "no check box"),
    ],
)
def test_what_would_be_missing_is_an_error(html: str, reason: str) -> None:
    assert reason in refusal(html)


@pytest.mark.parametrize(
    "html",
    [
        page('<img alt="x" src="file:///etc/passwd">'),
        page('<img alt="x" src="http://localhost:9/x.png">'),
        page('<img alt="x" src="picture.png">'),
        page('<img alt="x" src="asset:../../prose.py">'),
        page('<img alt="x" src="asset:%2e%2e/%2e%2e/prose.py">'),
        page('<img alt="x" src="asset:/etc/passwd">'),
        page('<img alt="x" src="x.png">', head='<title>T</title><base href="file:///etc/">'),
        page("<p>x</p>", "p { background: url(http://localhost:9/x.png) }"),
        page("<p>x</p>", "@font-face { font-family: X; src: url(file:///usr/share/fonts/x.ttf) }"),
        page("<p>x</p>", head='<title>T</title><style>@import url("file:///etc/passwd");</style>'),
        page('<object data="file:///etc/passwd"></object>'),
    ],
)
def test_nothing_outside_of_the_assets_is_read(html: str) -> None:
    assert "is outside of the document" in (reason := refusal(html)) or "is no asset" in reason


def test_all_complaints_are_told_at_once() -> None:
    assert refusal(page('<p>漢 <a href="#nowhere">x</a></p>', "p { colour: red }")).count("\n- ") == 3


def test_a_warning_is_heard_where_logging_is_turned_off() -> None:
    logging.disable(logging.CRITICAL)
    try:
        assert "U+6F22" in refusal(page("<p>漢</p>"))
        assert logging.root.manager.disable == logging.CRITICAL
    finally:
        logging.disable(logging.NOTSET)


def test_missing_libraries_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert libraries.missing_libraries() == ""
    monkeypatch.setattr(libraries, "SUBSET", ("libno-such-thing.so.0",))
    reason = refusal(page("<p>x</p>"))
    assert "harfbuzz-subset" in reason
    assert "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0" in reason


def test_weasyprint_is_imported_only_to_draw() -> None:
    code = "import sys, generator.render.pdf.draw; sys.exit('weasyprint' in sys.modules or 'pikepdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=False).returncode == 0


def test_a_wrong_style_sheet_spoils_every_document_and_not_only_the_first() -> None:
    style = replace(bare_style(), complaints=("Ignored `colour: red`",))
    assert all("Ignored `colour: red`" in typeset(SAMPLE, style).complaints for _ in range(2))


def test_a_style_sheet_is_read_once_and_its_fonts_are_left_nowhere(tmp_path: Path) -> None:
    code = (
        "from multiprocessing import get_context\n"
        "from generator.render.pdf.fonts import style_of\n"
        "def ready(_): return style_of('print.css') is style_of('print.css')\n"
        "if __name__ == '__main__':\n"
        "    with get_context('spawn').Pool(1) as pool:\n"
        "        assert pool.map(ready, [0]) == [True] == [ready(0)]\n"
        "        pool.close()\n"
        "        pool.join()\n"
    )
    (tmp_path / "ready.py").write_text(code, "utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "TMPDIR": str(temporary)}
    subprocess.run([sys.executable, str(tmp_path / "ready.py")], env=surroundings, check=True)
    assert list(temporary.iterdir()) == []
