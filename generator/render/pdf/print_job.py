"""Something to print: what it shows in which template, and what is special about it."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from generator.pages.addresses import EDITION, ON_CALL
from generator.render.json_text import json_text
from generator.render.pdf.book_links import BookLinks
from generator.render.pdf.draw import Attachment, Drawn, PageRange
from generator.render.pdf.manuscript import Manuscript, as_it_is, packed
from generator.render.pdf.quick_card import CUT
from generator.render.pdf.versions import drawn_with
from generator.render.templates import templates
from generator.schema.organisation import PaperSize

AS_PRINTED = (PageRange(first=0, prefix="", style="D"),)
"""The page labels of a viewer: the numbers that are printed on the pages."""


class Paper(Struct, frozen=True):
    """What is printed on, and where the site is that the print points to."""

    size: PaperSize = PaperSize.A4
    site_url: str = ""


class PrintJob(Struct, frozen=True, dict=True):
    """Something to print: what it shows, and in which template."""

    name: str
    """Its path on the site."""
    template: str
    view: Mapping[str, object]
    """What the template shows, by the names that it uses."""
    attach: Callable[[], Attachment]
    """Makes the file inside of the PDF: the same for programs."""
    day: date
    """The only time that the PDF carries."""
    paper: Paper = field(default_factory=Paper)
    anchors: frozenset[str] = frozenset()
    """What stands in it, so that links lead there."""
    labels: tuple[PageRange, ...] = AS_PRINTED
    fit: Callable[[Manuscript], Drawn] = as_it_is
    """How it is made to fit its pages."""

    @property
    def shown(self) -> str:
        """Everything of the data that decides how it looks and what it holds, but for the day; large, so not kept."""
        # the file inside is made of the same
        return json_text({name: value for name, value in self.view.items() if not callable(value)})

    @cached_property
    def key(self) -> str:
        """One SHA-256 over everything that the PDF depends on; no HTML is made for it."""
        settings = (self.template, *sorted(self.anchors), *astuple(self.paper), self.day.isoformat(), drawn_with())
        return hashlib.sha256("\0".join([self.shown, *settings]).encode()).hexdigest()

    def manuscript(self) -> Manuscript:
        """What is sent to whoever draws it."""
        inside = self.attach()
        packed_inside = replace(inside, content=packed(inside.content))
        return Manuscript(self.name, packed(self.html.encode()), packed_inside, self.day, self.labels, self.fit)

    def draw(self) -> Drawn:
        """The PDF; DrawError where it cannot be drawn or does not fit its pages."""
        return self.manuscript().draw()

    @property
    def html(self) -> str:
        """All that it shows as one HTML document; large, so not kept."""
        links = BookLinks(self.anchors, self.paper.site_url)
        template = templates("pdf").get_template(self.template)
        shown = {"prose": links.prose, "link": links.link, "within": links.within}
        site = {"qr": links.qr, "address": links.address, "edition_page": EDITION, "on_call_page": ON_CALL}
        return template.render(**self.view, **shown, **site, paper=self.paper.size.value, cut=CUT)
