"""Reads a guide that a browser saved as HTML: the article itself, without what stands around it."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html

from generator.guide.blocks import Block, heading, list_item, on_one_line, paragraph, row

_DROPPED = frozenset(
    {
        "script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "button", "form", "iframe",
        "head", "select", "input", "textarea"
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "div", "section", "article", "main",
        "pre", "blockquote", "dl", "dt", "dd", "body", "header", "details", "summary", "figure", "tr", "td", "th",
        "thead", "tbody", "tfoot", "caption", "hr", "address"
    }
)  # fmt: skip
_AROUND = re.compile(
    r"(?i)\b(?:cookie|consent|breadcrumb|sidebar|navbar|newsletter|feedback|pagination|toc|skip-?link|"
    r"headerlink|anchor-?link|hash-?link)"
)
"""Classes and ids of what stands around the article, and of the signs beside its headings."""
_HIDDEN_CLASS = re.compile(r"\.([\w-]+)\s*\{[^}]*display\s*:\s*none")
_ARTICLE = ("//main", "//*[@role='main']", "//article", "//body")
Element = Any
"""An element of lxml, which has no types."""


def html_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a page in HTML; none where it is empty."""
    page = _parsed(source)
    if page is None:
        return ()
    article = next((found[0] for place in _ARTICLE if (found := page.xpath(place))), page)
    return tuple(_Reader(frozenset(_HIDDEN_CLASS.findall(source))).inside(article))


def said_in_head(source: str) -> dict[str, str]:
    """What a page says of itself in its head: `source`, its address, and `updated`, the day of its last change."""
    page = _parsed(source)
    if page is None:
        return {}
    found = {
        "source": page.xpath("//link[@rel='canonical']/@href"),
        "updated": page.xpath("//meta[@name='last-modified' or @property='article:modified_time']/@content"),
    }
    return {name: str(values[0]) for name, values in found.items() if values}


def _parsed(source: str) -> Element | None:
    try:
        # what is declared inside says how the bytes were written, which are text by now
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
        return lxml.html.document_fromstring(text)
    except lxml.etree.ParserError:
        return None


class _Reader:
    """Counts the lists and tables of a page, and knows which classes its style sheet hides."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.groups = 0

    def inside(self, node: Element, depth: int = 0) -> Iterator[Block]:
        """The blocks inside an element; text that stands loose between them is a paragraph."""
        loose = node.text or ""
        for child in node:
            if self._is_left_out(child):
                loose += " "
            elif _is_inline(child):
                loose += self._words(child)
            else:
                yield from _paragraphs(loose)
                loose = ""
                yield from self._block(child, depth)
            loose += child.tail or ""
        yield from _paragraphs(loose)

    def _block(self, node: Element, depth: int) -> Iterator[Block]:
        if re.fullmatch("h[1-6]", node.tag):
            words = self._words(node)
            yield from [heading(words, int(node.tag[1]))] if words.strip() else []
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag in ("ul", "ol"):
            yield from self._list(node, depth + 1)
        elif node.tag != "pre":
            yield from self.inside(node, depth)

    def _list(self, node: Element, depth: int) -> Iterator[Block]:
        self.groups += 1
        group = self.groups
        for item in node:
            if self._is_left_out(item) or item.tag in ("ul", "ol"):
                yield from self._list(item, depth + 1) if item.tag in ("ul", "ol") else ()
                continue
            below = [child for child in item.iter("ul", "ol", "table") if not _has_one_between(child, item)]
            words = self._words(item, below)
            if words.strip():
                yield list_item(words, group, depth, is_numbered=node.tag == "ol")
            for child in below:
                yield from self._block(child, depth)

    def _table(self, node: Element) -> Iterator[Block]:
        self.groups += 1
        titles: list[str] = []
        lines = [line for line in node.iter("tr") if next(line.iterancestors("table")) is node]
        for line in lines:
            cells = [cell for cell in line if cell.tag in ("td", "th") and not self._is_left_out(cell)]
            words = [self._words(cell) for cell in cells for _ in range(_span(cell))]
            is_head = line.getparent().tag == "thead" or all(cell.tag == "th" for cell in cells)
            if is_head and not titles:
                titles = words
            elif any(map(str.strip, words)):
                yield row(words, titles, self.groups)

    def _words(self, node: Element, but: list[Element] | None = None) -> str:
        """The text of an element, with code between backticks, without some elements inside it."""
        if node.tag == "br":
            return " "
        text = node.text or ""
        for child in node:
            if not self._is_left_out(child) and child not in (but or []):
                words = self._words(child, but)
                text += words if _is_inline(child) else f" {words} "
            text += child.tail or ""
        return f"`{on_one_line(text)}`" if node.tag in ("code", "kbd", "tt") and text.strip() else text

    def _is_left_out(self, node: Element) -> bool:
        if not isinstance(node.tag, str) or node.tag in _DROPPED:
            return True
        names = f"{node.get('class', '')} {node.get('id', '')}"
        style = node.get("style", "").replace(" ", "").lower()
        is_hidden = "hidden" in node.attrib or node.get("aria-hidden") == "true" or "display:none" in style
        return is_hidden or bool(_AROUND.search(names)) or not self.hidden.isdisjoint(names.split())


def _is_inline(node: Element) -> bool:
    return node.tag not in _BLOCKS


def _has_one_between(node: Element, item: Element) -> bool:
    for above in node.iterancestors():
        if above is item:
            return False
        if above.tag in ("ul", "ol", "table"):
            return True
    return False


def _paragraphs(text: str) -> Iterator[Block]:
    if text.strip():
        yield paragraph(text)


def _span(cell: Element) -> int:
    said = str(cell.get("colspan", "1"))
    return min(int(said), 20) if said.isdigit() and said != "0" else 1
