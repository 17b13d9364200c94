"""Reading data folders: those that no test changes are read once."""

from functools import cache
from pathlib import Path

from generator.check import CheckedData, check_data
from generator.project import Project
from tests.shipped import EXAMPLE, HARBOUR, ROOT, SHIPPED_DATA

FROZEN = frozenset({SHIPPED_DATA, EXAMPLE, HARBOUR, ROOT / "tests" / "data" / "minimal"})

_read_once = cache(check_data)


def checked(data: Path) -> CheckedData:
    """What `check_data` says of a folder; of a frozen one, what it said the first time."""
    return _read_once(data) if data in FROZEN else check_data(data)


def project_in(data: Path) -> Project:
    """The project of a data folder that has no problem."""
    found = checked(data)
    assert found.project is not None, found.findings
    return found.project
