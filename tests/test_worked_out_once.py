"""What follows from an integration's records is worked out once for everything that is made of it."""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from generator.cutover.plan import make_plan
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.events import make_agenda
from generator.pages.integration.readiness_summary import summarise
from generator.pages.integration.run_sheet_print import make_room_sheet
from generator.pages.integration.run_sheet_rows import make_sheet_rows
from generator.pages.integration.team_cutover_steps import team_steps
from generator.pages.request.build_pack import make_pack
from generator.pages.request.letter import make_letter
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.pocket import make_pocket
from generator.project import Project
from generator.readiness.items import assess_items
from generator.readiness.verdict import assess_integration
from generator.render.data import export
from tests.reading import project_in
from tests.shipped import EXAMPLE

DAY = date(2026, 11, 21)
OF_AN_INTEGRATION = (make_plan, assess_items, assess_integration, summarise, make_sheet_rows, make_pack)


def make_everything(project: Project) -> None:
    """What a build makes, without drawing it."""
    context = BookContext.of(project, DAY)
    make_book(context, frozenset({"runbooks/pocket-card.pdf"}))
    make_pocket(context)
    "".join(export(context))
    for team in project.teams.values():
        make_runbook(context, team)
    for integration in context.integrations:
        make_room_sheet(integration)
        make_agenda(integration)
        make_letter(integration.pack)


@pytest.fixture(scope="module")
def project() -> Project:
    return project_in(EXAMPLE)


@pytest.fixture(scope="module")
def calls(project: Project) -> Counter[str]:
    """How often each function was called while everything was made."""
    found: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        for function in (*OF_AN_INTEGRATION, team_steps):
            _count(function, found, patch)
        make_everything(project)
    return found


def _count(function: Callable[..., Any], calls: Counter[str], patch: pytest.MonkeyPatch) -> None:
    """Count the calls of a function, by whatever module it was imported."""
    name = function.__name__

    def counted(*arguments: Any, **named: Any) -> Any:
        calls[name] += 1
        return function(*arguments, **named)

    for module in [module for key, module in sys.modules.items() if key.startswith("generator.")]:
        if getattr(module, name, None) is function:
            patch.setattr(module, name, counted)


@pytest.mark.parametrize("function", OF_AN_INTEGRATION)
def test_it_is_worked_out_once_for_each_integration(
    project: Project, calls: Counter[str], function: Callable[..., Any]
) -> None:
    assert calls[function.__name__] == len(project.integrations)


def test_the_steps_of_a_team_are_put_together_once_for_each_provider(project: Project, calls: Counter[str]) -> None:
    assert calls["team_steps"] == len(project.teams) * len(project.providers)
