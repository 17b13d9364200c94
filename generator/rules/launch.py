"""The launch: what you told the provider fits it, and nobody signs for themselves for ever."""

from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.schema.access import AccessFile
from generator.schema.integration import GoLive, IntegrationFile
from generator.schema.organisation import OrganisationFile
from generator.schema.progress import ItemState, ProgressFile, State
from generator.schema.request import RequestValue
from generator.schema.text import RequestFieldRef
from generator.schema.values import Duration

_MOST_QUOTED = 60
"""Characters of a value that a message quotes."""


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
        access = _access(index, str(profile.provider))
        differs_from = {str(field.id): field.differs_from for field in access.fields} if access else {}
        for number, value in enumerate(profile.request.values):
            for other in _with_its_value(profile.request.values, number, differs_from.get(str(value.field), ())):
                message = f"`{_short(value.value)}` is also the value of {_named(other)}, but the two must differ"
                place = DataPlace(file, ("request", "values", number, "value"))
                yield place.finding("same-value", message, "Correct the one that is wrong.")


def _with_its_value(
    values: tuple[RequestValue, ...], number: int, others: tuple[RequestFieldRef, ...]
) -> Iterator[RequestValue]:
    """The values of other fields, and earlier ones of the same field, that are the value with this number."""
    value = values[number]
    for place, other in enumerate(values):
        is_other = other.field != value.field or place < number
        if other.field in others and is_other and _is_same(value.value, other.value):
            yield other


def _is_same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold().strip() == other.casefold().strip()


def _short(text: str | None) -> str:
    line = (text or "").strip().partition("\n")[0]
    return line if line == (text or "").strip() and len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"


def _named(value: RequestValue) -> str:
    return f"`{value.field}` for `{value.environment}`" if value.environment else f"`{value.field}`"


def _access(index: DataIndex, provider: str) -> AccessFile | None:
    files = index.in_folder("providers", provider)
    return next(filter(None, (file.read_as(AccessFile) for file in files)), None)


@problem("own-recipient")
def own_recipients(index: DataIndex) -> Iterator[Finding]:
    """A recipient of an access request belongs to your own organisation, and gets more than a copy.

    The provider would never see the request. Record the address where the provider accepts it.
    """
    for file, profile in _profiles(index):
        access, sender = _access(index, str(profile.provider)), profile.request.sender
        copied = {recipient.id for recipient in access.recipients if recipient.copy_} if access else set()
        for number, recipient in enumerate(profile.request.recipients if sender else ()):
            if recipient.recipient in copied or not sender or _domain(recipient.email) != _domain(sender.email):
                continue
            message = f"`{recipient.email}` belongs to the sender's own organisation"
            place = DataPlace(file, ("request", "recipients", number, "email"))
            yield place.finding("own-recipient", message, "Record the address where the provider accepts requests.")


def _domain(email: str) -> str:
    return email.rpartition("@")[2].casefold()


@problem("begun-too-late")
def begun_too_late(index: DataIndex) -> Iterator[Finding]:
    """Something with a lead time was begun when the launch left too little time for it.

    It cannot be expected to be done by then. Move the launch, or record the day on which it was really begun.
    """
    for file, profile in _profiles(index):
        go_live = profile.go_live
        for progress in index.in_folder(*file.folder) if go_live else ():
            for number, recorded in enumerate(_items(progress)):
                takes = _lead_time(index, progress, recorded)
                if go_live and takes and recorded.on and recorded.on.date > takes.before(go_live.day.date):
                    message = f"it takes {takes} and was begun on {recorded.on}, and the launch is on {go_live.day}"
                    hint = (
                        f"It had to be begun by {takes.before(go_live.day.date)}. Move the launch, or correct the day."
                    )
                    yield DataPlace(progress, ("items", number, "on")).finding("begun-too-late", message, hint)


def _lead_time(index: DataIndex, file: DataFile, recorded: ItemState) -> Duration | None:
    """How long something takes that is in progress; None where the guide does not say, or where it is not."""
    found = index.known("item" if recorded.item else "step", file).get(recorded.about)
    takes = found.mapping.get("lead-time") if found and recorded.state is State.IN_PROGRESS else None
    try:
        return Duration.read(takes) if isinstance(takes, str) else None
    except PydanticCustomError:
        return None


@problem("waiver-too-long")
def waivers_too_long(index: DataIndex) -> Iterator[Finding]:
    """A waiver lasts longer than your organisation allows.

    `longest-waiver-days` in `organisation/organisation.yaml` sets the limit. Record an earlier `until`, or have the
    limit changed.
    """
    longest = _longest_waiver(index)
    for file in index.files if longest else ():
        for number, item in enumerate(_items(file)):
            days = (item.until.date - item.on.date).days if item.until and item.on else 0
            if longest and days > longest:
                message = f"the waiver lasts {days} days; at most {longest} are allowed"
                hint = "Record an earlier `until`."
                yield DataPlace(file, ("items", number, "until")).finding("waiver-too-long", message, hint)


def _longest_waiver(index: DataIndex) -> int | None:
    """How many days the organisation allows; None where it sets no limit."""
    found = filter(None, (file.read_as(OrganisationFile) for file in index.all))
    limits = (organisation.longest_waiver_days for organisation in found)
    return next((limit.number for limit in limits if limit), None)


def _profiles(index: DataIndex) -> Iterator[tuple[DataFile, IntegrationFile]]:
    for file in index.files:
        if profile := file.read_as(IntegrationFile):
            yield file, profile


def _items(file: DataFile) -> tuple[ItemState, ...]:
    progress = file.read_as(ProgressFile)
    return progress.items if progress else ()


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
