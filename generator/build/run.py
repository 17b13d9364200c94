"""One build: check the data, print, make the site beside the old one, and put it in its place."""

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from generator.build.calendars import write_calendars
from generator.build.exposed import ExposedError, search_site
from generator.build.fingerprint import build_fingerprint
from generator.build.order import BuildError, Engine, Order, Reporter, SiteInputs
from generator.build.prints import begin_prints
from generator.check import CheckedData, check_data
from generator.manifest import is_current
from generator.output_folder import OutputError, OutputFolder
from generator.pages.book_context import BookContext
from generator.render.pdf.draw import DrawError
from generator.render.pdf.executors import local_processes
from generator.revision import unknown_history

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
        checked = check_data(order.data)
    if checked.project is None:
        raise DataProblemsError(checked)
    if unknown := unknown_history(order.data):
        reporter.note(f"{unknown}\nUntil then, prints say that their revision is unknown, and there are no calendars.")
    order = replace(order, site_url=engine.check_configuration(order.config))
    try:
        with folder.replaced() as beside:
            context = BookContext.of(checked.project, order.today)
            made_from = SiteInputs(context, order.data, beside / "prints", inputs)
            _make(made_from, order, beside / "site", engine, reporter, drawing)
    except (OutputError, ExposedError, DrawError) as error:
        raise BuildError(str(error)) from None
    return True


def _make(  # noqa: PLR0913, PLR0917 - the parts of a build
    made_from: SiteInputs, order: Order, site: Path, engine: Engine, reporter: Reporter, drawing: Drawers
) -> None:
    """Print, write the calendars, and make the site with them; ExposedError where a secret is in it."""
    if order.is_printed:
        with drawing() as executor:
            begin_prints(made_from.context, order, executor).into(made_from.prints, reporter)
    write_calendars(made_from.context, order, made_from.prints)
    with reporter.step("Building the site"):
        engine.build_site(order.config, site, made_from)
    search_site(site, made_from.context.project)
