"""Answers, values of the request and days, as edits of `integration.yaml`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.project import Integration, Project, Provider
from generator.recording.edits import Edit, entries_of, entry_edits, key_order
from generator.schema.access import FieldKind
from generator.schema.integration import Answer, ConditionAnswer, IntegrationFile
from generator.schema.record import Model
from generator.schema.request import Person, Recipient, Request, RequestValue
from generator.source.document import Data

_LISTS = (FieldKind.ADDRESSES, FieldKind.DOCUMENTS, FieldKind.CHOICES)
_PERSON = re.compile(
    r"(?P<name>[^<>]+?)\s*<(?P<email>[^<>\s]+)>(?:,\s*(?P<position>[^+]+?))?(?:,\s*(?P<phone>\+[0-9 ]+))?"
)
_WINDOW = re.compile(r"(?P<day>\S+) (?P<start>[0-9:]+) to (?:(?P<ends>[0-9]{4}-\S+) )?(?P<end>[0-9:]+) (?P<zone>\S+)")
_MOMENT = re.compile(r"(?P<day>\S+) (?P<time>[0-9:]+) (?P<zone>\S+)")
_YES_NO = {"yes": "true", "no": "false", "true": "true", "false": "false"}


class UnclearValueError(Exception):
    """A value has not the form that is wanted; the message says which that is."""


class ProfileRecord(Struct, frozen=True):
    """What is to be recorded about an integration itself."""

    conditions: Mapping[str, str] = {}
    """`yes`, `no` or the ids of choices, with commas between them, by the id of the condition."""
    answers: Mapping[str, str] = {}
    """What was found out, by the id of the gap."""
    fields: Mapping[str, str] = {}
    """The value of each field of the request by its id, or by `ID@ENVIRONMENT`."""
    recipients: Mapping[str, str] = {}
    """An address, or `Name <address>`, by the id of the recipient."""
    sender: str | None = None
    """`Name <address>, position, +telephone`; the last two may be left out."""
    sent: str | None = None
    """The day on which the request was sent."""
    go_live: str | None = None
    """Day, time and zone of the launch."""
    live_since: str | None = None
    """The day from which it has been live."""


class AnsweredBy(Struct, frozen=True):
    """Who answered a condition, when, and how they know."""

    by: str | None
    on: str
    reason: str | None


def profile_edits(
    project: Project, integration: Integration, record: ProfileRecord, answered: AnsweredBy
) -> Iterator[Edit]:
    """The edits that record it. Raises UnclearValueError where a value has not the form of its kind."""
    edits, provider = _ProfileEdits(project, integration.id), project.providers[integration.profile.provider]
    for name, answer in record.conditions.items():
        new = {"condition": name, **_answered(provider, name, answer), **_given(answered)}
        yield from edits.entry(("conditions",), ConditionAnswer, new)
    for name, answer in record.answers.items():
        yield from edits.entry(("answers",), Answer, {"gap": name, "answer": answer})
    kinds = {str(known.id): known.kind for known in provider.access.fields}
    for name, value in record.fields.items():
        about, _, environment = name.partition("@")
        new = {"field": about, "environment": environment or None, **_field_value(kinds.get(about), value)}
        yield from edits.entry(("request", "values"), RequestValue, new, ("field", "environment"))
    for name, address in record.recipients.items():
        person = _person(address, f"--recipient {name}") if "<" in address else {"email": address}
        yield from edits.entry(("request", "recipients"), Recipient, {"recipient": name, **person})
    yield from _single_values(edits, record)


class _ProfileEdits:
    """Edits of one `integration.yaml`; entries that several edits add come one behind the other."""

    def __init__(self, project: Project, integration: str) -> None:
        self.file = f"integrations/{integration}/integration.yaml"
        self.data = project.entry(self.file).document.data
        self._added: dict[tuple[str, ...], int] = {}

    def entry(
        self, path: tuple[str, ...], model: type[Model], new: Mapping[str, Data], about: Sequence[str] = ()
    ) -> Iterator[Edit]:
        """The entry of a list that is about the same thing is changed; where there is none, one is added."""
        order = key_order(model)
        names = about or order[:1]
        entries = entries_of(self.data, path)
        for place, old in enumerate(entries):
            if all(old.get(name) == new.get(name) for name in names):
                yield from entry_edits(self.file, (*path, place), old, new, order)
                return
        place = len(entries) + self._added.get(path, 0)
        self._added[path] = self._added.get(path, 0) + 1
        yield from entry_edits(self.file, (*path, place), None, new, order)

    def value(self, path: tuple[str, ...], value: Data, model: type[Model]) -> Edit:
        """A value that stands by itself."""
        return Edit(self.file, path, value, key_order(model))


def _single_values(edits: _ProfileEdits, record: ProfileRecord) -> Iterator[Edit]:
    if record.sender:
        yield edits.value(("request", "sender"), _ordered(_person(record.sender, "--sender"), Person), Request)
    if record.sent:
        yield edits.value(("request", "sent"), record.sent, Request)
    if record.go_live:
        wanted = "a day, a time and a zone, such as `2027-02-01 09:30 Africa/Johannesburg`"
        yield edits.value(("go-live",), _parts(_MOMENT, record.go_live, "--go-live", wanted), IntegrationFile)
    if record.live_since:
        yield edits.value(("live-since",), record.live_since, IntegrationFile)


def _ordered(values: Mapping[str, Data], model: type[Model]) -> dict[str, Data]:
    return {key: values[key] for key in key_order(model) if values.get(key) is not None}


def _given(said: AnsweredBy) -> dict[str, Data]:
    """Who, when and why; what is not given is not taken from the answer before."""
    return {"by": said.by, "on": said.on, "reason": said.reason}


def _answered(provider: Provider, name: str, answer: str) -> dict[str, Data]:
    condition = next((known for known in provider.profile.conditions if known.id == name), None)
    if answer.lower() in _YES_NO and not (condition and condition.choices):
        return {"applies": _YES_NO[answer.lower()], "chosen": None}
    if condition and not condition.choices:
        raise UnclearValueError(f"--condition {name} wants `yes` or `no`, not `{answer}`")
    return {"applies": None, "chosen": _words(answer)}


def _field_value(kind: FieldKind | None, value: str) -> dict[str, Data]:
    """The keys of a value; those of another kind are taken away."""
    none: dict[str, Data] = dict.fromkeys(("value", "window", "contact", "list"))
    return none | _VALUES.get(kind, _plain_value)(value) if kind else none | _plain_value(value)


def _plain_value(value: str) -> dict[str, Data]:
    return {"value": value}


def _list_value(value: str) -> dict[str, Data]:
    return {"list": _words(value)}


def _words(value: str) -> Data:
    return [word.strip() for word in value.split(",") if word.strip()]


def _window_value(value: str) -> dict[str, Data]:
    wanted = "a window, such as `2027-02-01 22:00 to 2027-02-02 02:00 Africa/Johannesburg`"
    parts = _parts(_WINDOW, value, "--field", wanted)
    names = (("day", "day"), ("from", "start"), ("to", "end"), ("ends-on", "ends"), ("zone", "zone"))
    return {"window": {key: parts[name] for key, name in names if name in parts}}


def _contact_value(value: str) -> dict[str, Data]:
    return {"contact": _ordered(_person(value, "--field"), Person)}


_VALUES: dict[FieldKind, Callable[[str], dict[str, Data]]] = {
    **dict.fromkeys(_LISTS, _list_value),
    FieldKind.WINDOW: _window_value,
    FieldKind.CONTACT: _contact_value,
}
"""How the value of a field is written that has a key of its own."""


def _person(text: str, option: str) -> dict[str, Data]:
    return _parts(_PERSON, text, option, "a person, such as `Robin Example <robin@example.com>, Head of payments`")


def _parts(form: re.Pattern[str], text: str, option: str, wanted: str) -> dict[str, Data]:
    found = form.fullmatch(text.strip())
    if not found:
        raise UnclearValueError(f"{option} wants {wanted}")
    return {name: part for name, part in found.groupdict().items() if part}
