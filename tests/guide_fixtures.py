"""A provider whose guide was read, an integration with it, and a later edition of the guide."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.shared_builds import made_once
from tests.shipped import ROOT, SHIPPED_DATA

GUIDES = ROOT / "tests" / "data" / "guides"
FERNWAY = tuple(GUIDES / "fernway" / f"{name}.md" for name in ("go-live", "operate", "security"))
LUMEN = (GUIDES / "lumen.html",)
Reading = Callable[[str], Path]


def launchbook(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), catch_exceptions=False)


def copy_of_what_all_share(folder: Path) -> Path:
    """The shipped data without its providers and their integrations, which take long to check."""
    return Path(shutil.copytree(SHIPPED_DATA, folder, ignore=shutil.ignore_patterns("providers", "integrations")))


@pytest.fixture(scope="module")
def read_guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with the folders of two providers whose guides were read."""
    folder = copy_of_what_all_share(tmp_path_factory.mktemp("read") / "data")
    for name, files in (("fernway", FERNWAY), ("lumen", LUMEN)):
        assert launchbook("guide", "read", *files, "--provider", name, "--data", folder).exit_code == 0
    return folder


@pytest.fixture
def reading(read_guides: Path, tmp_path: Path) -> Iterator[Reading]:
    """What reads a page of Markdown as the guide of `acme` and gives the data."""

    def read(page: str) -> Path:
        (tmp_path / "acme.md").write_text(page, "utf-8")
        done = launchbook("guide", "read", tmp_path / "acme.md", "--provider", "acme", "--data", read_guides)
        assert done.exit_code == 0
        return read_guides

    yield read
    shutil.rmtree(read_guides / "providers" / "acme")


PROGRESS = """\
items:
  - item: answer-with-200-within-8-seconds
    state: done
    by: Robin Example
    on: 2026-11-02
    evidence:
      - text: The log of the test event.
  - item: reject-events-older-than-300-seconds
    state: waived
    by: Robin Example
    on: 2026-11-02
    reason: The clock of the test system is wrong.
    approver: Kim Example
    until: 2027-03-31
"""


def _read_fernway(folder: Path) -> str:
    """Make data with a provider whose guide was read, and an integration that recorded two of its items."""
    copy_of_what_all_share(folder)
    assert launchbook("guide", "read", *FERNWAY, "--provider", "fernway", "--data", folder).exit_code == 0
    own = folder / "integrations" / "fernway"
    own.mkdir(parents=True)
    (own / "integration.yaml").write_text("id: fernway\nprovider: fernway\nname: Fernway\n", "utf-8")
    (own / "progress.yaml").write_text(PROGRESS, "utf-8")
    stamped = launchbook("stamp", "fernway", "--data", folder)
    assert stamped.exit_code == 0
    return stamped.output


@pytest.fixture
def with_fernway(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of that data, which a test may change."""
    made, _ = made_once(tmp_path_factory, "with-fernway", _read_fernway)
    return Path(shutil.copytree(made, tmp_path / "data"))


@pytest.fixture
def faster(tmp_path: Path) -> tuple[Path, ...]:
    """The pages of the guide, which now wants an answer in 5 seconds and events of at most 200."""
    folder = tmp_path / "new"
    folder.mkdir()
    for page in FERNWAY:
        text = page.read_text("utf-8").replace("within 8 seconds", "within 5 seconds")
        (folder / page.name).write_text(text.replace("older than 300", "older than 200"), "utf-8")
    return tuple(folder / page.name for page in FERNWAY)
