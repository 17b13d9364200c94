"""The index of a runbook: what somebody sees, and the alerts that wake them, integration by integration."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.pages.playbooks import answering
from generator.pages.runbooks.key_giver import NOBODY_KNOWS_HOW, is_out_of_reach, key_giver
from generator.pages.runbooks.model import IndexColumn, IndexEntry, IndexGroup
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Address, Link
from generator.pages.words import capitalised

_MOST_IN_A_GROUP = 20
_MOST_LINES = 38
"""How high a column may be: what is left of a page below the contents."""
_LINES_OF_HEADS = 3
_MOST_IN_A_LINE = 38
_REJECTED = "A key or a password is rejected"
_NO_PLAYBOOK = "no playbook"
_NOTHING = "No symptom or alert"


def index_of(owned: tuple[TeamRecords, ...]) -> tuple[IndexColumn, ...]:
    """Every integration of a book with its symptoms and alerts; nothing where there is neither in all of it."""
    if not any(records.issues or records.woken_for for records in owned):
        return ()
    return tuple(_columns([group for records in owned for group in _groups(records)]))


def _columns(groups: Sequence[IndexGroup]) -> Iterator[IndexColumn]:
    """The groups in their order, two columns of about the same height at a time, neither higher than a page."""
    lines = [_lines_of(group) for group in groups]
    while groups:
        taken = _fitting(lines)
        half = _half(lines[:taken])
        yield IndexColumn(tuple(groups[:half]))
        yield IndexColumn(tuple(groups[half:taken]))
        groups, lines = groups[taken:], lines[taken:]


def _fitting(lines: Sequence[int]) -> int:
    """How many groups with so many lines each fit on a page in two columns; one is always taken."""
    # with one group more, the columns are never lower, so nobody need try a thousand
    numbers = takewhile(lambda number: _height(lines[:number]) <= _MOST_LINES, range(2, len(lines) + 1))
    return max(numbers, default=1)


def _half(lines: Sequence[int]) -> int:
    """How many groups stand in the first of two columns for the higher to be as low as it can be."""
    return min(range(1, len(lines) + 1), key=lambda number: max(sum(lines[:number]), sum(lines[number:])))


def _height(lines: Sequence[int]) -> int:
    """How many lines the higher of two columns takes."""
    half = _half(lines)
    return max(sum(lines[:half]), sum(lines[half:]))


def _lines_of(group: IndexGroup) -> int:
    """How many lines a group takes, as far as its text tells."""
    return _LINES_OF_HEADS + sum(1 + _length(entry) // _MOST_IN_A_LINE for entry in group.entries)


def _length(entry: IndexEntry) -> int:
    return len(entry.text + entry.note + entry.lack) + (len(entry.whom.text) if entry.whom else 0)


def _groups(records: TeamRecords) -> Iterator[IndexGroup]:
    """The entries of an integration, in as many groups as it takes for none to be higher than a page."""
    whole = _whole(records)
    for start in range(0, len(whole.entries), _MOST_IN_A_GROUP):
        title = f"{whole.provider} (continued)" if start else whole.provider
        yield IndexGroup(title, whole.entries[start : start + _MOST_IN_A_GROUP])


def _whole(records: TeamRecords) -> IndexGroup:
    entries = (*_symptoms(records), *_alerts(records))
    nothing = IndexEntry(_NOTHING, is_alert=False, place=_contacts(records).to, whom=_contacts(records))
    return IndexGroup(records.provider_context.heading, (*(entries or (nothing,)), _rejected(records)))


def _rejected(records: TeamRecords) -> IndexEntry:
    """Where to look when a key or a password is refused: what live ones look like, and the one contact to ask."""
    context, giver = records.provider_context, key_giver(records.provider_context)
    whom = Link(f"ask {giver.name}", _place(records, giver.id)) if giver else _contacts(records)
    place = Address("", f"environments-{context.key}")
    lack = NOBODY_KNOWS_HOW if giver and is_out_of_reach(context, giver) else ""
    return IndexEntry(_REJECTED, is_alert=False, place=place, whom=whom, lack=lack)


def _symptoms(records: TeamRecords) -> Iterator[IndexEntry]:
    """Each symptom in the order of the alphabet; one that several issues show, once for each, with its name."""
    issues: dict[str, dict[str, str]] = {}
    texts: dict[str, str] = {}
    for issue in records.issues:
        for symptom in issue.symptoms:
            text = texts.setdefault(symptom.casefold(), sentence_case(symptom))
            issues.setdefault(text, {})[issue.card.anchor] = issue.card.title
    for text in sorted(issues, key=str.casefold):
        for anchor, title in issues[text].items():
            said = text if len(issues[text]) == 1 else f"{text}: {title}"
            yield IndexEntry(said, is_alert=False, place=_place(records, anchor))


def _alerts(records: TeamRecords) -> Iterator[IndexEntry]:
    for alert in records.woken_for:
        text, found = sentence_case(alert.title), answering(records.provider_context, alert)
        for issue in found:
            said = text if len(found) == 1 else f"{text}: {issue.title}"
            yield IndexEntry(said, is_alert=True, place=_place(records, issue.id))
        if not found:
            place, whom = _place(records, alert.id), _contacts(records)
            yield IndexEntry(text, is_alert=True, place=place, note=_NO_PLAYBOOK, whom=whom)


def _place(records: TeamRecords, record: str) -> Address:
    return Address("", f"{records.provider_context.key}-{record}")


def _contacts(records: TeamRecords) -> Link:
    return Link("call", Address("", f"contacts-{records.provider_context.key}"))


def sentence_case(text: str) -> str:
    """The text with a capital at its start, unless it begins with the name of something in code."""
    first = text.partition(" ")[0]
    return capitalised(text) if first.isalpha() and first.islower() else text
