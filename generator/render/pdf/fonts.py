"""The fonts a PDF may be set in: those its style sheet names, and none of the machine's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint import CSS  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.render.pdf.fetch import ClosedFetcher

NO_FONTS = Path(__file__).with_name("fonts.conf")

LAST_RESORT = "Last resort"
"""A family nobody names. Pango crashes when it finds no font at all, so there is always this one; its extreme
width and weight let every font of the document go first, and a PDF it appears in is refused."""


def own_fonts() -> FontConfiguration:
    """A font configuration that starts empty, so that a missing glyph is missing on every machine."""
    with _without_system_fonts():
        return FontConfiguration()


def last_resort(fonts: FontConfiguration, fetcher: ClosedFetcher) -> CSS:
    """The style sheet that keeps Pango from crashing."""
    face = (
        f'@font-face {{ font-family: "{LAST_RESORT}"; src: url(asset:fonts/dejavu-sans-400.woff2);'
        " font-stretch: ultra-condensed; font-weight: 100 }"
    )
    return CSS(string=face, base_url="about:blank", font_config=fonts, url_fetcher=fetcher)


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
