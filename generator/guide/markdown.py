"""Reads a guide that is written in Markdown."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.guide.blocks import Block, heading, list_item, on_one_line, paragraph, row

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
_ENTRY = re.compile(r"^(\w+): *(.+?)\s*$", re.MULTILINE)
_ADMONITION = re.compile(r'^(?:!!!|\?\?\?\+?) +\w+(?: +"(?P<title>[^"]*)")? *$\n?|^:::+ *\w*.*$\n?', re.MULTILINE)
_UNSEEN = re.compile(r"\s*<(?:!--|script|style)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def said_above(source: str) -> dict[str, str]:
    """What a page says of itself above its text, such as its address."""
    found = _FRONT_MATTER.match(source)
    return {key.lower(): value.strip("'\"") for key, value in _ENTRY.findall(found[1])} if found else {}


def markdown_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a page in Markdown. Call-outs of MDX and HTML are kept, code blocks left out."""
    text = _ADMONITION.sub(lambda found: f"{found['title'] or ''}\n", _FRONT_MATTER.sub("", source, count=1))
    text = re.sub(r"^(?: {4}|\t)(?=https?://|[A-Z])", "", text, flags=re.MULTILINE)  # indented prose is no code
    return tuple(_Reader().read(MarkdownIt("commonmark").enable("table").parse(text)))


class _Reader:
    """Counts the lists and tables of a page while it is read."""

    def __init__(self) -> None:
        self.groups = 0

    def read(self, tokens: Sequence[Token]) -> Iterator[Block]:
        yield from self._inside(SyntaxTreeNode(tokens))

    def _inside(self, node: SyntaxTreeNode, depth: int = 0) -> Iterator[Block]:
        for child in node.children:
            yield from self._block(child, depth)

    def _block(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        if node.type == "heading":
            yield heading(_words(node), int(node.tag[1]))
        elif node.type == "paragraph":
            yield paragraph(_words(node))
        elif node.type in ("bullet_list", "ordered_list"):
            yield from self._list(node, depth + 1)
        elif node.type == "table":
            yield from self._table(node)
        elif node.type == "html_block":
            words = "" if _UNSEEN.match(node.content) else on_one_line(_TAG.sub(" ", node.content))
            yield from [paragraph(words)] if words else []
        elif node.type not in ("fence", "code_block"):
            yield from self._inside(node, depth)

    def _list(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        self.groups += 1
        group = self.groups
        for item in node.children:
            own = [child for child in item.children if child.type in ("paragraph", "fence", "code_block")]
            words = " ".join(_words(child) if child.type == "paragraph" else _name(child.content) for child in own)
            if words.strip():
                yield list_item(words, group, depth, is_numbered=node.type == "ordered_list")
            for child in item.children:
                if child not in own:
                    yield from self._block(child, depth)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        self.groups += 1
        rows = [[_words(cell) for cell in line.children] for part in node.children for line in part.children]
        yield from (row(cells, rows[0], self.groups) for cells in rows[1:])


def _name(code: str) -> str:
    """A block of code inside a list item that is a single name, such as a header; other code is no prose."""
    return f"`{code.strip()}`" if len(code.split()) == 1 else ""


def _words(node: SyntaxTreeNode) -> str:
    return "".join(_inline(child) for found in node.children for child in found.children or [])


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "code_inline":
        return f"`{node.content}`"
    if node.type == "html_inline":
        return " " if node.content.lower().startswith("<br") else ""
    if node.type == "image":
        return node.content
    return "".join(map(_inline, node.children)) if node.children else node.content
