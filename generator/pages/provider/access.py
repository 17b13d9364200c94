"""How one gets production access at a provider."""

from collections.abc import Iterator

from generator.pages.blockers import environment_name, recipient_title
from generator.pages.cards import action_card, given, record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Section, Steps, Words
from generator.pages.silence import silent_sentence
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Fact, Label, Link, RichText, Value
from generator.pages.words import ROUTES
from generator.prose import verbatim
from generator.schema.access import AccessRecipient, Deliverable, RequestField, Wait
from generator.schema.provider import ProviderPage
from generator.schema.text import RecipientRef


def access_page(context: ProviderContext) -> Page:
    """How to ask and what to send, or how it comes unasked; what happens, what comes of it, how long it takes."""
    access = context.provider.access
    steps = tuple(action_card(context, step, access.roles) for step in access.steps)
    returns = tuple(deliverable_card(context, deliverable) for deliverable in access.returns)
    sections: tuple[Section, ...] = (
        *_route(context),
        Cards("how-to-ask", "Whom to ask", tuple(_recipient(context, recipient) for recipient in access.recipients)),
        Cards("fields", "What to send", tuple(_field(context, field) for field in access.fields)),
        Steps("steps", "What happens then" if access.is_requested else "What to do, in order", steps),
        Cards("returns", returns_title(context), returns),
        Cards("waits", "How long it takes", tuple(wait_card(context, wait) for wait in access.waits)),
    )
    return subject_page(context, ProviderPage.ACCESS, sections)


def returns_title(context: ProviderContext) -> str:
    """The title of what comes of a request, or of the steps in place of one."""
    return "What comes back" if context.provider.access.is_requested else "What comes of it"


def _route(context: ProviderContext) -> Iterator[Section]:
    """How production access comes where nobody has to ask for it."""
    if not context.provider.access.is_requested:
        yield Words("route", "How you get it", (RichText(route_sentence(context, verbatim(context.name))),))


def route_sentence(context: ProviderContext, name: str) -> str:
    """How production access comes; `name` is the provider's, as it has to stand in the sentence."""
    route = context.provider.access.route
    if route is None:
        return silent_sentence(context.provider, ProviderPage.ACCESS, "the guide does not say how")
    return ROUTES[route].format(name=name)


def _recipient(context: ProviderContext, recipient: AccessRecipient) -> Card:
    contact = context.contact(recipient.contact)
    is_one_of_many = len(context.provider.access.recipients) > 1
    name = f" {recipient_title(context.provider, recipient)}" if is_one_of_many else ""
    return record_card(
        context,
        recipient,
        f"How to ask{name}",
        detail=context.rich(recipient.how),
        facts=(Fact("Whom to ask", link=contact),) if contact else (),
        gap=context.gap_link(recipient.gap),
        owners=context.owners(context.provider.access.roles),
        labels=(Label("Gets a copy", "copy"),) if recipient.copy_ else (),
    )


def _field(context: ProviderContext, field: RequestField) -> Card:
    return record_card(
        context,
        field,
        field.title,
        detail=context.rich(field.detail),
        why=context.rich(field.why),
        facts=given(*_field_facts(context, field)),
    )


def _field_facts(context: ProviderContext, field: RequestField) -> Iterator[Fact | None]:
    environments = (environment_name(context.provider, environment) for environment in field.environments)
    found = (
        ("Choose from", ", ".join(field.choices)),
        ("At least", field.at_least or ""),
        ("At most", field.at_most or ""),
        ("Unit", field.unit or ""),
        ("One value for each of", ", ".join(environments)),
    )
    yield from (Fact(name, Value(text)) if text else None for name, text in found)
    parts = tuple(_part(context, recipient) for recipient in field.recipients)
    yield Fact("Only for", links=parts) if parts else None


def _part(context: ProviderContext, name: RecipientRef) -> Link:
    recipient = next(known for known in context.provider.access.recipients if known.id == name)
    return Link(recipient_title(context.provider, recipient), Address(context.page(ProviderPage.ACCESS), name))


def deliverable_card(context: ProviderContext, deliverable: Deliverable) -> Card:
    """Something that comes of it."""
    facts: tuple[Fact, ...] = ()
    if deliverable.expires:
        facts += (Fact("Expires after", value(deliverable.expires)),)
    if deliverable.credential:
        facts += (Fact("Credential", link=_credential(context, deliverable.credential)),)
    return record_card(
        context,
        deliverable,
        deliverable.title,
        detail=context.rich(deliverable.detail),
        facts=facts,
    )


def _credential(context: ProviderContext, name: str) -> Link:
    credential = next(known for known in context.provider.environments.credentials if known.id == name)
    return Link(credential.name, Address(context.page(ProviderPage.ENVIRONMENTS), name))


def wait_card(context: ProviderContext, wait: Wait) -> Card:
    """How long the provider takes."""
    facts = [Fact("Takes", value(wait.takes)), Fact("Counted from", value(wait.counted_from))]
    title = wait.takes or "No number given"
    labels = () if wait.takes else (Label("unknown", "unknown"),)
    shown = tuple(fact for fact in facts if fact.value)
    return record_card(context, wait, title, detail=context.rich(wait.detail), facts=shown, labels=labels)
