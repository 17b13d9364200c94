"""How long somebody waits for the first result of a search, in a browser, from disk and from a server.

    .venv/bin/python -m benchmarks.first_result SITE [--runs 5]

Each run is a new window without anything kept: the page is opened, and the time counts from the first letter typed to
the first result shown. A second search in the same window follows, when what it needs is there.
"""

import argparse
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser_fixtures import FLAGS, chromium, serving

FIRST, SECOND = "webhooks stop arriving", "rotate key"


def waited(page: Page, words: str) -> float:
    """Seconds from typing some words until the first result is shown."""
    box = page.get_by_role("textbox", name="Search")
    box.fill("")
    started = perf_counter()
    box.fill(words)
    page.locator(".md-search-result__item mark").first.wait_for(timeout=120_000)
    return perf_counter() - started


def one_window(browser: Browser, root: str) -> tuple[float, float]:
    """The wait for the first search and for the second."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(root + "index.html")
        page.get_by_role("textbox", name="Search").click()
        return waited(page, FIRST), waited(page, SECOND)


def told(name: str, times: list[float]) -> str:
    """A line with the median, the least and the greatest."""
    return f"{name:<24}{median(times):6.2f} ({min(times):.2f}–{max(times):.2f}) s"


def main() -> None:
    """Print the waits."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with sync_playwright() as playwright, serving(asked.site) as server:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for place, root in (("disk", asked.site.resolve().as_uri() + "/"), ("server", server)):
            first, second = zip(*(one_window(browser, root) for _ in range(asked.runs)), strict=True)
            print(told(f"{place}, first search", list(first)), told(f"{place}, second", list(second)), sep="\n")
        browser.close()


if __name__ == "__main__":
    main()
