"""One page as Markdown: front matter, headings, and an HTML block for each section.

Its links are relative, so that the site works from any folder and from disk.
"""

import json
import posixpath
import re
from functools import partial

from markupsafe import Markup, escape

from generator.pages.model import Book, Page
from generator.pages.sections import Section
from generator.pages.view_models import Address, RichText
from generator.prose import BookReference, html
from generator.render.templates import templates

_ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "`~{}"})
"""What engines look for even inside a block of HTML: fences, and the marks of template languages."""
BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
"""Ends a block of HTML: what follows it would be read as Markdown."""


def render_page(book: Book, page: Page) -> str:
    """The page as a Markdown document."""
    parts = [_front_matter(page), f"# {_escaped(page.title)} {{: #top }}"]
    if page.lead:
        parts.append(_block(f'<p class="lb-lead">{_prose(book, page, page.lead)}</p>'))
    if page.also_called:
        parts.append(_block(f'<p class="lb-also">Also called: {escape(", ".join(page.also_called))}</p>'))
    for section in page.sections:
        parts.append(f"## {_escaped(section.title)} {{: #{section.anchor} }}")
        parts.append(_block(_section(book, page, section)))
    return "\n\n".join(parts) + "\n"


def title_markup(text: str) -> Markup:
    """A title or description as HTML: themes print it into the page, the menu and its attributes as it stands."""
    return escape(text)


def _front_matter(page: Page) -> str:
    fields = {"title": page.title, "description": page.description}
    lines = [f"{name}: {json.dumps(title_markup(text), ensure_ascii=False)}" for name, text in fields.items()]
    if not page.is_found:
        lines.append("search: {exclude: true}")
    elif page.boost != 1:
        lines.append(f"search: {{boost: {page.boost}}}")
    hidden = [name for name, has in (("navigation", page.has_menu), ("toc", page.has_contents)) if not has]
    if hidden:
        lines.append(f"hide: [{', '.join(hidden)}]")
    return "\n".join(["---", *lines, "---"])


def _section(book: Book, page: Page, section: Section) -> str:
    template = templates("site").get_template(f"sections/{section.kind}.html.j2")
    prose = partial(_prose, book, page)
    return template.render(section=section, url=partial(_link, book, page), prose=prose, page=page)


def _prose(book: Book, page: Page, rich: RichText) -> Markup:
    def resolve(reference: BookReference) -> str:
        record = book.records[reference.provider or rich.provider, reference.record]
        return _link(book, page, record.to)

    return Markup(html(rich.text, resolve))  # noqa: S704 - markdown-it escapes, and raw HTML is off


def _link(book: Book, page: Page, to: Address) -> str:
    return relative_link(page.path, book.place(to))


def _block(markup: str) -> str:
    return f'<div class="lb">\n{BLANK_LINE.sub(_entities, markup.strip()).translate(_ENTITIES)}\n</div>'


def _entities(found: re.Match[str]) -> str:
    return "\n" + "&#10;" * (found[0].count("\n") - 1)


def _escaped(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in text)


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
