"""What rules look at: the files of the data, walked along the schema, and the ids that stand in them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from generator.data_file import DataFile, Made
from generator.findings import DataPath, Finding, Position
from generator.project import key_prefixes, provider_named
from generator.schema.access import AccessRecipient, Deliverable, RequestField
from generator.schema.checklists import Item, ItemGroup
from generator.schema.cutover import Step
from generator.schema.environments import Credential, Environment, Setting
from generator.schema.files import files_with
from generator.schema.maintenance import Task
from generator.schema.monitoring import Alert
from generator.schema.organisation import Team
from generator.schema.own import OwnItem
from generator.schema.planning import OwnStep
from generator.schema.provider import Condition, ConditionChoice, ProviderFile, SourcePage
from generator.schema.record import Gap, Model
from generator.schema.shared import Control, Role
from generator.schema.statements import Statement
from generator.schema.subjects import SUBJECTS, is_needed
from generator.schema.support import Contact
from generator.schema.walk import Mapping, TextValue
from generator.secrets.detectors import Detectors
from generator.source.document import Data

_PROVIDER = "provider"
GLOBAL_MODELS: dict[type[Model], str] = {Role: "role", Control: "control", Team: "team", ProviderFile: _PROVIDER}
LOCAL_MODELS: dict[type[Model], str] = {
    Item: "item",
    OwnItem: "item",
    ItemGroup: "group",
    RequestField: "field",
    AccessRecipient: "recipient",
    Step: "step",
    OwnStep: "step",
    Setting: "setting",
    Task: "task",
    Contact: "contact",
    Alert: "alert",
    Credential: "credential",
    Environment: "environment",
    Condition: "condition",
    ConditionChoice: "condition",
    SourcePage: "page",
    Gap: "gap",
    Statement: "statement",
    Deliverable: "deliverable",
}
SHARED_KINDS = frozenset(GLOBAL_MODELS.values())
"""Kinds of records that stand outside of any provider and integration, or are one."""


@cache
def _kinds_of(model: type[Model]) -> tuple[tuple[str, bool], ...]:
    """The kinds of records that a model is, each with whether such records are known to one provider alone."""
    local, shared = LOCAL_MODELS.items(), GLOBAL_MODELS.items()
    found = [(kind, False) for known, kind in shared if issubclass(model, known)]
    return (*found, *((kind, True) for known, kind in local if issubclass(model, known)))


def _defined_in(kind: str) -> tuple[str, ...]:
    models = (model for model, named in (GLOBAL_MODELS | LOCAL_MODELS).items() if named == kind)
    places = dict.fromkeys(place for model in models for place in files_with(model))
    return tuple(place for place in places if not place.startswith("integrations/"))


DEFINED_IN = {kind: _defined_in(kind) for kind in (GLOBAL_MODELS | LOCAL_MODELS).values()}
"""The files of the catalogue and the organisation in which ids of each kind stand."""


class DataPlace(NamedTuple):
    """Where something stands: a file and the path inside it."""

    file: DataFile
    path: DataPath

    @property
    def position(self) -> Position:
        """The position of the value."""
        return self.file.document.position(self.path)

    @property
    def mapping(self) -> dict[str, Data]:
        """The mapping that holds the value. Raises KeyError, IndexError or TypeError where the path leads nowhere."""
        data = self.file.document.data
        for part in self.path[:-1]:
            data = data[part]  # type: ignore[index]
        return data if isinstance(data, dict) else {}

    def finding(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at this place."""
        return Finding(self.position, code, message, hint, self.file.document.record(self.path))

    def key_finding(self, code: str, message: str, hint: str = "") -> Finding:
        """A finding at the key of this place."""
        position = self.file.document.key_position(self.path)
        return Finding(position, code, message, hint, self.file.document.record(self.path))


class DataIndex(Struct, frozen=True, dict=True):
    """The files of the data, those with mistakes included: those that are looked at, and those that they may name."""

    all: tuple[DataFile, ...]
    """Every file in which something may be looked up."""
    root: str = "data"
    catalogue: str | None = "data"
    """The folder that holds the catalogue; None where it is not known, and so nothing is known of what is in it."""
    looked_at: tuple[DataFile, ...] | None = None
    """The files in which problems are looked for; None where that is all of them."""
    tops: tuple[DataPlace, ...] | None = None
    """The profiles of all providers; None where all of them are among the files."""
    prefixes: tuple[str, ...] | None = None
    """How the keys begin that any provider declares; None where all of them are among the files."""

    @property
    def files(self) -> tuple[DataFile, ...]:
        """The files in which problems are looked for."""
        return self.all if self.looked_at is None else self.looked_at

    @cached_property
    def detectors(self) -> Detectors:
        """What looks for secrets, those included whose prefixes the providers declare."""
        return Detectors(key_prefixes(self.all) if self.prefixes is None else self.prefixes)

    @cached_property
    def mappings(self) -> tuple[tuple[DataFile, Mapping], ...]:
        """Every mapping that the schema knows in the files that are looked at."""
        return tuple((file, mapping) for file in self.files for mapping in file.mappings)

    @property
    def all_mappings(self) -> Iterator[tuple[DataFile, Mapping]]:
        """Every mapping that the schema knows in any file."""
        return ((file, mapping) for file in self.all for mapping in file.mappings)

    @cached_property
    def values(self) -> tuple[tuple[DataFile, TextValue], ...]:
        """Every text that the schema knows in the files that are looked at."""
        return tuple((file, value) for file in self.files for value in file.values)

    @cached_property
    def provider_tops(self) -> tuple[DataPlace, ...]:
        """The profile of every provider: where its id stands."""
        return tuple(_provider_tops(self.all)) if self.tops is None else self.tops

    def once(self, work: Callable[["DataIndex"], Made]) -> Made:
        """What `work` makes of this index, made on the first call and kept: several rules look at the same things."""
        if work not in self._made:
            self._made[work] = work(self)
        made: Made = self._made[work]
        return made

    @cached_property
    def _made(self) -> dict[Callable[["DataIndex"], Any], Any]:
        return {}

    @cached_property
    def _folders(self) -> dict[tuple[str, str], tuple[DataFile, ...]]:
        found: dict[tuple[str, str], list[DataFile]] = {}
        for file in self.all:
            found.setdefault(file.folder, []).append(file)
        return {folder: tuple(files) for folder, files in found.items()}

    def in_folder(self, area: str, name: str) -> tuple[DataFile, ...]:
        """The files of one provider or one integration."""
        return self._folders.get((area, name), ())

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(file.name for file in self.all if file.document.is_read)

    @cached_property
    def ids(self) -> dict[tuple[str, str], dict[str, DataPlace]]:
        """Ids by kind and scope: `("item", "payca")` and so on; the scope of shared records is empty."""
        found: dict[tuple[str, str], dict[str, DataPlace]] = {}
        for top in self.tops or ():
            if isinstance(name := top.file.once(provider_names)["id"], str):
                found.setdefault((_PROVIDER, ""), {}).setdefault(name, top)
        for file, mapping in self.all_mappings:
            name = mapping.data.get("id")
            for kind, is_local in _kinds_of(mapping.model) if isinstance(name, str) else ():
                scope = self.scope(file) if is_local else ""
                found.setdefault((kind, scope), {}).setdefault(str(name), DataPlace(file, (*mapping.path, "id")))
        return found

    def known(self, kind: str, file: DataFile) -> dict[str, DataPlace]:
        """The ids of one kind that a file may refer to: shared ones, the provider's, and those of its own folder."""
        at = (kind, file.folder)
        if at not in self._known:
            found = self.ids.get((kind, ""), {}) or self.ids.get((kind, self.scope(file)), {})
            if kind not in SHARED_KINDS:
                found = {
                    name: place
                    for name, place in found.items()
                    if place.file.folder[0] != "integrations" or place.file.folder == file.folder
                }
            self._known[at] = found
        return self._known[at]

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[str, str]], dict[str, DataPlace]]:
        return {}  # filled as rules ask: they ask for the same ids once per reference

    def is_whole(self, kind: str, file: DataFile) -> bool:
        """Whether every file that may hold ids of this kind was read; if not, an id may stand in the missing part."""
        if kind == _PROVIDER:
            return self.catalogue is not None
        scope = self.scope(file)
        places = (place.replace("*", scope) for place in DEFINED_IN.get(kind, ()))
        return all(place in self._read or place in self.left_out(scope) for place in places)

    def are_read(self, provider: str) -> bool:
        """Whether no file of a provider is unreadable or missing."""
        there = {file.name for file in self.in_folder("providers", provider)}
        if not there:
            return self.catalogue is not None
        wanted = {f"providers/{provider}/{subject.file}" for subject in SUBJECTS}
        return there <= self._read and wanted <= there | self.left_out(provider)

    def left_out(self, provider: str) -> frozenset[str]:
        """The files that a provider does without, as `covers` says that its guide gives nothing for them."""
        if provider not in self._left_out:
            covered = self.covers(provider)
            kinds = () if covered is None else tuple(kind for kind in SUBJECTS if not is_needed(kind, covered))
            there = {file.name for file in self.in_folder("providers", provider)}
            self._left_out[provider] = frozenset(f"providers/{provider}/{kind.file}" for kind in kinds) - there
        return self._left_out[provider]

    @cached_property
    def _left_out(self) -> dict[str, frozenset[str]]:
        return {}

    def covers(self, provider: str) -> dict[str, Data] | None:
        """What a provider's guide covers, as written; None where its profile is missing or cannot be read."""
        for file in self.in_folder("providers", provider):
            if file.name == f"providers/{provider}/{SUBJECTS[0].file}":
                return file.once(covered)
        return None

    def scope(self, file: DataFile) -> str:
        """The provider a file speaks about; for a file of an integration, the provider it goes live with."""
        area, name = file.folder
        if area != "integrations":
            return name
        if name not in self._scopes:
            self._scopes[name] = self._scope_of(name)
        return self._scopes[name]

    @cached_property
    def _scopes(self) -> dict[str, str]:
        return {}

    def _scope_of(self, integration: str) -> str:
        for other in self.in_folder("integrations", integration):
            if other.name == f"integrations/{integration}/integration.yaml":
                return other.once(provider_named)
        return ""

    @cached_property
    def providers(self) -> tuple[str, ...]:
        """The names of the provider folders that are looked at."""
        return tuple(sorted({file.folder[1] for file in self.files if file.folder[0] == "providers"}))


def _provider_tops(files: Iterable[DataFile]) -> Iterator[DataPlace]:
    for file in files:
        if file.once(provider_names):
            yield DataPlace(file, ("id",))


def provider_names(file: DataFile) -> dict[str, Data]:
    """What a profile calls its provider, as written; nothing for other files."""
    profile = _profile(file)
    return {} if profile is None else {key: profile.get(key) for key in ("id", "name", "formerly")}


def covered(file: DataFile) -> dict[str, Data] | None:
    """What a profile says that the provider's guide covers, as written; None for other files."""
    profile = _profile(file)
    guide = profile.get("guide") if profile else None
    covers = guide.get("covers") if isinstance(guide, dict) else None
    return None if profile is None else covers if isinstance(covers, dict) else {}


def _profile(file: DataFile) -> dict[str, Data] | None:
    """The profile of a provider as it is written; None where that cannot be read, and for other files."""
    data = file.document.data if file.kind and file.kind.model is ProviderFile else None
    return data if isinstance(data, dict) else None
