"""The folder of a preview: while it is built again, the last site stands aside, for pages to be taken over from it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.site_steps.kept_site import KeptSite, SiteRecord


@dataclass
class PreviewFolder:
    """Where the last site of a preview is, and what is known of it."""

    last: Path | None = None
    record: SiteRecord | None = None

    def begin(self, site: Path) -> KeptSite:
        """Set the last site aside; what a build may take over from it."""
        self.last = site.with_name(f"{site.name}.last")
        shutil.rmtree(self.last, ignore_errors=True)
        if site.exists():
            site.rename(self.last)
        return KeptSite(self.last, self.record or SiteRecord())

    def end(self, kept: KeptSite) -> None:
        """Remember a site whose pages are complete; of its links what was known, until they are followed."""
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
