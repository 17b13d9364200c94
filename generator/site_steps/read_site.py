"""Every file of a site, read once: its hash for the manifest, and the links of its pages."""

import os
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from msgspec import Struct

from generator.links import PageLinks, links_of
from generator.manifest import MANIFEST_NAME

KnownLinks = Mapping[str, PageLinks]
"""The links of pages by the SHA-256 of their files."""


class ReadSite(Struct, frozen=True):
    """The SHA-256 of every file of a site but the manifest, and the links of its pages, by their paths."""

    digests: dict[str, str]
    links: dict[str, PageLinks]


def read_site(site: Path, known: KnownLinks | None = None) -> ReadSite:
    """Read every file; a page whose links are known is not looked into."""
    known = known or {}
    read = ReadSite({}, {})
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site)
        for name in ((below / name).as_posix() for name in names):
            if name != MANIFEST_NAME:
                _read(site, name, read, known)
    return read


def _read(site: Path, name: str, read: ReadSite, known: KnownLinks) -> None:
    if name.endswith(".html"):
        content = (site / name).read_bytes()
        digest = read.digests[name] = sha256(content).hexdigest()
        read.links[name] = known.get(digest) or links_of(content.decode("utf-8"))
    else:  # in parts, as it may be large
        with (site / name).open("rb") as file:
            read.digests[name] = file_digest(file, "sha256").hexdigest()
