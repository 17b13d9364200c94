"""Guesses of what kind a statement is, from its words, the headings above it and the shape it stands in.

They are shown as guesses: whoever reads the statements corrects them.
"""

import re

from msgspec import Struct

from generator.guide.blocks import BlockKind
from generator.guide.sentences import asks
from generator.schema.statements import StatementKind as Kind


class Clues(Struct, frozen=True):
    """What a guess is made from; all in small letters."""

    text: str
    block: BlockKind
    headings: str = ""
    """All headings above it, joined by ` > `."""
    heading: str = ""
    """The nearest of them."""
    lead: str = ""
    """The sentence with a colon that opens its list or table."""
    titles: str = ""
    """The titles of the columns, joined by ` | `."""
    is_action: bool = False
    """Whether it comes after the first action of a list of symptoms."""


class KindRule(Struct, frozen=True):
    """A kind, and what must be found for it; what is empty may be anything."""

    kind: Kind
    text: str = ""
    heading: str = ""
    headings: str = ""
    lead: str = ""
    titles: str = ""
    blocks: str = ""
    """The first letters of the kinds of block: `h`, `p`, `l` and `r`."""
    asks: bool | None = None
    unless: str = ""
    """What the text must not have."""
    unless_heading: str = ""
    is_action: bool | None = None

    def fits(self, clues: Clues) -> bool:
        """Whether all that it looks for is there."""
        wanted = (
            (self.text, clues.text), (self.heading, clues.heading), (self.headings, clues.headings),
            (self.lead, clues.lead), (self.titles, clues.titles),
        )  # fmt: skip
        if self.blocks and clues.block.value[0] not in self.blocks:
            return False
        if any(pattern and not re.search(pattern, words) for pattern, words in wanted):
            return False
        if (self.unless and re.search(self.unless, clues.text)) or (
            self.unless_heading and re.search(self.unless_heading, clues.heading)
        ):
            return False
        is_as_asked = self.asks is None or asks(clues.text) is self.asks
        return is_as_asked and (self.is_action is None or clues.is_action is self.is_action)


_TIMES = r"\b(?:\d+|one|two|three|four|five|ten)\b.*\b(?:seconds|minutes|hours?|days|weeks|times?|utc)\b"
_HIDDEN = r"^\[?e-?mail\s*protected\]?$"
_TAKES = rf"\b(?:takes?|reach|within|usually|typically|plan for|valid for|is down|between|open)\b.*{_TIMES}"
_ISSUES = r"issue|incident|troubleshoot|breaks|known problem"
_ROUTINE = r"maintenance|regular|daily|weekly|monthly|quarterly|yearly|ongoing"
_DEPLOY = r"deploy|switch|launch|cutover|production url|go live$|going live$|production environment"

_EARLIER = r"checklist|timeline|prepare|certif|test in|before|choose|keys|webhook|contact|troubleshoot|must$|should$"
"""Headings of what is not done on the day, whatever the page is called."""

KIND_RULES = (
    KindRule(Kind.ELIDED_CONTENT, text=r"^\W{1,4}$|^(?:loading|content is being|coming soon|tbd)\b|^(?:status|notes)$"),
    KindRule(Kind.SUPPORT_CONTACT, text=_HIDDEN, heading="contact|support|whom"),
    KindRule(Kind.ELIDED_CONTENT, text=_HIDDEN),
    KindRule(Kind.ACCESS_REQUEST_FIELD, titles=r"\bfield|\bquestion", blocks="r"),
    KindRule(Kind.ENVIRONMENT_DIFFERENCE, blocks="r",
             titles=r"(?:sandbox|test|staging|preview|live|prod).*\|.*(?:sandbox|test|staging|preview|live|prod)"),
    KindRule(Kind.KNOWN_ISSUE_SYMPTOM, titles=r"you see|symptom|problem|error", blocks="r"),
    KindRule(Kind.TIMELINE_ENTRY, titles=r"(?:\btime\b|when).*(?:activity|step|task)", blocks="r"),
    KindRule(Kind.SUPPORT_CONTACT, titles=r"incident|hours|region|phone|e-?mail", blocks="r"),
    KindRule(Kind.SUPPORT_HOURS_SLA, text=r"\bsla\b|\bwe answer\b|\bresponse time|answer p\d"),
    KindRule(Kind.ACCESS_REQUEST_DELIVERABLE, lead=r"receive|you get|issued|deliver", blocks="l"),
    KindRule(Kind.ACCESS_REQUEST_FIELD, lead=r"e-?mail .*with|asks? for|send us|provide|include", blocks="lr"),
    KindRule(Kind.CONDITIONAL_ACCESS_STEP, lead=r"\bwill:", blocks="l"),
    KindRule(Kind.KNOWN_ISSUE_ACTION, lead="symptom", blocks="l", is_action=True),
    KindRule(Kind.KNOWN_ISSUE_SYMPTOM, lead="symptom", blocks="l"),
    KindRule(Kind.ALERT_THRESHOLD, lead=r"alerts? (?:for|on)", blocks="l"),
    KindRule(Kind.ALERT_THRESHOLD, text=r"[<>]|\d+ ?%|spike|above|below|is an incident", blocks="l", unless="should be",
             heading=r"alert|to watch|to monitor", unless_heading="best"),
    KindRule(Kind.WARNING, text=r"not available|^(?:never|don.t|do not|must not|you do not)\b",
             unless_heading=r"checklist|must$|first days|best practice", headings=r"^(?!.*checklist > )"),
    KindRule(Kind.WARNING, text=r"^(?:never|don.t|do not|you do not)\b", blocks="p"),
    KindRule(Kind.STATUS_PAGE, text=r"\bstatus: |^status page", unless="http \\d"),
    KindRule(Kind.STATUS_PAGE, heading="status page"),
    KindRule(Kind.SUPPORT_CONTACT, blocks="p",
             text=r"e-?mail \[?e-?mail|drop an e-?mail|support channel|account manager\.?$|^(?:phone|e-?mail):"
              r"|contact .*support|telephone"),
    KindRule(Kind.SUPPORT_CONTACT, text=r"drop an e-?mail|in case you need any help"),
    KindRule(Kind.SUPPORT_CONTACT, headings="emergency contact|whom to reach|contacts$"),
    KindRule(Kind.MAINTENANCE_TASK, text=r"^(?:daily|weekly|monthly|quarterly|yearly): "),
    KindRule(Kind.ROLLBACK_STEP, headings=r"rollback|roll back|disaster", unless="^prepare"),
    KindRule(Kind.ROLLBACK_STEP, text=r"your rollback|pausing|go back to test|to come back", blocks="p"),
    KindRule(Kind.BASE_URL, text=r"^(?:sandbox|staging|test|production|live)\b[^.]*https?://", blocks="p"),
    KindRule(Kind.KEY_ROTATION, text=r"\brotat\w* (?:\w+ ){0,3}(?:keys?|passwords?|credentials|secrets?)", blocks="pl",
             unless_heading=r"daily|weekly|monthly"),
    KindRule(Kind.DEADLINE_OR_DURATION, text=_TAKES, blocks="p", asks=False, unless=r"\bsla\b"),
    KindRule(Kind.TIMELINE_ENTRY, text=r"^(?:day|days|before|ongoing|after)\b.*:$", blocks="p"),
    KindRule(Kind.ALERT_THRESHOLD, text="^compare", heading=r"days? \d"),
    KindRule(Kind.POST_LAUNCH_TASK, heading=r"post-launch|days? [1-9]|after launch|hypercare|first days"),
    KindRule(Kind.MAINTENANCE_TASK, headings=_ROUTINE),
    KindRule(Kind.KNOWN_ISSUE_SYMPTOM, headings=_ISSUES, blocks="lr"),
    KindRule(Kind.SMOKE_TEST, heading=r"smoke|rehearsal|(?:^|\d )verify$", blocks="l"),
    KindRule(Kind.SMOKE_TEST, heading=r"smoke|rehearsal|(?:^|\d )verify$", text=r"->|^document"),
    KindRule(Kind.MONITORING_METRIC, heading=r"what to (?:monitor|watch)|key metric|\bmonitor$", blocks="l"),
    KindRule(Kind.ARTIFACT, heading=r"artifact|artefact|deliverables", blocks="l"),
    KindRule(Kind.CROSS_REFERENCE, heading=r"next steps|what.s next|see also|related"),
    KindRule(Kind.SCALING_TOPIC, headings="scaling"),
    KindRule(Kind.SMOKE_TEST, heading=r"day 0|cutover", text="transaction|payment|charge"),
    KindRule(Kind.CUTOVER_STEP, heading=r"day 0|cutover", blocks="l"),
    KindRule(Kind.BEST_PRACTICE, headings=r"best practice|recommend|should$", unless_heading="checklist"),
    KindRule(Kind.PREREQUISITE, headings=r"prerequisite|before you deploy|requirements$"),
    KindRule(Kind.CONDITIONAL_ACCESS_STEP, headings=r"access|credential|onboard", text=r"^if "),
    KindRule(Kind.CONDITIONAL_ACCESS_STEP, text=r"^some (?:connectors|processors|accounts|banks)"),
    KindRule(Kind.ENVIRONMENT_DIFFERENCE, heading=r"^(?:sandbox|test|environments?)|environment", blocks="p",
             asks=False, unless="once ", unless_heading="configuration"),
    KindRule(Kind.CHECKLIST_ITEM, titles=r"\b(?:task|item|requirement)\b", blocks="r"),
    KindRule(Kind.CUTOVER_STEP, headings=_DEPLOY, blocks="hl", unless_heading=_EARLIER),
    KindRule(Kind.CUTOVER_STEP, headings=_DEPLOY, asks=True, unless_heading=_EARLIER + "|best practice"),
    KindRule(Kind.CUTOVER_STEP, text=r"\bswap\b", blocks="p"),
    KindRule(Kind.CHECKLIST_ITEM, blocks="lr"),
    KindRule(Kind.PREREQUISITE, text=r"^(?:when|once|before|upon|after) |\bgate\b"),
    KindRule(Kind.ACCESS_REQUEST_DELIVERABLE, text="will share|is given to you"),
    KindRule(Kind.SMOKE_TEST, text="->"),
)  # fmt: skip
"""What a statement is, by the first of these that fits."""


def guessed_kind(clues: Clues) -> Kind:
    """The kind of a statement, as far as a program can tell."""
    return next((rule.kind for rule in KIND_RULES if rule.fits(clues)), Kind.BEST_PRACTICE)
