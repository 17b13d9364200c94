"""What rules look at: the files of the data, walked along the schema, and the ids that stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.findings import Finding, Path, Position
from generator.project import Entry, key_prefixes
from generator.schema.access_request import Deliverable, RequestField
from generator.schema.checklists import Item, ItemGroup
from generator.schema.cutover import Step
from generator.schema.environments import Credential, Setting
from generator.schema.maintenance import Task
from generator.schema.organisation import Team
from generator.schema.own import OwnItem
from generator.schema.planning import OwnStep
from generator.schema.provider import Condition, ProviderFile
from generator.schema.record import Gap, Model
from generator.schema.shared import Control, Role
from generator.schema.statements import Statement
from generator.schema.support import Contact
from generator.schema.walk import Mapping, Value, mappings, values
from generator.secrets.detectors import Detectors
from generator.source.document import Data

GLOBAL_MODELS: dict[type[Model], str] = {Role: "role", Control: "control", Team: "team", ProviderFile: "provider"}
LOCAL_MODELS: dict[type[Model], str] = {
    Item: "item",
    OwnItem: "item",
    ItemGroup: "group",
    RequestField: "field",
    Step: "step",
    OwnStep: "step",
    Setting: "setting",
    Task: "task",
    Contact: "contact",
    Credential: "credential",
    Condition: "condition",
    Gap: "gap",
    Statement: "statement",
    Deliverable: "deliverable",
}


SHARED = ("roles.yaml", "controls.yaml")
SUBJECTS = (
    "provider.yaml",
    "checklists.yaml",
    "environments.yaml",
    "access-request.yaml",
    "cutover.yaml",
    "monitoring.yaml",
    "issues.yaml",
    "rollback.yaml",
    "support.yaml",
    "maintenance.yaml",
)
DEFINED_IN: dict[str, tuple[str, ...]] = {
    "role": ("roles.yaml",),
    "control": ("controls.yaml",),
    "team": ("organisation/teams.yaml",),
    "statement": ("statements.yaml",),
    "item": ("checklists.yaml",),
    "group": ("checklists.yaml",),
    "field": ("access-request.yaml",),
    "step": ("cutover.yaml", "rollback.yaml"),
    "contact": ("support.yaml",),
    "credential": ("environments.yaml",),
    "setting": ("environments.yaml",),
    "task": ("maintenance.yaml",),
    "condition": ("provider.yaml",),
    "gap": SUBJECTS,
}
"""The files in which ids of each kind stand; without a folder, below the provider's own."""


class Place(NamedTuple):
    """Where something stands: a file and the path inside it."""

    entry: Entry
    path: Path

    @property
    def position(self) -> Position:
        """The position of the value."""
        return self.entry.document.position(self.path)

    @property
    def mapping(self) -> dict[str, Data]:
        """The mapping that holds the value."""
        data = self.entry.document.data
        for part in self.path[:-1]:
            data = data[part]  # type: ignore[index]
        return data if isinstance(data, dict) else {}

    def finding(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at this place."""
        return Finding(self.position, code, message, hint, self.entry.document.record(self.path))

    def key_finding(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the key of this place."""
        position = self.entry.document.key_position(self.path)
        return Finding(position, code, message, hint, self.entry.document.record(self.path))


@dataclass(frozen=True)
class Entries:
    """The files of the data, those with mistakes included."""

    all: tuple[Entry, ...]
    root: str = "data"
    catalogue: str | None = "data"
    """The folder that holds the catalogue; None where it is not known, and so nothing is known of what is in it."""

    @cached_property
    def detectors(self) -> Detectors:
        """What looks for secrets, those included whose prefixes the providers declare."""
        return Detectors(key_prefixes(self.all))

    @cached_property
    def mappings(self) -> tuple[tuple[Entry, Mapping], ...]:
        """Every mapping that the schema knows."""
        return tuple(
            (entry, mapping)
            for entry in self.all
            if entry.kind is not None
            for mapping in mappings(entry.kind.model, entry.document.data)
        )

    @cached_property
    def values(self) -> tuple[tuple[Entry, Value], ...]:
        """Every text that the schema knows."""
        return tuple(
            (entry, value)
            for entry in self.all
            if entry.kind is not None
            for value in values(entry.kind.model, entry.document.data)
        )

    @cached_property
    def ids(self) -> dict[tuple[str, str], dict[str, Place]]:
        """Ids by kind and scope: `("item", "payca")` and so on; the scope of shared records is empty."""
        found: dict[tuple[str, str], dict[str, Place]] = {}
        for entry, mapping in self.mappings:
            name = mapping.data.get("id")
            for model, kind in (GLOBAL_MODELS | LOCAL_MODELS).items():
                if isinstance(name, str) and issubclass(mapping.model, model):
                    scope = self.scope(entry) if model in LOCAL_MODELS else ""
                    found.setdefault((kind, scope), {}).setdefault(name, Place(entry, (*mapping.path, "id")))
        return found

    def known(self, kind: str, entry: Entry) -> dict[str, Place]:
        """The ids of one kind that a file may refer to: shared ones, the provider's, and those of its own folder."""
        found = self.ids.get((kind, ""), {}) or self.ids.get((kind, self.scope(entry)), {})
        return {
            name: place
            for name, place in found.items()
            if place.entry.folder[0] != "integrations" or place.entry.folder == entry.folder
        }

    def is_whole(self, kind: str, entry: Entry) -> bool:
        """Whether every file that may hold ids of this kind was read; if not, an id may stand in the missing part."""
        if kind == "provider":
            return self.catalogue is not None
        needed = DEFINED_IN.get(kind, ())
        scope = "" if any("/" in name or name in SHARED for name in needed) else f"providers/{self.scope(entry)}/"
        read = {each.document.name for each in self.all if each.document.is_read}
        return all(f"{scope}{name}" in read for name in needed)

    def are_read(self, provider: str) -> bool:
        """Whether no file of a provider is unreadable or missing."""
        read = {each.document.name for each in self.all if each.document.is_read}
        there = {each.document.name for each in self.of_provider(provider)}
        if not there:
            return self.catalogue is not None
        return there <= read and {f"providers/{provider}/{name}" for name in SUBJECTS} <= there

    def scope(self, entry: Entry) -> str:
        """The provider a file speaks about; for a file of an integration, the provider it goes live with."""
        area, name = entry.folder
        if area != "integrations":
            return name
        for other in self.all:
            data = other.document.data
            if other.document.name == f"integrations/{name}/integration.yaml" and isinstance(data, dict):
                return str(data.get("provider"))
        return ""

    def of_provider(self, name: str) -> Iterator[Entry]:
        """The files of one provider."""
        return (entry for entry in self.all if entry.folder == ("providers", name))

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """The names of the provider folders."""
        return tuple(sorted({entry.folder[1] for entry in self.all if entry.folder[0] == "providers"}))
