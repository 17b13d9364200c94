"""The folder of a preview: while it is built again, the last site stands aside, for pages to be taken over from it."""

import logging
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from generator.site_steps.kept_site import KeptSite, SiteRecord

States = dict[str, tuple[int, int, int]]
"""Number, size and time of each file of a page as it was written, by its path."""


@dataclass
class PreviewSite(KeptSite):
    """The last site of a preview. Nobody else writes to its folder, so that its pages need not be read to be known."""

    states: States = field(default_factory=States)

    def has_page(self, name: str, key: str) -> bool:
        """Whether the page was made under this key, and its file is the one that was written then."""
        known = self.old.pages.get(name)
        if self.last is None or known is None or known[0] != key:
            return False
        try:
            return _state(self.last / name) == self.states.get(name)
        except OSError:
            return False

    def take_page(self, name: str, key: str, to: Path) -> str | None:
        """Put the very file of the page into its place, so that there is nothing left to be written."""
        if self.last is None or not self.has_page(name, key):
            return None
        to.parent.mkdir(parents=True, exist_ok=True)
        try:
            to.hardlink_to(self.last / name)
        except OSError:  # a file system without such links
            shutil.copy2(self.last / name, to)
        self.keep_known_page(name)
        return ""


@dataclass
class PreviewFolder:
    """Where the last site of a preview is, and what is known of it."""

    last: Path | None = None
    record: SiteRecord | None = None
    states: States = field(default_factory=States)

    def begin(self, site: Path) -> KeptSite:
        """Set the last site aside; what a build may take over from it."""
        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_page_skipped)
        self.last = site.with_name(f"{site.name}.last")
        shutil.rmtree(self.last, ignore_errors=True)
        if site.exists():
            site.rename(self.last)
        return PreviewSite(self.last, self.record or SiteRecord(), states=self.states)

    def end(self, site: Path, kept: KeptSite) -> None:
        """Remember a site whose pages are as the theme has written them; one that is changed later is made anew.

        Of its links it remembers what was known, until they are followed.
        """
        self.states = {name: _state(site / name) for name in kept.new.pages}
        self.record = kept.new
        self.record.links = kept.old.links

    def put_back(self, site: Path) -> None:
        """Have the last site in its place again, after a build that failed."""
        if self.last is not None and self.last.exists():
            shutil.rmtree(site, ignore_errors=True)
            self.last.rename(site)

    def remove(self) -> None:
        """Leave nothing behind."""
        if self.last is not None:
            shutil.rmtree(self.last, ignore_errors=True)


def _state(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _is_no_page_skipped(record: logging.LogRecord) -> bool:
    """MkDocs tells of each page that it has nothing to write for; here, that is each that is in its place already."""
    return not record.getMessage().startswith("Page skipped: ")
