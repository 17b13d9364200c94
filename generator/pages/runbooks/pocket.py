"""The pocket card: every provider on one page that folds to A6."""

from dataclasses import dataclass

from generator.pages.runbooks.model import QuickEntry, Stamp
from generator.pages.runbooks.quick import quick_entry
from generator.pages.scope import Scope
from generator.project import Project

PANELS = 4


@dataclass(frozen=True)
class Pocket:
    """The card: four panels of entries."""

    title: str
    stamp: Stamp
    panels: tuple[tuple[QuickEntry, ...], ...]


def make_pocket(project: Project, stamp: Stamp) -> Pocket:
    """All providers that you integrate with, spread over the panels."""
    integrated = {each.profile.provider for each in project.integrations.values()}
    scopes = [Scope(project, project.providers[name]) for name in integrated]
    entries = [quick_entry(scope, "") for scope in sorted(scopes, key=lambda scope: scope.name.lower())]
    return Pocket("Payments: whom to call", stamp, _spread(entries))


def _spread(entries: list[QuickEntry]) -> tuple[tuple[QuickEntry, ...], ...]:
    """The entries over the panels in reading order, earlier panels taking one more where they do not divide."""
    size, more = divmod(len(entries), PANELS)
    panels, start = [], 0
    for panel in range(PANELS):
        end = start + size + (panel < more)
        panels.append(tuple(entries[start:end]))
        start = end
    return tuple(panels)
