"""What is known of the last site that was built: which pages of it may be taken over, and what stands on them.

A page is taken over only where its key is the same, and its file is still as it was written. A record that was cut
short, changed, or written by another version is none.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder, decode, encode

from generator.atomic_write import write_atomically
from generator.links import PageLinks, page_links
from generator.private_folder import forget_oldest, is_yours_alone, made_private
from generator.render.json_text import plain_value
from generator.render.site.search import FoundSection

_INLINE = re.compile(r"assets/launchbook/inline/[0-9a-f]{12}\.(?:css|js)")
"""A script or style that was moved out of pages, as they load it."""
_MOST_KEPT = 8
"""How many records are kept, one for each folder that is built into."""


class KeptContent(Struct, frozen=True, array_like=True):
    """What is known of the content of a page that was made under a key, and what search finds on it.

    Both stay JSON until they are asked for: taken apart, those of a hundred providers are three times as large.
    """

    key: str
    known: Raw
    sections: Raw


@dataclass
class SiteRecord:
    """What is known of the parts of a site. Each part has the key that it was made under."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    """Key and SHA-256 of each page by its path, and the paths of what was moved out of it."""
    around: str = ""
    """The key of what all pages show besides their content."""
    contents: dict[str, KeptContent] = field(default_factory=dict)
    """What is known of the content of each page, by its source."""
    inline: dict[str, str] = field(default_factory=dict)
    """Scripts and styles that were moved out of pages, by their path."""
    links: dict[str, PageLinks] = field(default_factory=dict)
    """The links of pages by the SHA-256 of their files."""
    searched: dict[str, str] = field(default_factory=dict)
    """With which prefixes of keys files were searched for secrets, and none found, by the SHA-256 of the files."""


@dataclass
class KeptSite:
    """The last site, and the record of the one that is being made."""

    last: Path | None = None
    """The folder of the last site; None where there is none to take pages from."""
    old: SiteRecord = field(default_factory=SiteRecord)
    new: SiteRecord = field(default_factory=SiteRecord)

    def has_page(self, name: str, key: str) -> bool:
        """Whether the last site has a page that was made under this key, and nobody changed it."""
        return self.page(name, key) is not None

    def take_page(self, name: str, key: str, to: Path) -> str | None:  # noqa: ARG002 - a preview needs the place
        """Take a page of the last site over: what is left to be written to its place; None where it is not there."""
        html = self.page(name, key)
        if html is not None:
            self.keep_known_page(name)
        return html

    def page(self, name: str, key: str) -> str | None:
        """The HTML of a page of the last site, where it was made under this key and nobody changed it."""
        known = self.old.pages.get(name)
        if self.last is None or known is None or known[0] != key:
            return None
        try:
            content = (self.last / name).read_bytes()
        except OSError:
            return None
        return content.decode("utf-8") if sha256(content).hexdigest() == known[1] else None

    def keep_page(self, name: str, key: str, html: str) -> None:
        """Remember a page as it is written."""
        digest = sha256(html.encode("utf-8", "xmlcharrefreplace")).hexdigest()
        self.new.pages[name] = [key, digest, *sorted(set(_INLINE.findall(html)))]

    def keep_known_page(self, name: str) -> None:
        """Remember once more what is known of a page."""
        self.new.pages[name] = self.old.pages[name]

    def content(self, name: str, key: str) -> Any | None:
        """What is known of the content of a page that was made under this key."""
        known = self.old.contents.get(name)
        return decode(known.known) if known is not None and known.key == key else None

    def sections(self, name: str) -> list[FoundSection]:
        """What search finds on a page whose content was kept."""
        return decode(self.new.contents[name].sections, type=list[FoundSection])

    def keep_content(self, name: str, key: str, known: Any, sections: list[FoundSection]) -> None:
        """Remember what is known of the content of a page, and what search finds on it."""
        self.new.contents[name] = KeptContent(key, Raw(encode(known, enc_hook=plain_value)), Raw(encode(sections)))

    def keep_known(self, name: str) -> None:
        """Remember once more what is known of the content of a page."""
        self.new.contents[name] = self.old.contents[name]


def read_record(file: Path, made_by: str) -> SiteRecord:
    """The record that a program of this digest wrote; an empty one where there is none."""
    if not is_yours_alone(file.parent):
        return SiteRecord()
    read, record, digest = sha256(), SiteRecord(), b""
    try:
        with file.open("rb") as lines:
            if next(lines, b"") != _first_line(made_by):
                return SiteRecord()
            for line in lines:
                if digest:
                    return SiteRecord()  # the checksum is the last line
                if line.startswith(_CHECKSUM):
                    digest = line
                else:
                    read.update(line)
                    _take(record, *_LINE.decode(line))
    except (OSError, DecodeError, LookupError, RecursionError):
        return SiteRecord()
    return record if digest == _last_line(read.hexdigest()) else SiteRecord()


def write_record(file: Path, made_by: str, record: SiteRecord) -> None:
    """Write a record. Where it cannot be written, there is none."""
    if not made_private(file.parent):
        return
    with contextlib.suppress(OSError):
        write_atomically(file, _lines(made_by, record))
        forget_oldest(file.parent, _MOST_KEPT)


_CHECKSUM = b"sha256 "
"""What the last line begins with, as no line of JSON does."""


def _first_line(made_by: str) -> bytes:
    return f"{made_by}\n".encode()


def _last_line(digest: str) -> bytes:
    return _CHECKSUM + f"{digest}\n".encode()


def _lines(made_by: str, record: SiteRecord) -> Iterator[bytes]:
    """A record line by line, so that neither who writes nor who reads holds all of it as text."""
    written = sha256()
    yield _first_line(made_by)
    for part in fields(record):
        value = getattr(record, part.name)
        for name, known in value.items() if isinstance(value, dict) else [("", value)]:
            told = [sorted(known.anchors), known.links] if isinstance(known, PageLinks) else known
            line = encode([part.name, name, told]) + b"\n"
            written.update(line)
            yield line
    yield _last_line(written.hexdigest())


_LINE = Decoder(tuple[str, str, Raw])
_TOLD: dict[str, Any] = {
    "pages": list[str],
    "around": str,
    "contents": KeptContent,
    "inline": str,
    "links": tuple[list[str], dict[str, int]],
    "searched": str,
}
"""What the lines of each part tell."""


def _take(record: SiteRecord, part: str, name: str, told: Raw) -> None:
    """Put what a line says in its place."""
    known = decode(told, type=_TOLD[part])
    if part == "around":
        record.around = known
    elif part == "links":
        record.links[name] = page_links(*known)
    else:
        vars(record)[part][name] = known
