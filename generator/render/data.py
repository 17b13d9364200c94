"""The whole model for programs."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.pages.integration.readiness_summary import ReadinessSummary, summaries
from generator.pages.provider_context import ProviderContext
from generator.project import Project, Provider
from generator.render.readiness import readiness_data
from generator.schema.record import Model

FORMAT = 1
"""Raised when a program that reads the export would have to change."""


def export(project: Project, day: date) -> str:
    """Everything the data says, as JSON with the keys of the YAML, and what it adds up to on a day."""
    readiness = {summary.id: _readiness(project, summary) for summary in summaries(project, day)}
    content = {
        "format": FORMAT,
        "organisation": project.organisation.model_dump(mode="json", by_alias=True),
        "roles": _dumped(project.roles),
        "controls": _dumped(project.controls),
        "teams": _dumped(project.teams),
        "providers": {name: _provider(provider) for name, provider in project.providers.items()},
        "integrations": {
            name: {
                "profile": integration.profile.model_dump(mode="json", by_alias=True, exclude_none=True),
                "progress": integration.progress.model_dump(mode="json", by_alias=True, exclude_none=True),
                "readiness": readiness[name],
            }
            for name, integration in project.integrations.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _readiness(project: Project, view: ReadinessSummary) -> dict[str, Any]:
    provider = project.providers[project.integrations[view.id].profile.provider]
    return readiness_data(ProviderContext(project, provider), view)


def _dumped(records: Mapping[str, Model]) -> list[object]:
    return [record.model_dump(mode="json", by_alias=True, exclude_none=True) for record in records.values()]


def _provider(provider: Provider) -> dict[str, object]:
    return {
        name.replace("_", "-"): part.model_dump(mode="json", by_alias=True, exclude_none=True)
        for name, part in vars(provider).items()
        if name != "id"
    }
