"""The pages "Read a guide" and "Commands for guides", followed as they are printed."""

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.check import check_data
from generator.cli import cli
from tests.guide_fixtures import FERNWAY
from tests.shipped import ROOT, SHIPPED_DATA
from tests.small_site import SMALL_SITE

PAGE, COMMANDS = (
    (ROOT / "docs" / "guide" / f"{name}.md").read_text("utf-8") for name in ("read-a-guide", "commands-guide")
)


def commands_of(page: str) -> list[tuple[str, str]]:
    """Each command that a page shows, with what it prints."""
    blocks = re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    found = [typed.partition("\n") for block in blocks for typed in block.split("$ ./launchbook ")[1:]]
    return [(command, shown) for command, _, shown in found]


PRINTED = commands_of(PAGE)
BUILD = ("build", "")
CONDITION, WHEN = re.findall(r"^    ```yaml.*?\n(.*?)^    ```$", PAGE, re.MULTILINE | re.DOTALL)
CONTROL = re.search(r"`(controls: .*?)`", PAGE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped data and the three pages of a guide; it is the current one."""
    shutil.copytree(SHIPPED_DATA, tmp_path / "data")
    (tmp_path / "new").mkdir()
    for file in FERNWAY:
        shutil.copy(file, tmp_path)
        text = file.read_text("utf-8").replace("within 8 seconds", "within 5 seconds")
        (tmp_path / "new" / file.name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> Result:
    return CliRunner().invoke(cli, shlex.split(command), catch_exceptions=False)


def printed_by(command: str) -> str:
    """What a command prints, or the first lines of it where the page shows only these."""
    words, _, lines = command.partition(" | head -n ")
    output = run(words).output
    return "".join(output.splitlines(keepends=True)[: int(lines)]) if lines else output


@pytest.mark.parametrize(("page", "least"), [(PAGE, 8), (COMMANDS, 2)], ids=["read-a-guide", "commands-guide"])
def test_every_command_of_a_page_prints_what_it_shows(folder: Path, page: str, least: int) -> None:
    commands = commands_of(page)
    assert len(commands) >= least
    for command, shown in commands:
        if (command, shown) != BUILD:
            assert printed_by(command) == shown, command


def test_the_condition_and_the_control_of_the_page_are_right(folder: Path) -> None:
    run(PRINTED[0][0])
    files = folder / "data" / "providers" / "fernway"
    with (files / "provider.yaml").open("a", encoding="utf-8") as provider:
        provider.write(textwrap.dedent(CONDITION))
    checklists = files / "checklists.yaml"
    assert CONTROL
    keys = f"        {WHEN.strip()}\n        {CONTROL[1]}\n        cites:"
    checklists.write_text(checklists.read_text("utf-8").replace("        cites:", keys, 1), "utf-8")
    assert check_data(folder / "data").findings == ()


def test_the_site_is_built_with_the_provider_and_the_launch(folder: Path) -> None:
    assert BUILD in PRINTED
    for kind in ("providers", "integrations"):
        shutil.rmtree(folder / "data" / kind)
    (folder / "mkdocs.yml").write_text(SMALL_SITE, "utf-8")
    (folder / "docs").mkdir()
    for command, _ in PRINTED:
        if command.startswith(("guide read", "new ")):
            assert run(command).exit_code == 0
    built = run("build --no-pdf --as-of 2026-11-21")
    assert built.exit_code == 0, built.output
    assert (folder / "site" / "providers" / "fernway" / "checklist" / "index.html").is_file()
    assert (folder / "site" / "integrations" / "fernway-shop" / "checklist" / "index.html").is_file()
