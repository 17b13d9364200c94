"""Edits of twelve kinds, one after the other: a site built on top of the last one is the site that is built anew.

    .venv/bin/python -m tests.edits --count 100

Each edit comes from its number and the edits before it. `--shipped` edits the shipped data and pages instead of the
smallest. A few edits run with the tests.
"""

import argparse
import contextlib
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from click.testing import CliRunner

from generator.cli import cli
from generator.last_check import remember_nothing
from generator.manifest import hashes
from tests.shipped import ROOT, SHIPPED_DATA

MINIMAL = ROOT / "tests" / "data" / "minimal"
CONFIG = """\
site_name: Test
use_directory_urls: false
strict: true
theme: {name: material, font: false, custom_dir: overrides, features: [navigation.tabs, navigation.indexes]}
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: true}}]
plugins: [search, offline, launchbook]
"""
DAYS = ["2026-11-20", "2026-11-21", "2026-12-01"]
WORDS = ["Kindly", "Otter", "Maple", "Lantern", "Harbour", "Velvet", "<b>", "Smith & Sons", "`tick`"]


class Book:
    """A folder that is edited: data, hand-written pages, templates, configuration; and the day of the next build."""

    def __init__(self, folder: Path, *, is_shipped: bool) -> None:
        self.folder, self.day = folder, DAYS[0]
        shutil.copytree(SHIPPED_DATA if is_shipped else MINIMAL, folder / "data")
        for name in ("docs", "overrides"):
            (folder / name).mkdir()
        self.write("docs/own.md", "# Own page\n\nWords. [Home](index.md)\n")
        self.write("docs/second.md", "# Second page\n\n| A | B |\n| - | -: |\n| 1 | 2 |\n")
        self.write("overrides/main.html", '{% extends "base.html" %}\n')
        self.write("mkdocs.yml", CONFIG)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def lines(self, key: str, below: str = "data/providers") -> list[tuple[Path, str]]:
        """Each line of the data that has a key and a plain text, with its file."""
        pattern = re.compile(rf"^\s*(?:- )?{key}: [A-Za-z][^\[\]{{}}#&:`']*$", re.MULTILINE)
        files = sorted((self.folder / below).rglob("*.yaml"))
        return [(file, line) for file in files for line in pattern.findall(file.read_text("utf-8"))]


Edit = Callable[[random.Random, Book], None]


def _reword(key: str, below: str = "data/providers") -> Edit:
    def edit(dice: random.Random, book: Book) -> None:
        found = book.lines(key, below)
        if found:
            file, line = dice.choice(found)
            file.write_text(
                file.read_text("utf-8").replace(line, f"{line} {dice.choice(WORDS[:6]).lower()}", 1), "utf-8"
            )

    return edit


def _call_also(dice: random.Random, book: Book) -> None:
    """Other names of a record, which only search sees."""
    found = [
        (file, names) for file in sorted((book.folder / "data/providers").rglob("*.yaml"))
        for names in re.findall(r"also-called: \[[^\]]*", file.read_text("utf-8"))
    ]  # fmt: skip
    if found:
        file, names = dice.choice(found)
        file.write_text(file.read_text("utf-8").replace(names, f"{names}, {dice.choice(WORDS[:6])}", 1), "utf-8")


def _write_page(dice: random.Random, book: Book) -> None:
    name = dice.choice(["docs/own.md", "docs/second.md"])
    book.write(name, f"{book.text(name)}\n## {dice.choice(WORDS)}\n\nA line of **{dice.choice(WORDS)}**.\n")


def _write_front_matter(dice: random.Random, book: Book) -> None:
    """What a page by hand says of itself: its title in menus, how search ranks it, what stands beside it."""
    name = dice.choice(["docs/own.md", "docs/second.md"])
    text = re.sub(r"\A---\n.*?\n---\n", "", book.text(name), flags=re.DOTALL)
    told = dice.choice(
        ["title: Harbour", "search: {boost: 2}", "search: {exclude: true}", "hide: [toc]", "status: new"]
    )
    book.write(name, f"---\n{told}\n---\n{text}")


def _add_or_remove_page(_: random.Random, book: Book) -> None:
    page = book.folder / "docs" / "third.md"
    if page.exists():
        page.unlink()
    else:
        page.write_text("# Third page\n\n[Own](own.md#own-page)\n", "utf-8")


def _configure(dice: random.Random, book: Book) -> None:
    book.write("mkdocs.yml", re.sub("site_name: .*", f"site_name: Test {dice.randrange(100)}", book.text("mkdocs.yml")))


def _add_template(dice: random.Random, book: Book) -> None:
    book.write("overrides/main.html", f'{{% extends "base.html" %}}\n<!-- {dice.random()} -->\n')
    block = (
        f"{{% block footer %}}<p>{dice.randrange(100)}</p><script>var n = {dice.randrange(9)};</script>{{% endblock %}}"
    )
    book.write("overrides/main.html", book.text("overrides/main.html") + block)


def _wait_a_day(dice: random.Random, book: Book) -> None:
    book.day = dice.choice([day for day in DAYS if day != book.day])


def _tamper(dice: random.Random, book: Book) -> None:
    """Somebody changes a page of the last site: it is not taken over."""
    page = dice.choice(sorted((book.folder / "last").rglob("*.html")))
    page.write_text(page.read_text("utf-8").replace("</body>", "x</body>"), "utf-8")


def _cut_record(dice: random.Random, book: Book) -> None:
    """What is known of the last site is cut short."""
    for record in sorted((book.folder / ".launchbook" / "pages").glob("*.json")):
        content = record.read_bytes()
        record.write_bytes(content[: dice.randrange(len(content))])


def _copy_record(dice: random.Random, book: Book) -> None:
    """A contact more, on pages that gather them; or one less."""
    file = dice.choice(sorted((book.folder / "data/providers").glob("*/support.yaml")))
    text = file.read_text("utf-8")
    head, _, rest = text.partition("\ncontacts:\n")
    contact = re.match(r"  - id: .*\n(?:    .*\n)*", rest)
    if contact:
        copied = re.sub(r"id: (\S+)", rf"id: \1-{dice.randrange(1000)}", contact[0], count=1)
        file.write_text(f"{head}\ncontacts:\n{copied}{rest}", "utf-8")


KINDS: dict[str, Edit] = {
    "a detail": _reword("detail"),
    "a title": _reword("title"),
    "the name of a provider": _reword("name"),
    "an organisation's words": _reword("title", "data/organisation"),
    "other names": _call_also,
    "a record more": _copy_record,
    "a hand-written page": _write_page,
    "the front matter of a hand-written page": _write_front_matter,
    "a page more or less": _add_or_remove_page,
    "the configuration": _configure,
    "a template": _add_template,
    "another day": _wait_a_day,
    "a page of the site that somebody changed": _tamper,
    "a record cut short": _cut_record,
}


def build(book: Book, out: str, *arguments: str) -> str:
    """Build into a folder; what was said where that could not be done."""
    remember_nothing()  # each build stands for a process of its own
    with contextlib.chdir(book.folder):
        command = ["build", "--no-pdf", "--out", out, "--as-of", book.day, *arguments]
        result = CliRunner().invoke(cli, command, catch_exceptions=False)
    return result.output if result.exit_code else ""


def differences(one: Path, other: Path) -> list[str]:
    """The files of two sites that are not the same."""
    here, there = hashes(one), hashes(other)
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))


def edited(
    kinds: Iterable[str], folder: Path, *, is_shipped: bool = False, seed: int = 0
) -> Iterator[tuple[str, list[str]]]:
    """Make these edits to a book: the kind of each, and the files in which both sites differ after it."""
    book = Book(folder, is_shipped=is_shipped)
    assert build(book, "last") == ""
    for number, kind in enumerate(kinds):
        saved = folder.with_name(f"{folder.name}.saved")
        shutil.copytree(
            folder, saved, ignore=shutil.ignore_patterns("last", "anew", ".launchbook"), dirs_exist_ok=False
        )
        KINDS[kind](random.Random(seed * 10_000 + number), book)
        wrong = build(book, "last")
        if wrong:  # the edit broke the data: it is taken back
            for name in ("data", "docs", "overrides"):
                shutil.rmtree(folder / name)
                shutil.copytree(saved / name, folder / name)
            yield f"{kind}: taken back", []
        else:
            assert build(book, "anew", "--force") == ""
            yield kind, differences(folder / "last", folder / "anew")
        shutil.rmtree(saved)


def main() -> None:
    """Edit as often as asked, and say where the two sites differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shipped", action="store_true")
    arguments = parser.parse_args()
    mistakes = 0
    with tempfile.TemporaryDirectory() as place:
        kinds = islice(cycle(KINDS), arguments.count)
        found = edited(kinds, Path(place) / "book", is_shipped=arguments.shipped, seed=arguments.seed)
        for number, (kind, names) in enumerate(found):
            print(f"{number}: {kind}: {', '.join(names) or 'the same'}", flush=True)
            mistakes += bool(names)
    print(f"{arguments.count} edits: {mistakes} mistakes")
    raise SystemExit(mistakes > 0)


if __name__ == "__main__":
    main()
