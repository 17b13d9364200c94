"""The quick card: what somebody needs in the first minute."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.pages.cards import forbids
from generator.pages.own_records import own_steps
from generator.pages.provider_context import ProviderContext, value
from generator.pages.reach import (
    GuidesWays,
    Reach,
    condition_left_open,
    first_contact,
    guides_ways,
    hours_of,
    no_way,
    own_way,
)
from generator.pages.runbooks.model import Place, QuickEntry, Wording
from generator.pages.silence import silent_sentence
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import RichText, Value
from generator.pages.words import capitalised
from generator.prose import verbatim
from generator.schema.provider import ProviderPage
from generator.schema.record import Subject

_ROLLBACK = "rollback.yaml"


def quick_entry(context: ProviderContext, places: tuple[Place, ...] = ()) -> QuickEntry:
    """An integration on the quick card; `places` lead to where the same book goes on about it."""
    guides, own = guides_ways(context), own_way(context)
    ours, theirs = (own,) if own else (), (*guides.in_incident, *guides.otherwise)
    is_ours_first = own is not None and not guides.is_numbered
    first = ours if is_ours_first else guides.in_incident or guides.otherwise
    others = tuple(way for way in (*ours, *theirs) if way not in first)
    return QuickEntry(
        anchor=f"quick-{context.key}",
        provider_id=context.provider.id,
        key=context.key,
        provider=context.heading,
        first=tuple(_as_heading(way) for way in first),
        others=others,
        silence=no_way(context) if _is_number_missing(guides, own) else "",
        write_in="" if first else _whom_to_write_in(context),
        first_action=_first_action(context),
        do_not=tuple(_forbidden(context)),
        status_page=status_page(context),
        status_shows=_status_shows(context),
        places=places,
    )


def _is_number_missing(guides: GuidesWays, own: Reach | None) -> bool:
    """Whether it has to be said that the guide has no number: an address for something else says so of itself."""
    is_shown = any(way.is_number for way in (*guides.in_incident, *guides.otherwise))
    return bool(guides.in_incident or own) and not is_shown


def pocket_entry(context: ProviderContext) -> QuickEntry:
    """An integration on the pocket card, which has room for what is forbidden in trouble and not for the launch."""
    return replace(quick_entry(context), do_not=tuple(_forbidden_in_trouble(context)), status_shows=None)


def _as_heading(reach: Reach) -> Reach:
    """A way that begins a line, with a capital where it is words."""
    is_words = not reach.way.href
    return replace(reach, way=replace(reach.way, text=capitalised(reach.way.text))) if is_words else reach


def _whom_to_write_in(context: ProviderContext) -> str:
    """For whom there is a line to write a number on."""
    first = first_contact(context)
    whom = (capitalised(first.name), hours_of(first)) if first else (context.name,)
    return f"{', '.join(part for part in whom if part)}: write the number here ({no_way(context)})"


def status_page(context: ProviderContext) -> Value | None:
    """Where the provider says how it is: the address that its guide prints, or the host."""
    for page in context.that_apply(context.provider.support.status_pages):
        return Value(page.host, href=page.address) if page.address else value(page.host, is_code=True)
    return None


def _status_shows(context: ProviderContext) -> RichText | None:
    """What the status page is good for, such as whether planned maintenance stands there."""
    pages = context.that_apply(context.provider.support.status_pages)
    return next((context.rich(page.purpose) for page in pages), None)


def _first_action(context: ProviderContext) -> Wording:
    provider, rollback = context.provider, context.provider.rollback
    for step in context.that_apply(rollback.steps)[:1]:
        condition = condition_left_open(context, step)
        title = f"{step.title} ({condition})" if condition else step.title
        return _of_guide(context, verbatim(title), step.id, _ROLLBACK)
    for own in own_steps(context)[:1]:
        profile = f"integrations/{context.key}/integration.yaml"
        return Wording(RichText(f"Ours: {verbatim(own.title)}", provider.id), own.anchor, profile)
    if rollback.first_move:
        return _of_guide(context, f"{TEMPLATE_WORDS.our_advice}: {rollback.first_move}", "first-move", _ROLLBACK)
    return _of_guide(context, _no_procedure(context), "first-move", _ROLLBACK)


def _no_procedure(context: ProviderContext) -> str:
    silent = silent_sentence(context.provider, ProviderPage.ROLLBACK, "the guide has no procedure")
    return f"{silent} Use your own."


def _forbidden(context: ProviderContext) -> Iterator[Wording]:
    """What must not be done where real payments flow, in the guide's words and in full, most urgent first."""
    yield from _forbidden_in_trouble(context)
    yield from _forbidden_by(context, context.provider.cutover, "cutover.yaml")
    yield from _forbidden_by(context, context.provider.monitoring, "monitoring.yaml")


def _forbidden_in_trouble(context: ProviderContext) -> Iterator[Wording]:
    yield from _forbidden_by(context, context.provider.rollback, _ROLLBACK)
    yield from _forbidden_by(context, context.provider.issues, "issues.yaml")


def _forbidden_by(context: ProviderContext, subject: Subject, file: str) -> Iterator[Wording]:
    for rule in context.that_apply(subject.advice):
        if forbids(rule):
            condition = condition_left_open(context, rule)
            title = f"{rule.title} ({condition})" if condition else rule.title
            yield replace(_of_guide(context, verbatim(title), rule.id, file), more=context.rich(rule.detail))


def _of_guide(context: ProviderContext, text: str, record: str, file: str) -> Wording:
    return Wording(RichText(text, context.provider.id), record, f"providers/{context.provider.id}/{file}")


def has_way_back(context: ProviderContext) -> bool:
    """Whether anything says how to roll back: the guide's steps, your own, or the first move that we advise."""
    rollback = context.provider.rollback
    return bool(context.that_apply(rollback.steps) or own_steps(context) or rollback.first_move)
