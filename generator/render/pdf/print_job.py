"""Something to print: what it shows in which template, and what is special about it."""

import hashlib
import importlib.metadata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.render.pdf.book_links import BookLinks
from generator.render.pdf.draw import Attachment, Drawn, PageRange, draw
from generator.render.templates import TEMPLATES, templates

DRAWN_WITH = ("weasyprint", "pydyf", "pikepdf", "fonttools", "segno")
"""The libraries whose versions can change what a PDF looks like."""
AS_PRINTED = (PageRange(first=0, prefix="", style="D"),)
"""The page labels of a viewer: the numbers that are printed on the pages."""


@dataclass(frozen=True)
class Paper:
    """What is printed on, and where the site is that the print points to."""

    size: str = "A4"
    site_url: str = ""


def as_it_is(job: "PrintJob") -> Drawn:
    """Draw a job on as many pages as it takes."""
    return job.drawn_with(job.view)


@dataclass(frozen=True)
class PrintJob:
    """Something to print; it can be sent to another process."""

    name: str
    """Its path on the site."""
    template: str
    view: Mapping[str, object]
    """What the template shows, by the names that it uses."""
    inside: Attachment
    """The same for programs, as a file inside of the PDF."""
    day: date
    """The only time that the PDF carries."""
    paper: Paper = field(default_factory=Paper)
    anchors: frozenset[str] = frozenset()
    """What stands in it, so that links lead there."""
    labels: tuple[PageRange, ...] = AS_PRINTED
    fit: Callable[["PrintJob"], Drawn] = as_it_is
    """How it is made to fit its pages."""

    @cached_property
    def source(self) -> str:
        """Everything that decides how it looks and what it holds, but for the day: the HTML and the file inside."""
        return self.html(self.view) + self.inside.content.decode()

    @cached_property
    def key(self) -> str:
        """One SHA-256 over everything that the PDF depends on."""
        versions = [f"{name} {importlib.metadata.version(name)}" for name in DRAWN_WITH]
        found = hashlib.sha256("\0".join([self.source, self.day.isoformat(), *versions]).encode())
        for file in sorted((*TEMPLATES.glob("pdf/fonts/*.woff2"), *Path(__file__).parent.glob("*.py"))):
            found.update(file.read_bytes())
        return found.hexdigest()

    def draw(self) -> Drawn:
        """The PDF; DrawError where it cannot be drawn or does not fit its pages."""
        return self.fit(self)

    def drawn_with(self, view: Mapping[str, object]) -> Drawn:
        """The PDF with another view, whatever pages that takes; DrawError where it cannot be drawn."""
        return draw(self.html(view), day=self.day, attachments=(self.inside,), labels=self.labels)

    def html(self, view: Mapping[str, object]) -> str:
        """A view as one HTML document."""
        links = BookLinks(self.anchors, self.paper.site_url)
        css = Markup((TEMPLATES / "pdf" / "print.css").read_text("utf-8"))  # noqa: S704 - our own file
        template = templates("pdf").get_template(self.template)
        shown = {"prose": links.prose, "link": links.link, "within": links.within, "qr": links.qr}
        return template.render(**view, **shown, paper=self.paper.size, css=css)
