"""The words that pages put around the data, each said in one place."""

from collections.abc import Iterable
from datetime import date

from generator.schema.access import AccessRoute
from generator.schema.cutover import Pace
from generator.schema.environments import LimitKind, Parity
from generator.schema.maintenance import BY_POLICY, ONCE, PERIODICALLY, Cadence
from generator.schema.provider import Coverage
from generator.schema.record import AdviceKind, GapCause
from generator.schema.subjects import SUBJECTS

PAGE_TITLES = {subject.page: subject.title for subject in SUBJECTS}
ADVICE = {AdviceKind.DO: "Do", AdviceKind.DO_NOT: "Do not", AdviceKind.KNOW: "Know"}
CAUSES = {
    GapCause.REDACTED: "The page hides it",
    GapCause.LOST: "Missing from the provider’s page",
    GapCause.SILENT: "The guide does not say",
    GapCause.NOT_KNOWN_YET: "Not known yet",
}
NOT_KNOWN_YET = "not known yet; read the guide"
ABSENCES = {
    GapCause.REDACTED: "hidden on the provider’s page",
    GapCause.LOST: "missing from the provider’s page",
    GapCause.SILENT: "none in the guide",
    GapCause.NOT_KNOWN_YET: NOT_KNOWN_YET,
}
"""Why something is not there, where there is room for a few words only."""
_CADENCES = {PERIODICALLY: "Periodically", BY_POLICY: "As your policy says", ONCE: "Once, at cutover"}
PACES = {Pace.HOURLY: "Every hour", Pace.DAILY: "Every day"}
PARITIES = {
    Parity.MUST_DIFFER: "Must differ",
    Parity.MUST_MATCH: "Must match",
    Parity.ONLY_SOME: "Only in some environments",
    Parity.NOT_STATED: "Not stated whether they differ",
}
LIMIT_KINDS = {
    LimitKind.RATE: "Rate limit",
    LimitKind.POLLING: "Polling",
    LimitKind.ATTEMPTS: "Attempts",
    LimitKind.TIMEOUT: "Time-out",
    LimitKind.RESPONSE: "Time to answer",
    LimitKind.VALIDITY: "Validity",
    LimitKind.AMOUNT: "Amount",
    LimitKind.LENGTH: "Length",
    LimitKind.COUNT: "How many",
    LimitKind.SIZE: "Size",
}
COVERAGES = {
    Coverage.SECTION: "A section of its own",
    Coverage.PARTS: "In parts, inside other sections",
    Coverage.SILENT: "Silent",
    Coverage.NOT_KNOWN_YET: "Not known yet",
}
FIRST_DAYS = "First days live"
ASSIGNED_BY_US = "assigned by us"
"""Stands behind a role or a gate that the guide does not name."""
SUBJECT_NAMES = {
    "checklists": "Checklists",
    "environments": "Environments",
    "access": "Access",
    "credentials": "Credentials",
    "timeline": "Timeline",
    "smoke_tests": "Smoke tests",
    "monitoring": "Monitoring",
    "known_issues": "Known issues",
    "rollback": "Rollback",
    "support": "Support",
    "maintenance": "Maintenance",
    "post_launch": FIRST_DAYS,
}
ROUTES = {
    AccessRoute.REQUESTED: "You ask {name} for production access.",
    AccessRoute.SELF_SERVICE: "{name} takes no access request: you set up production access yourself.",
    AccessRoute.ONBOARDING: "{name} takes no access request: you get production access during onboarding.",
}
"""How one gets production access, by the route to it."""
GAPS_TITLE = "What is missing"


def count(number: int, one: str, many: str = "") -> str:
    """`1 item`, `3 items`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: `Test`, `Test and Live`, `Test, Preview and Live`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def capitalised(text: str) -> str:
    """The text with a capital at its start and nowhere else changed: names keep their spelling."""
    return text[:1].upper() + text[1:]


def format_date(day: date) -> str:
    """A day as it is written in a sentence: 9 February 2027."""
    return f"{day.day} {day:%B %Y}"


def cadence(every: Cadence) -> str:
    """How often something recurs, as a title."""
    return _CADENCES.get(every) or (f"Every {every}" if " " in every else every.capitalize())
