"""The page for an address that does not exist leads on, however many providers there are."""

from datetime import date

import pytest

from generator.pages import missing as missing_page
from generator.pages.book_context import BookContext
from generator.pages.missing import NotFoundPage, missing
from generator.project import Project

DAY = date(2026, 11, 21)


def ways_in_an_incident(page: NotFoundPage) -> dict[str, list[str]]:
    return {way.name: [link.text for link in way.links] for way in page.groups[0].ways}


def test_few_providers_have_ways_of_their_own(shipped_project: Project) -> None:
    ways = ways_in_an_incident(missing(BookContext.of(shipped_project, DAY)))
    assert list(ways) == sorted(provider.profile.name for provider in shipped_project.providers.values())
    assert set(map(tuple, ways.values())) == {("Incidents", "Rollback", "Support")}


def test_many_are_found_by_what_somebody_sees(shipped_project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing_page, "MOST_PROVIDERS", 4)
    assert ways_in_an_incident(missing(BookContext.of(shipped_project, DAY))) == {"All providers": ["On call"]}
