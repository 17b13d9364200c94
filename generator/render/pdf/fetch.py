"""The closed fetcher: a PDF is drawn from the fonts and pictures of this package, and from nothing else."""

from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

_ASSETS = Path(__file__).parents[2] / "templates" / "pdf"
MEDIA_TYPES = {".css": "text/css", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


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
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})
