"""Integrations with a date, made of the smallest data or of the shipped catalogue."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.pages.book_context import BookContext
from generator.pages.integration.integration_context import IntegrationContext
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

DAY = date(2026, 11, 21)

MakeIntegration = Callable[..., IntegrationContext]


def integration_of(data: Path, integration: str) -> IntegrationContext:
    """An integration of a data folder that has no problem."""
    return BookContext.of(project_in(data), DAY).integration(integration)


@pytest.fixture
def make_integration(tmp_path: Path) -> MakeIntegration:
    """Makes an integration with a provider of the shipped catalogue from the lines of its file."""

    def make(provider: str, lines: str, freezes: str = "") -> IntegrationContext:
        return integration_of(write_data(tmp_path, provider, lines, freezes), provider)

    return make


def write_data(folder: Path, provider: str, lines: str, freezes: str = "") -> Path:
    """A data folder with one provider of the shipped catalogue and an integration with it."""
    data = folder / "data"
    (data / "organisation").mkdir(parents=True, exist_ok=True)
    (data / "integrations" / provider).mkdir(parents=True, exist_ok=True)
    teams = (SHIPPED_DATA / "organisation" / "teams.yaml").read_text("utf-8")
    (data / "organisation" / "teams.yaml").write_text(teams, "utf-8")
    shutil.copytree(SHIPPED_DATA / "providers" / provider, data / "providers" / provider, dirs_exist_ok=True)
    for name in ("roles.yaml", "controls.yaml"):
        shutil.copy(SHIPPED_DATA / name, data / name)
    (data / "organisation" / "organisation.yaml").write_text(f"name: Example Shop\n{freezes}", "utf-8")
    profile = f"id: {provider}\nprovider: {provider}\nname: Our {provider}\n{lines}"
    (data / "integrations" / provider / "integration.yaml").write_text(profile, "utf-8")
    (data / "integrations" / provider / "progress.yaml").write_text("items: []\n", "utf-8")
    return data
