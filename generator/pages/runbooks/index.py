"""The index of a runbook: what somebody sees, and the alerts that wake them, integration by integration."""

from collections.abc import Iterator

from generator.pages.playbooks import answering
from generator.pages.runbooks.model import IndexEntry, IndexGroup
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Address
from generator.pages.words import capitalised

_MOST_IN_A_GROUP = 20
_NO_PLAYBOOK = "no playbook"
_NOTHING = "No symptom or alert for this team"


def index_of(owned: tuple[TeamRecords, ...]) -> tuple[IndexGroup, ...]:
    """Every integration of a book with its symptoms and alerts; nothing where there is neither in all of it."""
    if not any(records.issues or records.woken_for for records in owned):
        return ()
    return tuple(group for records in owned for group in _groups(records))


def _groups(records: TeamRecords) -> Iterator[IndexGroup]:
    """The entries of an integration, in as many groups as it takes for none to be higher than a page."""
    whole = _whole(records)
    for start in range(0, len(whole.entries), _MOST_IN_A_GROUP):
        title = f"{whole.provider} (continued)" if start else whole.provider
        yield IndexGroup(title, whole.entries[start : start + _MOST_IN_A_GROUP])


def _whole(records: TeamRecords) -> IndexGroup:
    entries = (*_symptoms(records), *_alerts(records))
    nothing = IndexEntry(_NOTHING, is_alert=False, places=(_contacts(records),), note="whom to call")
    return IndexGroup(records.provider_context.heading, entries or (nothing,))


def _symptoms(records: TeamRecords) -> Iterator[IndexEntry]:
    """Each symptom once, with every issue that shows it, in the order of the alphabet."""
    places: dict[str, list[Address]] = {}
    texts: dict[str, str] = {}
    for issue in records.issues:
        for symptom in issue.symptoms:
            name = texts.setdefault(symptom.casefold(), sentence_case(symptom))
            places.setdefault(name, []).append(_place(records, issue.card.anchor))
    for text in sorted(places, key=str.casefold):
        yield IndexEntry(text, is_alert=False, places=tuple(dict.fromkeys(places[text])))


def _alerts(records: TeamRecords) -> Iterator[IndexEntry]:
    for alert in records.woken_for:
        found = tuple(_place(records, issue.id) for issue in answering(records.provider_context, alert))
        note = "" if found else _NO_PLAYBOOK
        instead = (_place(records, alert.id), _contacts(records))
        yield IndexEntry(sentence_case(alert.title), is_alert=True, places=found or instead, note=note)


def _place(records: TeamRecords, record: str) -> Address:
    return Address("", f"{records.provider_context.key}-{record}")


def _contacts(records: TeamRecords) -> Address:
    return Address("", f"contacts-{records.provider_context.key}")


def sentence_case(text: str) -> str:
    """The text with a capital at its start, unless it begins with the name of something in code."""
    first = text.partition(" ")[0]
    return capitalised(text) if first.isalpha() and first.islower() else text
