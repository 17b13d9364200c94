"""The closed fetcher: a PDF is drawn from the fonts and pictures of this package, and from nothing else."""

from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from fontTools.ttLib import woff2
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

_ASSETS = Path(__file__).parents[2] / "templates" / "pdf"
MEDIA_TYPES = {".css": "text/css", ".png": "image/png", ".svg": "image/svg+xml", ".woff2": "font/ttf"}


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Answers `asset:` names and `data:` addresses; anything else ends the drawing."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The bytes at an address."""
        scheme, _, name = url.partition(":")
        if scheme == "data":
            return super().fetch(url, headers)
        if scheme != "asset":
            # Any milder exception is swallowed, and the PDF made without the part.
            raise FatalURLFetchingError(f"{url} is outside of the document: only asset: and data: are read")
        path = (_ASSETS / unquote(name)).resolve()
        if path.suffix not in MEDIA_TYPES or not path.is_relative_to(_ASSETS.resolve()) or not path.is_file():
            raise FatalURLFetchingError(f"{url} is no asset of the PDF")
        return URLFetcherResponse(url, _content(path), {"Content-Type": MEDIA_TYPES[path.suffix]})


@cache
def _content(path: Path) -> bytes:
    if path.suffix != ".woff2":
        return path.read_bytes()
    # Unpacking the three fonts takes longer than drawing twenty pages, and WeasyPrint would do it for every PDF.
    unpacked = BytesIO()
    woff2.decompress(BytesIO(path.read_bytes()), unpacked)
    return unpacked.getvalue()
