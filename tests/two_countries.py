"""Two integrations with one provider, one in Europe and one in Asia, in the shape that mixes what must stay apart.

What is only said of Europe names Lisbon, and what is only said of Asia names Manila. The data is the smallest one with
the files of `tests/data/two-countries` in place of its own.
"""

import shutil
from pathlib import Path

import pytest

from generator.project import Project
from tests.reading import project_in

DATA = Path(__file__).parent / "data"
EUROPE, ASIA = "acme-europe", "acme-asia"
ONLY = {EUROPE: ("Lisbon", "+1 555 010 0151", "+1 555 010 0199"), ASIA: ("Manila", "+1 555 010 0163", "partner portal")}
"""What stands in the records of one integration alone: its place, our number, and how the provider is reached."""
CHANGES = {
    "provider.yaml": (
        "conditions:\n",
        "conditions:\n  - id: region\n    question: Where do you sell?\n    pick: one\n    choices:\n"
        "      - {id: europe, name: Europe, when: if you sell in Europe}\n"
        "      - {id: asia, name: Asia, when: if you sell in Asia}\n    cites: [ACME-004]\n",
    ),
    "statements.yaml": ("status.acme.example, ", "status.acme.example, partner portal, "),
}
"""What else changes in the provider: a line, and what stands in its place."""


def write_two_countries(folder: Path) -> Path:
    """The data folder, made below another one."""
    data = folder / "data"
    shutil.copytree(DATA / "minimal", data, ignore=shutil.ignore_patterns("integrations"))
    shutil.copytree(DATA / "two-countries", data, dirs_exist_ok=True)
    for name, (old, new) in CHANGES.items():
        file = data / "providers" / "acme-pay" / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    return data


def other(integration: str) -> str:
    """The other one of the two."""
    return ASIA if integration == EUROPE else EUROPE


@pytest.fixture(scope="session")
def two_countries_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder; no test changes it."""
    return write_two_countries(tmp_path_factory.mktemp("two-countries"))


@pytest.fixture(scope="session")
def two_countries(two_countries_data: Path) -> Project:
    """The project of two integrations with one provider."""
    return project_in(two_countries_data)
