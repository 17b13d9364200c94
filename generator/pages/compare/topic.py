"""A topic of the comparison: questions, and every provider's answer to each."""

from collections.abc import Iterator

from msgspec import Struct

from generator.pages.compare.answers import Finder
from generator.pages.comparison_models import Column
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Doors, Section, SideBySide, Table
from generator.pages.silence import silent_sentence
from generator.pages.view_models import Address, Cell, Door, Link, RichText
from generator.pages.words import PAGE_TITLES, count
from generator.schema.provider import ProviderPage
from generator.schema.questions import Question
from generator.schema.record import Gap

ROOT = "compare"


class Asked(Struct, frozen=True):
    """A question: how its answers are found, and which gaps leave it open."""

    question: Question
    title: str
    find: Finder
    page: ProviderPage
    """The page on which a provider would say it."""
    gaps_on: tuple[ProviderPage, ...] = ()
    """The pages whose gaps leave it open when they speak to one of its controls and name no questions."""


class Topic(Struct, frozen=True):
    """A page of the comparison."""

    name: str
    title: str
    short: str
    summary: str
    asked: tuple[Asked, ...]
    searched_as: tuple[str, ...] = ()
    """Words that people type who want this comparison."""

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"{ROOT}/{self.name}"


def topic_page(topic: Topic, contexts: tuple[ProviderContext, ...], others: tuple[Topic, ...]) -> Page:
    """Every question of a topic, with the answers of all providers, and the ways to the other topics."""
    sections: list[Section] = [
        SideBySide(asked.question.value, asked.title, tuple(context.once(column, asked) for context in contexts))
        for asked in topic.asked
    ]
    return Page(
        has_menu=False,
        has_contents=False,
        boost=0.5,
        path=topic.path,
        title=topic.title,
        short=topic.short,
        description=f"{topic.title}, provider by provider.",
        lead=RichText(topic.summary),
        searched_as=topic.searched_as,
        sections=(_questions(topic, contexts), *sections, topics_section("More to compare", others)),
    )


def topics_section(title: str, topics: tuple[Topic, ...]) -> Doors:
    """The ways to topics."""
    doors = (
        Door(Link(topic.short, Address(topic.path)), RichText(topic.summary), (count(len(topic.asked), "question"),))
        for topic in topics
    )
    return Doors("topics", title, tuple(doors))


def column(context: ProviderContext, asked: Asked) -> Column:
    """What one provider says on a question, and what its guide leaves open."""
    told = list(asked.find(context))
    named = [told_answer.gap for told_answer in told if told_answer.gap]
    open_ = dict.fromkeys([*named, *(gap.id for gap in _gaps(context, asked))])
    gaps = tuple(context.open_point(name) for name in open_)
    page = Address(context.page(asked.page))
    return Column(
        Link(context.name, page),
        answers=tuple(told_answer.answer for told_answer in told),
        gaps=gaps,
        silent=None if told or gaps else Link(PAGE_TITLES[asked.page], page),
        silence=silent_sentence(context.provider, asked.page, "the guide is silent"),
    )


def says_something(context: ProviderContext, asked: Asked) -> bool:
    """Whether the guide of a provider says anything on a question; advice of ours does not count."""
    return any(not told.is_ours for told in asked.find(context))


def _gaps(context: ProviderContext, asked: Asked) -> Iterator[Gap]:
    controls = context.controls_of(asked.question)
    for page, gap in context.all_gaps():
        by_control = page in asked.gaps_on and not controls.isdisjoint(gap.controls)
        if asked.question in gap.questions if gap.questions else by_control:
            yield gap


def _questions(topic: Topic, contexts: tuple[ProviderContext, ...]) -> Table:
    """The questions, and which guides answer each."""
    rows = tuple(
        (
            Cell(link=Link(asked.title, Address(topic.path, asked.question.value))),
            _answered_by(asked, contexts),
        )
        for asked in topic.asked
    )
    return Table("questions", "The questions", ("Question", "The guides that say something"), rows)


def _answered_by(asked: Asked, contexts: tuple[ProviderContext, ...]) -> Cell:
    names = [context.name for context in contexts if context.once(says_something, asked)]
    if not names:
        return Cell("None", tone="gap")
    return Cell("All" if len(names) == len(contexts) else ", ".join(names))
