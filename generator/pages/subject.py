"""What the pages of every subject have in common."""

from collections.abc import Iterable

from generator.pages.cards import advice_card, forbids
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Gaps, Section
from generator.pages.words import GAPS_TITLE, PAGE_TITLES, SEARCHED_AS
from generator.schema.provider import ProviderPage
from generator.schema.record import Subject

_FILES = {
    ProviderPage.OVERVIEW: "provider.yaml",
    ProviderPage.CHECKLIST: "checklists.yaml",
    ProviderPage.ENVIRONMENTS: "environments.yaml",
    ProviderPage.ACCESS_REQUEST: "access-request.yaml",
    ProviderPage.CUTOVER: "cutover.yaml",
    ProviderPage.MONITORING: "monitoring.yaml",
    ProviderPage.INCIDENTS: "issues.yaml",
    ProviderPage.ROLLBACK: "rollback.yaml",
    ProviderPage.SUPPORT: "support.yaml",
    ProviderPage.MAINTENANCE: "maintenance.yaml",
}
RANKS = {ProviderPage.INCIDENTS: 1.5, ProviderPage.ROLLBACK: 1.4, ProviderPage.SUPPORT: 1.3}
"""How high search ranks a page above the others: what is needed at night comes first."""


def subject_page(context: ProviderContext, page: ProviderPage, sections: Iterable[Section]) -> Page:
    """A page of a provider: the sections of its subject, the rules, and the gaps."""
    subject = dict(context.subjects())[page]
    first, last = rule_sections(context, subject, page)
    title = PAGE_TITLES[page]
    return Page(
        path=context.page(page),
        title=f"{context.name}: {title.lower()}",
        short=title,
        description=f"{title} for going live with {context.name}.",
        lead=context.rich(subject.intro),
        searched_as=SEARCHED_AS.get(page, ()),
        boost=RANKS.get(page, 1),
        edit=f"providers/{context.provider.id}/{_FILES[page]}",
        sections=(
            *first,
            *(section for section in sections if not is_empty(section)),
            *last,
            *gap_sections(context, subject),
        ),
    )


READ_IN_A_HURRY = frozenset({ProviderPage.CUTOVER, ProviderPage.INCIDENTS, ProviderPage.ROLLBACK})
"""Pages on which what is forbidden stands before what is to be done."""


def rule_sections(
    context: ProviderContext, subject: Subject, page: ProviderPage
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The rules of a subject: those that stand before its own sections, and those that stand after."""
    do_not = tuple(advice_card(context, advice) for advice in subject.advice if forbids(advice))
    others = tuple(advice_card(context, advice) for advice in subject.advice if not forbids(advice))
    forbidden = (Cards("do-not", "Do not", do_not),) if do_not else ()
    good = (Cards("advice", "Good to know", others),) if others else ()
    return (forbidden, good) if page in READ_IN_A_HURRY else ((), (*forbidden, *good))


def gap_sections(context: ProviderContext, subject: Subject) -> tuple[Section, ...]:
    """The gaps of a subject."""
    gaps = tuple(context.gap(gap) for gap in subject.gaps)
    return (Gaps("gaps", GAPS_TITLE, gaps),) if gaps else ()


def is_empty(section: Section) -> bool:
    """Whether a section has nothing to show."""
    parts = [value for value in vars(section).values() if isinstance(value, tuple)]
    return not any(parts)
