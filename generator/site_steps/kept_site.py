"""What is known of the last site that was built: which pages of it may be taken over, and what stands on them.

A page is taken over only where its key is the same, and its file is still as it was written. A record that was cut
short, changed, or written by another version is none.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.atomic_write import write_atomically
from generator.links import PageLinks, page_links
from generator.private_folder import forget_oldest, is_yours_alone, made_private
from generator.render.site.search_index import terms_of

_MOST_KEPT = 8
"""How many records are kept, one for each folder that is built into."""


@dataclass
class SiteRecord:
    """What is known of the parts of a site. Each part has the key that it was made under."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    """Key and SHA-256 of each page by its path."""
    around: str = ""
    """The key of what all pages show besides their content."""
    contents: dict[str, list[str]] = field(default_factory=dict)
    """Key of what each page was made of, what is known of it, and what search finds on it; both as JSON.

    They stay text until they are asked for: taken apart, those of a hundred providers are three times as large.
    """
    inline: dict[str, str] = field(default_factory=dict)
    """Scripts and styles that were moved out of pages, by their path."""
    links: dict[str, PageLinks] = field(default_factory=dict)
    """The links of pages by the SHA-256 of their files."""
    terms: dict[str, str] = field(default_factory=dict)
    """The terms that the search finds in a text, each followed by how often, by the SHA-256 of the text."""
    searched: dict[str, str] = field(default_factory=dict)
    """With which prefixes of keys files were searched for secrets, and none found, by the SHA-256 of the files."""


@dataclass
class KeptSite:
    """The last site, and the record of the one that is being made."""

    last: Path | None = None
    """The folder of the last site; None where there is none to take pages from."""
    old: SiteRecord = field(default_factory=SiteRecord)
    new: SiteRecord = field(default_factory=SiteRecord)

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
        self.new.pages[name] = [key, sha256(html.encode("utf-8", "xmlcharrefreplace")).hexdigest()]

    def content(self, name: str, key: str) -> Any | None:
        """What is known of the content of a page that was made under this key."""
        known = self.old.contents.get(name)
        return json.loads(known[1]) if known is not None and known[0] == key else None

    def sections(self, name: str) -> list[dict[str, Any]]:
        """What search finds on a page whose content was kept."""
        found: list[dict[str, Any]] = json.loads(self.new.contents[name][2])
        return found

    def keep_content(self, name: str, key: str, known: Any, sections: list[dict[str, Any]]) -> None:
        """Remember what is known of the content of a page, and what search finds on it."""
        self.new.contents[name] = [key, _as_json(known), _as_json(sections)]

    def keep_known(self, name: str) -> None:
        """Remember once more what is known of the content of a page."""
        self.new.contents[name] = self.old.contents[name]

    def terms_in(self, text: str) -> Mapping[str, int]:
        """The terms that the search finds in a text, and how often each stands there."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        known = self.old.terms.get(digest)
        if known is None:
            found = terms_of(text)
            self.new.terms[digest] = " ".join(f"{term} {times}" for term, times in found.items())
            return found
        self.new.terms[digest] = known
        words = known.split()
        return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def _as_json(known: Any) -> str:
    """What is known as text, in ASCII: a single other sign would double the memory that a text takes."""
    return json.dumps(known, separators=(",", ":"))


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
                    _take(record, *json.loads(line))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
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
            line = _as_json([part.name, name, told]).encode("ascii") + b"\n"
            written.update(line)
            yield line
    yield _last_line(written.hexdigest())


def _take(record: SiteRecord, part: str, name: str, known: Any) -> None:
    """Put what a line says in its place."""
    if part == "around":
        record.around = known
    elif part == "links":
        record.links[name] = page_links(known[0], known[1])
    else:
        vars(record)[part][name] = known
