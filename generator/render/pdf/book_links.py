"""Links on paper: to what stands in the same book, else to the site as a code to scan, else plain words."""

import base64
import io
from dataclasses import dataclass

import segno
from markupsafe import Markup, escape

from generator.pages.view_models import Link, RichText
from generator.prose import BookReference, html


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
