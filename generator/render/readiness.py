"""Readiness for programs: of an integration on a day, with the keys of the YAML."""

from typing import Any

from msgspec.structs import asdict

from generator.pages.blockers import BlockerLine, status_words
from generator.pages.integration.readiness_summary import GateSummary, ReadinessSummary
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Todo
from generator.pages.status_labels import label_of
from generator.project import Project
from generator.readiness.counts import Counts
from generator.readiness.items import AssessedItem
from generator.source.document import Data


def readiness_data(context: ProviderContext, view: ReadinessSummary, data: str = "") -> dict[str, Any]:
    """Everything that is known about where an integration stands; `data` is the folder that places are named from."""
    places = {name: f"{data}{place}" for name, place in _places(context.project, view.id).items()}
    return {
        "integration": view.id,
        "name": view.name,
        "provider": context.provider.id,
        "as-of": view.day.isoformat(),
        "go-live": view.go_live.isoformat() if view.go_live else None,
        "days-to-go-live": view.days,
        "live-since": view.live_since.isoformat() if view.live_since else None,
        "gates": {gate.gate.value: _gate(gate, places) for gate in view.gates},
        "teams": {team.team: team.number for team in view.teams},
        "next": [_todo(action) for action in view.next],
        "items": [_item(context, item, places) for item in view.items],
    }


def _gate(gate: GateSummary, places: dict[str, str]) -> dict[str, Any]:
    return {
        "verdict": gate.verdict.value,
        "verdict-today": gate.verdict_today.value,
        **({"sent": gate.sent.isoformat(), "copy-kept": gate.is_kept} if gate.sent else {}),
        "before-waivers": _counts(gate.before),
        "after-waivers": _counts(gate.after),
        **{level.value: _counts(counts) for level, counts in gate.wishes.items()},
        "blockers": [_blocker(blocker, places) for blocker in gate.blockers],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {name.replace("_", "-"): number for name, number in asdict(counts).items()}


def _blocker(line: BlockerLine, places: dict[str, str]) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "why": line.why,
        "teams": list(line.teams),
        "ours": line.is_ours,
        "recorded-at": places.get(line.id),
        "record": line.record,
    }


def _todo(todo: Todo) -> dict[str, Any]:
    return {"title": todo.link.text, "why": todo.why, "teams": list(todo.teams)}


def _item(context: ProviderContext, assessed: AssessedItem, places: dict[str, str]) -> dict[str, Any]:
    return {
        "id": assessed.id,
        "title": assessed.item.title,
        "gate": assessed.gate.value,
        "level": assessed.level.value,
        "state": label_of(assessed.status).word,
        "why": status_words(context, assessed),
        "holds": assessed.holds,
        "teams": list(context.teams(assessed.roles)),
        "ours": assessed.is_own,
        "start-by": assessed.lead_time.start_by.isoformat() if assessed.lead_time else None,
        "recorded-at": places.get(assessed.id),
    }


def _places(project: Project, integration: str) -> dict[str, str]:
    """Where something is recorded about each item and each field of the request: file of the data, and line."""
    return {
        **_named_in(project, f"integrations/{integration}/integration.yaml", ("request", "values"), ("field",)),
        **_named_in(project, f"integrations/{integration}/progress.yaml", ("items",), ("item", "step")),
    }


def _named_in(project: Project, file: str, path: tuple[str, ...], keys: tuple[str, ...]) -> dict[str, str]:
    document = project.entry(file).document
    found: Data = document.data
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    named = enumerate(found if isinstance(found, list) else [])
    records = ((number, record) for number, record in named if isinstance(record, dict))
    names = {_id_of(record, key): number for number, record in records for key in keys if key in record}
    return {name: f"{file}:{document.position((*path, number)).line}" for name, number in names.items()}


def _id_of(record: dict[str, Data], key: str) -> str:
    """By what id a blocker names what is recorded: that of a field has its environment behind it."""
    environment = record.get("environment")
    return f"{record[key]}-{environment}" if environment else str(record[key])
