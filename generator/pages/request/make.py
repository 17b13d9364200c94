"""Makes the pack of an integration: takes from the project what the provider may see, and nothing else."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.pages.blockers import LACKING, LACKS, STANDINGS
from generator.pages.request.filled import field_lines
from generator.pages.request.pack import (
    Missing,
    Pack,
    PackField,
    PackGroup,
    PackItem,
    PackPerson,
    PackRecipient,
    PackReturn,
)
from generator.project import Integration, Project, Provider
from generator.readiness.items import Judged, answered, judged_items
from generator.readiness.request import Lack, Question, Wanted, WantedField
from generator.readiness.standing import Standing
from generator.readiness.verdict import Blocker, Readiness, judge
from generator.schema.access_request import AccessRequestFile, Actor, Deliverable, FieldKind, RequestStep, Wait
from generator.schema.record import Gate
from generator.schema.request import Person, Recipient

STATES = STANDINGS | {
    Standing.NO_EVIDENCE: "open",
    Standing.LATER: "open",
    Standing.APPLIES: "open",
    Standing.UNKNOWN: "open",
    Standing.EVIDENCE_EXPIRED: "open",
    Standing.WAIVER_ENDED: "open",
}
"""What a provider reads of an item: whether it holds, not what we discuss about it."""


UNKNOWN = "not known yet"


def make_pack(project: Project, integration: Integration, day: date) -> Pack:
    """The access request of an integration as it stands on a day."""
    provider = project.providers[integration.profile.provider]
    readiness = judge(project, integration, Gate.ACCESS_REQUEST, day)
    items = judged_items(project, integration, day)
    wanted = readiness.request
    assert wanted is not None
    request = provider.access_request
    answers = answered(integration)
    return Pack(
        provider=provider.profile.name,
        organisation=project.organisation.name,
        address=tuple(project.organisation.address),
        asks_for=request.asks_for,
        day=day.isoformat(),
        is_draft=bool(readiness.blockers),
        missing=tuple(_missing(provider, readiness)),
        own_missing=sum(1 for each in readiness.blockers if isinstance(each, Judged) and not each.group),
        recipient=_recipient(wanted.recipient),
        sender=_person(integration.profile.request.sender),
        fields=tuple(_field(each, items) for each in wanted.fields),
        groups=tuple(_groups(_shown(items, wanted))),
        is_confirmation=bool(wanted.confirmed),
        returns=tuple(PackReturn(each.title, each.expires or "") for each in that_come(request.returns, answers)),
        waits=tuple(_wait(each) for each in request.waits if each.takes),
        next_steps=tuple(each.title for each in steps_after(request, answers)),
    )


def _missing(provider: Provider, readiness: Readiness) -> Iterator[Missing]:
    for blocker in readiness.blockers:
        if not isinstance(blocker, Judged) or blocker.group:
            yield _named(provider, blocker)


def _named(provider: Provider, blocker: Blocker) -> Missing:
    if isinstance(blocker, Judged):
        return Missing(blocker.item.title, STATES[blocker.standing])
    if isinstance(blocker, WantedField):
        return Missing(blocker.field.title, LACKS[blocker.lack] if blocker.lack else "")
    if isinstance(blocker, Question):
        conditions = {str(each.id): each.question for each in provider.profile.conditions}
        return Missing(conditions[blocker.condition], "not answered")
    return Missing(LACKING[blocker], LACKS[blocker])


def _recipient(recipient: Recipient | None) -> PackRecipient | None:
    return PackRecipient(recipient.name or "", recipient.email) if recipient else None


def _person(person: Person | None) -> PackPerson | None:
    if person is None:
        return None
    return PackPerson(person.name, person.position or "", person.email, person.phone or "")


def _field(wanted: WantedField, items: tuple[Judged, ...]) -> PackField:
    documents = wanted.value.documents if wanted.value else ()
    is_missing = wanted.lack is not None
    if wanted.field.kind is FieldKind.CONFIRMATION:
        is_missing = any(not each.holds for each in items if each.group_id == wanted.field.confirms)
    lines = (UNKNOWN,) if wanted.lack is Lack.NO_VALUE else field_lines(wanted, items)
    return PackField(
        id=wanted.field.id,
        title=wanted.field.title,
        lines=lines or (UNKNOWN,),
        is_missing=is_missing,
        documents=tuple(documents),
        is_verbatim=wanted.field.kind is FieldKind.PUBLIC_KEY and not is_missing,
    )


def _shown(items: tuple[Judged, ...], wanted: Wanted) -> Iterator[Judged]:
    """The guide's items that the annex lists: those to confirm, or else those that must hold before one asks."""
    for each in items:
        if each.group and (each.group.id in wanted.confirmed if wanted.confirmed else _is_before(each)):
            yield each


def _is_before(judged: Judged) -> bool:
    return judged.gate is Gate.ACCESS_REQUEST


def _groups(items: Iterable[Judged]) -> Iterator[PackGroup]:
    groups: dict[str, list[PackItem]] = {}
    for each in items:
        assert each.group is not None
        is_done = each.standing is Standing.DONE and each.recorded is not None and each.recorded.on is not None
        day = each.recorded.on if is_done and each.recorded and each.recorded.on else ""
        groups.setdefault(each.group.title, []).append(PackItem(each.id, each.item.title, STATES[each.standing], day))
    for title, shown in groups.items():
        yield PackGroup(title, tuple(shown))


def that_come(returns: tuple[Deliverable, ...], answers: dict[str, bool]) -> Iterator[Deliverable]:
    """What comes back by the answers that were given."""
    return (each for each in returns if not each.when or answers.get(each.when))


def _wait(wait: Wait) -> str:
    return f"{wait.takes} {wait.counted_from}" if wait.counted_from else str(wait.takes)


def steps_after(request: AccessRequestFile, answers: dict[str, bool]) -> Iterator[RequestStep]:
    """What we do once the provider has done its part."""
    has_acted = False
    for step in request.steps:
        has_acted = has_acted or step.by is Actor.PROVIDER
        if has_acted and _is_ours(step) and (not step.when or answers.get(step.when)):
            yield step


def _is_ours(step: RequestStep) -> bool:
    return step.by is Actor.YOU
