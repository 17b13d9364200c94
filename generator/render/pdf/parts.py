"""What goes into a PDF beside its HTML, and what is said when there is none."""

from typing import Literal

from msgspec import Struct


class DrawError(Exception):
    """The PDF was not drawn; the message says why, for a person."""


class Attachment(Struct, frozen=True):
    """A file inside the PDF: the data the pages were drawn from, for programs."""

    name: str
    description: str
    content: bytes
    media_type: str = "application/json"


class PageRange(Struct, frozen=True):
    """How a viewer numbers the pages from `first` (0 is the first sheet) on; each range starts again at 1."""

    first: int
    prefix: str = ""
    style: Literal["D", "r", ""] = "D"
