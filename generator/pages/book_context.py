"""What the pages over all providers and integrations are made from."""

from dataclasses import dataclass
from datetime import date

from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.provider_context import ProviderContext
from generator.project import Project


@dataclass(frozen=True)
class BookContext:
    """The project on a day: its providers, where each integration stands, and the files that stand beside the pages."""

    project: Project
    provider_contexts: tuple[ProviderContext, ...]
    summaries: tuple[ReadinessSummary, ...]
    printed: frozenset[str]
    day: date
