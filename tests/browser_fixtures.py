"""A real browser on the shipped site: opened from disk, and from a server below a path."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.site_fixtures import BuiltSite

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
"""The same browser by its names on the system; the first has no window, and opens pages in half the time."""
PREFIX = "/payments/launchbook/"
FLAGS = (
    "--disable-quic",
    "--disable-gpu",
    "--no-proxy-server",
    # what a page asks of another host fails at once and leaves no trace outside
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

OpenPage = Callable[..., Page]


class Place(Struct, frozen=True):
    """Where the site stands: the address that all of its pages begin with."""

    root: str

    def url(self, path: str = "index.html") -> str:
        """The address of a file of the site, with its query and anchor."""
        return self.root + path


class Below(SimpleHTTPRequestHandler):
    """Serves a folder below a path, and nothing beside it."""

    def translate_path(self, path: str) -> str:
        """The file at an address; none outside of the path."""
        below = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "outside"
        return super().translate_path("/" + below)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page where there is no file, as servers are set up to do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(PREFIX) or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Silence."""


def chromium() -> str:
    """The browser of the system."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "There is no Chromium; `./launchbook test` says how to install one."
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(site: BuiltSite) -> Iterator[str]:
    """The address of the shipped site on a server of this machine, below a path."""
    with serving(site.folder) as root:
        yield root


class serving:  # noqa: N801
    """A server of a folder while the block lasts; gives the address of the folder."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=str(folder)))
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}{PREFIX}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture(params=["disk", "server"])
def place(request: pytest.FixtureRequest, site: BuiltSite) -> Place:
    """The site on disk, then on a server: a test that uses it runs on both.

    For one of them: `@pytest.mark.parametrize("place", ["disk"], indirect=True)`.
    """
    if request.param == "disk":
        return Place(site.folder.as_uri() + "/")
    return Place(request.getfixturevalue("served"))


class Complaints(list[str]):
    """What the browser complains about, but for what a test expects: the browser may say that late."""

    expected = ""

    def append(self, complaint: str) -> None:
        if not self.expected or self.expected not in complaint:
            super().append(complaint)


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What the browser complains about on any page of the test; the test fails when it is not empty at the end."""
    found = Complaints()
    yield found
    assert found == []


@pytest.fixture
def open_page(browser: Browser, place: Place, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens a page of the site in a browser of its own; arguments as `Browser.new_context` takes them."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "index.html", **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        watch(contexts[-1], place, complaints)
        page = contexts[-1].new_page()
        page.goto(place.url(path))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The home page, in a window of a desktop."""
    return open_page(viewport={"width": 1280, "height": 900})


def watch(context: BrowserContext, place: Place, complaints: list[str]) -> None:
    """Note every error of the console and of scripts, and every request that leaves the site."""

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((place.root, "data:", "blob:")):
            complaints.append(f"asks outside the site: {request.url}")

    context.on("console", heard)
    context.on("request", asked)
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong on a page: rule, and the first place it is broken."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html']}" for each in found]
