"""The folder that a site is built into: what may be replaced there, and how a new site takes its place."""

import errno
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.exchange import put_in_place
from generator.findings import visible
from generator.locks import hold, let_go
from generator.manifest import OF_A_HOST, read_manifest, strangers

MARKER = "launchbook-build.json"
"""Tells a folder in which a site is made from any other, and for which place it is made."""
OLD = "old"
_MOST_NAMED = 5
"""How many of the files that stand in the way are named."""


class OutputError(Exception):
    """A folder cannot be replaced; the message says why, and what to do."""


def in_the_way(found: Sequence[str]) -> str:
    """What is said of a folder with files that are not ours: the first ones by name, and how many more there are."""
    more = f" and {len(found) - _MOST_NAMED:,} more" if len(found) > _MOST_NAMED else ""
    return f"contains files that Launchbook did not make: {visible(', '.join(found[:_MOST_NAMED]))}{more}."


class OutputFolder(Struct, frozen=True):
    """The folder that a site is built into, as it was named and where it stands once links are followed."""

    named: Path
    place: Path

    @classmethod
    def of(cls, named: Path) -> "OutputFolder":
        """The folder of a name; OutputError where no site can ever stand there."""
        folder = cls(named, Path(os.path.realpath(named)))
        reason = folder._why_never()
        if reason:
            raise OutputError(f"{visible(str(named))} {reason}")
        return folder

    def _why_never(self) -> str:
        if self.place.is_symlink():
            return "is a symbolic link that leads back to itself. Name another folder with --out."
        if self.place.exists() and not self.place.is_dir():
            return "is not a folder. Name another place with --out."
        if os.path.ismount(self.place):
            return "is a mount point, which cannot be replaced as a whole. Name a folder inside it with --out."
        if Path.cwd().is_relative_to(self.place):
            return "is the folder you are in, or contains it, and would be replaced. Name another one with --out."
        return ""

    def refuse_strangers(self) -> None:
        """OutputError where it holds anything that Launchbook did not make."""
        found = strangers(self.place) if self.place.exists() else []
        if found:
            hint = "Move them elsewhere, or name another folder with --out."
            raise OutputError(f"{visible(str(self.named))} {in_the_way(found)} {hint}")

    def put_right(self) -> None:
        """Remove what builds that were killed left beside the site; where one took the site away, put it back."""
        for beside in self._left_behind():
            held = hold(beside)
            if held is not None:
                _rescue(beside)
                _remove(beside)
                let_go(held)

    @property
    def prefix(self) -> str:
        """How the names begin of folders that builds make beside the site."""
        return f".{self.place.name[:40]}."

    def _left_behind(self) -> Iterable[Path]:
        if not self.place.parent.is_dir():
            return []
        length = len(self.prefix) + 8
        found = [path for path in self.place.parent.iterdir() if path.name.startswith(self.prefix)]
        return [path for path in found if len(path.name) == length and _is_ours(path)]

    @contextmanager
    def replaced(self) -> Iterator[Path]:
        """A folder to make the site in, below the name `site`; it takes the place of the old one when all went well."""
        self.place.parent.mkdir(parents=True, exist_ok=True)
        # the name is known before the folder is there, so that an interrupt at any moment leaves nothing
        beside, held = self.place.with_name(f"{self.prefix}{secrets.token_hex(4)}"), None
        try:
            held = _make_locked(beside)
            (beside / MARKER).write_text(json.dumps({"site": self.place.name}), "utf-8")
            yield beside
            self._take_place(beside)
        finally:
            _rescue(beside)
            _remove(beside)
            let_go(held)

    def _take_place(self, beside: Path) -> None:
        site = beside / "site"
        self.refuse_strangers()  # a build takes a while, and somebody may have put something there
        try:
            if self.place.exists():
                _carry_over(self.place, site)
                shutil.copymode(self.place, site)
            put_in_place(site, self.place, beside / OLD)
        except shutil.Error as error:  # a list of what could not be copied
            path, _, reason = error.args[0][0]
            raise OutputError(f"{visible(str(path))} could not be kept: {visible(str(reason))}") from None
        except OSError as error:
            if error.errno in (errno.EBUSY, errno.EXDEV):
                reason = "is in use by the system, such as a mount point. Name a folder inside it with --out."
                raise OutputError(f"{visible(str(self.named))} {reason}") from None
            raise


def _make_locked(beside: Path) -> int | None:
    """Make a folder that nobody else takes for one that was left behind; the lock on it, where there are locks."""
    while True:
        beside.mkdir(mode=0o700)
        held = hold(beside, wait=True)
        if beside.is_dir():  # else another build was faster than the lock
            return held
        let_go(held)


def _is_ours(beside: Path) -> bool:
    if beside.is_symlink() or not beside.is_dir():
        return False
    try:
        return (beside / MARKER).is_file() or not any(beside.iterdir())
    except OSError:
        return False


def _rescue(beside: Path) -> None:
    """Put a site back that was moved away for a new one, where the build was killed before that came."""
    try:
        name = json.loads((beside / MARKER).read_bytes())["site"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for old in sorted((beside / OLD).glob("*"), reverse=True):
        if not (beside.parent / name).exists():
            old.rename(beside.parent / name)


def _remove(beside: Path) -> None:
    """Remove a folder in which a site was made; its marker last, so that the next build can finish the work."""
    try:
        for path in beside.iterdir():
            if path.name != MARKER:
                shutil.rmtree(path)
        (beside / MARKER).unlink(missing_ok=True)
        beside.rmdir()
    except OSError:
        return  # the next build tries again


def _carry_over(old: Path, new: Path) -> None:
    """Copy what a host of sites put into the old site to the new one, unless that has its own."""
    manifest = read_manifest(old)
    ours = frozenset(manifest.files) if manifest else frozenset[str]()
    for name in sorted(OF_A_HOST):
        path = old / name
        if path.is_symlink() or path.is_file():
            if name not in ours and not os.path.lexists(new / name):
                shutil.copy2(path, new / name, follow_symlinks=False)
        elif path.is_dir():
            shutil.copytree(path, new / name, symlinks=True, ignore=_leaving_out(old, new, ours), dirs_exist_ok=True)


def _leaving_out(old: Path, new: Path, ours: frozenset[str]) -> Callable[[str, list[str]], set[str]]:
    """What is not copied: what an earlier build made, what the new one made, and what is neither file nor folder."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        below = Path(folder).relative_to(old)
        return {name for name in names if _is_left_out(below / name)}

    def _is_left_out(path: Path) -> bool:
        is_odd = not ((old / path).is_symlink() or (old / path).is_file() or (old / path).is_dir())
        is_made = os.path.lexists(new / path) and not ((old / path).is_dir() and (new / path).is_dir())
        return is_odd or is_made or path.as_posix() in ours

    return left_out
