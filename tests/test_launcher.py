"""The launcher, on a machine whose Python only writes down what it is asked."""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shipped import ROOT

PYTHON = """\
#!/bin/sh
# A Python that makes environments which hold only itself, and writes down what it is asked.
case "$1 $2" in
    "-m venv") for folder do :; done; mkdir -p "$folder/bin"; : > "$folder/pyvenv.cfg"; cp "$0" "$folder/bin/python" ;;
    "-m pip") echo "pip $*" >> "$LOG"; env | grep ^PIP_ >> "$LOG"; exit 0 ;;
    "-P -m") echo "run $0 $*" >> "$LOG" ;;
esac
"""
NO_APT = """\
#!/bin/sh
echo "apt-get $*" >> "$LOG"
exit 1
"""
TOOLS = (
    "sh",
    "basename",
    "cat",
    "cmp",
    "cp",
    "dirname",
    "env",
    "grep",
    "id",
    "ls",
    "mkdir",
    "readlink",
    "rm",
    "sed",
    "tr",
    "uname",
)
NOBODY = 65534


@dataclass
class Machine:
    """A folder with the launcher, and a system in which it is called."""

    folder: Path

    @property
    def home(self) -> Path:
        """The folder of the launcher."""
        return self.folder / "launchbook"

    @property
    def log(self) -> list[str]:
        """What Python was asked."""
        return (self.folder / "log").read_text("utf-8").splitlines()

    def forget(self) -> None:
        """Empty the log."""
        (self.folder / "log").write_text("", "utf-8")

    def run(
        self, launcher: Path, *arguments: str, user: int | None = None, variables: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Call the launcher; as another user where one is named."""
        return subprocess.run(
            [launcher, *arguments],
            env={"PATH": str(self.folder / "bin"), "LOG": str(self.folder / "log"), **(variables or {})},
            cwd=self.folder,
            user=user,
            capture_output=True,
            text=True,
            check=False,
        )


def program(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)


@pytest.fixture
def machine() -> Iterator[Machine]:
    """Everything is there, and nothing was set up; other users may read all of it."""
    folder = Path(tempfile.mkdtemp(prefix="launcher"))
    folder.chmod(0o755)
    (folder / "bin").mkdir()
    for tool in TOOLS:
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    program(folder / "bin" / "python3", PYTHON)
    program(folder / "bin" / "apt-get", NO_APT)
    (folder / "log").touch()
    (folder / "log").chmod(0o666)
    (folder / "launchbook").mkdir()
    shutil.copy(ROOT / "launchbook", folder / "launchbook")
    (folder / "launchbook" / "requirements.lock").write_text("one==1\n", "utf-8")
    (folder / "launchbook" / "requirements-test.lock").write_text("two==2\n", "utf-8")
    yield Machine(folder)
    shutil.rmtree(folder)


def test_the_first_call_installs_and_runs_the_command(machine: Machine) -> None:
    done = machine.run(machine.home / "launchbook", "build", "--no-pdf")
    assert done.returncode == 0
    assert [line.split()[0] for line in machine.log] == ["pip", "pip", "run"]
    assert machine.log[-1].endswith("-P -m generator build --no-pdf")


def test_the_second_call_only_runs_the_command(machine: Machine) -> None:
    machine.run(machine.home / "launchbook", "build")
    machine.forget()
    assert machine.run(machine.home / "launchbook", "check").stderr == ""
    assert [line.split()[0] for line in machine.log] == ["run"]


def test_another_lock_file_is_installed(machine: Machine) -> None:
    machine.run(machine.home / "launchbook", "build")
    machine.forget()
    (machine.home / "requirements.lock").write_text("one==2\n", "utf-8")
    machine.run(machine.home / "launchbook", "build")
    assert [line.split()[0] for line in machine.log] == ["pip", "pip", "run"]


@pytest.mark.parametrize("target", ["launchbook/launchbook", "{folder}/launchbook/launchbook"])
def test_through_a_symbolic_link_it_is_the_same_launcher(machine: Machine, target: str) -> None:
    (machine.folder / "lb").symlink_to(target.format(folder=machine.folder))
    assert machine.run(machine.folder / "lb", "build").returncode == 0
    assert machine.log[-1].startswith(f"run {machine.home}/.venv/bin/python ")
    assert not (machine.folder / ".venv").exists()


@pytest.mark.parametrize("how", [shutil.move, shutil.copytree], ids=["moved", "copied"])
def test_a_folder_that_was_moved_or_copied_runs_its_own_program(
    machine: Machine, how: Callable[[Path, Path], object]
) -> None:
    machine.run(machine.home / "launchbook", "build")
    machine.forget()
    other = machine.folder / "elsewhere"
    how(machine.home, other)
    assert machine.run(other / "launchbook", "build").returncode == 0
    assert machine.log[-1].startswith(f"run {other}/.venv/bin/python ")
    assert any(line.startswith("pip") and line.endswith(f"--editable {other}") for line in machine.log)


@pytest.mark.parametrize("name", ["PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_NO_DEPS"])
def test_where_pip_installs_for_others_is_not_where_it_installs_here(machine: Machine, name: str) -> None:
    machine.run(machine.home / "launchbook", "build", variables={name: "1", "PIP_TIMEOUT": "9"})
    assert "PIP_TIMEOUT=9" in machine.log
    assert f"{name}=1" not in machine.log


def test_the_environment_can_stand_elsewhere(machine: Machine) -> None:
    machine.run(machine.home / "launchbook", "build", variables={"LAUNCHBOOK_VENV": "mine"})
    assert machine.log[-1].startswith(f"run {machine.folder}/mine/bin/python ")
    assert not (machine.home / ".venv").exists()


def test_a_folder_that_is_no_environment_is_left_alone(machine: Machine) -> None:
    (machine.folder / "mine").mkdir()
    (machine.folder / "mine" / "letter.txt").write_text("Dear", "utf-8")
    done = machine.run(machine.home / "launchbook", "build", variables={"LAUNCHBOOK_VENV": "mine"})
    assert done.returncode == 1
    assert f"{machine.folder}/mine is not an environment." in done.stderr
    assert (machine.folder / "mine" / "letter.txt").read_text("utf-8") == "Dear"


# What only the system can bring


def test_everything_that_is_missing_is_named_in_one_line(machine: Machine) -> None:
    (machine.folder / "bin" / "python3").unlink()
    done = machine.run(machine.home / "launchbook", "test")
    assert done.returncode == 1
    packages = "python3 python3-venv libpangoft2-1.0-0 libharfbuzz-subset0 git chromium libatomic1"
    *_, last = done.stderr.splitlines()
    needed = "launchbook: Python 3.11 or newer is needed. As an administrator, type: apt-get install"
    assert last == f"{needed} {packages}"


def test_without_a_package_manager_that_it_knows_it_says_what_is_missing(machine: Machine) -> None:
    for name in ("python3", "apt-get"):
        (machine.folder / "bin" / name).unlink()
    done = machine.run(machine.home / "launchbook", "build")
    assert done.stderr == (
        "launchbook: Python 3.11 or newer is needed. "
        "Install, under the names that your system has for them: python pango harfbuzz\n"
    )


# Other users. Only root can be somebody else.

as_nobody = pytest.mark.skipif(os.geteuid() != 0, reason="only root can call it as another user")


@as_nobody
def test_where_it_may_not_write_it_says_once_what_to_do(machine: Machine) -> None:
    done = machine.run(machine.home / "launchbook", "build", user=NOBODY)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"LAUNCHBOOK_VENV=FOLDER {machine.home}/launchbook build" in done.stderr


@as_nobody
def test_the_environment_of_another_user_is_used_as_it_is(machine: Machine) -> None:
    machine.run(machine.home / "launchbook", "build")
    machine.forget()
    assert machine.run(machine.home / "launchbook", "build", user=NOBODY).stderr == ""
    assert [line.split()[0] for line in machine.log] == ["run"]


@as_nobody
def test_the_outdated_environment_of_another_user_is_left_alone(machine: Machine) -> None:
    machine.run(machine.home / "launchbook", "build")
    (machine.home / "requirements.lock").write_text("one==2\n", "utf-8")
    done = machine.run(machine.home / "launchbook", "build", user=NOBODY)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be changed by you" in done.stderr


# Checkouts


def test_a_checkout_with_other_line_ends_still_has_a_launcher(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=Sam", "-c", "user.email=sam@shop.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *named, *arguments], check=True, capture_output=True, cwd=tmp_path)

    source = tmp_path / "source"
    git("init", "--quiet", str(source))
    for name in ("launchbook", ".gitattributes", "requirements.lock"):
        shutil.copy(ROOT / name, source / name)
    git("-C", str(source), "add", ".")
    git("-C", str(source), "commit", "--quiet", "--message", "Files")
    git("clone", "--quiet", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", str(source), "clone")
    for name in ("launchbook", "requirements.lock"):
        assert (tmp_path / "clone" / name).read_bytes() == (ROOT / name).read_bytes()
    assert (tmp_path / "clone" / "launchbook").stat().st_mode & stat.S_IXUSR
