"""What git knows of a folder, or why it cannot be asked. The only place that runs git for stamps and editions."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path

from msgspec import Struct


class History(Enum):
    """How much of the history of a folder can be known."""

    NONE = "there is no repository"
    NO_GIT = "there is one, and git is not installed"
    REFUSED = "there is one, and git does not read it"
    SHALLOW = "the older part is missing, as in most clones that a CI makes"
    COMPLETE = "all of it"


class Change(Struct, frozen=True):
    """A commit, and when it was made, in seconds since 1970.

    It is `cut_off` where it is the oldest that a shallow clone has: what seems to come with it may be older.
    """

    time: int
    commit: str
    cut_off: bool = False


class FileVersion(Struct, frozen=True):
    """What a file became with a commit: the file by its path below the repository, and the name of its content.

    The name is empty where the file was removed.
    """

    time: int
    """When the commit was made, in seconds since 1970."""
    path: str
    content: str


class Repository(Struct, frozen=True, dict=True):
    """The repository around a folder, or none."""

    folder: Path

    @cached_property
    def root(self) -> Path | None:
        """The folder that holds `.git`; None where there is none above."""
        folder = self.folder.resolve()
        return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)

    @cached_property
    def history(self) -> History:
        """How much can be known."""
        if self.root is None:
            return History.NONE
        if self._asked.returncode == NOT_THERE:
            return History.NO_GIT
        if self._asked.returncode != 0:
            return History.REFUSED
        return History.SHALLOW if self._asked.stdout.strip() == "true" else History.COMPLETE

    @cached_property
    def refusal(self) -> str:
        """What git said where it does not read the repository, in its own words and on one line."""
        return " ".join(self._asked.stderr.split()).removeprefix("fatal: ")

    @cached_property
    def head(self) -> Change | None:
        """The commit that is checked out; None where none was made yet, or nothing can be known."""
        told = self._ask("log", "-1", "--format=%ct %H", "HEAD").stdout.split()
        return Change(int(told[0]), told[1]) if len(told) == 2 else None

    def differs(self, *paths: str) -> str:
        """What differs from the commit, as git lists it, below some paths; empty where nothing does."""
        return self._ask("status", "--porcelain", "--", *(paths or ".")).stdout.strip("\n")

    def changes(self, *paths: str) -> int:
        """How many commits changed something below some paths; a shallow clone does not know them all."""
        told = self._ask("rev-list", "--count", "HEAD", "--", *paths).stdout.strip()
        return int(told or 0)

    def newest(self, *paths: str) -> tuple[Change, ...]:
        """The two newest commits that changed something below some paths, or as many as there are, the newest first."""
        told = self._ask("log", "-2", "--format=%ct %H %P", "HEAD", "--", *paths).stdout.splitlines()
        is_shallow = self.history is History.SHALLOW
        each = (line.split() for line in told)
        return tuple(Change(int(words[0]), words[1], is_shallow and len(words) == 2) for words in each)

    def versions(self, *paths: str) -> Iterator[FileVersion]:
        """Every version of the files below some paths on the line that is checked out, the newest first."""
        options = ("--format=@%ct", "--raw", "--no-abbrev", "--no-renames", "--first-parent", "-m")
        time = 0
        for line in self._ask("-c", "core.quotePath=false", "log", *options, "HEAD", "--", *paths).stdout.splitlines():
            if line.startswith("@"):
                time = int(line[1:])
            elif line.startswith(":"):
                words, _, path = line.partition("\t")
                content = words.split()[3]
                yield FileVersion(time, path, content if content.strip("0") else "")

    def contents(self, names: Sequence[str]) -> list[bytes]:
        """The contents with some names, in their order; empty where git does not have one of them."""
        found = list(_contents(self._run(("cat-file", "--batch"), "\n".join(names).encode()).stdout))
        return found if len(found) == len(names) else []

    @cached_property
    def _asked(self) -> "subprocess.CompletedProcess[str]":
        return self._ask("rev-parse", "--is-shallow-repository")

    def _ask(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        told = self._run(arguments)
        words = (part.decode("utf-8", "replace") for part in (told.stdout, told.stderr))
        return subprocess.CompletedProcess(told.args, told.returncode, *words)

    def _run(self, arguments: Sequence[str], sent: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        command = ["git", "-C", str(self.folder), "--literal-pathspecs", *arguments]
        try:
            return subprocess.run(command, input=sent, capture_output=True, check=False, env=_settings())  # noqa: S603 - no shell
        except OSError:
            return subprocess.CompletedProcess(command, NOT_THERE, b"", b"")


def _contents(told: bytes) -> Iterator[bytes]:
    """Each content that `git cat-file --batch` gives: a line with its name, kind and length, then the content."""
    while told:
        head, _, rest = told.partition(b"\n")
        words = head.split()
        if len(words) != 3:
            return
        length = int(words[2])
        yield rest[:length]
        told = rest[length + 1 :]


def files_of_git(folder: Path) -> list[Path]:
    """The files whose change may change what git says of a folder, whether they are there or not."""
    inner = folder.resolve()
    above = [inner, *inner.parents]
    ignored = [outer / name for outer in above for name in (".git", ".gitignore", ".gitattributes")]
    root = Repository(folder).root
    return [*ignored, *_settings_of_git(), *(_inside_git(root / ".git") if root else ())]


def _inside_git(named: Path) -> Iterator[Path]:
    """What git keeps of a working tree, which may stand elsewhere, and beside the repository that it belongs to."""
    own = named if named.is_dir() else named.parent / _content(named).removeprefix("gitdir:").strip()
    shared = own / (_content(own / "commondir") or ".")
    head = _content(own / "HEAD").removeprefix("ref:").strip()
    for place in dict.fromkeys((own, shared)):
        yield from (place / name for name in (*_KEPT_BY_GIT, *([head] if head.startswith("refs/") else [])))


_KEPT_BY_GIT = ("HEAD", "index", "config", "config.worktree", "packed-refs", "shallow", "reftable", "info/exclude")


def _settings_of_git() -> list[Path]:
    """Where the settings of the user and the machine stand."""
    of_user = Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "git"
    return [
        Path("/etc/gitconfig"),
        Path("~/.gitconfig").expanduser(),
        *(of_user / name for name in ("config", "ignore", "attributes")),
    ]


def _content(file: Path) -> str:
    try:
        return file.read_text("utf-8", "surrogateescape").strip()
    except OSError:
        return ""


NOT_THERE = 127
"""The exit code of a command that does not exist, as shells give it."""


def _settings() -> dict[str, str]:
    """The environment, without what points git at another repository, as hooks do; git writes nothing."""
    kept = {name: value for name, value in os.environ.items() if name not in POINTERS}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


POINTERS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"})
