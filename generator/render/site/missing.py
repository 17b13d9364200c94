"""The page for addresses that do not exist. A server shows it at any depth, so it brings everything along."""

from functools import partial
from urllib.parse import urlsplit

from generator.pages.missing import Missing
from generator.render.site.addresses import relative_link
from generator.render.templates import templates

MISSING_PAGE = "404.html"


def render_missing(page: Missing, site_name: str, site_url: str) -> str:
    """The page as HTML. Its links count from where the site is meant to be; its script finds out where it is."""
    base = urlsplit(site_url).path.rstrip("/") + "/"
    template = templates("site").get_template("missing.html.j2")
    return template.render(page=page, site_name=site_name, base=base, url=partial(relative_link, ""))
