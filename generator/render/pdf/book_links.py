"""Links on paper: to what stands in the same book, else to the site as an address or a code to scan, else words."""

import base64
import io
from functools import cache

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from generator.pages.view_models import Link, RichText
from generator.prose import BookReference, html

MODULE = 0.54
"""How wide each square of a code is, in millimetres. At 110 dots per inch, all of 160 codes were read at this width,
and 22 of 40 at 0.50: of squares that are two dots wide and a little more, some come out as three."""
QUIET_ZONE = 2
"""How many squares around a code stay white; the paper around it adds to them."""


class BookLinks(Struct, frozen=True):
    """What stands in the book, so that links lead there, to the site where it is published, or nowhere."""

    anchors: frozenset[str]
    site_url: str
    provider: str = ""
    key: str = ""
    """By what name the anchors know the integration that is read about, where a link names a record of its provider."""

    def within(self, provider: str, key: str) -> "BookLinks":
        """The links in what an integration says: those to records of its provider lead to its own, not to another's."""
        return replace(self, provider=provider, key=key)

    def _anchor(self, provider: str, record: str) -> str:
        return f"{self.key if provider == self.provider else provider}-{record}"

    def prose(self, rich: RichText) -> Markup:
        """Prose with links to what stands in the book; other records are named and not linked."""

        def resolve(reference: BookReference) -> str:
            anchor = self._anchor(reference.provider or rich.provider, reference.record)
            return f"#{anchor}" if anchor in self.anchors else ""

        return Markup(html(rich.text, resolve))  # noqa: S704 - markdown-it escapes, and raw HTML is off

    def link(self, link: Link) -> Markup:
        """A link into the book; plain words where its place is not in the book."""
        anchor = self._place(link)
        return Markup('<a href="#{}">{}</a>').format(anchor, link.text) if anchor else escape(link.text)

    def _place(self, link: Link) -> str:
        """The anchor of what a link leads to; empty where that is not in the book."""
        area, _, page = link.to.page.partition("/")
        name = page.partition("/")[0]
        anchor = f"{name}-{link.to.anchor}" if name else link.to.anchor
        if area == "providers":
            anchor = self._anchor(name, link.to.anchor)
        return anchor if anchor in self.anchors else ""

    def address(self, page: str) -> str:
        """Where a page of the site is, as short as a server takes it; empty where the site has no address."""
        return f"{self.site_url.rstrip('/')}/{page}/" if self.site_url else ""

    def qr(self, page: str, query: str = "") -> Markup:
        """A code that opens a page of the site, and asks it something; nothing where the site has no address."""
        if not self.site_url:
            return Markup("")
        address = f"{self.address(page)}{f'?{query}' if query else ''}"
        return Markup('<img class="qr" alt="Code that opens {}" src="{}">').format(address, _qr(address))


@cache
def _qr(address: str) -> str:
    """The drawing of a code as an address of data; the books of several teams lead to the same pages.

    Lines, not pixels: a picture of pixels is drawn faster, and cannot be read as often from a coarse print. The size of
    a square is fixed and that of the code is not, as a long address needs more of them.
    """
    import segno  # noqa: PLC0415 - only prints ask

    drawing, code = io.BytesIO(), segno.make(address, error="l", micro=False)
    code.save(drawing, kind="svg", scale=MODULE, unit="mm", border=QUIET_ZONE, xmldecl=False, svgns=True)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.getvalue()).decode()}"
