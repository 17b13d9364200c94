"""A small site as it is published: at a known address, under a strict policy."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, BrowserContext

from tests.browser_fixtures import PREFIX, Below, serving
from tests.conftest import MINIMAL
from tests.shipped import CONFIG, ROOT
from tests.site_fixtures import build

GUIDE = (ROOT / "docs" / "guide" / "publishing.md").read_text("utf-8")
HAND_WRITTEN = """\
# By hand

| Left | Right |
| :--- | ---: |
| a | 1 |

!!! note
    A note.

```sh title="A command"
launchbook build
```

=== "One"
    The first.

=== "Two"
    The second.
"""
REPORTED = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


def policy() -> str:
    """The policy that the publishing guide gives."""
    found = re.search(r'add_header Content-Security-Policy "([^"]+)"', GUIDE)
    assert found
    return found[1]


class UnderThePolicy(Below):
    """Serves the site with the header, and the page for wrong addresses with it."""

    def end_headers(self) -> None:
        """Send the policy with everything."""
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()


class serving_strictly(serving):  # noqa: N801
    """A server of a folder under the policy while the block lasts; gives the address of the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.server.server_close()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(UnderThePolicy, directory=str(folder)))
        self.thread = type(self.thread)(target=self.server.serve_forever, daemon=True)


class Published(Struct, frozen=True):
    """A site under the policy: its folder, and its address."""

    folder: Path
    root: str


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The minimal data and a hand-written page, on a server that sends the policy."""
    site = make_published(tmp_path_factory.mktemp("published"), "--no-pdf")
    with serving_strictly(site) as root:
        yield Published(site, root)


def make_published(folder: Path, *arguments: str) -> Path:
    """Build the site of the minimal data and a hand-written page in a folder."""
    shutil.copytree(MINIMAL, folder / "data")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs").mkdir()
    (folder / "docs" / "by-hand.md").write_text(HAND_WRITTEN, "utf-8")
    config = CONFIG.read_text("utf-8")
    config = config.replace(
        "markdown_extensions:\n", "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true}\n"
    )
    config = config.replace("      moved:\n", "      moved:\n        old/page/: controls/\n")
    config = config.replace(
        "# site_url: https://launchbook.example.com/", f"site_url: https://docs.example.com{PREFIX}"
    )
    (folder / "mkdocs.yml").write_text(f"{config}\nnav: [by-hand.md]\n", "utf-8")
    site = folder / "site"
    build(site, "--data", str(folder / "data"), "--config", str(folder / "mkdocs.yml"), *arguments)
    return site


@pytest.fixture
def strict(browser: Browser, complaints: list[str]) -> Iterator[BrowserContext]:
    """A window that notes what the policy refuses; the test fails where it refused anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(REPORTED)
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
    context.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield context
    for page in context.pages:
        complaints += page.evaluate("window.refused")
    context.close()
