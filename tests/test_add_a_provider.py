"""The tutorial on adding a provider, followed as it is printed."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests.shipped import SHIPPED_DATA, pages_of_the_guide

GUIDE = pages_of_the_guide("add-a-provider*.md")
FILES = dict(re.findall(r'^```yaml title="([^"]+)"\n(.*?)^```$', GUIDE, re.MULTILINE | re.DOTALL))
PRINTED = re.findall(r"^```console\n\$ \./launchbook (.*?)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def run(command: str) -> str:
    """What a command prints, without the spaces that end a line."""
    output = CliRunner().invoke(cli, command.split(), catch_exceptions=False, env={"COLUMNS": "200"}).output
    return re.sub(r" +$", "", output, flags=re.MULTILINE)


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped data with every file of the tutorial beside it; the current folder is the one that holds it."""
    shutil.copytree(SHIPPED_DATA, tmp_path / "data")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def test_it_names_eleven_files_of_the_provider_and_two_of_the_integration() -> None:
    folders = [Path(name).parent.as_posix() for name in FILES]
    assert folders == ["data/providers/acme-pay"] * 11 + ["data/integrations/acme-pay"] * 2


def test_the_check_and_the_coverage_print_what_the_tutorial_shows(followed: Path) -> None:
    (check, no_problem), _, (coverage, rows) = PRINTED
    assert run(check) == no_problem
    assert rows in run(coverage)


def test_the_mistakes_that_it_suggests_are_found_as_it_shows(followed: Path) -> None:
    provider = followed / "providers" / "acme-pay"
    environments, statements = provider / "environments.yaml", provider / "statements.yaml"
    environments.write_text(re.sub(r"(production: .*)v1", r"\1v2", environments.read_text("utf-8")), "utf-8")
    statements.write_text(statements.read_text("utf-8").partition("set-aside:")[0], "utf-8")
    command, problems = PRINTED[1]
    assert run(command) == problems
