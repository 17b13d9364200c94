"""What the pages of every subject have in common."""

from collections.abc import Iterable

from generator.pages.cards import advice_card, forbids
from generator.pages.model import Cards, Gaps, Page, Rich, Section
from generator.pages.scope import Scope
from generator.pages.words import GAPS_TITLE, PAGE_TITLES
from generator.schema.provider import ProviderPage
from generator.schema.record import Subject


def subject_page(
    scope: Scope, page: ProviderPage, subject: Subject, file: str, sections: Iterable[Section], lead: str = ""
) -> Page:
    """A page of a provider: what must not be done, the sections, the rules, and the gaps."""
    rules, warnings = rule_sections(scope, subject)
    title = PAGE_TITLES[page]
    path = scope.page(page)
    return Page(
        path=path,
        title=f"{scope.name}: {title.lower()}",
        short=title,
        description=f"{title} for going live with {scope.name}.",
        lead=Rich(lead or subject.intro or "", scope.provider.id),
        edit=f"providers/{scope.provider.id}/{file}",
        sections=(*warnings, *(each for each in sections if not is_empty(each)), *rules, *gap_sections(scope, subject)),
    )


def rule_sections(scope: Scope, subject: Subject) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The rules of a subject, and apart from them what it forbids."""
    do_not = tuple(advice_card(scope, each) for each in subject.advice if forbids(each))
    others = tuple(advice_card(scope, each) for each in subject.advice if not forbids(each))
    rules = (Cards("advice", "Good to know", others),) if others else ()
    warnings = (Cards("do-not", "Do not", do_not),) if do_not else ()
    return rules, warnings


def gap_sections(scope: Scope, subject: Subject) -> tuple[Section, ...]:
    """The gaps of a subject."""
    gaps = tuple(scope.gap(gap) for gap in subject.gaps)
    return (Gaps("gaps", GAPS_TITLE, gaps),) if gaps else ()


def is_empty(section: Section) -> bool:
    """Whether a section has nothing to show."""
    parts = [value for value in vars(section).values() if isinstance(value, tuple)]
    return not any(parts)
