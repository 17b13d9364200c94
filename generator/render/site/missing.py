"""The page for addresses that do not exist. A server shows it at any depth."""

from urllib.parse import urlsplit

from generator.pages.missing import NotFoundPage
from generator.render.site.moved import PLAIN_STYLE
from generator.render.site.relative_links import relative_link
from generator.render.templates import templates

MISSING_PAGE = "404.html"
MISSING_SCRIPT = "assets/launchbook/missing.js"


def base_path(site_url: str) -> str:
    """The path of the site on its host, such as `/payments/launchbook/`; `/` where it is not known."""
    return urlsplit(site_url).path.rstrip("/") + "/"


def render_missing(page: NotFoundPage, site_name: str, site_url: str) -> str:
    """The page as HTML, for a site at `site_url`, or at the root of its host where that is not known.

    Its links begin with the path of the site. Where that is not known, script and style are looked for beside the page,
    which is right where the page itself is opened; the script then corrects the links.
    """
    base = base_path(site_url)
    return (
        templates("site")
        .get_template("missing.html.j2")
        .render(
            page=page,
            site_name=site_name,
            base=base,
            assets=base if site_url else "",
            url=lambda to: base + relative_link("", to),
            script=MISSING_SCRIPT,
            style=PLAIN_STYLE,
        )
    )
