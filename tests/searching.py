"""What people type and where it must lead, typed in a browser; and the theme's own search to compare with.

`python -m tests.searching SITE` prints how both do on a built site.
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from playwright.sync_api import Page, sync_playwright

from generator.render.site.search import SearchEntry
from tests.browser_fixtures import FLAGS, chromium

SEARCHES = Path(__file__).parent / "data" / "searches.yaml"

TYPE = """async (queries) => {
  const field = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  const typed = async (text, done) => {
    field.value = text;
    field.dispatchEvent(new KeyboardEvent("keyup", { key: "Shift" }));
    while (!done()) await new Promise((later) => setTimeout(later, 1));
  };
  const links = (item) => Array.from(item.querySelectorAll(":scope > a"), (link) => link.href);
  field.focus();
  const found = [];
  for (const query of queries) {
    await typed("", () => !list.firstChild && meta.textContent.startsWith("Type"));
    await typed(query, () => !meta.textContent.startsWith("Type"));
    found.push(Array.from(list.children).slice(0, 3).map(links));
  }
  return found;
}"""
"""Types each query, waits for the list, and reads the links that it shows without unfolding anything."""


class Search(Struct, frozen=True):
    """Something typed, and the places that answer it."""

    kind: str
    query: str
    finds: frozenset[str]


class Outcome(Struct, frozen=True):
    """The first three places that a search listed; a page stands with its best section."""

    search: Search
    listed: tuple[tuple[str, ...], ...]

    @property
    def rank(self) -> int:
        """The place of the first right answer from 1; 99 where none of the three is right."""
        right = (i for i, places in enumerate(self.listed, 1) if self.search.finds & set(places))
        return next(right, 99)

    def __str__(self) -> str:
        shown = ", ".join(places[-1] for places in self.listed)
        return f"{self.search.query!r} lists {shown or 'nothing'}"


def part(script: str) -> Any:
    """What a part of the search holds."""
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])


def entries(site: Path) -> list[SearchEntry]:
    """Everything that can be found on a site, as the search reads it; ranks are in the weights of the terms."""
    files = sorted((site / "search" / "texts").iterdir(), key=lambda file: int(file.stem))
    return [
        SearchEntry(f"{page}#{anchor}" if anchor else page, title, text, also=tuple(also))
        for file in files
        for page, _, *own in part(file.read_text("utf-8"))
        for anchor, title, text, *also in own
    ]


def searches() -> list[Search]:
    """Every search of the list."""
    kinds: dict[str, list[dict[str, Any]]] = yaml.safe_load(SEARCHES.read_text("utf-8"))
    return [Search(kind, each["query"], frozenset(each["finds"])) for kind, all_ in kinds.items() for each in all_]


def run(page: Page, root: str, asked: list[Search]) -> list[Outcome]:
    """Type every search into the search box of an open page; `root` is the address of the site."""
    found = page.evaluate(TYPE, [each.query for each in asked])
    return [Outcome(each, _listed(root, items)) for each, items in zip(asked, found, strict=True)]


def _listed(root: str, items: Iterable[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Each section counts as one result, together with the page that stands above it."""
    places: list[tuple[str, ...]] = []
    for page, *sections in items:
        places += [(place(root, page), place(root, each)) for each in sections] or [(place(root, page),)]
    return tuple(places[:3])


def place(root: str, link: str) -> str:
    """A link as the list of searches writes it: `contacts`, `providers/payca/support#hours`."""
    path = re.sub(r"\?[^#]*", "", link.removeprefix(root))
    return re.sub(r"(/?index)?\.html(?=#|$)", "", path)


def share(outcomes: list[Outcome], most: int) -> float:
    """The share of searches that are answered among the first so many results."""
    return sum(each.rank <= most for each in outcomes) / len(outcomes)


def row(name: str, outcomes: list[Outcome]) -> str:
    """One line of the comparison."""
    return f"{name:34} at 1: {share(outcomes, 1):6.1%}   at 3: {share(outcomes, 3):6.1%}   of {len(outcomes)}"


def without_our_search(site: Path, to: Path) -> Path:
    """A copy of a site's home page with the theme's own search: no other names, no ranks, no script of ours."""
    shutil.copytree(site / "assets", to / "assets")
    html = (site / "index.html").read_text("utf-8")
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.js")).name
    ours, theirs = "assets/launchbook/search.js", f"assets/javascripts/workers/{worker}"
    assert ours in html
    (to / "index.html").write_text(html.replace(ours, theirs), "utf-8")
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    index["docs"] = [_as_the_theme_has_it(entry) for entry in entries(site)]
    (to / "search").mkdir()
    (to / "search" / "search_index.js").write_text(f"var __index = {json.dumps(index)}", "utf-8")
    return to


def _as_the_theme_has_it(entry: SearchEntry) -> dict[str, Any]:
    text = re.sub(r"Also called: .*?(?: · |$)", "", entry.text)
    return {"location": entry.location, "title": escape(entry.title), "text": escape(text)}


def compared(site: Path) -> Iterator[str]:
    """How the theme's own search and ours do on a built site, and what ours does not list first."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        for name, home in (
            ("The theme's search", without_our_search(site, Path(folder) / "stock")),
            ("Other names, ranks and our script", site),
        ):
            root = home.resolve().as_uri() + "/"
            page.goto(root + "index.html")
            outcomes = run(page, root, searches())
            yield row(name, outcomes)
        yield from (f"  {each.rank if each.rank < 99 else '-'}  {each}" for each in outcomes if each.rank > 1)


if __name__ == "__main__":
    for line in compared(Path(sys.argv[1])):
        print(line)
