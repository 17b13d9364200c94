"""The prints in a preview: pages link to them, and a print is drawn when a browser asks for it."""

import mimetypes
from collections.abc import Callable, Iterable
from concurrent.futures.process import BrokenProcessPool
from http import HTTPStatus
from pathlib import Path
from typing import Any

from generator.build.exposed import ExposedError
from generator.build.on_demand import PrintsOnDemand
from generator.build.order import Order
from generator.pages.book_context import BookContext
from generator.plugin.callers import App
from generator.render.pdf.draw import get_ready
from generator.render.pdf.executors import Processes
from generator.render.pdf.libraries import missing_libraries
from generator.render.pdf.manuscript import PRINT_STYLE
from generator.render.pdf.parts import DrawError
from generator.site_steps.finish import files_below

mimetypes.add_type("message/rfc822", ".eml")


class PrintRoom:
    """A process that is ready to draw for as long as the preview is open."""

    def __init__(self) -> None:
        self.prints: PrintsOnDemand | None = None
        """Those of the pages that are shown."""
        self._processes: Processes | None = None

    def show(self, context: BookContext, order: Order | None) -> None:
        """Have the prints of some data; none where nobody orders them, or this machine cannot draw."""
        self.prints = PrintsOnDemand(context, order) if order and not missing_libraries() else None

    @property
    def names(self) -> frozenset[str]:
        """The paths of the prints on the site."""
        return self.prints.names if self.prints else frozenset()

    def open(self) -> None:
        """Start the process, which has something to load before it can draw."""
        self._processes = Processes(workers=1)
        self._processes.pool.submit(get_ready, PRINT_STYLE)

    def opened(self, app: App, mount_path: str) -> App:
        """The application with the prints, and a process for them where there are any."""
        if self.prints:
            self.open()
        return self.in_front_of(app, mount_path)

    def close(self) -> None:
        """End the process, whatever it is drawing."""
        if self._processes is not None:
            self._processes.end()
            self._processes = None

    def in_front_of(self, app: App, mount_path: str) -> App:
        """The application, with the prints at their places below a path."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            name = str(environ.get("PATH_INFO", "")).removeprefix(mount_path).lstrip("/")
            if self.prints is None or name not in self.names:
                return app(environ, start_response)
            return self._answer(self.prints, name, start_response)

        return answer

    def _answer(self, prints: PrintsOnDemand, name: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            content, kind, status = self._drawn(prints, name), mimetypes.guess_type(name)[0], HTTPStatus.OK
        except (DrawError, ExposedError) as error:
            content, kind, status = f"{error}\n".encode(), "text/plain; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR
        headers = [("Content-Type", str(kind)), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        start_response(f"{status.value} {status.phrase}", headers)
        return [content]

    def _drawn(self, prints: PrintsOnDemand, name: str) -> bytes:
        if self._processes is None:
            raise DrawError("The preview is closing.")
        try:
            return prints.content(name, self._processes.pool)
        except BrokenProcessPool:
            self.close()
            self.open()
            raise DrawError("The system ended the process that was drawing. Please load this page again.") from None


def finished_files(folder: str) -> dict[str, Path]:
    """The finished files in a folder that is named, by their paths on the site; none where no folder is."""
    return {name: Path(folder, name) for name in files_below(Path(folder))} if folder else {}
