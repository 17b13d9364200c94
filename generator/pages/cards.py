"""Records as cards."""

from typing import Any

from generator.pages.provider_context import ProviderContext, first_roles, value
from generator.pages.view_models import Address, Card, Fact, Label, Link, Value
from generator.pages.words import ADVICE, CADENCES, GATE_DEADLINES, PACES
from generator.schema.checklists import Item, ItemGroup
from generator.schema.cutover import SmokeTest, Step
from generator.schema.maintenance import Rotation, Task
from generator.schema.provider import ProviderPage
from generator.schema.record import Action, Advice, AdviceKind, Record, Roles


def record_card(scope: ProviderContext, record: Record, title: str, **more: Any) -> Card:
    """What every record shows, and what this one shows besides."""
    shown: dict[str, Any] = {
        "anchor": record.id,
        "title": title,
        "controls": scope.controls(record.controls),
        "notes": scope.riches(record.notes),
        "also_called": tuple(record.also_called),
        "source": scope.source(record.cites),
    }
    return Card(**(shown | more))


def action_card(scope: ProviderContext, action: Action | Advice, *roles: Roles | None, **more: Any) -> Card:
    """Something to do; `roles` are the ones that hold where the action names none, nearest first."""
    chosen = first_roles(action.roles, *roles)
    labels = more.pop("labels", ())
    shown = {
        "detail": scope.rich(action.detail),
        "why": scope.rich(action.why),
        "owners": scope.owners(chosen),
        "printed_role": (chosen.printed if chosen else None) or "",
        "labels": (*labels, *condition_labels(scope, action.when)),
    }
    return record_card(scope, action, action.title, **(shown | more))


def condition_labels(scope: ProviderContext, when: str | None) -> tuple[Label, ...]:
    """The label that says under which condition something applies."""
    return (Label(scope.condition(when), "condition"),) if when else ()


def item_card(scope: ProviderContext, item: Item, group: ItemGroup, **more: Any) -> Card:
    """A checklist item."""
    gate = item.gate or group.gate
    labels = (Label(GATE_DEADLINES[gate], gate.value),)
    return action_card(scope, item, group.roles, labels=labels, facts=evidence_fact(scope, item.evidence), **more)


def evidence_fact(scope: ProviderContext, wanted: str | None) -> tuple[Fact, ...]:
    """What shows that an item is done."""
    return (Fact("Evidence wanted", words=scope.rich(wanted)),) if wanted else ()


def step_card(scope: ProviderContext, step: Step, *roles: Roles | None, **more: Any) -> Card:
    """A step of the cutover or the rollback."""
    when = (fact("When", step.at),)
    return action_card(scope, step, *roles, facts=given(*when, *_step_facts(scope, step)), **_gap(scope, step), **more)


def moment_card(scope: ProviderContext, step: Step, *roles: Roles | None) -> Card:
    """A step on a timeline, where its moment stands already."""
    return action_card(scope, step, *roles, facts=given(*_step_facts(scope, step)), **_gap(scope, step))


def _gap(scope: ProviderContext, step: Step) -> dict[str, Any]:
    return {"gap": scope.gap_link(step.gap)}


def _step_facts(scope: ProviderContext, step: Step) -> tuple[Fact | None, ...]:
    after = tuple(_step_link(scope, name) for name in step.after)
    return (
        fact("For", step.lasts),
        fact("How often", PACES[step.every]) if step.every else None,
        *test_facts(scope, step),
        Fact("Proof", words=scope.rich(step.proof)) if step.proof else None,
        Fact("Go or no go", words=scope.rich(step.decides)) if step.decides else None,
        Fact("Part of", link=_step_link(scope, step.within)) if step.within else None,
        Fact("After", links=after) if after else None,
    )


def test_facts(scope: ProviderContext, step: object) -> tuple[Fact | None, ...]:
    """What a test in production calls and expects; nothing for other steps."""
    if not isinstance(step, SmokeTest):
        return ()
    return (
        fact("Call", step.endpoint, is_code=True, is_copied=True),
        fact("Amount", step.amount),
        Fact("Expect", words=scope.rich(step.expect)),
    )


def given(*facts: Fact | None) -> tuple[Fact, ...]:
    """The facts that there are."""
    return tuple(each for each in facts if each is not None)


def fact(name: str, text: str | None, *, is_code: bool = False, is_copied: bool = False) -> Fact | None:
    """A fact with a value; None where there is no value."""
    return Fact(name, value(text, is_code=is_code, is_copied=is_copied)) if text else None


def _step_link(scope: ProviderContext, name: str) -> Link:
    cutover, rollback = scope.provider.cutover, scope.provider.rollback
    steps = (*cutover.steps, *cutover.timeline, *cutover.smoke_tests, *cutover.first_days)
    page = ProviderPage.CUTOVER if any(step.id == name for step in steps) else ProviderPage.ROLLBACK
    title = next(step.title for step in (*steps, *rollback.steps) if step.id == name)
    return Link(title, Address(scope.page(page), name))


def task_card(scope: ProviderContext, task: Task, *roles: Roles | None, **more: Any) -> Card:
    """Something that recurs."""
    facts: tuple[Fact, ...] = (Fact("How often", Value(CADENCES[task.every])),)
    gap = None
    if isinstance(task, Rotation):
        gap = scope.gap_link(task.gap)
        names = [each.name for each in scope.provider.environments.credentials if each.id in task.credentials]
        facts += (Fact("Credentials", Value(", ".join(names))),) if names else ()
    return action_card(scope, task, *roles, facts=facts, gap=gap, **more)


def advice_card(scope: ProviderContext, advice: Advice, **more: Any) -> Card:
    """A rule: do, do not, or know."""
    label = Label(ADVICE[advice.kind], advice.kind.value)
    return action_card(scope, advice, labels=(label,), **more)


def forbids(advice: Advice) -> bool:
    """Whether a rule forbids something."""
    return advice.kind is AdviceKind.DO_NOT
