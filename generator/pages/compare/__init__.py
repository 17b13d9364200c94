"""All providers side by side: one page for each topic, and a page that leads to them."""

from generator.pages.compare.credentials import CREDENTIALS
from generator.pages.compare.environments import ENVIRONMENTS
from generator.pages.compare.limits import LIMITS_TOPIC
from generator.pages.compare.rollback import ROLLBACK
from generator.pages.compare.support import SUPPORT
from generator.pages.compare.topic import ROOT, Topic, says_something, topic_page, topics_section
from generator.pages.compare.webhooks import WEBHOOKS
from generator.pages.comparison_models import Column, ComparedAnswer
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Doors, SideBySide
from generator.pages.view_models import Address, Door, Link, RichText
from generator.schema.provider import ProviderPage

TOPICS = (ENVIRONMENTS, CREDENTIALS, WEBHOOKS, LIMITS_TOPIC, SUPPORT, ROLLBACK)


def compare_pages(contexts: tuple[ProviderContext, ...]) -> tuple[Page, ...]:
    """The page that leads to the topics, and the topics."""
    return (_hub(contexts), *(topic_page(topic, contexts, _others(topic)) for topic in TOPICS))


def _others(topic: Topic) -> tuple[Topic, ...]:
    return tuple(other for other in TOPICS if other is not topic)


def _hub(contexts: tuple[ProviderContext, ...]) -> Page:
    return Page(
        has_menu=False,
        has_contents=False,
        path=ROOT,
        title="Compare",
        short="Compare",
        description="All providers side by side, one subject at a time.",
        lead=RichText(
            "All providers side by side, one subject at a time. Where a guide does not say, the comparison says so; "
            "nothing is filled in from another guide."
        ),
        sections=(
            topics_section("Side by side", TOPICS),
            Doors("everything", "Everything of one kind", EVERYTHING),
            SideBySide(
                "open", "The questions that each guide leaves open", tuple(context.once(_open) for context in contexts)
            ),
        ),
    )


EVERYTHING = (
    Door(Link("All environments", Address("environments")), RichText("Every setting, the environments side by side.")),
    Door(Link("All contacts", Address("contacts")), RichText("Every contact, with number and hours.")),
    Door(Link("Controls", Address("controls")), RichText("What several providers ask for, each in its own way.")),
)


def _open(context: ProviderContext) -> Column:
    """The questions that a guide answers in no word."""
    questions = [(topic, asked) for topic in TOPICS for asked in topic.asked]
    left = tuple(
        ComparedAnswer(Link(asked.title, Address(topic.path, asked.question.value)))
        for topic, asked in questions
        if not context.once(says_something, asked)
    )
    overview = Address(context.page(ProviderPage.OVERVIEW))
    if not left:
        left = (ComparedAnswer(Link("Nothing: it answers every question", overview)),)
    return Column(Link(context.name, overview), answers=left)
