"""The runbooks of the shipped data, made once, and what is looked up in them."""

from datetime import date
from pathlib import Path

import pytest

from generator.pages.book_context import BookContext
from generator.pages.record_models import IssueCard
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Chapter, QuickEntry, Runbook
from generator.pages.sections import Issues
from generator.project import Project
from tests.reading import project_in
from tests.shipped import SHIPPED_DATA

DAY = date(2026, 11, 21)


def read(data: Path) -> Project:
    return project_in(data)


@pytest.fixture(scope="session")
def shipped_project() -> Project:
    return read(SHIPPED_DATA)


@pytest.fixture(scope="session")
def shipped_books(shipped_project: Project) -> dict[str, Runbook]:
    made = {
        name: make_runbook(BookContext.of(shipped_project, DAY), team) for name, team in shipped_project.teams.items()
    }
    return {name: book for name, book in made.items() if book is not None}


def integrated(project: Project) -> list[str]:
    return sorted({integration.profile.provider for integration in project.integrations.values()})


def chapter(book: Runbook, anchor: str) -> Chapter:
    return next(found for found in book.chapters if found.anchor == anchor)


def quick(book: Runbook, provider: str) -> QuickEntry:
    return next(entry for entry in book.quick if entry.anchor == f"quick-{provider}")


def issues_of(book: Runbook) -> list[IssueCard]:
    return [
        issue
        for chapter in book.chapters
        for part in chapter.parts
        for section in part.sections
        if isinstance(section, Issues)
        for issue in section.issues
    ]
