"""What nobody knows yet, at the end of a book: it is found out before the launch and not at night."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.pages.addresses import team_page
from generator.pages.playbooks import answering
from generator.pages.provider_context import ProviderContext
from generator.pages.reach import first_contact, has_number, is_reachable
from generator.pages.runbooks.model import Chapter, Part
from generator.pages.runbooks.named_gaps import named_gaps
from generator.pages.runbooks.response import chain_of
from generator.pages.sections import Section, Words
from generator.pages.team_records import TeamRecords
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import RichText
from generator.pages.words import count, listed
from generator.project import Project
from generator.prose import verbatim
from generator.schema.organisation import Team

MISSING = "missing"
_OUR_SIDE = f"{MISSING}.our-side"
"""No integration can have this anchor, as no id has a dot."""


def missing_sections(before: Sequence[Chapter], owned: TeamRecords) -> Iterator[Section]:
    """What a night needs to know about an integration and the data does not say, and what the chapters before name."""
    context = owned.provider_context
    if words := " ".join(_unreachable(context) + _unanswered(owned)):
        yield Words("", "", (RichText(words, context.provider.id),))
    yield from named_gaps(context, (part for chapter in before for part in chapter.parts if part.key == context.key))


def missing_on_our_side(owned: TeamRecords) -> Iterator[Part]:
    """What your own organisation has not recorded; nothing for a team that is not called at night."""
    project, team = owned.provider_context.project, owned.team
    if words := " ".join(_ours(project, team)):
        sections = (Words("", "", (RichText(words, ""),)),)
        yield Part(_OUR_SIDE, "", "", TEMPLATE_WORDS.on_our_side, team_page(team.id), sections)


def _unreachable(context: ProviderContext) -> tuple[str, ...]:
    """Whom nobody can call, and whom nobody can reach in any way."""
    contacts = context.that_apply(context.provider.support.contacts)
    first = first_contact(context)
    whom = f"for {verbatim(first.name)}" if first else "for an incident"
    silent = tuple(contact.name for contact in contacts if not is_reachable(context, contact))
    return (
        *(() if has_number(context) else (f"**Number to call:** none {whom}.",)),
        *_named("Nobody knows how to reach", silent),
    )


def _unanswered(owned: TeamRecords) -> tuple[str, ...]:
    context = owned.provider_context
    alerts = [alert for alert in owned.woken_for if not answering(context, alert)]
    return (f"**Playbooks:** none for {count(len(alerts), 'alert')}, which the index names.",) if alerts else ()


def _named(what: str, names: Iterable[str]) -> tuple[str, ...]:
    said = "; ".join(map(verbatim, names))
    return (f"**{what}:** {said}.",) if said else ()


def _ours(project: Project, team: Team) -> Iterator[str]:
    organisation, chain = project.organisation, chain_of(project, team)
    if organisation.incident_lead is None:
        yield "**Who decides in an incident:** write the name on page 1."
    if organisation.bridge is None:
        yield "**How to join the call:** write it on page 1."
    if team.escalates_to is None:
        yield "**Whom to wake first:** write it on page 1."
    if unnumbered := [verbatim(one.name) for one in chain if one.phone is None]:
        yield f"**Numbers of your own:** {listed(unnumbered)}."
    if waiting := [verbatim(onward.name) for one, onward in pairwise(chain[1:]) if one.escalate_after is None]:
        yield f"**Minutes before {listed(waiting)} is woken:** see page 1."
