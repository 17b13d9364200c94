"""An integration at a glance, as it is drawn on the home page and on its own."""

from generator.pages.chart import bar, counted_words
from generator.pages.integration.readiness_summary import GateSummary, ReadinessSummary, go_live_words
from generator.pages.readiness_view import GateBlock, ReadinessBlock
from generator.pages.status_labels import verdict_label
from generator.pages.view_models import Link
from generator.pages.words import count, format_date


def readiness_block(view: ReadinessSummary, *, is_home: bool = False) -> ReadinessBlock:
    """An integration with both gates; on the home page with its name and what is next."""
    first = view.next[0] if view.next and is_home else None
    more = len(view.next) - 1
    return ReadinessBlock(
        anchor=f"readiness_{view.id}",
        link=Link(view.name, view.page) if is_home else None,
        go_live=go_live_words(view),
        gates=tuple(_gate(view, gate) for gate in view.gates),
        next=first,
        more=f"and {more} more" if first and more else "",
    )


def _gate(view: ReadinessSummary, gate: GateSummary) -> GateBlock:
    return GateBlock(
        title=gate.title,
        verdict=verdict_label(gate.verdict),
        said=said(gate),
        bar=bar(f"bar_{view.id}_{gate.gate.value}", f"{view.name}, {gate.title.lower()}", gate.after),
        waivers=without_waivers(gate),
    )


def said(gate: GateSummary) -> str:
    """How much of what a gate needs holds, how many blockers there are, and when the request was sent."""
    sent = f", sent on {format_date(gate.sent)}" if gate.sent else ""
    if gate.is_met:
        return f"all {gate.after.total} hold{sent}"
    return f"{gate.after.holding} of {gate.after.total} hold, {count(len(gate.blockers), 'blocker')}{sent}"


def without_waivers(gate: GateSummary) -> str:
    """What would be without the waivers; empty where they change nothing."""
    if gate.before == gate.after:
        return ""
    return f"Without waivers: {counted_words(gate.before)}"
