"""Which files are read as YAML."""

import pytest

from generator import data_file
from generator.source.document import Document
from generator.source.reader import read_found
from generator.source.tree import FoundFile


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read as YAML from now on, in their order."""
    names: list[str] = []

    def noted(found: FoundFile) -> Document:
        names.append(found.name)
        return read_found(found)

    monkeypatch.setattr(data_file, "read_found", noted)
    return names
