"""One build: check the data, print, make the site beside the old one, and put it in its place."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.build.calendars import write_calendars
from generator.build.compiled_templates import compiled_templates
from generator.build.exposed import ExposedError, search_site
from generator.build.fingerprint import build_fingerprint
from generator.build.kept_check import check_again
from generator.build.order import BuildError, Engine, Order, Reporter, SiteInputs
from generator.build.prints import begin_prints
from generator.build.program import program_digest
from generator.check import CheckedData
from generator.last_check import remember_nothing
from generator.manifest import is_current
from generator.output_folder import OutputError, OutputFolder
from generator.pages.book_context import BookContext
from generator.project import Project
from generator.render.pdf.draw import DrawError
from generator.render.pdf.executors import local_processes
from generator.revision import site_context, unknown_history
from generator.site_steps.finish import add_prints, complaints, files_below, finish_site, write_export
from generator.site_steps.kept_site import KeptSite, SiteRecord, read_record, write_record

Drawers = Callable[[], AbstractContextManager[Executor]]
"""Who draws the prints, for as long as the block lasts."""


class DataProblemsError(Exception):
    """The data has problems, so nothing was built; `checked` says which."""

    def __init__(self, checked: CheckedData) -> None:
        super().__init__("The data has problems.")
        self.checked = checked


def run_build(  # noqa: PLR0913 - each is decided by whoever asks for a build
    order: Order,
    folder: OutputFolder,
    engine: Engine,
    reporter: Reporter,
    *,
    is_forced: bool,
    drawing: Drawers = local_processes,
) -> bool:
    """Build a site into a folder; False where nothing has changed since it was built, and nothing was done.

    DataProblemsError or BuildError where it is given up. Then the folder is as it was.
    """
    inputs = build_fingerprint(order, engine.sources(order.config), folder.place)
    if not is_forced and is_current(folder.place, inputs):
        return False
    with reporter.step("Checking the data"):
        project = _checked(order, is_forced=is_forced)
    if unknown := unknown_history(order.data):
        reporter.note(f"{unknown}\nUntil then, prints have no number of their edition, and there are no calendars.")
    order = replace(order, site_url=engine.check_configuration(order.config))
    try:
        with folder.replaced() as beside, compiled_templates(order.config.parent):
            program, record = program_digest(), order.record_of(folder.place)
            old = SiteRecord() if is_forced else read_record(record, program)
            kept = KeptSite(folder.place, old)
            context = site_context(project, order.data, order.today, order.config.parent)
            making = Making(context, order, inputs, beside, kept)
            _make(making, engine, reporter, drawing)
        write_record(record, program, kept.new)
    except (OutputError, ExposedError, DrawError) as error:
        raise BuildError(str(error)) from None
    return True


def _checked(order: Order, *, is_forced: bool) -> Project:
    """The project of the data, from now on without what only a check needs; DataProblemsError where it has problems."""
    checked = check_again(order.data, order.config.parent, is_forced=is_forced)
    if checked.project is None:
        raise DataProblemsError(checked)
    remember_nothing()
    return checked.project.without_texts()


class Making(Struct, frozen=True):
    """What is made, of what, and where: in a folder beside the old site."""

    context: BookContext
    order: Order
    fingerprint: str
    beside: Path
    kept: KeptSite
    """What is known of the old site."""

    @property
    def prints(self) -> Path:
        """The folder of what is made beside the pages, by its path on the site."""
        return self.beside / "prints"

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.beside / "site"


def _make(making: Making, engine: Engine, reporter: Reporter, drawing: Drawers) -> None:
    """Make the site and the prints at the same time, then put them together; ExposedError where a secret is in it."""
    write_calendars(making.context, making.order, making.prints)
    names = frozenset(files_below(making.prints))
    if making.order.is_printed:
        with drawing() as executor:
            with _collecting():
                prints = begin_prints(making.context, making.order, executor, making.prints)
            with closing(prints):
                wrong = _make_pages(making, names | prints.names, engine, reporter)
                prints.finish(reporter)
    else:
        wrong = _make_pages(making, names, engine, reporter)
    add_prints(making.prints, making.site)
    with reporter.step("Checking the site"):
        edition = making.context.edition
        links = finish_site(making.site, making.order.site_url, making.fingerprint, making.kept, edition)
        if words := complaints(links, wrong, making.order.config.name):
            raise BuildError(words)
        search_site(making.site, making.context.project, making.kept)


@contextmanager
def _collecting() -> Iterator[None]:
    """Collect garbage for a while: what templates leave behind takes as much memory as all the data."""
    gc.freeze()  # what was made so far stays, and need not be looked at
    gc.enable()
    try:
        yield
    finally:
        gc.disable()


def _make_pages(making: Making, printed: frozenset[str], engine: Engine, reporter: Reporter) -> Sequence[str]:
    with reporter.step("Building the site"):
        inputs = SiteInputs(making.context, making.order.data, printed, making.fingerprint, making.kept)
        wrong = engine.build_site(making.order.config, making.site, inputs)
        write_export(making.site, making.context)
        return wrong
