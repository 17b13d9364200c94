"""What a build is asked for, who makes the site, and who hears how far it is."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from generator.build.kept_check import folder_key
from generator.pages.book_context import BookContext
from generator.site_steps.kept_site import KeptSite

CACHE = Path(".launchbook") / "prints"
RECORDS = Path(".launchbook") / "pages"


class BuildError(Exception):
    """The build was given up; the message says why, and what to do."""


class Order(Struct, frozen=True):
    """What is asked for: the data, the configuration of the site, the day that counts as today, the site's address."""

    data: Path
    config: Path
    today: date
    site_url: str = ""
    is_printed: bool = True
    """Whether runbooks and access requests are made as well as pages."""

    @property
    def cache(self) -> Path:
        """Where its prints are kept: apart for each data folder, so that building one forgets nothing of another."""
        return self.config.parent / CACHE / folder_key(self.data)

    def record_of(self, site: Path) -> Path:
        """Where it is kept what is known of the site in a folder."""
        return self.config.parent / RECORDS / f"{folder_key(site)}.json"


class SiteInputs(Struct, frozen=True):
    """What a site is built from besides its configuration."""

    context: BookContext
    data: Path
    printed: frozenset[str]
    """What is made beside the pages and comes to the site afterwards, by its path there."""
    fingerprint: str
    kept: KeptSite = field(default_factory=KeptSite)
    """What is known of the last site; pages may be taken over from it."""


class SiteSources(Struct, frozen=True):
    """What the configuration of a site says, and every file and folder that it makes the site depend on."""

    site_url: str
    """Where the site is published; empty where it is not known."""
    settings: str
    """All of it in one text, which changes when any of it does."""
    paths: tuple[Path, ...]


class Engine(Protocol):
    """What makes a site of Markdown: MkDocs, or another one."""

    def sources(self, config: Path) -> SiteSources:
        """What a configuration makes the site depend on; it need not be right."""

    def check_configuration(self, config: Path) -> str:
        """Where the site is published; BuildError where no site can be built with a configuration."""

    def build_site(self, config: Path, site: Path, inputs: SiteInputs) -> Sequence[str]:
        """Build the pages into a folder; what is wrong with the old addresses that the configuration names.

        BuildError where something is wrong with the pages. What is made beside them is not there yet, nor the manifest.
        """


class Reporter(Protocol):
    """Who hears how far a build is."""

    def step(self, what: str) -> AbstractContextManager[object]:
        """Something begins that takes a while, and lasts as long as the block."""

    def printing(self, total: int) -> AbstractContextManager[Callable[[str], None]]:
        """So many files will be printed; the function is called with the name of each that is."""

    def note(self, text: str) -> None:
        """Something that is good to know and stops nothing."""
