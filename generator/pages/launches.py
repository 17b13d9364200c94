"""Where a launch stands in one row: verdicts, what runs out before it, what is next and whose it is."""

from collections.abc import Iterable
from datetime import date

from generator.pages.addresses import CHECKLIST, integration_page
from generator.pages.filters import RUNS_OUT
from generator.pages.integration.readiness_summary import GateSummary, ReadinessSummary, go_live_words
from generator.pages.readiness_view import Todo
from generator.pages.sections import Table
from generator.pages.status_labels import GATES, verdict_label
from generator.pages.view_models import Address, Cell, Label, Link, RichText
from generator.pages.words import count
from generator.readiness.lead_time import Urgency
from generator.schema.record import Gate

_URGENT = frozenset({Urgency.SOON.value, Urgency.TOO_LATE.value})
_NOTHING = Cell("–", tone="none")


def in_launch_order(views: Iterable[ReadinessSummary]) -> list[ReadinessSummary]:
    """The next launch first; then those without a day, and last what is live."""
    return sorted(views, key=lambda view: (bool(view.live_since), view.go_live or date.max))


def launch_table(views: Iterable[ReadinessSummary], intro: RichText) -> tuple[Table, ...]:
    """A row for each integration, with the gates that any of them has; nothing where there is none."""
    shown = in_launch_order(views)
    gates = tuple(gate for gate in Gate if any(gate is found.gate for view in shown for found in view.gates))
    names = (GATES[gate].name for gate in gates)
    runs_out = ("Runs out before it",) if any(view.ends for view in shown) else ()
    columns = ("Integration", "Launch", *names, *runs_out, "Next", "Whose")
    rows = tuple(_launch_row(view, gates, with_ends=bool(runs_out)) for view in shown)
    return (Table("integrations", "Where each launch stands", columns, rows, intro=intro),) if rows else ()


def _launch_row(view: ReadinessSummary, gates: tuple[Gate, ...], *, with_ends: bool) -> tuple[Cell, ...]:
    by_gate = {gate.gate: gate for gate in view.gates}
    first = _first(view)
    return (
        Cell(link=Link(_name(view), view.page), anchor=f"readiness_{view.id}"),
        Cell(go_live_words(view)),
        *(_gate_cell(by_gate.get(gate)) for gate in gates),
        *((_running_out(view),) if with_ends else ()),
        Cell(link=first.link, label=_urgency(first)) if first else Cell("nothing is missing", tone="none"),
        _whose(first) if first else _NOTHING,
    )


def _first(view: ReadinessSummary) -> Todo | None:
    """What has to be started soon, or else what is next for the earliest gate that is not met."""
    return next((start for start in view.starts if _urgency(start)), None) or next(iter(view.next), None)


def _urgency(todo: Todo) -> Label | None:
    return next((label for label in todo.labels if label.tone in _URGENT), None)


def _name(view: ReadinessSummary) -> str:
    return f"{view.name} ({view.with_whom})" if view.with_whom else view.name


def _gate_cell(gate: GateSummary | None) -> Cell:
    if gate is None:
        return Cell("not asked for", tone="none")
    counted = f"{gate.after.holding}\u00a0of\u00a0{gate.after.total}"
    return Cell(counted, label=verdict_label(gate.verdict), tone="counted")


def _running_out(view: ReadinessSummary) -> Cell:
    """How many items that are complete today will not be at the launch; it leads to them."""
    if not view.ends:
        return _NOTHING
    chosen = Address(integration_page(view.id, CHECKLIST), query=f"state={RUNS_OUT}")
    return Cell(link=Link(count(len(view.ends), "item"), chosen), tone="gap")


def _whose(todo: Todo) -> Cell:
    teams = tuple(owner.team for owner in todo.owners if owner.team)
    others = ", ".join(owner.role for owner in todo.owners if not owner.team)
    return Cell(others, links=teams)
