"""The launch: what you told the provider fits it, and nobody signs for themselves for ever."""

from collections.abc import Iterator

from generator.findings import Finding, problem
from generator.project import DataFile
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.access_request import AccessRequestFile, RequestField
from generator.schema.integration import GoLive, IntegrationFile
from generator.schema.organisation import OrganisationFile
from generator.schema.progress import ProgressFile


@problem("window-misses-go-live")
def windows_that_miss_the_go_live(index: DataIndex) -> Iterator[Finding]:
    """The window that you give to the provider does not include your go-live.

    The provider would not be watching when real payments start. Correct the window under
    `request`, or the day and time under `go-live`.
    """
    for file, profile in _profiles(index):
        go_live = profile.go_live
        for number, value in enumerate(profile.request.values if go_live else ()):
            window = value.window
            if go_live and window and not window.start <= _seconds(go_live) <= window.end:
                message = f"the go-live on {go_live.day} at {go_live.time} is outside this window"
                place = DataPlace(file, ("request", "values", number, "window", "day"))
                yield place.finding("window-misses-go-live", message, "Correct the window, or the go-live.")


def _seconds(go_live: GoLive) -> float:
    return go_live.zone.at(go_live.day, go_live.time).timestamp()


@problem("same-value")
def same_values(index: DataIndex) -> Iterator[Finding]:
    """Two fields of the access request have the same value, but the provider wants them to differ.

    One of them was copied into the other. Correct the one that is wrong.
    """
    for file, profile in _profiles(index):
        given = {str(value.field): str(value.value) for value in profile.request.values if value.value}
        for number, value in enumerate(profile.request.values):
            for other in _to_differ_from(index, str(profile.provider), str(value.field)):
                if value.value and given.get(other, "").casefold() == value.value.casefold():
                    message = f"`{value.value}` is also the value of `{other}`, but the two must differ"
                    place = DataPlace(file, ("request", "values", number, "value"))
                    yield place.finding("same-value", message, "Correct the one that is wrong.")


def _to_differ_from(index: DataIndex, provider: str, field: str) -> Iterator[str]:
    for found in _fields(index, provider):
        if found.id == field:
            yield from map(str, found.differs_from)


def _fields(index: DataIndex, provider: str) -> Iterator[RequestField]:
    for file in index.in_folder("providers", provider):
        if isinstance(file.record, AccessRequestFile):
            yield from file.record.fields


@problem("own-recipient")
def own_recipients(index: DataIndex) -> Iterator[Finding]:
    """The recipient of an access request belongs to your own organisation.

    The provider would never see the request. Record the address where the provider accepts it.
    """
    for file, profile in _profiles(index):
        recipient, sender = profile.request.recipient, profile.request.sender
        if recipient and sender and _domain(recipient.email) == _domain(sender.email):
            message = f"`{recipient.email}` belongs to the sender's own organisation"
            place = DataPlace(file, ("request", "recipient", "email"))
            yield place.finding("own-recipient", message, "Record the address where the provider accepts requests.")


def _domain(email: str) -> str:
    return email.rpartition("@")[2].casefold()


@problem("waiver-too-long")
def waivers_too_long(index: DataIndex) -> Iterator[Finding]:
    """A waiver lasts longer than your organisation allows.

    `longest-waiver-days` in `organisation/organisation.yaml` sets the limit. Record an earlier `until`, or have the
    limit changed.
    """
    longest = _longest_waiver(index)
    for file in index.all if longest else ():
        for number, item in enumerate(file.record.items if isinstance(file.record, ProgressFile) else ()):
            days = (item.until.date - item.on.date).days if item.until and item.on else 0
            if longest and days > longest:
                message = f"the waiver lasts {days} days; at most {longest} are allowed"
                hint = "Record an earlier `until`."
                yield DataPlace(file, ("items", number, "until")).finding("waiver-too-long", message, hint)


def _longest_waiver(index: DataIndex) -> int | None:
    """How many days the organisation allows; None where it sets no limit."""
    records = (file.record for file in index.all)
    limits = (record.longest_waiver_days for record in records if isinstance(record, OrganisationFile))
    return next((limit.number for limit in limits if limit), None)


def _profiles(index: DataIndex) -> Iterator[tuple[DataFile, IntegrationFile]]:
    for file in index.all:
        if isinstance(file.record, IntegrationFile):
            yield file, file.record


@problem("same-subject")
def same_subjects(index: DataIndex) -> Iterator[Finding]:
    """Two integrations with the same provider send requests that cannot be told apart.

    Both letters would have the same subject. Give each a `reference` of its own under `request`, such as its country.
    """
    first: dict[tuple[str, str], str] = {}
    for file, profile in _profiles(index):
        subject = (str(profile.provider), (profile.request.reference or "").casefold())
        if subject in first and profile.request.sender:
            message = f"the request has the same subject as that of `{first[subject]}`"
            hint = "Give each a `reference` of its own under `request`."
            yield DataPlace(file, ("request",)).key_finding("same-subject", message, hint)
        if profile.request.sender:
            first.setdefault(subject, str(profile.id))
