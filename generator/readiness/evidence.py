"""Whether evidence shows what it should: a promise, a made-up address or a look at a test environment does not."""

import re
from datetime import date
from enum import StrEnum

from generator.project import Project, Provider
from generator.rules.hosts import host_of, hosts_outside_production, why_not_production
from generator.schema.checklists import Item
from generator.schema.cutover import Step
from generator.schema.environments import Environment, EnvironmentsFile
from generator.schema.own import OwnItem
from generator.schema.progress import Evidence, ItemState

Entry = Item | OwnItem | Step
"""What can be recorded as done."""

_PROMISE = re.compile(
    r"(?i)\b(?:will follow|to follow|follows|to come|coming|to be (?:added|confirmed|done|provided|sent|uploaded)"
    r"|(?:is|are|still) (?:pending|missing|outstanding)|pending|not (?:yet )?(?:there|done|available)|soon|asap)\W*$"
)
_RESERVED = re.compile(r"(?i)(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$")
_PRODUCTION, _TESTS = r"production|live", r"sandbox|test"


class EvidenceFault(StrEnum):
    """Why evidence does not count."""

    PROMISE = "it only promises evidence"
    RESERVED = "its address is reserved for examples"
    NOT_PRODUCTION = "it does not show production, which is asked for"
    OLD = "it is too old"


def fault_of(project: Project, provider: Provider, item: Entry, found: ItemState, day: date) -> str:
    """Why none of the evidence of an item counts on a day; empty where some of it does, or where there is none."""
    faults = [_fault(project, provider, item, evidence) for evidence in found.evidence]
    if found.evidence and found.on and day > not_too_old_until(project, found.on.date):
        return EvidenceFault.OLD.value
    return "" if not faults or None in faults else next(fault for fault in faults if fault).value


def last_day(project: Project, found: ItemState) -> date | None:
    """The last day on which what is recorded about an item counts; None where it has no end."""
    days = [evidence.expires.date for evidence in found.evidence if evidence.expires]
    if found.until:
        days.append(found.until.date)
    if found.evidence and found.on:
        days.append(not_too_old_until(project, found.on.date))
    return min(days, default=None)


def not_too_old_until(project: Project, on: date) -> date:
    """The last day on which evidence of a day is not too old; the calendar's last one where it has no such day."""
    last = on.toordinal() + project.organisation.longest_evidence_days.number
    return date.fromordinal(min(last, date.max.toordinal()))


def _fault(project: Project, provider: Provider, item: Entry, evidence: Evidence) -> EvidenceFault | None:
    host = host_of(evidence.link) if evidence.link else ""
    if host and _RESERVED.search(host) and not project.organisation.fictional:
        return EvidenceFault.RESERVED
    environments = provider.environments
    if (
        host
        and _wants_production(item, environments)
        and why_not_production(host, hosts_outside_production(environments))
    ):
        return EvidenceFault.NOT_PRODUCTION
    if not evidence.link and _PROMISE.search(evidence.text or ""):
        return EvidenceFault.PROMISE
    return None


def _wants_production(item: Entry, environments: EnvironmentsFile) -> bool:
    words = " ".join(part for part in (item.title, item.detail, item.evidence) if part)
    return _names(words, _PRODUCTION, environments.production) and not _names(words, _TESTS, environments.others)


def _names(words: str, usual: str, environments: tuple[Environment, ...]) -> bool:
    """Whether some words name one of these environments, by its name or as it is usually called."""
    names = "|".join((usual, *(re.escape(environment.name) for environment in environments)))
    return re.search(rf"\b(?:{names})\b", words, re.IGNORECASE) is not None
