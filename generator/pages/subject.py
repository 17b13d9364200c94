"""What the pages of every subject have in common."""

from collections.abc import Iterable

from msgspec.structs import astuple

from generator.pages.cards import advice_card, forbids
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Cards, Gaps, Section
from generator.pages.silence import silent_sentence
from generator.pages.view_models import RichText
from generator.pages.words import GAPS_TITLE
from generator.schema.provider import ProviderPage
from generator.schema.record import Subject
from generator.schema.subjects import SUBJECT_OF


def subject_page(context: ProviderContext, page: ProviderPage, sections: Iterable[Section]) -> Page:
    """A page of a provider: the sections of its subject, the rules, and the gaps."""
    subject = dict(context.subjects())[page]
    first, last = rule_sections(context, subject, page)
    kind = SUBJECT_OF[page]
    return Page(
        path=context.page(page),
        title=f"{context.name}: {kind.title.lower()}",
        short=kind.title,
        description=f"{kind.title} for going live with {context.name}.",
        lead=context.rich(subject.intro) or _nothing_there(context, page),
        searched_as=kind.searched_as,
        boost=kind.rank,
        edit=context.project.subject_file(context.provider.id, kind),
        sections=(
            *first,
            *(section for section in sections if not is_empty(section)),
            *last,
            *gap_sections(context, subject),
        ),
    )


def _nothing_there(context: ProviderContext, page: ProviderPage) -> RichText | None:
    """That there is nothing on a subject, in a sentence, where its file is left out."""
    if context.project.has_entry(f"providers/{context.provider.id}/{SUBJECT_OF[page].file}"):
        return None
    return RichText(silent_sentence(context.provider, page, "the guide says nothing about this"))


READ_IN_A_HURRY = frozenset({ProviderPage.CUTOVER, ProviderPage.INCIDENTS, ProviderPage.ROLLBACK})
"""Pages on which what is forbidden stands before what is to be done."""


def rule_sections(
    context: ProviderContext, subject: Subject, page: ProviderPage
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The rules of a subject: those that stand before its own sections, and those that stand after."""
    do_not = tuple(advice_card(context, advice) for advice in subject.advice if forbids(advice))
    others = tuple(advice_card(context, advice) for advice in subject.advice if not forbids(advice))
    forbidden = (Cards("do-not", "Do not", do_not, is_urgent=True),) if do_not else ()
    good = (Cards("advice", "Good to know", others),) if others else ()
    return (forbidden, good) if page in READ_IN_A_HURRY else ((), (*forbidden, *good))


def gap_sections(context: ProviderContext, subject: Subject) -> tuple[Section, ...]:
    """The gaps of a subject."""
    gaps = tuple(context.gap(gap) for gap in subject.gaps)
    return (Gaps("gaps", GAPS_TITLE, gaps),) if gaps else ()


def is_empty(section: Section) -> bool:
    """Whether a section has nothing to show."""
    parts = [value for value in astuple(section) if isinstance(value, tuple)]
    return not any(parts)
