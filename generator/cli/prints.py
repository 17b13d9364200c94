"""Printing the books of a build, with a bar that shows how far it is."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from generator.cli.exposed import search_made
from generator.pages.book_context import BookContext
from generator.pages.home import POCKET_CARD
from generator.pages.integration.run_sheet_print import make_room_sheet
from generator.pages.request.letter import Letter, make_letter
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.readiness.request import copy_of
from generator.render.export.files import pack_files
from generator.render.pdf.books import PocketSheets, RunbookSheets
from generator.render.pdf.draw import DrawError
from generator.render.pdf.letter import LetterSheets
from generator.render.pdf.libraries import missing_libraries
from generator.render.pdf.print_cache import Print, Printed, forget_others, print_books
from generator.render.pdf.run_sheet import RunSheetSheets
from generator.render.pdf.runbook import Paper
from generator.revision import Revisions
from generator.source.sent_copies import PDF

RUNBOOKS, REQUESTS = "runbooks", "requests"
_MOST_NAMED = 6
"""How many files are named one by one."""
CACHE = Path(".launchbook") / "pdf"


class NotPrintedError(Exception):
    """The books were not printed; the message says why and what to do."""


@dataclass(frozen=True)
class Order:
    """What is asked for: the data, the configuration of the site, the day that counts as today, the site's address."""

    data: Path
    config: Path
    today: date
    site_url: str = ""

    @property
    def cache(self) -> Path:
        """Where its prints are kept: apart for each data folder, so that building one forgets nothing of another."""
        named = hashlib.sha256(str(self.data.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        return self.config.parent / CACHE / named[:16]


def print_all(context: BookContext, order: Order, out: Path, console: Console) -> Path:
    """What is made beside the pages, by its path on the site below `out`; NotPrintedError where it cannot be.

    ExposedError where a secret would be printed.
    """
    missing = missing_libraries()
    if missing:
        raise NotPrintedError(f"{missing}\nTo build the site without runbooks, use --no-pdf.")
    project = context.project
    copies = {one.id: copy.files for one in context.integrations if (copy := copy_of(one.integration, one.day))}
    letters = {one.id: make_letter(one.pack) for one in context.integrations if one.id not in copies}
    prints = [*_books(context, order), *(_print(name, letter, order) for name, letter in letters.items())]
    search_made(((each.name, each.source.encode()) for each in prints), project)
    cache = order.cache
    try:
        with Progress(console=console, transient=True) as progress:
            bar = progress.add_task("Printing", total=len(prints))

            def done(name: str) -> None:
                progress.update(bar, advance=1, description=f"Printing {name}")

            printed = print_books(prints, out, cache, done)
    except DrawError as error:
        raise NotPrintedError(str(error)) from None
    forget_others(prints, cache)
    for name, letter in letters.items():
        _complete(out / REQUESTS / name, letter, project.organisation.table_separator.sign)
    for name, files in copies.items():
        _write(out / REQUESTS / name, files)
    console.print(_said(printed))
    return out


def _books(context: BookContext, order: Order) -> list[Print]:
    revisions = Revisions(context.project, order.today)
    paper = Paper(site_url=order.site_url)
    prints = []
    for team in context.project.teams.values():
        book = make_runbook(context, team)
        if book is not None:
            sheets = RunbookSheets(book, revisions.stamp(book.records), paper)
            prints.append(Print(f"{RUNBOOKS}/{team.id}.pdf", sheets, order.today))
    prints += _run_sheets(context, order, revisions, paper)
    pocket = make_pocket(context)
    if any(pocket.panels):
        card = PocketSheets(pocket, revisions.stamp(pocket.records), paper)
        prints.append(Print(POCKET_CARD, card, order.today))
    return prints


def _run_sheets(context: BookContext, order: Order, revisions: Revisions, paper: Paper) -> Iterator[Print]:
    for integration in context.integrations:
        sheet = make_room_sheet(integration)
        if sheet is not None:
            sheets = RunSheetSheets(sheet, revisions.stamp(sheet.records), paper)
            yield Print(integration.run_sheet, sheets, order.today)


def _print(integration: str, letter: Letter, order: Order) -> Print:
    return Print(f"{REQUESTS}/{integration}/{PDF}", LetterSheets(letter), order.today)


def _complete(folder: Path, letter: Letter, separator: str) -> None:
    """Put the rest of an access request beside its PDF."""
    _write(folder, pack_files(letter, (folder / PDF).read_bytes(), separator))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _said(printed: Printed) -> str:
    as_was = "1 is as it was." if len(printed.kept) == 1 else f"{len(printed.kept)} are as they were."
    if not printed.drawn:
        return f"All {len(printed.kept)} printed files are as they were."
    kept = f" {as_was}" if printed.kept else ""
    if len(printed.drawn) > _MOST_NAMED:
        return f"{len(printed.drawn)} printed files were drawn.{kept}"
    return f"Drawn: {', '.join(printed.drawn)}.{kept}"
