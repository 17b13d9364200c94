"""The whole model for programs."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import asdict

from generator.pages.book_context import BookContext
from generator.pages.edition import Edition
from generator.pages.integration.integration_context import IntegrationContext
from generator.project import Provider
from generator.render.json_text import json_text
from generator.render.readiness import readiness_data
from generator.schema.record import Model

_LINE_END, _LINE = "\n", "\n  "
"""What a line of an entry begins with, by itself and in a member."""
FORMAT = 2
"""Raised when a program that reads the export would have to change."""


def export(context: BookContext) -> Iterator[str]:
    """Everything the data says, as JSON with the keys of the YAML, and what it adds up to on a day; in pieces.

    The whole of it would take more memory than all else in a build.
    """
    project = context.project
    head = {
        "format": FORMAT,
        "edition": edition_data(context.edition),
        "organisation": project.organisation.model_dump(mode="json", by_alias=True),
        "roles": _dumped(project.roles),
        "controls": _dumped(project.controls),
        "teams": _dumped(project.teams),
    }
    yield json_text(head).removesuffix("\n}")
    yield from _member("providers", ((name, _provider(provider)) for name, provider in project.providers.items()))
    yield from _member("integrations", ((one.id, _integration(one)) for one in context.integrations))
    yield "\n}\n"


def _member(name: str, entries: Iterable[tuple[str, object]]) -> Iterator[str]:
    """One more member of the whole, entry by entry."""
    yield f',\n "{name}": {{'
    before = "\n"
    for key, value in entries:
        yield f"{before}  {json_text(key)}: {json_text(value).replace(_LINE_END, _LINE)}"
        before = ",\n"
    yield "}" if before == "\n" else "\n }"


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
        for name, part in asdict(provider).items()
        if name != "id"
    }


def _integration(context: IntegrationContext) -> dict[str, object]:
    integration = context.integration
    return {
        "profile": integration.profile.model_dump(mode="json", by_alias=True, exclude_none=True),
        "progress": integration.progress.model_dump(mode="json", by_alias=True, exclude_none=True),
        "readiness": readiness_data(context.provider_context, context.summary),
    }
