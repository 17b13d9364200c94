"""A runbook as HTML for paper."""

import base64
import io
from dataclasses import dataclass

import segno
from markupsafe import Markup, escape

from generator.pages.control_index import cards
from generator.pages.runbooks.model import Runbook, Stamp
from generator.pages.runbooks.pocket import Pocket
from generator.pages.view_models import Link, RichText
from generator.prose import BookReference, html
from generator.render.templates import TEMPLATES, templates


@dataclass(frozen=True)
class Paper:
    """What a book is printed on, and where the site is that it points to."""

    size: str = "A4"
    site_url: str = ""


def render_runbook(book: Runbook, stamp: Stamp, paper: Paper, on_card: int) -> str:
    """The book as one HTML document; `on_card` providers stand on the quick card, the rest behind it."""
    places = BookLinks(frozenset(_anchors(book)), paper.site_url)
    return (
        templates("pdf")
        .get_template("runbook.html.j2")
        .render(
            book=book,
            stamp=stamp,
            quick=book.quick[:on_card],
            more_quick=book.quick[on_card:],
            paper=paper.size,
            css=style(),
            prose=places.prose,
            link=places.link,
            qr=places.qr,
        )
    )


def render_pocket(pocket: Pocket, stamp: Stamp, paper: Paper) -> str:
    """The pocket card as one HTML document."""
    places = BookLinks(frozenset(), "")
    return (
        templates("pdf")
        .get_template("pocket.html.j2")
        .render(pocket=pocket, stamp=stamp, paper=paper.size, css=style(), prose=places.prose, link=places.link)
    )


def style() -> Markup:
    """The style sheet of everything printed."""
    return Markup((TEMPLATES / "pdf" / "print.css").read_text("utf-8"))  # noqa: S704 - our own file


def _anchors(book: Runbook) -> list[str]:
    parts = [part for chapter in book.chapters for part in chapter.parts]
    records = [card.anchor for part in parts for section in part.sections for card in cards(section)]
    return [*records, *(part.anchor for part in parts), *(chapter.anchor for chapter in book.chapters)]


@dataclass(frozen=True)
class BookLinks:
    """What stands in the book, so that links lead there, to the site where it is published, or nowhere."""

    anchors: frozenset[str]
    site_url: str

    def prose(self, rich: RichText) -> Markup:
        """Prose with links to what stands in the book; other records are named and not linked."""

        def resolve(reference: BookReference) -> str:
            anchor = f"{reference.provider or rich.provider}-{reference.record}"
            return f"#{anchor}" if anchor in self.anchors else ""

        return Markup(html(rich.text, resolve))  # noqa: S704 - markdown-it escapes, and raw HTML is off

    def link(self, link: Link) -> Markup:
        """A link into the book; plain words where its place is not in the book."""
        provider = link.to.page.split("/")[1] if "/" in link.to.page else ""
        anchor = f"{provider}-{link.to.anchor}" if provider else link.to.anchor
        if anchor not in self.anchors:
            return escape(link.text)
        return Markup('<a href="#{}">{}</a>').format(anchor, link.text)

    def qr(self, page: str) -> Markup:
        """A code that opens a page of the site; nothing where the site has no address."""
        if not self.site_url:
            return Markup("")
        address = f"{self.site_url.rstrip('/')}/{page}/index.html"
        drawing = io.BytesIO()
        segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=2, xmldecl=False, svgns=True)
        data = base64.b64encode(drawing.getvalue()).decode()
        return Markup('<img class="qr" alt="Code that opens {}" src="data:image/svg+xml;base64,{}">').format(
            address, data
        )
