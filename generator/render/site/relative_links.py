"""Links between pages, relative so that the site works from any folder and from disk."""

import posixpath
from functools import lru_cache

from generator.pages.view_models import Address


def relative_link(here: str, to: Address) -> str:
    """The link from the page `here` to an address."""
    anchor = f"#{to.anchor}" if to.anchor else ""
    query = f"?{to.query}" if to.query else ""
    if to.page == here and anchor and not query:
        return anchor
    return _relative(here, to.page) + query + anchor


@lru_cache(1 << 14)
def _relative(here: str, page: str) -> str:
    """The path from a page to another one, or to a file; each page names the same few again and again."""
    file = page if posixpath.splitext(page)[1] else posixpath.join(page, "index.html")
    return posixpath.relpath(file, here or ".")
