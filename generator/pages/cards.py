"""Records as cards."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from generator.pages.provider_context import ProviderContext, first_roles, value
from generator.pages.status_labels import item_gate_label, level_labels
from generator.pages.view_models import Address, Card, Fact, Label, Link, Value
from generator.pages.words import ADVICE, PACES, cadence
from generator.schema.checklists import Item, ItemGroup
from generator.schema.cutover import SmokeTest, Step
from generator.schema.maintenance import Rotation, Task
from generator.schema.provider import ProviderPage
from generator.schema.record import Action, Advice, AdviceKind, Record, Roles


def record_card(context: ProviderContext, record: Record, title: str, **more: Any) -> Card:
    """What every record shows, and what this one shows besides."""
    shown: dict[str, Any] = {
        "anchor": record.id,
        "title": title,
        "controls": context.controls(record.controls),
        "notes": context.riches(record.notes),
        "also_called": tuple(record.also_called),
        "source": context.source(record.cites),
    }
    labels = (*more.pop("labels", ()), *condition_labels(context, record.when), *_unread_labels(context, record))
    return Card(**(shown | more), labels=labels)


def action_card(context: ProviderContext, action: Action | Advice, *roles: Roles | None, **more: Any) -> Card:
    """Something to do; `roles` are the ones that hold where the action names none, nearest first."""
    chosen = action.done_by(*roles) if isinstance(action, Action) else first_roles(action.roles, *roles)
    facts = more.pop("facts", ())
    shown = {
        "detail": context.rich(action.detail),
        "why": context.rich(action.why),
        "owners": context.doers(action, chosen),
        "facts": (*facts, *_lead_time(action)),
        "printed_role": (chosen.printed if chosen else None) or "",
    }
    return record_card(context, action, action.title, **(shown | more))


def _lead_time(action: Action | Advice) -> tuple[Fact, ...]:
    takes = action.lead_time if isinstance(action, Action) else None
    return (Fact("Begin", Value(f"{takes} before the launch")),) if takes else ()


def condition_labels(context: ProviderContext, when: Iterable[str]) -> tuple[Label, ...]:
    """The label that says under which conditions something applies."""
    words = " and ".join(context.condition(name) for name in when)
    return (Label(words, "condition"),) if words else ()


def _unread_labels(context: ProviderContext, record: Record) -> tuple[Label, ...]:
    """The label of what a program wrote from the guide and nobody has compared with it yet."""
    to_be_read = context.provider.statements.to_be_read
    is_unread = to_be_read and not {*map(str, to_be_read)}.isdisjoint(map(str, record.cites))
    return (Label("To be read by a person", "unknown"),) if is_unread else ()


def item_card(context: ProviderContext, item: Item, group: ItemGroup, **more: Any) -> Card:
    """A checklist item."""
    labels = (item_gate_label(group.gate_of(item)), *level_labels(item.level))
    return action_card(context, item, group.roles, labels=labels, facts=evidence_fact(context, item.evidence), **more)


def evidence_fact(context: ProviderContext, wanted: str | None) -> tuple[Fact, ...]:
    """What shows that an item is done."""
    return (Fact("Evidence needed", words=context.rich(wanted), is_ours=True),) if wanted else ()


def step_card(context: ProviderContext, step: Step, *roles: Roles | None, **more: Any) -> Card:
    """A step of the cutover or the rollback."""
    when = (Fact("When", Value(step.at), glance=step.at),) if step.at else ()
    facts = (*when, *given(*_step_facts(context, step)))
    return action_card(context, step, *roles, facts=facts, **_gap(context, step), **more)


def moment_card(context: ProviderContext, step: Step, *roles: Roles | None) -> Card:
    """A step on a timeline, where its moment stands already."""
    return action_card(context, step, *roles, facts=given(*_step_facts(context, step)), **_gap(context, step))


def _gap(context: ProviderContext, step: Step) -> dict[str, Any]:
    return {"gap": context.gap_link(step.gap)}


def _step_facts(context: ProviderContext, step: Step) -> tuple[Fact | None, ...]:
    after = tuple(_step_link(context, name) for name in step.after)
    return (
        fact("For", step.lasts),
        fact("How often", PACES[step.every]) if step.every else None,
        *test_facts(context, step),
        Fact("Proof", words=context.rich(step.proof), is_ours=True) if step.proof else None,
        Fact("Go or no go", words=context.rich(step.decides)) if step.decides else None,
        Fact("Part of", link=_step_link(context, step.within)) if step.within else None,
        Fact("After", links=after) if after else None,
    )


def test_facts(context: ProviderContext, step: object) -> tuple[Fact | None, ...]:
    """What a test in production calls and expects; nothing for other steps."""
    if not isinstance(step, SmokeTest):
        return ()
    return (
        fact("Call", step.endpoint, is_code=True, is_copied=True),
        fact("Amount", step.amount),
        Fact("Expect", words=context.rich(step.expect)),
    )


def given(*facts: Fact | None) -> tuple[Fact, ...]:
    """The facts that there are."""
    return tuple(shown for shown in facts if shown is not None)


def fact(name: str, text: str | None, *, is_code: bool = False, is_copied: bool = False) -> Fact | None:
    """A fact with a value; None where there is no value."""
    return Fact(name, value(text, is_code=is_code, is_copied=is_copied)) if text else None


def _step_link(context: ProviderContext, name: str) -> Link:
    cutover, rollback = context.provider.cutover, context.provider.rollback
    steps = (*cutover.steps, *cutover.timeline, *cutover.smoke_tests, *cutover.first_days)
    page = ProviderPage.CUTOVER if any(step.id == name for step in steps) else ProviderPage.ROLLBACK
    title = next(step.title for step in (*steps, *rollback.steps) if step.id == name)
    return Link(title, Address(context.page(page), name))


def task_card(context: ProviderContext, task: Task, *roles: Roles | None, **more: Any) -> Card:
    """Something that recurs."""
    facts: tuple[Fact, ...] = (Fact("How often", Value(cadence(task.every))),)
    gap = None
    if isinstance(task, Rotation):
        gap = context.gap_link(task.gap)
        names = [
            credential.name
            for credential in context.provider.environments.credentials
            if credential.id in task.credentials
        ]
        facts += (Fact("Credentials", Value(", ".join(names))),) if names else ()
    return action_card(context, task, *roles, facts=facts, gap=gap, **more)


def advice_card(context: ProviderContext, advice: Advice, **more: Any) -> Card:
    """A rule: do, do not, or know."""
    label = Label(ADVICE[advice.kind], advice.kind.value)
    return action_card(context, advice, labels=(label,), **more)


def forbids(advice: Advice) -> bool:
    """Whether a rule forbids something."""
    return advice.kind is AdviceKind.DO_NOT


def prefixed_card(context: ProviderContext, card: Card, page: str = "") -> Card:
    """The card with an anchor that is unique over all integrations, and a link to its own page where one is named.

    A card that leads to its own page already goes on leading there.
    """
    origin = card.origin or (Link(context.heading, Address(page, card.anchor)) if page else None)
    anchor = f"{context.key}-{card.anchor}"
    return replace(card, anchor=anchor, origin=origin, also_called=(), is_repeated=True)
