"""Items, steps, tasks and metrics: what a guide lists for somebody to do or to watch."""

import re
from collections.abc import Iterator, Sequence

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, is_duration, plain_words
from generator.guide.placed import Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.read_statements import LEVEL
from generator.guide.sentences import asks, sentences
from generator.guide.titles import in_the_guide, title_of
from generator.schema.values import Moment, Quantity

_WHEN = re.compile(r"(?i)^(?:time|when|date|day)\b")
_ACTIVITY = re.compile(r"(?i)activity|step|task|what")
_BEFORE_LAUNCH = re.compile(r"(?i)\b(?:ahead|before (?:the )?(?:launch|go-live|going live|you go))\b")
_CADENCE = re.compile(r"(?i)^(?P<every>daily|weekly|monthly|quarterly|yearly)(?:: (?P<what>.+))?$")
_CHOICE = re.compile(r"(?i)\bchoose\b|\bone of\b")
_BROUGHT_ABOUT = re.compile(
    r"(?i)\b\w{3,}(?:ed|ing|tion)\b|^(?:all|no|every|each|only)\b|\bis (?:in place|clear|visible)"
)
_TOLD = re.compile(r"(?i)^(?:the|your|you|we|it|this|that|they) .*\b(?:is|are|can|may|will|starts?|comes?)\b")
"""Sentences that only tell something."""
_LISTS = (BlockKind.LIST_ITEM, BlockKind.ROW)


def items(statements: Sequence[NumberedStatement], ids: Ids, roles: RoleWords) -> Iterator[PlacedRecord]:
    """An item for each task of a table or a list; its heading names the group."""
    for each in of_kind(statements, "checklist-item", "prerequisite"):
        lead_time = _lead_time(each)
        title = title_of(_without_clause(each.read.text, lead_time), each.facts)
        if not title or not _is_item(each):
            continue
        fields = record(
            ids,
            title,
            each,
            title=title,
            detail=in_the_guide(each.facts, f"{title}\n{lead_time}\n{_role_word(each, roles)}"),
            level=_level(each),
            lead_time=lead_time,
            roles=roles.of(each.read.owner) if each.read.owner else None,
        )
        yield PlacedRecord(
            "checklists.yaml", "groups", fields, each.read.headings[-1] if each.read.headings else "Checklist"
        )


def _without_clause(text: str, lead_time: str) -> str:
    """The words of an item without the clause that says how long before it is begun, which is a value of its own."""
    return text.partition(lead_time)[0].rpartition(";")[0] or text.partition(lead_time)[0] if lead_time else text


def _is_item(each: NumberedStatement) -> bool:
    """Whether it is something to do or to bring about, and neither one of several choices nor something to know."""
    above = f"{each.read.headings[-1] if each.read.headings else ''} {each.read.lead}"
    if each.read.block.kind not in _LISTS or _CHOICE.search(above):
        return False
    first = sentences(each.read.text)[0]
    is_task = each.read.block.kind is BlockKind.ROW or asks(first)
    return is_task or (_BROUGHT_ABOUT.search(first) is not None and not _TOLD.search(first))


def _role_word(each: NumberedStatement, roles: RoleWords) -> str:
    """The word for who does it, where the record will show it."""
    return each.read.owner if each.read.owner and roles.of(each.read.owner) else ""


def _level(each: NumberedStatement) -> str:
    """How much an item is wanted; empty where it is required, which is what an item is."""
    said = f"{each.read.cell(LEVEL)} {each.read.headings[-1] if each.read.headings else ''}".lower()
    if re.search(r"\brecommended\b|\bshould\b", said):
        return "recommended"
    return "optional" if re.search(r"\boptional\b|\bnice to have\b", said) else ""


def _lead_time(each: NumberedStatement) -> str:
    if not _BEFORE_LAUNCH.search(each.read.text):
        return ""
    return next((fact for fact in each.facts if is_duration(fact)), "")


def steps(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """Steps of the cutover, of the first days and of the rollback, where they are listed and ask you for something."""
    wanted = {
        "cutover-step": ("cutover.yaml", "steps"),
        "post-launch-task": ("cutover.yaml", "first-days"),
        "rollback-step": ("rollback.yaml", "steps"),
    }
    for each in of_kind(statements, *wanted):
        title = title_of(each.read.text, each.facts)
        if title and each.read.block.kind in _LISTS and asks(each.read.text):
            detail = in_the_guide(each.facts, title)
            yield PlacedRecord(*wanted[each.read.kind.value], record(ids, title, each, title=title, detail=detail))


def timeline(statements: Sequence[NumberedStatement], ids: Ids, roles: RoleWords) -> Iterator[PlacedRecord]:
    """What a table says is done when."""
    for each in of_kind(statements, "timeline-entry"):
        when, title = each.read.cell(_WHEN), title_of(each.read.cell(_ACTIVITY), each.facts)
        if each.read.block.kind is BlockKind.ROW and title and _is_moment(when):
            owner = roles.of(each.read.owner) if each.read.owner else None
            detail = in_the_guide(each.facts, f"{title}\n{when}\n{_role_word(each, roles)}")
            fields = record(ids, title, each, title=title, at=when, detail=detail, roles=owner)
            yield PlacedRecord("cutover.yaml", "timeline", fields)


def _is_moment(text: str) -> bool:
    return bool(re.match(r"T(?:[-+]\d|$)|Days? \d", text)) and _reads(Moment, text)


def tasks(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What recurs, where the guide says how often: before a colon, or in the heading of a list."""
    for each in of_kind(statements, "maintenance-task"):
        said = _CADENCE.match(each.read.text) or _CADENCE.match(each.read.headings[-1] if each.read.headings else "")
        title = title_of(said["what"] or each.read.text, each.facts) if said else ""
        if said and title:
            detail = in_the_guide(each.facts, f"{title}\n{said['every']}")
            fields = record(ids, title, each, title=title, detail=detail, every=said["every"].lower())
            yield PlacedRecord("maintenance.yaml", "tasks", fields)


def metrics(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What to measure, and what to be woken for where the guide gives the number at the end of a plain sentence."""
    for each in of_kind(statements, "monitoring-metric", "alert-threshold"):
        is_alert = each.read.kind.value == "alert-threshold"
        bound = _bound(each) if is_alert else ""
        title = title_of(each.read.text.split(bound)[0] if bound else each.read.text, each.facts)
        if each.read.block.kind is not BlockKind.LIST_ITEM or not title or (is_alert and not bound):
            continue
        more = in_the_guide(each.facts, f"{title}\n{bound}")
        if is_alert:
            fields = record(ids, title, each, title=title, threshold=bound, meaning=more)
        else:
            fields = record(ids, title, each, title=title, detail=more)
        yield PlacedRecord("monitoring.yaml", "alerts" if is_alert else "metrics", fields)


def _bound(each: NumberedStatement) -> str:
    """The number at which an alert fires; empty where a sentence has none, or gives it for a part of what it says."""
    words = plain_words(each.read.text)
    if ":" in words:
        return ""
    return next(
        (
            fact
            for fact in each.facts
            if re.match(r"(?i)[<>]|above|below|over|under|more", fact) and _reads(Quantity, fact)
        ),
        "",
    )


def _reads(kind: type[Moment | Quantity], text: str) -> bool:
    try:
        kind.read(text)
    except ValueError:
        return False
    return True
