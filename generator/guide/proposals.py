"""Where a statement that is not yet placed may belong, with a record to begin from."""

from msgspec import Struct

from generator.schema.statements import Statement, StatementKind


class Proposal(Struct, frozen=True):
    """A file, the list in it, and the keys of a record, each with what belongs there."""

    file: str
    list_: str
    keys: tuple[tuple[str, str], ...]
    has_id: bool = True


_ID = ("id", "names it in a few words, such as store-the-live-key")
_TITLE = ("title", "what to do, in your own words")
_ITEM = Proposal("checklists.yaml", "groups: items", (_TITLE, ("evidence", "what shows that it is done")))
_STEP = Proposal("cutover.yaml", "steps", (_TITLE,))
_ADVICE = Proposal(
    "provider.yaml", "advice", (("title", "the rule, in your own words"), ("kind", "do, do-not or know"))
)
_CONTACT = Proposal(
    "support.yaml",
    "contacts",
    (("name", "who it is"), ("kind", "incident, technical, account-manager or general"),
     ("purpose", "when to turn to them"), ("channel", "or phone, or email")),
)  # fmt: skip
_LIMIT = Proposal(
    "environments.yaml",
    "limits",
    (("name", "what is limited"), ("kind", "rate, response, validity or another"),
     ("values", "{every: the limit as printed}"), ("meaning", "what it asks of you")),
)  # fmt: skip
_CREDENTIAL = Proposal(
    "environments.yaml",
    "credentials",
    (("name", "its name in the guide"), ("secret", "true or false"), ("obtained", "how you get it")),
)
_SETTING = Proposal(
    "environments.yaml",
    "settings",
    (("name", "what is compared"), ("kind", "url, host, prefix, endpoint, quantity, addresses or words"),
     ("parity", "must-differ, must-match, only-some or not-stated"),
     ("values", "{sandbox: its value, production: its value}")),
)  # fmt: skip
_ACCESS_STEP = Proposal("access.yaml", "steps", (_TITLE,))
_TASK = Proposal("maintenance.yaml", "tasks", (_TITLE, ("every", "weekly, 90 days, periodically or by-policy")))
_ISSUE = Proposal(
    "issues.yaml", "issues",
    (("title", "the issue, as people say it"), ("symptoms", "[{text: what is seen, cites: [the statement]}]")),
)  # fmt: skip
_ALERT = Proposal(
    "monitoring.yaml", "alerts", (("title", "what has happened"), ("threshold", "the number, or sign: its word"))
)
_GAP = Proposal(
    "provider.yaml", "gaps",
    (("title", "what is missing"), ("cause", "lost, redacted or silent"),
     ("do", "whom to ask, and where to record it")),
)  # fmt: skip

PROPOSALS: dict[StatementKind, Proposal] = {
    StatementKind.ACCESS_REQUEST_DELIVERABLE: Proposal("access.yaml", "returns", (("title", "what it is called"),)),
    StatementKind.ACCESS_REQUEST_FIELD: Proposal(
        "access.yaml", "fields", (("title", "what is wanted"), ("kind", "text, email, url or another"))
    ),
    StatementKind.ALERT_THRESHOLD: _ALERT,
    StatementKind.API_NAME: Proposal(
        "provider.yaml",
        "api-names",
        (("name", "exactly"), ("kind", "endpoint, event or another"), ("meaning", "what it is")),
    ),
    StatementKind.ARTIFACT: Proposal("cutover.yaml", "artefacts", (_TITLE,)),
    StatementKind.BASE_URL: _SETTING,
    StatementKind.BEST_PRACTICE: _ADVICE,
    StatementKind.CHECKLIST_ITEM: _ITEM,
    StatementKind.CONDITIONAL_ACCESS_STEP: _ACCESS_STEP,
    StatementKind.CREDENTIAL: _CREDENTIAL,
    StatementKind.CREDENTIAL_FORMAT: _CREDENTIAL,
    StatementKind.CROSS_REFERENCE: Proposal(
        "provider.yaml",
        "guide-pages",
        (("title", "the page's title"), ("page", "checklist, access or another")),
        has_id=False,
    ),
    StatementKind.CUTOVER_STEP: _STEP,
    StatementKind.DEADLINE_OR_DURATION: Proposal(
        "access.yaml", "waits", (("takes", "the time as printed"), ("detail", "what the guide says about it"))
    ),
    StatementKind.ELIDED_CONTENT: _GAP,
    StatementKind.ENVIRONMENT_DIFFERENCE: _SETTING,
    StatementKind.HEADING: _GAP,
    StatementKind.KEY_ROTATION: Proposal("maintenance.yaml", "rotations", _TASK.keys),
    StatementKind.KNOWN_ISSUE_ACTION: _ISSUE,
    StatementKind.KNOWN_ISSUE_SYMPTOM: _ISSUE,
    StatementKind.MAINTENANCE_TASK: _TASK,
    StatementKind.MONITORING_METRIC: Proposal("monitoring.yaml", "metrics", (("title", "what is measured"),)),
    StatementKind.POST_LAUNCH_TASK: Proposal("cutover.yaml", "first-days", (_TITLE,)),
    StatementKind.PREREQUISITE: _ITEM,
    StatementKind.RATE_LIMIT: _LIMIT,
    StatementKind.ROLLBACK_STEP: Proposal("rollback.yaml", "steps", (_TITLE,)),
    StatementKind.SCALING_TOPIC: Proposal("maintenance.yaml", "growth", (("title", "the topic"),)),
    StatementKind.SMOKE_TEST: Proposal("cutover.yaml", "smoke-tests", (_TITLE, ("expect", "what to expect"))),
    StatementKind.STATUS_PAGE: Proposal(
        "support.yaml", "status-pages", (("name", "its name"), ("host", "its host"), ("purpose", "what it is good for"))
    ),
    StatementKind.SUPPORT_CONTACT: _CONTACT,
    StatementKind.SUPPORT_HOURS_SLA: Proposal(
        "support.yaml", "hours", (("title", "what they are for"), ("hours", "as printed"))
    ),
    StatementKind.TIMELINE_ENTRY: Proposal(
        "cutover.yaml", "timeline", (_TITLE, ("at", "T-24h, Day 0 or the guide's words"))
    ),
    StatementKind.WARNING: Proposal(
        "provider.yaml", "advice", (("title", "the rule, in your own words"), ("kind", "do-not"))
    ),
}
"""Where statements of each kind go as a rule."""


def stub(proposal: Proposal, statement: Statement) -> str:
    """A record to paste into the proposed list and to fill in; the facts of the statement stand beside it."""
    keys = (*((_ID,) if proposal.has_id else ()), *proposal.keys)
    lines = [f"{key}: # {what}" for key, what in keys] + [f"cites: [{statement.id}]"]
    if statement.facts:
        lines.append(f"# In the guide: {'; '.join(statement.facts)}")
    return "  - " + "\n    ".join(lines)
