"""An integration at a glance, as it is drawn on its own page and among others."""

from generator.pages.chart import bar, bar_keys, counted_words
from generator.pages.integration.dated_todos import ends_words
from generator.pages.integration.readiness_summary import GateSummary, ReadinessSummary, go_live_words
from generator.pages.readiness_view import GateBlock, ReadinessBlock
from generator.pages.status_labels import verdict_label, wished_words
from generator.pages.view_models import Address, Link
from generator.pages.words import capitalised, count, format_date
from generator.readiness.verdict import Verdict
from generator.schema.record import Gate


def readiness_block(view: ReadinessSummary, *, is_one_of_many: bool = False) -> ReadinessBlock:
    """An integration with its gates; among others with its name and what is next."""
    first = view.next[0] if view.next and is_one_of_many else None
    more = len(view.next) - 1
    return ReadinessBlock(
        anchor=f"readiness_{view.id}",
        link=Link(view.name, view.page) if is_one_of_many else None,
        go_live=go_live_words(view),
        provider=view.with_whom,
        gates=tuple(_gate(view, gate) for gate in view.gates),
        next=first,
        more=f"and {more} more" if first and more else "",
        starts=view.starts if is_one_of_many else (),
        ends=Link(capitalised(ends_words(view.ends)), Address(view.page.page, "starts")) if view.ends else None,
    )


def _gate(view: ReadinessSummary, gate: GateSummary) -> GateBlock:
    return GateBlock(
        title=gate.title,
        verdict=verdict_label(gate.verdict),
        said=said(gate),
        launch=for_the_launch(gate),
        bar=bar(f"bar_{view.id}_{gate.gate.value}", f"{view.name}, {gate.title.lower()}", gate.after),
        waivers=without_waivers(gate),
        wishes=capitalised(wished_words(gate.wishes)),
        keys=bar_keys(gate.after, "Complete", "Open" if gate.is_met else "Blockers"),
        counted=_counted(view, gate),
    )


def _counted(view: ReadinessSummary, gate: GateSummary) -> str:
    """What the numbers of a gate count; empty where that is its items and nothing else."""
    others = gate.after.total - gate.items
    items = count(gate.items, "item")
    if gate.gate is Gate.ACCESS_REQUEST:
        counted = f"{items} and {count(others, 'other thing')}" if gate.items else count(others, "thing")
        return f"Counts {counted} that the request needs" if others else ""
    sooner = view.gate(Gate.ACCESS_REQUEST).items if view.takes_request else 0
    asked = f", {sooner} of them for the access request as well" if sooner else ""
    besides = f", and {count(others, 'other thing')} that the launch needs" if others else ""
    return f"Counts {items}{asked}{besides}" if asked or besides else ""


def said(gate: GateSummary) -> str:
    """How much of what a gate needs is complete, how many blockers there are, and when the request was sent."""
    copy = "" if gate.is_kept else ", no copy kept"
    sent = f", sent on {format_date(gate.sent)}{copy}" if gate.sent else ""
    number = len(gate.blockers)
    missing = f", {count(number, 'blocker') if gate.verdict is Verdict.NOT_READY else f'{number} still open'}"
    return f"{gate.after.holding} of {gate.after.total} complete{missing if number else ''}{sent}"


def for_the_launch(gate: GateSummary) -> str:
    """Of which launch the verdict is one, and since when it is live; with today's verdict where that is another."""
    if gate.live_since:
        return f"Live since {format_date(gate.live_since)}"
    if gate.launch is None:
        return ""
    if gate.launch < gate.day:
        return f"The planned day, {format_date(gate.launch)}, has passed"
    launch = f"or the launch on {format_date(gate.launch)}"
    if gate.verdict is gate.verdict_today:
        return f"F{launch}"
    return f"Today: {gate.verdict_today.value}. F{launch}: {gate.verdict.value}"


def without_waivers(gate: GateSummary) -> str:
    """What would be without the waivers; empty where they change nothing."""
    if gate.before == gate.after:
        return ""
    return f"Without waivers: {counted_words(gate.before)}"
