"""The functions of the site's scripts, in the engine of Chromium without a browser: no page, no network."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from generator.render.site.files import ASSETS, PUBLISHED
from generator.render.site.search import SearchEntry
from generator.render.site.search_parts import search_parts
from tests.searching import part


class Scripts:
    """Every part of our scripts that gives a name. Such a part needs no page, or it would not even load here."""

    def __init__(self, engine: MiniRacer) -> None:
        self.engine = engine
        for name in named_parts():
            engine.eval((ASSETS / name).read_text("utf-8"))

    def __call__(self, function: str, *arguments: object) -> Any:
        """What a function of JavaScript gives for arguments that JSON can carry; JSON carries it back."""
        return self.engine.call(f"({function})", *arguments)


def named_parts() -> list[str]:
    """The parts that give a name, each once, in an order in which they can be loaded."""
    scripts = (part for parts in PUBLISHED.values() for part in parts if part.endswith(".js"))
    return [part for part in dict.fromkeys(scripts) if "\nvar " in (ASSETS / part).read_text("utf-8")[:500]]


Search = Callable[[str], dict[str, Any]]
"""Gives what the theme lists for a query."""


def searching(scripts: Scripts, entries: Sequence[SearchEntry]) -> Search:
    """The search over entries."""
    return _searching(scripts, search_parts(entries))


def searching_in(scripts: Scripts, site: Path) -> Search:
    """The search over a built site."""
    files = (site / "search").rglob("*.js")
    return _searching(scripts, ((file.relative_to(site).as_posix(), file.read_text("utf-8")) for file in files))


def _searching(scripts: Scripts, files: Iterable[tuple[str, str]]) -> Search:
    parts = {path.removeprefix("search/").removesuffix(".js"): part(script) for path, script in files}
    scripts(
        """(parts) => {
          const load = (names) => Promise.resolve(names.map((name) => parts[name]));
          globalThis.search = SearchIndex.create(parts.words, load);
          return 0;
        }""",
        parts,
    )

    def search(query: str) -> dict[str, Any]:
        # What was promised is there when the engine is called again.
        scripts(
            "(query) => { globalThis.listed = null; search(query).then((data) => (listed = data)); return 0; }", query
        )
        listed: dict[str, Any] = scripts("() => listed")
        return listed

    return search


@pytest.fixture(scope="session")
def scripts() -> Iterator[Scripts]:
    """The functions, loaded once."""
    with MiniRacer() as engine:
        yield Scripts(engine)
