"""The calendars of a build."""

from pathlib import Path

from generator.build.order import Order
from generator.pages.book_context import BookContext
from generator.pages.integration.events import make_agenda
from generator.render.calendar import CalendarEdition, render_calendar
from generator.revision import calendar_number


def write_calendars(book: BookContext, order: Order, out: Path) -> None:
    """The calendar of every integration with a date and a known edition, by its path on the site below `out`."""
    for context in book.integrations:
        agenda = make_agenda(context)
        edition = calendar_number(book.project, context.id)
        if agenda is not None and edition is not None:
            file = out / context.calendar
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(render_calendar(agenda, CalendarEdition(edition, order.today), order.site_url))
