"""Pause points: where everybody stops, and somebody reads aloud what must hold before it goes on."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.cutover.plan import Row
from generator.cutover.steps import Phase
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_rows import GO_OR_NO_GO, IF_IT_FAILS
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import SheetRow
from generator.pages.runbooks.quick import quick_entry
from generator.pages.status_labels import GATES
from generator.pages.view_models import Card, RichText
from generator.pages.way_back import way_back
from generator.pages.words import count, listed
from generator.prose import verbatim
from generator.schema.cutover import Step
from generator.schema.record import Gate

_MOST_NAMED = 3
"""How many steps or items are named one by one; of more the number is said."""


class PausePoint(Struct, frozen=True):
    """Five to nine sentences to read aloud, each of which somebody answers, before a step begins."""

    title: str
    kind: str
    """What it is for: a decision, or the first real payments."""
    before: str
    """The number of the step."""
    step: str
    """What the step is called."""
    lines: tuple[RichText, ...]
    decided: tuple[RichText, ...]
    """Those that say what is decided and by whom; none where it is no decision."""


def pause_points(context: IntegrationContext) -> tuple[PausePoint, ...]:
    """A pause before real payments flow, and one before each go or no go."""
    rows = context.sheet_rows
    opens = opening_step(rows, context.plan.rows)
    return tuple(_pause(context, at) for at, row in enumerate(rows) if row.is_decision or at == opens)


def opening_step(rows: Sequence[SheetRow], planned: Sequence[Row]) -> int:
    """Which step, counted from 0, lets real payments through: the first at T or later, else what the order says.

    Without a T it is the first step after all that the guide wants done before customers pay. If tests in production
    come after that, it is the step just before them, as they need it.
    """
    from_t = [at for at, row in enumerate(rows) if row.at == "T" or row.at.startswith(("T ", "T+"))]
    return from_t[0] if from_t else _opening_by_order(planned)


def _opening_by_order(planned: Sequence[Row]) -> int:
    before = {row.id for row in planned if isinstance(row.step.record, Step) and row.step.record.before_traffic}
    done = _with_wholes(planned, before)
    start = max((at for at, row in enumerate(planned, start=1) if row.id in done), default=0)
    start = min(start, _begun(planned, done, start))
    tests = (row for row in planned[start:] if row.step.phase is Phase.SMOKE_TESTS and row.id not in done)
    first_test = next((row.step.within or row.id for row in tests), None)
    just_before = next((at - 1 for at, row in enumerate(planned) if row.id == first_test), start)
    return min(max(start, just_before), len(planned) - 1)


def _with_wholes(planned: Sequence[Row], done: set[str]) -> set[str]:
    """These steps, and every step all of whose parts are among them."""
    parts: dict[str, set[str]] = {}
    for row in planned:
        parts.setdefault(row.step.within or "", set()).add(row.id)
    return done | {whole for whole, ids in parts.items() if whole and ids <= done}


def _begun(planned: Sequence[Row], done: set[str], start: int) -> int:
    """Where a step begins of which only a part is done before customers pay; the given place where there is none."""
    wholes = {row.step.within for row in planned if row.id in done}
    return next((at for at, row in enumerate(planned) if row.id in wholes and row.id not in done), start)


def _pause(context: IntegrationContext, at: int) -> PausePoint:
    row = context.sheet_rows[at]
    kind = GO_OR_NO_GO if row.is_decision else "Before real payments flow"
    provider = context.provider_context.provider.id
    decided, done, known, following = (
        tuple(RichText(text, provider) for text in part(context, at)) for part in (_decided, _done, _known, _following)
    )
    lines = (*(decided or (RichText("Whoever leads is here.", provider),)), *done, *known, *following)
    title = f"{kind}: before step {row.card.number}, {row.card.title}"
    return PausePoint(title, kind, row.card.number, row.card.title, lines, decided)


def _decided(context: IntegrationContext, at: int) -> Iterator[str]:
    yield from (f"{GO_OR_NO_GO}: {words}" for words in list(_said(context.sheet_rows[at].card, GO_OR_NO_GO))[:1])


def _done(context: IntegrationContext, at: int) -> Iterator[str]:
    if at:
        yield f"{_steps(1, at)} done and initialled, or somebody says why not."
    yield _open_items(context)


def _known(context: IntegrationContext, _: int) -> Iterator[str]:
    guide = context.provider_context
    yield _reached(guide)
    yield _first_move(guide)
    if forbidden := quick_entry(guide).do_not:
        yield " ".join(words.in_full for words in forbidden)


def _following(context: IntegrationContext, at: int) -> Iterator[str]:
    yield _next_people(context, at)
    yield from (f"{IF_IT_FAILS}: {words}" for words in _said(context.sheet_rows[at].card, IF_IT_FAILS))


def _said(card: Card, name: str) -> Iterator[str]:
    return (fact.words.text for fact in card.facts if fact.name == name and fact.words)


def _steps(first: int, last: int) -> str:
    return f"Step {first} is" if first == last else f"Steps {first} to {last} are"


def _owners(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys(owner.team.text if owner.team else owner.role for owner in card.owners))


def _open_items(context: IntegrationContext) -> str:
    blockers = context.summary.gate(Gate.GO_LIVE).blockers
    deadline = GATES[Gate.GO_LIVE].deadline.lower()
    if not blockers:
        return f"Nothing is open that must be done {deadline}."
    if len(blockers) > _MOST_NAMED:
        return f"{count(len(blockers), 'thing')} are open {deadline}: somebody names each that may wait."
    return f"Open {deadline}: {listed([verbatim(line.title) for line in blockers])}."


def _reached(guide: ProviderContext) -> str:
    return f"{verbatim(guide.name)} can be reached today, and somebody has tried how."


def _first_move(guide: ProviderContext) -> str:
    steps = way_back(guide)
    if not steps:
        return "The way back is ours: somebody says its first step, and who takes it."
    who = listed(_owners(steps[0])) if steps[0].owners else "somebody"
    return f"The way back begins with “{verbatim(steps[0].title)}”, and {verbatim(who)} can do it now."


def _next_people(context: IntegrationContext, at: int) -> str:
    following = context.sheet_rows[at : at + _MOST_NAMED]
    people = tuple(dict.fromkeys(name for row in following for name in _owners(row.card)))
    first, last = following[0].card.number, following[-1].card.number
    numbers = f"step {first}" if first == last else f"steps {first} to {last}"
    names = f": {verbatim(listed(people))}" if people else ""
    return f"Whoever does {numbers} is on the call{names}."
