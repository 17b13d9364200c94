"""Inline Markdown: parsed in one place, so that every link in it is known."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_MARK = re.compile(r"[\0\r\n!&*<>\[\\\]_`~]")
"""What means more in prose than itself, somewhere; text without any is shown as it is written."""
_NEEDS_PARSER = re.compile(r"[\0\r&<\\`]")
_PLAIN_LINK = re.compile(r"\[[^\[\]]+\]\(([a-z0-9-]*#[a-z0-9-]+)\)")


class BookReference(Struct, frozen=True):
    """A link to a record of the book: `#record-id`, or `provider-id#record-id`."""

    provider: str
    record: str


def _leave_to_the_rules(url: str) -> bool:
    """Let every link through to `links`, so that an unsafe one is a finding and not silently plain text."""
    return bool(url)


@cache
def _parser() -> "MarkdownIt":
    # a command that meets no marks in its prose would wait for the library as long as for its answer
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable(["image", "autolink"])
    parser.validateLink = _leave_to_the_rules  # type: ignore[method-assign]
    return parser


@lru_cache(maxsize=1 << 10)
def tokens(prose: str) -> tuple["Token", ...]:
    """The inline tokens of a piece of prose, which nobody may change: the same sentence stands on several pages."""
    return tuple(child for token in _parser().parseInline(prose) for child in token.children or [])


def links(prose: str) -> tuple[str, ...]:
    """Where the links in a piece of prose lead, in order."""
    return _links(prose) if "](" in prose else ()


@lru_cache(maxsize=1 << 14)
def _links(prose: str) -> tuple[str, ...]:
    # most links lead to a record and have nothing about them that takes a parser to understand
    plain_links = () if _NEEDS_PARSER.search(prose) else tuple(_PLAIN_LINK.findall(prose))
    if plain_links and prose.count("[") == prose.count("]") == len(plain_links):
        return plain_links
    return tuple(str(token.attrs["href"]) for token in tokens(prose) if token.type == "link_open")


def plain(prose: str) -> str:
    """The prose without its marks."""
    if not _MARK.search(prose):
        return prose
    return "".join("\n" if token.type in ("softbreak", "hardbreak") else token.content for token in tokens(prose))


def verbatim(text: str) -> str:
    """Plain text as prose that means nothing but itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def book_reference(link: str) -> BookReference | None:
    """The link as a reference into the book; None where it leads elsewhere."""
    provider, mark, record = link.partition("#")
    if mark and record and not set(provider) & set(":/.?"):
        return BookReference(provider, record)
    return None


def is_safe(link: str) -> bool:
    """Whether a link uses a scheme that may be followed, or leads into the book."""
    if book_reference(link) is not None:
        return True
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.scheme in ("mailto", "tel"))


def html(prose: str, resolve: Callable[[BookReference], str]) -> str:
    """The prose as safe HTML; `resolve` gives the address of a record, or nothing where it cannot be linked to.

    Raises ValueError for a link that may not be followed; `rules/prose.py` finds those before anything is shown.
    """
    return _rendered(_resolved(tokens(prose), resolve)) if "](" in prose else _without_links(prose)


@lru_cache(maxsize=1 << 12)
def _without_links(prose: str) -> str:
    from markdown_it.common.utils import escapeHtml  # noqa: PLC0415

    return _rendered(tokens(prose)) if _MARK.search(prose) else escapeHtml(prose)


def _rendered(parts: "Iterable[Token]") -> str:
    from markdown_it.renderer import RendererHTML  # noqa: PLC0415

    renderer = _parser().renderer
    assert isinstance(renderer, RendererHTML)
    return renderer.renderInline([*parts], _parser().options, {})


def _resolved(parts: "Iterable[Token]", resolve: Callable[[BookReference], str]) -> "Iterator[Token]":
    is_dropped = False  # links do not nest
    for token in parts:
        if token.type == "link_open":
            link = _resolved_link(str(token.attrs["href"]), resolve)
            is_dropped = not link
            if link:
                yield token.copy(attrs={**token.attrs, "href": link})
        elif not (is_dropped and token.type == "link_close"):
            yield token


def _resolved_link(link: str, resolve: Callable[[BookReference], str]) -> str:
    reference = book_reference(link)
    if reference is not None:
        return resolve(reference)
    if not is_safe(link):
        raise ValueError(f"a link that may not be followed: {link}")
    return link
