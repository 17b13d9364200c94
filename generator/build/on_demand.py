"""The prints of a preview: their names are known, and each is drawn when somebody asks for it."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from functools import cached_property

from msgspec import Struct

from generator.build.drawing import drawn
from generator.build.exposed import search_made
from generator.build.order import Order
from generator.build.prints import REQUESTS, book_jobs, book_names, copies_of, letter_jobs, letters_of
from generator.pages.book_context import BookContext
from generator.render.export.files import pack_files
from generator.render.pdf.print_cache import PrintCache
from generator.render.pdf.print_job import PrintJob
from generator.source.sent_copies import NAMES


class PrintsOnDemand(Struct, frozen=True, dict=True):
    """Everything that a build would make beside the pages of some data, but for the calendars."""

    context: BookContext
    order: Order

    @cached_property
    def names(self) -> frozenset[str]:
        """The path on the site of every file; nothing is drawn or asked of version control for it."""
        return frozenset((*book_names(self.context), *self._requests))

    def content(self, name: str, executor: Executor) -> bytes:
        """A file. DrawError where it cannot be drawn, ExposedError where a secret would be in it."""
        if name not in self._requests:
            (job,) = book_jobs(self.context, self.order, only=name)
            return self._pdf(job, executor)
        integration, file = self._requests[name]
        if copy := copies_of(self.context).get(integration):
            return copy[file]
        letter = letters_of(self.context)[integration]
        (job,) = letter_jobs({integration: letter}, self.context, self.order)
        pdf = self._pdf(job, executor)
        return pack_files(letter, pdf, self.context.project.organisation.table_separator.sign)[file]

    @cached_property
    def _requests(self) -> Mapping[str, tuple[str, str]]:
        """The files of the access requests: integration and name of each, by its path on the site."""
        return {f"{REQUESTS}/{integration}/{name}": (integration, name) for integration, name in self._files()}

    def _files(self) -> Iterator[tuple[str, str]]:
        asked = (one.id for one in self.context.integrations if one.takes_request)
        files = {**dict.fromkeys(asked, NAMES), **copies_of(self.context)}
        return ((integration, name) for integration, names in files.items() for name in names)

    def _pdf(self, job: PrintJob, executor: Executor) -> bytes:
        manuscript = job.manuscript()
        search_made([(job.name, manuscript.source.encode())], self.context.project)
        cache = PrintCache(self.order.cache)
        pdf = cache.read(job.key)
        if pdf is None:
            pdf = executor.submit(drawn, manuscript).result().pdf
            cache.keep(job.key, pdf)
        return pdf
