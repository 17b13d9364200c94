"""Items, steps, tasks and metrics: what a guide lists for somebody to do or to watch."""

import re
from collections.abc import Iterator, Sequence

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, is_duration, plain_words
from generator.guide.placed import Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.read_statements import LEVEL, OWNER
from generator.guide.sentences import asks, sentences
from generator.guide.titles import facts_of_first, in_the_guide, says_more, title_of
from generator.schema.values import Moment, Quantity

_WHEN = re.compile(r"(?i)^(?:time|when|date|day)\b")
_ACTIVITY = re.compile(r"(?i)activity|step|task|what")
_BEFORE_LAUNCH = r" (?:before|ahead of|prior to) (?:the |your )?(?:launch|go-?live|going live|production|you go live)$"
"""How a sentence ends that counts from the launch, and from nothing else."""
_OPEN_END = re.compile(r"(?i)\b(?:than|by|for|of|from|to|until|up|about|around|and|or|is|be|are)$")
_LAUNCH = re.compile(r"(?i)launch|go[- ]?live|going live|cutover|production|switch|deploy")
"""What is named right above a table whose times count from the launch."""
_NOTES = re.compile(r"(?i)^notes?\b")
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
        title = title_of(_without_clause(each, lead_time), each.facts)
        if not title or not _is_item(each):
            continue
        fields = record(
            ids,
            title,
            each,
            title=title,
            detail=in_the_guide(_facts(each), f"{title}\n{lead_time}\n{_role_word(each, roles)}"),
            level=_level(each),
            lead_time=lead_time,
            roles=roles.of(each.read.owner) if each.read.owner else None,
        )
        group = each.read.headings[-1] if each.read.headings else "Checklist"
        yield PlacedRecord("checklists.yaml", "groups", fields, group, is_part=_is_part(each))


def _facts(each: NumberedStatement) -> tuple[str, ...]:
    return facts_of_first(each.read.text, each.facts)


def _is_part(each: NumberedStatement) -> bool:
    """Whether a statement says more than a record of its first sentence, below it or in the notes of its row."""
    return says_more(each.read.text) or bool(re.search(r"\w", each.read.cell(_NOTES)))


def _without_clause(each: NumberedStatement, lead_time: str) -> str:
    """The words of an item without the clause that says how long before it is begun, which is a value of its own."""
    return _first(each).rpartition(f" {lead_time}")[0] if lead_time else each.read.text


def _first(each: NumberedStatement) -> str:
    return sentences(each.read.text)[0].rstrip(" .")


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
    """How long before the launch it is begun; empty where its sentence counts from something else, or from nothing."""
    for fact in filter(is_duration, each.facts):
        clause = re.search(rf"(?i) {re.escape(fact)}{_BEFORE_LAUNCH}", _first(each))
        if clause and not _OPEN_END.search(_first(each)[: clause.start()]):
            return fact
    return ""


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
            fields = record(ids, title, each, title=title, detail=in_the_guide(_facts(each), title))
            yield PlacedRecord(*wanted[each.read.kind.value], fields, is_part=_is_part(each))


def timeline(statements: Sequence[NumberedStatement], ids: Ids, roles: RoleWords) -> Iterator[PlacedRecord]:
    """What a table says is done when, where the words above it say that the times count from the launch."""
    for each in of_kind(statements, "timeline-entry"):
        when, title = each.read.cell(_WHEN), title_of(each.read.cell(_ACTIVITY), each.facts)
        above = " ".join((*each.read.headings[-1:], each.read.lead, *each.read.block.titles))
        if each.read.block.kind is BlockKind.ROW and title and _LAUNCH.search(above) and _is_moment(when):
            owner = roles.of(each.read.owner) if each.read.owner else None
            detail = in_the_guide(each.facts, f"{title}\n{when}\n{_role_word(each, roles)}")
            fields = record(ids, title, each, title=title, at=when, detail=detail, roles=owner)
            yield PlacedRecord("cutover.yaml", "timeline", fields, is_part=_has_more_cells(each))


def _has_more_cells(each: NumberedStatement) -> bool:
    """Whether its row says more than what is done, when and by whom."""
    told = (_WHEN, _ACTIVITY, OWNER)
    named = zip(each.read.block.titles, each.read.block.cells, strict=True)
    return any(cell and not any(kind.search(title) for kind in told) for title, cell in named)


def _is_moment(text: str) -> bool:
    return bool(re.match(r"T(?:[-+]\d|$)|Days? \d", text)) and _reads(Moment, text)


def tasks(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What recurs, where the guide says how often: before a colon, or in the heading of a list."""
    for each in of_kind(statements, "maintenance-task"):
        said = _CADENCE.match(each.read.text) or _CADENCE.match(each.read.headings[-1] if each.read.headings else "")
        title = title_of(said["what"] or each.read.text, each.facts) if said else ""
        if said and title:
            detail = in_the_guide(_facts(each), f"{title}\n{said['every']}")
            fields = record(ids, title, each, title=title, detail=detail, every=said["every"].lower())
            yield PlacedRecord("maintenance.yaml", "tasks", fields, is_part=_is_part(each))


def metrics(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What to measure, and what to be woken for where the guide gives the number at the end of a plain sentence."""
    for each in of_kind(statements, "monitoring-metric", "alert-threshold"):
        is_alert = each.read.kind.value == "alert-threshold"
        bound = _bound(each) if is_alert else ""
        title = title_of(_first(each).removesuffix(bound) if bound else each.read.text, each.facts)
        if each.read.block.kind is not BlockKind.LIST_ITEM or not title or (is_alert and not bound):
            continue
        more = in_the_guide(_facts(each), f"{title}\n{bound}")
        if is_alert:
            fields = record(ids, title, each, title=title, threshold=bound, meaning=more)
        else:
            fields = record(ids, title, each, title=title, detail=more)
        list_ = "alerts" if is_alert else "metrics"
        yield PlacedRecord("monitoring.yaml", list_, fields, is_part=_is_part(each))


def _bound(each: NumberedStatement) -> str:
    """The number at which an alert fires; empty where its sentence does not end with it, or gives it for a part."""
    words = plain_words(_first(each))
    if ":" in words:
        return ""
    return next(
        (
            fact
            for fact in each.facts
            if words.endswith(fact)
            and re.match(r"(?i)[<>]|above|below|over|under|more", fact)
            and _reads(Quantity, fact)
        ),
        "",
    )


def _reads(kind: type[Moment | Quantity], text: str) -> bool:
    try:
        kind.read(text)
    except ValueError:
        return False
    return True
