"""What the pages over all providers and integrations are made from."""

from dataclasses import dataclass
from datetime import date

from generator.pages.integration.glance import Glance
from generator.pages.scope import Scope
from generator.project import Project


@dataclass(frozen=True)
class Everything:
    """The project on a day: its providers, where each integration stands, and the files that stand beside the pages."""

    project: Project
    scopes: tuple[Scope, ...]
    glances: tuple[Glance, ...]
    printed: frozenset[str]
    day: date
