"""The minimal data with a payload in every field, and everything that is made of it."""

import re
import shutil
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import Struct

from generator.build.order import Order
from generator.build.prints import book_jobs, letter_jobs, letters_of
from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.project import Project
from tests.conftest import MINIMAL
from tests.payloads import Planted
from tests.planting import poison
from tests.reading import project_in
from tests.shipped import CONFIG, ROOT

DAY = date(2026, 11, 21)


class Poisoned(Struct, frozen=True, dict=True):
    """A folder with the minimal data full of payloads, and everything that is made of it."""

    folder: Path
    planted: Planted

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def order(self) -> Order:
        return Order(self.data, self.folder / "mkdocs.yml", DAY)

    @cached_property
    def project(self) -> Project:
        return project_in(self.data)

    @cached_property
    def pages(self) -> dict[str, str]:
        site = self.folder / "site"
        return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}

    @cached_property
    def prints(self) -> dict[str, str]:
        """The HTML that each printed book is drawn from."""
        context = BookContext.of(self.project, DAY)
        jobs = (*book_jobs(context, self.order), *letter_jobs(letters_of(context), context, self.order))
        return {job.name: job.manuscript().source.partition("</html>")[0] for job in jobs}

    def sent(self, name: str) -> bytes:
        """A file of the access request."""
        return (self.folder / "request" / name).read_bytes()

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, [*arguments, "--data", str(self.data)], catch_exceptions=False)


@pytest.fixture(scope="session")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    folder = tmp_path_factory.mktemp("poisoned")
    shutil.copytree(MINIMAL, folder / "data")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs").mkdir()
    config = CONFIG.read_text("utf-8")
    config = re.sub(r"^# ((?:repo|site)_url|edit_uri)", r"\1", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config + "\n", "utf-8")
    made = Poisoned(folder, poison(folder / "data"))
    on_day = ("--as-of", str(DAY))
    at = ("--config", str(folder / "mkdocs.yml"))
    result = made.run("build", *at, "--no-pdf", "--out", str(folder / "site"), *on_day)
    assert result.exit_code == 0, result.output
    assert made.run("request", "acme", "--out", str(folder / "request"), *on_day).exit_code in {0, 1}
    assert made.run("pages", str(folder / "pages"), *on_day).exit_code == 0
    return made
