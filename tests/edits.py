"""Edits of 22 kinds, one after the other: a site built on top of the last one is the site that is built anew.

    .venv/bin/python -m tests.edits --count 100

Each edit comes from its number and the edits before it. `--shipped` edits the shipped data and pages instead of the
smallest, and `--preview` compares what a preview shows with a preview that is opened anew. A few edits run with the
tests.
"""

import argparse
import contextlib
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

from click.testing import CliRunner
from mkdocs.exceptions import MkDocsException

from generator.cli import cli
from generator.last_check import remember_nothing
from generator.manifest import hashes
from tests.edit_kinds import KINDS, OF_A_PREVIEW, Book
from tests.previews import Preview


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
        saved = save(folder)
        KINDS[kind](random.Random(seed * 10_000 + number), book)
        wrong = build(book, "last")
        if wrong:  # the edit broke the data
            take_back(folder, saved)
            yield f"{kind}: taken back", []
        else:
            assert build(book, "anew", "--force") == ""
            yield kind, differences(folder / "last", folder / "anew")
        shutil.rmtree(saved)


def save(folder: Path) -> Path:
    """A copy of what is edited."""
    saved = folder.with_name(f"{folder.name}.saved")
    shutil.copytree(folder, saved, ignore=shutil.ignore_patterns("last", "anew", ".launchbook"))
    return saved


def take_back(folder: Path, saved: Path) -> None:
    """Have everything as it was before an edit."""
    for name in ("data", "docs", "overrides"):
        shutil.rmtree(folder / name)
        shutil.copytree(saved / name, folder / name)


def previewed(
    kinds: Iterable[str], folder: Path, *, is_shipped: bool = False, seed: int = 0
) -> Iterator[tuple[str, list[str]]]:
    """The same of a preview: the files in which it differs from one that is opened anew.

    After an edit that breaks the data, and after it was taken back, it shows what it showed before.
    """
    book = Book(folder, is_shipped=is_shipped)
    with contextlib.chdir(folder), Preview(folder / "last") as preview:
        preview.build()
        for number, kind in enumerate(kinds):
            saved = save(folder)
            KINDS[kind](random.Random(seed * 10_000 + number), book)
            preview.build()
            with Preview(folder / "anew") as anew:
                try:
                    anew.build()
                    yield kind, differences(folder / "last", folder / "anew")
                except MkDocsException:  # the edit broke the data
                    take_back(folder, saved)
                    preview.build()
                    anew.build()
                    yield f"{kind}: taken back", differences(folder / "last", folder / "anew")
            shutil.rmtree(saved)


def main() -> None:
    """Edit as often as asked, and say where the two sites differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--preview", action="store_true")
    arguments = parser.parse_args()
    mistakes = 0
    with tempfile.TemporaryDirectory() as place:
        kinds = islice(cycle(OF_A_PREVIEW if arguments.preview else KINDS), arguments.count)
        proof = previewed if arguments.preview else edited
        found = proof(kinds, Path(place).resolve() / "book", is_shipped=arguments.shipped, seed=arguments.seed)
        for number, (kind, names) in enumerate(found):
            print(f"{number}: {kind}: {', '.join(names) or 'the same'}", flush=True)
            mistakes += bool(names)
    print(f"{arguments.count} edits: {mistakes} mistakes")
    raise SystemExit(mistakes > 0)


if __name__ == "__main__":
    main()
