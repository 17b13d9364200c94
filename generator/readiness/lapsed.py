"""What has run out on a day: waivers, evidence, windows; and what is recorded for a later day."""

from collections.abc import Iterator
from datetime import date

from generator.check import printable
from generator.findings import Finding, Position, problem
from generator.project import Integration, Project
from generator.readiness.request import asked_on, is_past
from generator.schema.progress import ItemState
from generator.schema.times import Day
from generator.source.document import Document


def lapsed(project: Project, day: date) -> list[Finding]:
    """Everything recorded that does not count on a day, by place."""
    found = (finding for integration in project.integrations.values() for finding in _lapsed(project, integration, day))
    return sorted(printable(finding) for finding in found)


def _lapsed(project: Project, integration: Integration, day: date) -> Iterator[Finding]:
    progress = project.entry(f"integrations/{integration.id}/progress.yaml").document
    for index, recorded in enumerate(integration.progress.items):
        yield from _of_item(progress, index, recorded, day)
    yield from _of_request(project, integration, day)


def _of_request(project: Project, integration: Integration, day: date) -> Iterator[Finding]:
    profile = project.entry(f"integrations/{integration.id}/integration.yaml").document
    request = integration.profile.request
    if request.sent and request.sent.date > day:
        yield recorded_for_later(profile.position(("request", "sent")), integration.id, request.sent)
    for index, value in enumerate(request.values):
        if value.window and is_past(value.window, asked_on(integration, day)):
            at = profile.position(("request", "values", index, "window", "day"))
            yield window_in_the_past(at, value.field, value.window.day)


def _of_item(progress: Document, index: int, recorded: ItemState, day: date) -> Iterator[Finding]:
    path = ("items", index)
    if recorded.on and recorded.on.date > day:
        yield recorded_for_later(progress.position((*path, "on")), recorded.about, recorded.on)
    if recorded.until and recorded.until.date < day:
        yield waiver_ended(progress.position((*path, "until")), recorded.about, recorded.until)
    for number, evidence in enumerate(recorded.evidence):
        if evidence.expires and evidence.expires.date < day:
            at = progress.position((*path, "evidence", number, "expires"))
            yield evidence_expired(at, recorded.about, evidence.expires)


@problem("waiver-ended")
def waiver_ended(at: Position, item: str, until: Day) -> Finding:
    """A waiver has ended, so its item is open again. Found only by `launchbook check --as-of DAY`.

    Do the item and record it as `done`. If it must wait, have the waiver approved again and record its new last day.
    """
    hint = "Do the item, or have the waiver approved again with a later `until`."
    return Finding(at, "waiver-ended", f"the waiver ended on {until}", hint, item)


@problem("evidence-expired")
def evidence_expired(at: Position, item: str, expires: Day) -> Finding:
    """Evidence has expired, so its item no longer counts. Found only by `launchbook check --as-of DAY`.

    Renew what it shows, such as a certificate or a test, and record the new evidence in place of the old.
    """
    hint = "Renew it, and record the new evidence in place of this."
    return Finding(at, "evidence-expired", f"evidence expired on {expires}", hint, item)


@problem("window-in-the-past")
def window_in_the_past(at: Position, field: str, day: Day) -> Finding:
    """A window of the access request is in the past. Found only by `launchbook check --as-of DAY`.

    The provider can no longer act in it. Plan a new one and record it; if you sent the request in time, record `sent`.
    """
    hint = "Plan a new one. If you sent the request before, record that day as `sent`."
    return Finding(at, "window-in-the-past", f"the window is in the past: {day}", hint, field)


@problem("recorded-for-later")
def recorded_for_later(at: Position, item: str, on: Day) -> Finding:
    """Something is recorded for a day that has not come yet. Found only by `launchbook check --as-of DAY`.

    It does not count before that day. Correct the day, or record it when it is true.
    """
    hint = "It does not count before that day. Correct the day, or record it when it is true."
    return Finding(at, "recorded-for-later", f"recorded for {on}, which is in the future", hint, item)
