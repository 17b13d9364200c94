"""The files of a provider, made of the statements of its guide."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import yaml
from msgspec import Struct

from generator.guide.captured_pages import CapturedPage
from generator.guide.numbered import NumberedStatement, plain_words
from generator.guide.place_access import deliverables, requested_fields
from generator.guide.place_environments import answer_limits, compared_settings, named_environments
from generator.guide.place_items import items, metrics, steps, tasks, timeline
from generator.guide.place_support import contacts, issues
from generator.guide.placed import Fields, Ids, PlacedRecord, RoleWords
from generator.guide.proposals import PROPOSALS
from generator.guide.titles import in_the_guide
from generator.rules.ids import DEVICES, RESERVED_IDS
from generator.schema.subjects import SUBJECTS, is_needed

Placer = Callable[[Sequence[NumberedStatement], Ids, RoleWords], Iterator[PlacedRecord]]
PLACERS: tuple[Placer, ...] = (
    named_environments, compared_settings, answer_limits, items, steps, timeline, tasks, metrics, contacts, issues,
    requested_fields, deliverables,
)  # fmt: skip
"""What makes records; environments come first, since their ids are the words that values name them by."""

_COVERED_BY = {
    "checklists": ("checklist-item", "prerequisite"),
    "environments": ("environment-difference", "base-url"),
    "access": ("access-request-field", "access-request-deliverable", "conditional-access-step"),
    "credentials": ("credential", "credential-format", "key-rotation"),
    "timeline": ("timeline-entry",),
    "smoke-tests": ("smoke-test",),
    "monitoring": ("monitoring-metric", "alert-threshold"),
    "known-issues": ("known-issue-symptom",),
    "rollback": ("rollback-step",),
    "support": ("support-contact", "support-hours-sla", "status-page"),
    "maintenance": ("maintenance-task", "key-rotation"),
    "post-launch": ("post-launch-task",),
}
_NOTHING = "No record has been written on this subject yet."
_SECTION = 3
"""How many statements on a subject under one heading make it a section of its own."""


class GuideReading(Struct, frozen=True):
    """A guide as it was read: its statements, and the records that could be made of them."""

    provider: str
    name: str
    pages: tuple[CapturedPage, ...]
    statements: tuple[NumberedStatement, ...]
    records: tuple[PlacedRecord, ...]

    @property
    def carried(self) -> frozenset[str]:
        """The statements of which some record carries at least a part."""
        return frozenset(name for record in self.records for name in record.statements)

    @property
    def placed(self) -> frozenset[str]:
        """The statements that some record carries whole."""
        return frozenset(name for record in self.records if not record.is_part for name in record.statements)

    @property
    def open(self) -> tuple[NumberedStatement, ...]:
        """The statements that no record carries whole, in the guide's order."""
        return tuple(each for each in self.statements if each.id not in self.placed)

    def without(self, records: Iterable[str]) -> "GuideReading":
        """The same without the records of some ids."""
        left_out = set(records)
        kept = tuple(record for record in self.records if record.fields["id"] not in left_out)
        return GuideReading(self.provider, self.name, self.pages, self.statements, kept)


def made_of(
    provider: str,
    name: str,
    pages: tuple[CapturedPage, ...],
    statements: tuple[NumberedStatement, ...],
    roles: RoleWords,
) -> GuideReading:
    """What was made of a guide: a record wherever the shape of what it says leaves no doubt."""
    ids = Ids({*RESERVED_IDS, *DEVICES, *(page.id for page in pages)})
    records = tuple(record for place in PLACERS for record in place(statements, ids, roles))
    return GuideReading(provider, name, pages, statements, records)


def provider_files(reading: GuideReading, roles: RoleWords) -> dict[str, str]:
    """The files of the provider's folder by their names."""
    made = {"provider.yaml": _profile(reading), "statements.yaml": _statements(reading)}
    covers, filled = _coverage(reading), {record.file for record in reading.records}
    for subject in SUBJECTS[1:]:
        if subject.file in filled or is_needed(subject, covers):
            made[subject.file] = _subject(reading, subject.file, roles)
    return {name: _head(name) + as_yaml(fields) for name, fields in made.items()}


def _head(name: str) -> str:
    read = "" if name == "statements.yaml" else f"# {_READ}\n"
    return f"# {_HEADS[name]}\n{read}"


_READ = "Written by `launchbook guide read`, to be read by a person. Titles are to be put in your own words."
_HEADS = {
    "provider.yaml": "What the provider is, and what its guide covers.",
    "statements.yaml": "Every statement of the guide: its place and its exact facts. The sentences stay in the guide.",
    "checklists.yaml": "What must hold before traffic. Who does it and by when is still to be set.",
    "environments.yaml": "The environments and how they differ.",
    "access.yaml": "How to get access to production. The route is still to be set.",
    "cutover.yaml": "The steps of the day.",
    "monitoring.yaml": "What to measure and when to be woken.",
    "issues.yaml": "What goes wrong, and what to do about it.",
    "rollback.yaml": "How to roll back.",
    "support.yaml": "Whom to turn to.",
    "maintenance.yaml": "What recurs.",
}


def as_yaml(fields: object) -> str:
    """Fields as YAML: lists of names in one line, everything else in lines of its own."""
    return yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=116)


class _Dumper(yaml.SafeDumper):
    """Writes lists of plain words as people do: `[FERN-001, FERN-002]`."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """No value is written as a reference to another one, which the data does not take."""
        return True


def _represent_list(dumper: yaml.SafeDumper, values: list[object]) -> yaml.Node:
    is_plain = all(isinstance(value, str) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=is_plain)


_Dumper.add_representer(list, _represent_list)


def _profile(reading: GuideReading) -> Fields:
    pages = [
        {
            "id": page.id,
            "title": page.title,
            **({"address": page.address} if page.address else {}),
            **({"edition": page.edition} if page.edition else {}),
        }
        for page in reading.pages
    ]
    return {
        "id": reading.provider,
        "name": reading.name,
        "summary": f"{reading.name} is described here as far as its guide has been read.",
        "guide": {
            "pages": pages,
            "covers": _coverage(reading),
        },
        "stages": _stages(reading),
    }


def _stages(reading: GuideReading) -> list[Fields]:
    """The sections of the first page, each with the page of the book that most of it belongs to."""
    first = [each for each in reading.statements if each.page == reading.pages[0].id]
    sections: dict[str, list[NumberedStatement]] = defaultdict(list)
    for each in first:
        sections[each.read.headings[1] if len(each.read.headings) > 1 else each.section].append(each)
    return [
        {"title": plain_words(name)[:90] or reading.name, "page": _page_of(told), "cites": [told[0].id]}
        for name, told in sections.items()
    ]


def _page_of(statements: list[NumberedStatement]) -> str:
    files = Counter(PROPOSALS[each.read.kind].file for each in statements)
    return next(subject.page.value for subject in SUBJECTS if subject.file == files.most_common(1)[0][0])


def _coverage(reading: GuideReading) -> dict[str, str]:
    """How much was found on each subject of `covers`."""
    return {subject: _covers(reading, kinds) for subject, kinds in _COVERED_BY.items()}


def _covers(reading: GuideReading, kinds: tuple[str, ...]) -> str:
    headings: dict[tuple[str, ...], int] = defaultdict(int)
    for each in reading.statements:
        headings[each.read.headings] += each.read.kind.value in kinds
    most = max(headings.values(), default=0)
    return "section" if most >= _SECTION else "parts" if most else "not-known-yet"


def _statements(reading: GuideReading) -> Fields:
    has_pages = len(reading.pages) > 1
    statements = [statement_fields(each, each.page if has_pages else "") for each in reading.statements]
    to_read = [each.id for each in reading.statements if each.id in reading.carried]
    still_open = [each.id for each in reading.open]
    lists = {"to-be-read": to_read, "not-yet-placed": still_open}
    return {"statements": statements, **{key: names for key, names in lists.items() if names}}


def statement_fields(each: NumberedStatement, page: str) -> Fields:
    """A statement as it stands in `statements.yaml`; `page` is left out where the guide has one."""
    return {
        "id": each.id,
        "kind": each.read.kind.value,
        **({"page": page} if page else {}),
        "section": each.section,
        **({"facts": list(each.facts)} if each.facts else {}),
    }


def _subject(reading: GuideReading, file: str, roles: RoleWords) -> Fields:
    lists: dict[str, list[Fields]] = defaultdict(list)
    groups: dict[str, list[Fields]] = defaultdict(list)
    for record in (record for record in reading.records if record.file == file):
        (groups[record.group] if record.list_ == "groups" else lists[record.list_]).append(record.fields)
    if file == "checklists.yaml":
        return {"groups": _groups(reading, groups, roles)}
    top: Fields = {}
    if file == "access.yaml":
        top = _route(lists)
    if file in _WORKED_ON and lists:
        top["roles"] = {"assigned": [roles.everyone]}
    if file == "support.yaml" and not lists:
        lists["gaps"] = [_NOBODY]
    return {**top, **lists} if lists else {**top, "intro": _NOTHING}


_WORKED_ON = ("cutover.yaml", "rollback.yaml", "maintenance.yaml", "monitoring.yaml", "issues.yaml", "access.yaml")
_NOBODY: Fields = {
    "id": "incident-contact-not-read",
    "title": "Whom to call when payments fail",
    "cause": "not-known-yet",
    "do": "Look in the guide, ask the provider where it names nobody, and record the answer.",
    "questions": ["incident-contact"],
}


def _route(lists: dict[str, list[Fields]]) -> Fields:
    if "recipients" in lists:
        return {"route": "requested", "asks-for": "production access"}
    return {"route": "self-service"}


def _groups(reading: GuideReading, groups: dict[str, list[Fields]], roles: RoleWords) -> list[Fields]:
    taken = {page.id for page in reading.pages} | {str(record.fields["id"]) for record in reading.records}
    ids = Ids({*RESERVED_IDS, *DEVICES, *taken})
    rest = {"roles": {"assigned": [roles.everyone]}, "gate": {"assigned": "go-live"}}
    made = [
        {"id": ids.new(heading), "title": plain_words(heading)[:90] or "Checklist", **rest, "items": items}
        for heading, items in groups.items()
    ]
    return made or [{"id": ids.new("the guide"), "title": "The guide", **rest, "items": [_read_it(reading, ids)]}]


def _read_it(reading: GuideReading, ids: Ids) -> Fields:
    """The one item of a guide in which no other was found."""
    bare = next((each for each in reading.statements if not each.facts), reading.statements[0])
    title = "Read the guide and list what must hold before traffic"
    detail = in_the_guide(bare.facts)
    return {
        "id": ids.new("read the guide"),
        "title": title,
        **({"detail": detail} if detail else {}),
        "cites": [bare.id],
    }
