"""What one command found nothing wrong with, the next does not look at again; nothing is written among the data."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.kept_check import CHECKED, check_again
from generator.cli.data import checked_data
from generator.last_check import remember_nothing
from generator.private_folder import forget_oldest
from generator.rules import group_rules
from generator.rules.data_index import DataIndex
from tests.conftest import MINIMAL, Check
from tests.shipped import ROOT


@pytest.fixture
def site(minimal: Path) -> Path:
    """The data in a folder with the configuration of a site; the current folder is that one."""
    (minimal.parent / "mkdocs.yml").write_text("site_name: Example\n", "utf-8")
    remember_nothing()
    return minimal


def looked_at(monkeypatch: pytest.MonkeyPatch, data: Path) -> set[str]:
    """The providers that the rules look at in a new process."""
    found: set[str] = set()

    def rule(index: DataIndex) -> tuple[()]:
        found.update(index.providers or ("shared",))
        return ()

    remember_nothing()
    with monkeypatch.context() as patch:
        patch.setattr(group_rules, "RULES", (rule,))
        checked_data(data)
    return found


def everything_below(folder: Path) -> set[str]:
    """The path of each file and folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_what_was_right_is_not_looked_at_again(site: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    check("--data", str(site))
    assert looked_at(monkeypatch, site) == set()


def test_where_nothing_is_looked_at_neither_rules_nor_markdown_are_loaded(site: Path, check: Check) -> None:
    check("--data", str(site))
    code = "import sys; from pathlib import Path; from generator.cli.data import checked_data"
    code += (
        "; checked_data(Path(sys.argv[1])); print({'generator.rules.group_rules', 'markdown_it'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", code, str(site)]
    result = subprocess.run(command, cwd=site.parent, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


def test_a_provider_that_changed_is_looked_at(site: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    check("--data", str(site))
    provider = next((site / "providers").iterdir())
    with (provider / "support.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert looked_at(monkeypatch, site) == {provider.name}


def test_what_is_wrong_is_found_each_time(site: Path, check: Check) -> None:
    file = next((site / "providers").iterdir()) / "support.yaml"
    text = file.read_text("utf-8")
    check("--data", str(site))
    file.write_text(text.replace("cites: [", "cites: [no-such-statement, ", 1), "utf-8")
    remember_nothing()
    first = check("--data", str(site))
    remember_nothing()
    assert (check("--data", str(site)).output, first.exit_code) == (first.output, 1)


def test_nothing_is_written_among_the_data(site: Path, check: Check) -> None:
    before = everything_below(site)
    check("--data", str(site))
    assert everything_below(site) == before


def test_nothing_is_kept_where_the_configuration_stands_among_the_data(
    minimal: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (minimal / "mkdocs.yml").write_text("site_name: Example\n", "utf-8")
    monkeypatch.chdir(minimal)
    check("--data", ".")
    assert not (minimal / ".launchbook").exists()


def test_nothing_is_kept_in_a_folder_without_a_configuration(minimal: Path, check: Check) -> None:
    check("--data", str(minimal))
    assert not (minimal.parent / ".launchbook").exists()


def test_of_many_data_folders_the_last_are_kept(tmp_path: Path) -> None:
    for number in range(22):
        data = tmp_path / f"data-{number}"
        shutil.copytree(MINIMAL, data)
        check_again(data, tmp_path)
    assert len(list((tmp_path / CHECKED).iterdir())) == 20


def test_the_oldest_files_are_forgotten(tmp_path: Path) -> None:
    for day, name in enumerate(("oldest", "middle", "newest")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (day, day))
    forget_oldest(tmp_path, 2)
    assert everything_below(tmp_path) == {"middle", "newest"}


def test_a_file_that_is_being_written_is_not_forgotten(tmp_path: Path) -> None:
    (tmp_path / ".launchbook.part").touch()
    forget_oldest(tmp_path, 0)
    assert everything_below(tmp_path) == {".launchbook.part"}
