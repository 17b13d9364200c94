"""Addresses of pages as relative links, so that the site works from any folder and from disk."""

import posixpath

from generator.pages.view_models import Address


def source_path(page: str) -> str:
    """The Markdown file of a page: `teams/finance` is `teams/finance/index.md`."""
    return posixpath.join(page, "index.md")


def relative_link(here: str, to: Address) -> str:
    """The link from the page `here` to an address."""
    anchor = f"#{to.anchor}" if to.anchor else ""
    query = f"?{to.query}" if to.query else ""
    if to.page == here and anchor and not query:
        return anchor
    file = to.page if posixpath.splitext(to.page)[1] else posixpath.join(to.page, "index.html")
    return posixpath.relpath(file, here or ".") + query + anchor
