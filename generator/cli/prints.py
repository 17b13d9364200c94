"""Printing the books of a build, with a bar that shows how far it is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from generator.cli.options import site_url
from generator.pages.home import POCKET_CARD
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.project import Project
from generator.render.pdf.books import PocketSheets, RunbookSheets
from generator.render.pdf.draw import DrawError
from generator.render.pdf.libraries import missing_libraries
from generator.render.pdf.runbook import Paper
from generator.render.pdf.shelf import Print, Printed, forget_others, print_books
from generator.revision import Revisions

RUNBOOKS = "runbooks"
CACHE = Path(".launchbook") / "pdf"


class NotPrintedError(Exception):
    """The books were not printed; the message says why and what to do."""


@dataclass(frozen=True)
class Order:
    """What is asked for: the data, the configuration of the site, and the day that counts as today."""

    data: Path
    config: Path
    today: date


def print_all(project: Project, order: Order, out: Path, console: Console) -> Path:
    """What is made beside the pages, by its path on the site below `out`; NotPrintedError where it cannot be."""
    missing = missing_libraries()
    if missing:
        raise NotPrintedError(f"{missing}\nTo build the site without runbooks, use --no-pdf.")
    prints = _prints(project, order)
    cache = order.config.parent / CACHE
    try:
        with Progress(console=console, transient=True) as progress:
            bar = progress.add_task("Printing", total=len(prints))

            def done(name: str) -> None:
                progress.update(bar, advance=1, description=f"Printing {name}")

            printed = print_books(prints, out, cache, done)
    except DrawError as error:
        raise NotPrintedError(str(error)) from None
    forget_others(prints, cache)
    console.print(_said(printed))
    return out


def _prints(project: Project, order: Order) -> list[Print]:
    revisions = Revisions(project, order.today)
    paper = Paper(site_url=site_url(order.config))
    prints = []
    for team in project.teams.values():
        book = make_runbook(project, team)
        if book is not None:
            sheets = RunbookSheets(book, revisions.stamp(book.records), paper)
            prints.append(Print(f"{RUNBOOKS}/{team.id}.pdf", sheets, order.today))
    pocket = make_pocket(project)
    if any(pocket.panels):
        card = PocketSheets(pocket, revisions.stamp(pocket.records), paper)
        prints.append(Print(POCKET_CARD, card, order.today))
    return prints


def _said(printed: Printed) -> str:
    if not printed.drawn:
        return f"All {len(printed.kept)} printed books are as they were."
    kept = f" {len(printed.kept)} are as they were." if printed.kept else ""
    return f"Drawn: {', '.join(Path(name).name for name in printed.drawn)}.{kept}"
