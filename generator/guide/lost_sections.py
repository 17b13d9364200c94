"""Sections of a guide of which only the heading is left: what they were about, and the gap that says so on its page."""

import re

from generator.guide.proposals import PROPOSALS, Proposal
from generator.pages.compare import TOPICS
from generator.schema.provider import ProviderPage
from generator.schema.statements import Statement, StatementKind
from generator.schema.subjects import SUBJECTS

_EMPTY = (StatementKind.ELIDED_CONTENT, StatementKind.HEADING)
_ABOUT = (
    ("known-issues", r"troubleshoot|issue|incident|problem|error|faq"),
    ("rollback", r"roll(?:ing)? ?back|revert|back out"),
    ("monitoring", r"monitor|metric|alert|watch"),
    ("support", r"contact|support|escalat|status page|help|reach"),
    ("smoke-tests", r"smoke|verif|rehears"),
    ("post-launch", r"post-launch|after (?:the )?launch|first (?:days|week)|hypercare"),
    ("maintenance", r"mainten|rotat|regular|ongoing"),
    ("credentials", r"credential|\bkeys?\b|secret|certificate"),
    ("environments", r"environment|sandbox|staging|limit"),
    ("access", r"access|onboard|request"),
    ("timeline", r"timeline|cutover|launch day|schedule"),
    ("checklists", r"checklist|prerequisite|before you"),
)
"""What a section is about, as `covers` calls it, by the first of these that its heading has."""


def lost_subject(statement: Statement) -> str:
    """What a section without content was about, as `covers` calls it; empty where its heading does not tell."""
    heading = statement.section.split(" > ")[-1].lower()
    is_empty = statement.kind in _EMPTY
    return next((key for key, words in _ABOUT if is_empty and re.search(words, heading)), "")


def proposal_for(statement: Statement) -> Proposal:
    """Where a statement goes as a rule; a section that was lost is a gap on the page of its subject."""
    proposal, key = PROPOSALS[statement.kind], lost_subject(statement)
    if not key:
        return proposal
    subject = next(subject for subject in SUBJECTS if key in subject.covers_keys)
    title, _, do = proposal.keys
    cause = ("cause", "lost")
    asked = ", ".join(_questions(subject.page))
    questions = (("questions", f"those of these that it leaves open: {asked}"),) if asked else ()
    return Proposal(subject.file, proposal.list_, (title, cause, do, *questions))


def _questions(page: ProviderPage) -> list[str]:
    """The questions that are answered from a page; each says that its answer is missing where a gap names it."""
    return [asked.question.value for topic in TOPICS for asked in topic.asked if asked.page is page]
