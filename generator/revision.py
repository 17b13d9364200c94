"""Which state of the data a book was made from, as its version control knows it."""

import subprocess
from datetime import date, timedelta
from pathlib import Path

from generator.pages.runbooks.model import Stamp
from generator.schema.organisation import OrganisationFile


def make_stamp(data: Path, organisation: OrganisationFile, today: date) -> Stamp:
    """What stands at the foot of every printed page."""
    again = today + timedelta(days=organisation.check_again_after_days.number)
    return Stamp(revision_of(data), written(today), written(again))


def written(day: date) -> str:
    """A day as it is written in a sentence: 9 February 2027."""
    return f"{day.day} {day:%B %Y}"


def revision_of(data: Path) -> str:
    """The commit of the data, marked where files differ from it; plain words where there is no commit."""
    commit = _git(data, "rev-parse", "--short=10", "HEAD")
    if not commit:
        return "not under version control"
    return f"{commit}, with uncommitted changes" if _git(data, "status", "--porcelain", "--", ".") else commit


def _git(folder: Path, *arguments: str) -> str:
    try:
        found = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is looked for where everybody's git is
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""
