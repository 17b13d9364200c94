"""A project folder to measure in: the configuration, pages and templates of a checkout beside a large data folder."""

import re
import shutil
import sys
from pathlib import Path

import yaml
from msgspec import Struct

from benchmarks.measure import run

DAY = "2026-11-28"
EDITED = Path("providers/mintcash/monitoring.yaml")
"""A file of the data in which a benchmark edits a line, as an author would."""

LIMIT = 900
"""How many seconds a command may take, where there are few providers."""

ARTICLE = '<article class="md-content__inner md-typeset">'


class Checkout(Struct, frozen=True):
    """A checkout of Launchbook with its own environment."""

    folder: Path

    @property
    def python(self) -> Path:
        """The Python that runs it."""
        own = self.folder / ".venv" / "bin" / "python"
        return own if own.exists() else Path(sys.executable)

    def compile_modules(self) -> None:
        """Compile what the first command would compile, which is measured where a row has one round."""
        run([self.python, "-m", "compileall", "-q", self.folder / "generator"], self.folder)

    def command(self, *arguments: str) -> list[str | Path]:
        """A command of Launchbook."""
        return [self.python, "-P", "-m", "generator", *arguments]


class Project(Struct, frozen=True):
    """A folder that Launchbook builds from."""

    checkout: Checkout
    folder: Path
    limit: float = LIMIT
    """How many seconds a command may take before it is stopped."""

    @classmethod
    def made(cls, checkout: Checkout, data: Path, folder: Path) -> "Project":
        """A project with a copy of the data, and what the checkout publishes beside it."""
        for name in ("docs", "overrides"):
            shutil.copytree(checkout.folder / name, folder / name)
        shutil.copy(checkout.folder / "mkdocs.yml", folder)
        shutil.copytree(data, folder / "data")
        return cls(checkout, folder)

    def build(self, *more: str) -> list[str | Path]:
        """The command that builds the site."""
        return self.checkout.command("build", "--as-of", DAY, *more)

    def forget(self) -> None:
        """Remove everything that builds keep."""
        for name in ("site", ".launchbook"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self, number: int) -> str:
        """Change one line of the data, which one page and one book show; the word that they show then."""
        file = self.folder / "data" / EDITED
        word = "edition" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
        text = file.read_text("utf-8")
        edited = re.sub(r"has grown( edition\w+)?\.", f"has grown {word}.", text)
        assert edited != text, f"{EDITED} has no such line any more"
        file.write_text(edited, "utf-8")
        return word


def write_plain(site: Path, folder: Path, config: Path) -> None:
    """Write the pages of a built site as Markdown, for MkDocs and its theme alone."""
    for page in sorted(site.rglob("*.html")):
        found = re.search(f"{ARTICLE}(.*)</article>", page.read_text("utf-8"), re.DOTALL)
        if found:
            place = folder / "docs" / page.relative_to(site).with_suffix(".md")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_as_markdown(found[1]), "utf-8")
    settings = yaml.safe_load(re.split(r"(?m)^(?:plugins|nav):", config.read_text("utf-8"))[0])
    settings = {key: value for key, value in settings.items() if key not in {"strict", "validation", "theme"}}
    features = ["navigation.indexes", "navigation.prune", "navigation.tabs"]
    settings |= {"theme": {"name": "material", "font": False, "features": features}}
    settings |= {"plugins": ["search"], "markdown_extensions": ["attr_list", {"toc": {"permalink": True}}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


def _as_markdown(html: str) -> str:
    """Headings as Markdown, and a block of HTML below each."""
    html = re.sub(r"<a class=\"headerlink\".*?</a>|<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r"\n\s*\n+", "\n", html)
    parts = re.split(r'<h([12]) id="([^"]+)">(.*?)</h[12]>', html, flags=re.DOTALL)
    blocks = [f"<div>\n{parts[0].strip()}\n</div>"]
    for level, anchor, title, block in zip(*[iter(parts[1:])] * 4, strict=True):
        blocks += [f"{'#' * int(level)} {' '.join(title.split())} {{: #{anchor} }}", f"<div>\n{block.strip()}\n</div>"]
    return "\n\n".join(blocks) + "\n"
