"""Builds that are killed at any moment, and builds on a full disk: the old or the new site stands, whole.

    .venv/bin/python -m tests.endurance --kills 100 --disks 20

Full disks are small file systems in memory, which only root can mount. A small part runs with the tests.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.cli import main
from generator.manifest import is_current, read_manifest
from generator.plugin import build as plugin  # what takes long to load is loaded once, before a build is forked off
from tests.mutations import CONFIG, MINIMAL

assert plugin
DAYS = ("2026-11-21", "2026-11-22")


@dataclass
class Book:
    """A small book, and builds of it in processes of their own."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> "Book":
        (folder / "docs").mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(CONFIG + "plugins: [search, launchbook]\n", "utf-8")
        shutil.copytree(MINIMAL, folder / "data")
        return cls(folder)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def left(self) -> list[str]:
        """What lies beside the site and does not belong there."""
        known = {".launchbook", "data", "docs", "filler", "mkdocs.yml", "output", "site"}
        beside = (path for path in self.folder.iterdir() if path.name not in known)
        return sorted(path.name for path in (*beside, *self.folder.glob(".launchbook/**/*.part")))

    @property
    def is_whole(self) -> bool:
        """Whether the site is as some build made it, file by file."""
        manifest = read_manifest(self.site)
        return manifest is not None and is_current(self.site, manifest.inputs)

    def start(self, day: str) -> int:
        """Start a build; its process, which leads a group of its own."""
        child = os.fork()
        if child:
            return child
        os.setsid()
        os.chdir(self.folder)
        output = os.open(tempfile.gettempdir() + f"/launchbook-endurance-{os.getpid()}", os.O_RDWR | os.O_CREAT)
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.argv = ["launchbook", "build", "--no-pdf", "--force", "--as-of", day]
        code = 70
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            os._exit(code)

    def wait(self, child: int) -> tuple[int, str]:
        """The exit code of a build, or the signal that ended it below zero; and what it said."""
        _, status = os.waitpid(child, 0)
        output = Path(tempfile.gettempdir(), f"launchbook-endurance-{child}")
        said = output.read_text("utf-8") if output.exists() else ""
        output.unlink(missing_ok=True)
        return os.waitstatus_to_exitcode(status), said


def kill(book: Book, dice: random.Random, number: int, longest: float) -> list[str]:
    """Kill a build: at a random moment, or every other time while the site takes its place."""
    child = book.start(DAYS[number % 2])
    end = time.monotonic() + longest
    if number % 2:
        while time.monotonic() < end and not list(book.folder.glob(".site.*/site/manifest.json")):
            time.sleep(0.001)
        time.sleep(dice.uniform(0, 0.05))
    else:
        time.sleep(dice.uniform(0, longest))
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)  # so early that it has no group yet; it is not waited for, so it is still there
    book.wait(child)
    return [] if book.is_whole else [f"kill {number}: the site is torn"]


def kills(count: int, place: Path, seed: int = 0) -> list[str]:
    """What went wrong in so many builds that were killed, and in those after them."""
    dice, book = random.Random(seed), Book.make(place / "killed")
    started = time.monotonic()
    code, said = book.wait(book.start(DAYS[0]))
    longest = time.monotonic() - started
    wrong = [] if code == 0 else [said]
    for number in range(count):
        wrong += kill(book, dice, number, longest)
        if number % 10 == 9 or number == count - 1:
            code, said = book.wait(book.start(DAYS[0]))
            wrong += [f"after kill {number}: {code} {said}"] if code or not book.is_whole else []
            wrong += [f"after kill {number}: left behind: {book.left}"] if book.left else []
            print(f"{number + 1} builds killed, {len(wrong)} mistakes", file=sys.stderr)
    return wrong


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A file system of so many megabytes; CalledProcessError where it may not be mounted."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "launchbook-endurance", str(place)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def full_disks(count: int, place: Path, seed: int = 0) -> list[str]:
    """What went wrong in so many builds on a disk that ran full, and in those after it had room again."""
    dice, wrong = random.Random(seed), list[str]()
    with small_disk(place / "disk", 64) as disk:
        book = Book.make(disk / "book")
        wrong += [f"first: {said}" for code, said in [book.wait(book.start(DAYS[0]))] if code]
        size = sum(path.stat().st_size for path in book.site.rglob("*") if path.is_file())
        for number in range(count):
            room = dice.randrange(size)
            with (book.folder / "filler").open("wb") as filler:
                os.posix_fallocate(filler.fileno(), 0, shutil.disk_usage(disk).free - room)
            code, said = book.wait(book.start(DAYS[1]))
            if code != 1 or "No space left on device" not in said or not book.is_whole or book.left:
                wrong.append(f"disk {number}, {room} bytes of room: {code} {said} {book.is_whole} {book.left}")
            (book.folder / "filler").unlink()
        code, said = book.wait(book.start(DAYS[0]))
        wrong += [f"after: {code} {said} {book.left}"] if code or not book.is_whole or book.left else []
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--disks", type=int, default=20)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mistakes = kills(chosen.kills, Path(folder)) if chosen.kills else []
        if chosen.disks and os.geteuid() == 0:
            mistakes += full_disks(chosen.disks, Path(folder))
    print(*mistakes, sep="\n")
    print(f"{chosen.kills} killed builds, {chosen.disks} full disks: {len(mistakes)} mistakes")
    sys.exit(bool(mistakes))
