"""Makes the pack of an access request: takes from the project what the provider may see, and nothing else."""

from collections.abc import Iterable, Iterator

from generator.conditions import Answers, holds
from generator.pages.blockers import LACKING, LACKS, field_title, recipient_blocker, recipient_title
from generator.pages.request.field_text import field_lines
from generator.pages.request.pack import (
    Pack,
    PackField,
    PackGroup,
    PackItem,
    PackPerson,
    PackRecipient,
    PackReturn,
    RequestBlocker,
)
from generator.pages.status_labels import STATUSES
from generator.project import Project, Provider
from generator.readiness.item_status import ItemStatus
from generator.readiness.items import AssessedItem, answered
from generator.readiness.request import (
    MissingReason,
    OpenCondition,
    RequestRequirements,
    WantedField,
    WantedRecipient,
    asked_on,
    sent_on,
)
from generator.readiness.verdict import Blocker, GateReadiness, Readiness
from generator.schema.access import VERBATIM, AccessFile, AccessStep, Deliverable, FieldKind, Wait
from generator.schema.checklists import Item, ItemLevel
from generator.schema.record import Actor, Gate
from generator.schema.request import Person

_KEPT_TO_OURSELVES = (
    ItemStatus.NO_EVIDENCE,
    ItemStatus.LATER,
    ItemStatus.EVIDENCE_REFUSED,
    ItemStatus.CHANGED,
    ItemStatus.UNKNOWN,
    ItemStatus.EVIDENCE_EXPIRED,
    ItemStatus.WAIVER_ENDED,
)
_STATES = {status: words.why for status, words in STATUSES.items()} | dict.fromkeys(
    _KEPT_TO_OURSELVES, STATUSES[ItemStatus.OPEN].why
)
"""What a provider reads of an item: whether it holds, not what we discuss about it."""


_UNKNOWN = "not known yet"


def make_pack(project: Project, readiness: Readiness) -> Pack:
    """The access request of an integration as it stands on a day; once it was sent, as it stood then.

    There has to be one: the provider asks for it.
    """
    integration, items, wanted = readiness.integration, readiness.as_asked, readiness.request
    assert wanted is not None
    provider = project.providers[integration.profile.provider]
    gate = readiness.gate(Gate.ACCESS_REQUEST)
    asked = asked_on(integration, readiness.day)
    request, answers = provider.access, answered(provider, integration, asked)
    told = tuple(item for item in items if item.level is ItemLevel.REQUIRED or item.status is ItemStatus.DONE)
    return Pack(
        provider=provider.profile.name,
        organisation=project.organisation.name,
        address=tuple(project.organisation.address),
        asks_for=request.asks_for or "",
        reference=integration.profile.request.reference or "",
        day=asked.isoformat(),
        is_draft=bool(gate.blockers),
        missing=tuple(_missing(provider, gate)),
        own_missing=sum(1 for blocker in gate.blockers if isinstance(blocker, AssessedItem) and blocker.is_own),
        recipients=tuple(_recipient(provider, recipient) for recipient in wanted.recipients),
        sender=_person(integration.profile.request.sender),
        fields=tuple(_field(provider, field, told) for field in wanted.fields),
        groups=tuple(_groups(_shown(told, wanted))),
        is_confirmation=bool(wanted.confirmed),
        returns=tuple(
            PackReturn(deliverable.title, deliverable.expires or "")
            for deliverable in that_come(request.returns, answers)
        ),
        waits=tuple(_wait(wait) for wait in request.waits if wait.takes),
        next_steps=tuple(step.title for step in steps_after(request, answers)),
        is_sent=sent_on(integration, readiness.day) is not None,
    )


def _missing(provider: Provider, gate: GateReadiness) -> Iterator[RequestBlocker]:
    for blocker in gate.blockers:
        if not isinstance(blocker, AssessedItem) or not blocker.is_own:
            yield _named(provider, blocker)


def _named(provider: Provider, blocker: Blocker) -> RequestBlocker:
    if isinstance(blocker, AssessedItem):
        return RequestBlocker(blocker.item.title, _STATES[blocker.status])
    if isinstance(blocker, WantedField):
        return RequestBlocker(
            field_title(provider, blocker), LACKS[blocker.missing_reason] if blocker.missing_reason else ""
        )
    if isinstance(blocker, OpenCondition):
        return RequestBlocker(provider.profile.condition(blocker.condition).question, "not answered")
    if isinstance(blocker, WantedRecipient):
        return RequestBlocker(recipient_blocker(provider, blocker)[1], LACKS[MissingReason.NO_RECIPIENT])
    return RequestBlocker(LACKING[blocker], LACKS[blocker])


def _recipient(provider: Provider, wanted: WantedRecipient) -> PackRecipient:
    recipient = wanted.recipient
    title = recipient_title(provider, recipient)
    return PackRecipient(recipient.id, title, wanted.name, wanted.email or "", recipient.copy_)


def _person(person: Person | None) -> PackPerson | None:
    if person is None:
        return None
    return PackPerson(person.name, person.position or "", person.email, person.phone or "")


def _field(provider: Provider, wanted: WantedField, items: tuple[AssessedItem, ...]) -> PackField:
    is_documents = wanted.field.kind is FieldKind.DOCUMENTS and wanted.value is not None
    is_missing = wanted.missing_reason is not None
    if wanted.field.kind is FieldKind.CONFIRMATION:
        is_missing = any(not item.holds for item in items if item.group_id == wanted.field.confirms)
    lines = (_UNKNOWN,) if wanted.missing_reason is MissingReason.NO_VALUE else field_lines(wanted, items)
    return PackField(
        id=wanted.field.id,
        title=field_title(provider, wanted),
        lines=lines or (_UNKNOWN,),
        is_missing=is_missing,
        documents=tuple(wanted.value.list_) if is_documents and wanted.value else (),
        is_verbatim=wanted.field.kind in VERBATIM and not is_missing,
        environment=wanted.environment,
        recipients=tuple(map(str, wanted.field.recipients)),
    )


def _shown(items: tuple[AssessedItem, ...], wanted: RequestRequirements) -> Iterator[AssessedItem]:
    """The guide's items that the annex lists: those to confirm, or else those that must hold before one asks."""
    for item in items:
        if item.group and (item.group.id in wanted.confirmed if wanted.confirmed else _is_before(item)):
            yield item


def _is_before(assessed: AssessedItem) -> bool:
    return assessed.gate is Gate.ACCESS_REQUEST


def _printed(assessed: AssessedItem) -> str:
    return (assessed.item.printed or "") if isinstance(assessed.item, Item) else ""


def _groups(items: Iterable[AssessedItem]) -> Iterator[PackGroup]:
    groups: dict[str, list[PackItem]] = {}
    for item in items:
        assert item.group is not None
        is_done = item.status is ItemStatus.DONE and item.recorded is not None and item.recorded.on is not None
        day = item.recorded.on if is_done and item.recorded and item.recorded.on else ""
        groups.setdefault(item.group.title, []).append(
            PackItem(item.id, item.item.title, _STATES[item.status], day, _printed(item))
        )
    for title, shown in groups.items():
        yield PackGroup(title, tuple(shown))


def that_come(returns: tuple[Deliverable, ...], answers: Answers) -> Iterator[Deliverable]:
    """What comes back by the answers that were given."""
    return (deliverable for deliverable in returns if holds(deliverable.when, answers))


def _wait(wait: Wait) -> str:
    return f"{wait.takes} {wait.counted_from}" if wait.counted_from else str(wait.takes)


def steps_after(request: AccessFile, answers: Answers) -> Iterator[AccessStep]:
    """What we do once the provider has done its part."""
    has_acted = False
    for step in request.steps:
        has_acted = has_acted or step.by in (Actor.PROVIDER, Actor.BOTH)
        if has_acted and _is_ours(step) and holds(step.when, answers):
            yield step


def _is_ours(step: AccessStep) -> bool:
    return step.by in (Actor.YOU, Actor.BOTH)
