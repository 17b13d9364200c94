"""Fixtures: the smallest complete data, copied where a test may change it, and the command that checks it."""

import gc
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from generator.build import kept_check, run
from generator.build.program import program_digest
from generator.cli import cli
from tests.shared_builds import shared

pytest_plugins = [
    "tests.site_fixtures",
    "tests.draw_fixtures",
    "tests.folder_fixtures",
    "tests.browser_fixtures",
    "tests.page_fixtures",
    "tests.integration_fixtures",
    "tests.guide_fixtures",
    "tests.large_fixtures",
    "tests.moved_fixtures",
    "tests.scan_fixtures",
    "tests.access_fixtures",
    "tests.poisoned_fixtures",
    "tests.policy_fixtures",
    "tests.script_fixtures",
    "tests.printed_fixtures",
    "tests.readiness_fixtures",
    "tests.reading_fixtures",
    "tests.runbook_fixtures",
    "tests.sheet_fixtures",
    "tests.two_countries",
]

MINIMAL = Path(__file__).parent / "data" / "minimal"

Check = Callable[..., Result]

# A busy machine is slow, and no test is about that.
settings.register_profile("launchbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("launchbook")


def pytest_collection_finish() -> None:
    """Look less often for what is garbage, as the program does: most of what is made stays to the end."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal without colours, whatever the terminal of the person who runs the tests can do."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS", "LAUNCHBOOK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache of the tests' own, not that of the person who runs them."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True, scope="session")
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What processes of the tests compile is kept for the next, outside of the repository."""
    os.environ["PYTHONPYCACHEPREFIX"] = str(shared(tmp_path_factory) / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True, scope="session")
def program_as_it_is() -> Iterator[None]:
    """A command asks what the program is made of; that stays the same while the tests run, and is asked once."""
    once = cache(program_digest)
    with pytest.MonkeyPatch.context() as patch:
        for module in (kept_check, run):
            patch.setattr(module, "program_digest", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_other_data() -> None:
    """No data folder of the person who runs the tests: each test says which one it reads."""
    os.environ.pop("LAUNCHBOOK_DATA", None)


@pytest.fixture
def minimal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`data/`, a copy of the smallest complete data; the current folder is the one that holds it."""
    shutil.copytree(MINIMAL, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def check() -> Check:
    """Runs `launchbook check` with the given arguments; a bug in it shows its traceback."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["check", *arguments], catch_exceptions=False)

    return run


def interruptible() -> None:
    """Let a started process hear Ctrl-C, also where the tests run without hearing it, as below `nohup`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
