"""The prints of a build: the books of the teams, run sheets, the pocket card, and the access requests."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.build.drawing import Drawing, Printed, PrintQueue
from generator.build.exposed import search_made
from generator.build.order import BuildError, Order, Reporter
from generator.pages.book_context import BookContext
from generator.pages.edition import stamp_of
from generator.pages.home import POCKET_CARD
from generator.pages.integration.run_sheet_print import has_room_sheet, make_room_sheet
from generator.pages.request.letter import Letter, make_letter
from generator.pages.runbooks.model import Stamp
from generator.pages.runbooks.pocket import has_pocket, make_pocket
from generator.pages.runbooks.volumes import make_volumes, volume_paths
from generator.readiness.request import copy_of
from generator.render.export.files import pack_files
from generator.render.pdf.jobs import letter_job, pocket_job, run_sheet_job, volume_job
from generator.render.pdf.libraries import missing_libraries
from generator.render.pdf.print_cache import PrintCache
from generator.render.pdf.print_job import Paper, PrintJob
from generator.source.sent_copies import NAMES, PDF

REQUESTS = "requests"
_MOST_NAMED = 6
"""How many files are named one by one."""


class Prints(Struct, frozen=True):
    """What is made beside the pages: drawn elsewhere from the moment it is asked for, and collected when wanted."""

    drawing: Drawing
    letters: Mapping[str, Letter]
    """The letters of the access requests that are drawn, by integration."""
    copies: Mapping[str, Mapping[str, bytes]]
    """The files of the requests that were sent, by integration and name."""
    separator: str

    @property
    def names(self) -> frozenset[str]:
        """The path on the site of every file that there will be."""
        files = {**dict.fromkeys(self.letters, NAMES), **self.copies}
        requests = {f"{REQUESTS}/{integration}/{name}" for integration, names in files.items() for name in names}
        return frozenset({*self.drawing.keys, *requests})

    def finish(self, reporter: Reporter) -> None:
        """Write every file; DrawError where one cannot be drawn."""
        out = self.drawing.folder
        with reporter.printing(len(self.drawing.keys)) as done:
            printed = self.drawing.finish(done)
        self.drawing.cache.forget_others(self.drawing.keys.values())
        for name, letter in self.letters.items():
            _complete(out / REQUESTS / name, letter, self.separator)
        for name, files in self.copies.items():
            _write(out / REQUESTS / name, files)
        reporter.note(printed_words(printed))

    def close(self) -> None:
        """Write nothing any more."""
        self.drawing.end()


def begin_prints(context: BookContext, order: Order, executor: Executor, folder: Path) -> Prints:
    """Have everything drawn that changed, into a folder; BuildError where nothing can be drawn on this machine.

    ExposedError where a secret would be printed; then nothing is drawn.
    """
    missing = missing_libraries()
    if missing:
        raise BuildError(f"{missing}\nTo build the site without runbooks, use --no-pdf.")
    copies = copies_of(context)
    letters = {name: letter for name, letter in letters_of(context).items() if name not in copies}
    queue = PrintQueue(folder, PrintCache(order.cache))
    jobs = chain(book_jobs(context, order), letter_jobs(letters, context, order))
    search_made(_queued(jobs, queue), context.project)  # one after the other, so that not all of them are held
    separator = context.project.organisation.table_separator.sign
    return Prints(queue.begin(executor), letters, copies, separator)


def _queued(jobs: Iterable[PrintJob], queue: PrintQueue) -> Iterator[tuple[str, bytes]]:
    """What each print shows while it is put into a queue, and the HTML of those that are drawn.

    The file inside is made of what is shown.
    """
    for job in jobs:
        yield job.name, job.shown.encode()
        manuscript = queue.add(job)
        if manuscript is not None:
            yield job.name, manuscript.html.encode()


def book_jobs(context: BookContext, order: Order, only: str = "") -> Iterator[PrintJob]:
    """The books of the teams that own something, the run sheets of integrations with a date, and the pocket card.

    `only` is the path of one of them on the site, where the others are not wanted.
    """
    stamp = stamp_of(context.edition, context.project.organisation.check_again_after_days.number)
    paper = paper_of(context, order)
    yield from _runbooks(context, stamp, paper, only)
    yield from _run_sheets(context, stamp, paper, only)
    pocket = make_pocket(context) if only in ("", POCKET_CARD) else None
    if pocket and pocket.entries:
        yield pocket_job(POCKET_CARD, pocket, stamp, paper, context.edition.day)


def paper_of(context: BookContext, order: Order) -> Paper:
    """What every book of a build is printed on."""
    return Paper(context.project.organisation.paper, order.site_url)


def _runbooks(context: BookContext, stamp: Stamp, paper: Paper, only: str) -> Iterator[PrintJob]:
    teams = context.project.teams.values()
    for team in (team for team in teams if not only or only in volume_paths(context, team)):
        for volume in make_volumes(context, team, only):
            yield volume_job(volume, stamp, paper, context.edition.day)


def _run_sheets(context: BookContext, stamp: Stamp, paper: Paper, only: str) -> Iterator[PrintJob]:
    for integration in (one for one in context.integrations if only in ("", one.run_sheet)):
        sheet = make_room_sheet(integration)
        if sheet is not None:
            yield run_sheet_job(integration.run_sheet, sheet, stamp, paper, context.edition.day)


def book_names(context: BookContext) -> Iterator[str]:
    """The paths of the same on the site, which are known before anything else of them."""
    for team in context.project.teams.values():
        yield from volume_paths(context, team)
    yield from (one.run_sheet for one in context.integrations if one.once(has_room_sheet))
    if has_pocket(context):
        yield POCKET_CARD


def copies_of(context: BookContext) -> dict[str, dict[str, bytes]]:
    """The files of every access request that was sent and of which a copy is kept, by integration."""
    return {one.id: copy.files for one in context.integrations if (copy := copy_of(one.integration, one.day))}


def letters_of(context: BookContext) -> dict[str, Letter]:
    """The letter of every access request that there is, by integration."""
    return {one.id: make_letter(one.pack) for one in context.integrations if one.takes_request}


def letter_jobs(letters: dict[str, Letter], context: BookContext, order: Order) -> Iterator[PrintJob]:
    """The letters as they are printed."""
    paper = Paper(context.project.organisation.paper)  # a letter leads nowhere: who reads it may not see the site
    return (letter_job(f"{REQUESTS}/{name}/{PDF}", letter, paper, order.today) for name, letter in letters.items())


def _complete(folder: Path, letter: Letter, separator: str) -> None:
    """Put the rest of an access request beside its PDF."""
    _write(folder, pack_files(letter, (folder / PDF).read_bytes(), separator))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def printed_words(printed: Printed) -> str:
    """What printing did, in a sentence or two."""
    as_was = "1 is unchanged." if len(printed.kept) == 1 else f"{len(printed.kept)} are unchanged."
    if not printed.drawn:
        return f"All {len(printed.kept)} printed files are unchanged."
    kept = f" {as_was}" if printed.kept else ""
    if len(printed.drawn) > _MOST_NAMED:
        return f"{len(printed.drawn)} printed files were drawn.{kept}"
    return f"Drawn: {', '.join(printed.drawn)}.{kept}"
