"""The whole model for programs."""

import json
from collections.abc import Mapping

from generator.pages.book_context import BookContext
from generator.pages.edition import Edition
from generator.project import Provider
from generator.render.readiness import readiness_data
from generator.schema.record import Model

FORMAT = 2
"""Raised when a program that reads the export would have to change."""


def export(context: BookContext) -> str:
    """Everything the data says, as JSON with the keys of the YAML, and what it adds up to on a day."""
    project = context.project
    readiness = {each.id: readiness_data(each.provider_context, each.summary) for each in context.integrations}
    content = {
        "format": FORMAT,
        "edition": edition_data(context.edition),
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


def edition_data(edition: Edition) -> dict[str, object]:
    """Which edition the prints are, for programs; `number` and what it replaces are null where nobody knows them."""
    before = edition.replaces
    return {
        "day": edition.day.isoformat(),
        "number": edition.number,
        "revision": edition.revision or None,
        "uncommitted": edition.is_draft,
        "replaces": {"number": before.number, "day": before.day.isoformat()} if before else None,
    }


def _dumped(records: Mapping[str, Model]) -> list[object]:
    return [record.model_dump(mode="json", by_alias=True, exclude_none=True) for record in records.values()]


def _provider(provider: Provider) -> dict[str, object]:
    return {
        name.replace("_", "-"): part.model_dump(mode="json", by_alias=True, exclude_none=True)
        for name, part in vars(provider).items()
        if name != "id"
    }
