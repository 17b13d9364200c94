"""What people see when a provider's payments break, and what to do."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.own_records import ours_sections
from generator.pages.provider_context import ProviderContext
from generator.pages.record_models import IssueActionView, IssueCard
from generator.pages.sections import Doors, Issues
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Door, Link, RichText
from generator.prose import verbatim
from generator.schema.issues import Issue as IssueRecord
from generator.schema.provider import ProviderPage


def incidents_page(context: ProviderContext) -> Page:
    """Known issues, and the ways on when none of them fits."""
    issues = context.provider.issues
    shown = tuple(issue(context, known) for known in issues.issues)
    ours = ours_sections(context, ProviderPage.INCIDENTS)
    sections = (Issues("issues", "What you see, and what to do", shown), *ours, _ways_on(context))
    return subject_page(context, ProviderPage.INCIDENTS, sections)


def issue(context: ProviderContext, record: IssueRecord) -> IssueCard:
    """A known issue as it is shown."""
    return IssueCard(
        card=record_card(
            context,
            record,
            record.title,
            owners=context.owners(record.roles, context.provider.issues.roles),
            source=context.source(_cites(record)),
            gap=context.gap_link(record.gap),
        ),
        symptoms=tuple(symptom.text for symptom in record.symptoms),
        actions=tuple(
            IssueActionView(RichText(action.text, context.provider.id), context.contact(action.contact))
            for action in record.actions
        ),
        call=context.contact(record.call),
        call_when=context.rich(record.call_when),
    )


def _cites(record: IssueRecord) -> list[str]:
    symptoms = [name for symptom in record.symptoms for name in symptom.cites]
    actions = [name for action in record.actions for name in action.cites]
    return list(dict.fromkeys([*record.cites, *symptoms, *actions]))


def _ways_on(context: ProviderContext) -> Doors:
    def door(page: ProviderPage, text: str, words: str) -> Door:
        return Door(Link(text, Address(context.page(page))), RichText(words))

    name = verbatim(context.name)
    return Doors(
        "ways-on",
        "If nothing here fits",
        (
            door(ProviderPage.SUPPORT, "Call for help", f"Whom to reach at {name}, and when they answer."),
            door(ProviderPage.ROLLBACK, "Roll back", "How to take the provider offline, as far as its guide says."),
            door(ProviderPage.MONITORING, "Look at the numbers", "What to measure, and what a change means."),
        ),
    )
