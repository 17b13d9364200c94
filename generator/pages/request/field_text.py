"""Fields of a request as they are read: each kind of value as lines of text."""

from datetime import UTC, datetime

from generator.pages.words import count, format_date
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem
from generator.readiness.request import WantedField
from generator.schema.access import FieldKind, RequestField
from generator.schema.request import Person, RequestValue, Window


def field_lines(wanted: WantedField, items: tuple[AssessedItem, ...]) -> tuple[str, ...]:
    """The value of a field, line by line; nothing where it is not recorded."""
    if wanted.field.kind is FieldKind.CONFIRMATION:
        return confirmation([item for item in items if item.group_id == wanted.field.confirms])
    return value_lines(wanted.field, wanted.value) if wanted.value else ()


def value_lines(field: RequestField, value: RequestValue) -> tuple[str, ...]:
    """A recorded value of a field, line by line."""
    if value.window:
        return window_lines(value.window)
    if value.contact:
        return person_lines(value.contact)
    if value.list_:
        is_documents = field.kind is FieldKind.DOCUMENTS
        return tuple(f"Attached: {entry}" if is_documents else str(entry) for entry in value.list_)
    text = (value.value or "").strip()
    if field.kind is FieldKind.YES_NO:
        return (text.capitalize(),)
    return tuple((f"{text} {field.unit}" if field.unit else text).split("\n"))


def person_lines(person: Person) -> tuple[str, ...]:
    """Somebody, line by line."""
    name = f"{person.name}, {person.position}" if person.position else str(person.name)
    return tuple(line for line in (name, person.email, person.phone) if line)


def window_lines(window: Window) -> tuple[str, ...]:
    """A window in its own zone and in UTC."""
    starts, ends = window.zone.at(window.day, window.from_), window.zone.at(window.ends_on or window.day, window.to)
    here = f"{_stretch(starts, ends)} ({window.zone})"
    return (here, f"{_stretch(starts.astimezone(UTC), ends.astimezone(UTC))} (UTC)")


def _stretch(starts: datetime, ends: datetime) -> str:
    day = f"{starts:%A}, {format_date(starts.date())}, {starts:%H:%M}"
    if starts.date() == ends.date():
        return f"{day} to {ends:%H:%M}"
    return f"{day} to {ends:%A}, {format_date(ends.date())}, {ends:%H:%M}"


def confirmation(items: list[AssessedItem]) -> tuple[str, ...]:
    """What can be said of the items of a group: confirmed is only what is done, and what is not is named."""
    done = [item for item in items if item.status is ItemStatus.DONE]
    waived = [item.item.title for item in items if item.status is ItemStatus.WAIVED]
    apart = [item.item.title for item in items if item.status is ItemStatus.NOT_APPLICABLE]
    missing = [item for item in items if not item.holds]
    said = f"{len(done)} of {count(len(items), 'item')} are done"
    first = (
        f"Not confirmed yet: {said}." if missing or waived or not done else f"Confirmed: {said}. Annex A lists them."
    )
    lines = (
        first,
        f"Waived on our side, and not done: {'; '.join(waived)}." if waived else "",
        f"Does not apply to us: {'; '.join(apart)}." if apart else "",
    )
    return tuple(line for line in lines if line)
