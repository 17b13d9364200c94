"""The fonts a PDF may be set in: those its style sheet names, and none of the machine's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from msgspec import Struct
from weasyprint import CSS  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.render.pdf.fetch import ClosedFetcher
from generator.render.pdf.log_capture import listening

NO_FONTS = Path(__file__).with_name("fonts.conf")

LAST_RESORT = "Last resort"
"""A family nobody names. Pango crashes when it finds no font at all, so there is always this one; its extreme
width and weight let every font of the document go first, and a PDF it appears in is refused."""


class Style(Struct, frozen=True):
    """Style sheets and the fonts that they name, ready for use, and what was wrong with them."""

    fonts: FontConfiguration
    sheets: tuple[CSS, ...]
    complaints: tuple[str, ...] = ()


def bare_style() -> Style:
    """No more than what keeps Pango from crashing; a document brings its own."""
    with _without_system_fonts():
        fonts = FontConfiguration()  # it starts empty, so that a missing glyph is missing on every machine
    face = (
        f'@font-face {{ font-family: "{LAST_RESORT}"; src: url(asset:fonts/dejavu-sans-condensed-400.ttf);'
        " font-stretch: ultra-condensed; font-weight: 100 }"
    )
    return Style(fonts, (CSS(string=face, base_url="about:blank", font_config=fonts, url_fetcher=ClosedFetcher()),))


@cache
def style_of(name: str) -> Style:
    """A style sheet beside the templates, read once in each process: every print is set in the same one."""
    # Fonts lie in a folder for a while. A pool ends its processes in a way that would leave it behind.
    Finalize(None, style_of.cache_clear, exitpriority=0)
    bare = bare_style()
    with listening() as complaints:
        sheet = CSS(url=f"asset:{name}", base_url="about:blank", font_config=bare.fonts, url_fetcher=ClosedFetcher())
    return Style(bare.fonts, (*bare.sheets, sheet), tuple(complaints))


@contextmanager
def _without_system_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(NO_FONTS)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
