"""Ids: each is used once, and folders are named after theirs."""

import re
from collections.abc import Iterator

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import GLOBAL_MODELS, DataIndex, DataPlace, provider_names
from generator.schema.integration import IntegrationFile
from generator.schema.own import OwnContact, OwnRecord
from generator.schema.provider import ProviderFile
from generator.schema.walk import Mapping, fields

_OWN = (OwnRecord, OwnContact)
"""What an integration adds of its own."""


@problem("duplicate-id")
def duplicate_ids(index: DataIndex) -> Iterator[Finding]:
    """Two records have the same id.

    Within one provider an id is used once across all files, because it is the record's address on the site and in
    printed books; records that integrations add count with their provider. Roles, controls and teams each have
    their own ids. Rename the newer record.
    """
    first: dict[tuple[str, str], DataPlace] = {}
    for file, mapping in index.mappings:
        name = mapping.data.get("id")
        if not isinstance(name, str) or "id" not in fields(mapping.model):
            continue
        place = DataPlace(file, (*mapping.path, "id"))
        key = (_space(index, file, mapping), name)
        if key in first:
            yield _taken(place, name, first[key])
        first.setdefault(key, place)


def _space(index: DataIndex, file: DataFile, mapping: Mapping) -> str:
    """The set of records among which an id is unique."""
    if file.folder[0] == "providers" and mapping.path:
        return file.folder[1]
    if issubclass(mapping.model, _OWN):
        return index.scope(file)
    shared = GLOBAL_MODELS.get(mapping.model)
    return shared or file.name


def duplicate_providers(index: DataIndex) -> Iterator[Finding]:
    """Two providers with one id."""
    first: dict[str, DataPlace] = {}
    for place in index.provider_tops:
        name = place.file.once(provider_names).get("id")
        if isinstance(name, str) and name in first:
            yield _taken(place, name, first[name])
        elif isinstance(name, str):
            first[name] = place


def _taken(place: DataPlace, name: str, first: DataPlace) -> Finding:
    at = first.position
    message = f"the id `{name}` is taken, see {at.file}:{at.line}"
    return place.finding("duplicate-id", message, "Rename the newer record.")


@problem("folder-name")
def folder_names(index: DataIndex) -> Iterator[Finding]:
    """The id of a provider or an integration differs from its folder's name.

    The folder's name is the id: it is part of every address on the site. Rename the folder or correct the id.
    """
    for file in index.files:
        area, folder = file.folder
        data = file.document.data
        if file.kind is None or file.kind.model not in (ProviderFile, IntegrationFile) or not isinstance(data, dict):
            continue
        if isinstance(data.get("id"), str) and data["id"] != folder:
            message = f"the id is `{data['id']}`, but the folder is `{area}/{folder}`"
            yield DataPlace(file, ("id",)).finding("folder-name", message, "Make them the same.")


DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that no file or folder can have on Windows, whatever its ending."""


@problem("windows-name")
def windows_names(index: DataIndex) -> Iterator[Finding]:
    """An id is a name that Windows reserves for its devices, such as `aux` or `com1`.

    Ids become names of files and folders, and on Windows nobody could check the data out or open the site. Use a longer
    id, such as `aux-team`.
    """
    for file, mapping in index.mappings:
        name = mapping.data.get("id")
        if isinstance(name, str) and name.lower() in DEVICES:
            hint = f"Use a longer id, such as `{name}-1`; rename a folder of that name as well."
            message = f"Windows reserves the name `{name}` for a device"
            yield DataPlace(file, (*mapping.path, "id")).finding("windows-name", message, hint)


RESERVED_IDS = frozenset(
    {
        "advice",
        "alerts",
        "answers",
        "blockers",
        "lb-moved",
        "api-names",
        "artefacts",
        "by-policy",
        "channel",
        "conditions",
        "contacts",
        "counts",
        "coverage",
        "credentials",
        "daily",
        "dashboards",
        "do-not",
        "ends",
        "environments",
        "facts",
        "facts-set-aside",
        "fields",
        "due",
        "filters",
        "next-part",
        "parts",
        "progress",
        "first",
        "first-days",
        "gaps",
        "groups",
        "growth",
        "guide-pages",
        "hours",
        "issues",
        "left-out",
        "items",
        "limits",
        "metrics",
        "missing",
        "monthly",
        "notes",
        "once",
        "pack",
        "pages",
        "pages-of-the-guide",
        "periodically",
        "next",
        "own-contacts",
        "own-issues",
        "own-items",
        "steps-before-traffic",
        "own-rollback-steps",
        "quarterly",
        "readiness",
        "request",
        "returns",
        "rotations",
        "settings",
        "smoke-tests",
        "sources",
        "start",
        "stages",
        "statements",
        "status-pages",
        "steps",
        "symptoms",
        "tasks",
        "teams",
        "ticks",
        "timeline",
        "timeline-name",
        "timeline-words",
        "top",
        "triggers",
        "waits",
        "ways-on",
        "who-asks",
        "before",
        "env-file",
        "history",
        "history-name",
        "history-words",
        "history-waived",
        "history-unknown",
        "history-expired",
        "keep",
        "good-to-know",
        "how-to-ask",
        "how-to-date",
        "not-in-production",
        "run-sheet",
        "settings-must-differ",
        "settings-must-match",
        "settings-not-stated",
        "settings-only-some",
        "t",
        "tests",
        "without-time",
        "weekly",
        "yearly",
        "wake",
        "playbooks",
    }
)
"""Ids that sections of pages have; a record with one of them would have the same address."""
RESERVED_FORMS = re.compile(
    r"(?:env-file|ours|value)-.*|readiness-(?:expired|unknown|waived)|symptoms-.*|steps-[0-9]+|[0-9]+-(?:days|weeks|months)"
)
"""Ids of sections and their parts that are called by an integration, a field, or a number."""


@problem("reserved-id")
def reserved_ids(index: DataIndex) -> Iterator[Finding]:
    """A record of a provider, or one of your own, has the same id as a section of every page.

    Both would have the same address on the page. Use a more specific id.
    """
    for file, mapping in index.mappings:
        name = mapping.data.get("id")
        is_shown = file.folder[0] == "providers" or issubclass(mapping.model, _OWN)
        if is_shown and isinstance(name, str) and (name in RESERVED_IDS or RESERVED_FORMS.fullmatch(name)):
            message = f"the id `{name}` is reserved for a section of the page"
            yield DataPlace(file, (*mapping.path, "id")).finding("reserved-id", message, "Use a more specific id.")
