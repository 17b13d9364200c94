"""How production is asked for at a provider."""

from generator.pages.cards import action_card, record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Facts, Steps
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Fact, Label, Link, Value
from generator.schema.access_request import Actor, Channel, Deliverable, RequestField, RequestStep, Wait
from generator.schema.provider import ProviderPage


def access_request_page(context: ProviderContext) -> Page:
    """How to ask, what to send, what happens, what comes back, how long it takes."""
    request = context.provider.access_request
    sections = (
        _channel(context),
        Cards("fields", "What to send", tuple(_field(context, field) for field in request.fields)),
        Steps("steps", "What happens then", tuple(_step(context, step) for step in request.steps)),
        Cards(
            "returns",
            "What comes back",
            tuple(deliverable_card(context, deliverable) for deliverable in request.returns),
        ),
        Cards("waits", "How long it takes", tuple(wait_card(context, wait) for wait in request.waits)),
    )
    return subject_page(context, ProviderPage.ACCESS_REQUEST, sections)


def _channel(context: ProviderContext) -> Facts:
    request = context.provider.access_request
    channel = request.channel
    facts = [
        Fact("How", words=context.rich(channel.how)),
        Fact("Whom to ask", link=context.contact(channel.contact)),
        Fact("Not in the guide", link=context.gap_link(channel.gap)),
    ]
    owners = context.owners(request.roles)
    if owners:
        facts.append(Fact("Who sends it", Value(", ".join(owner.role for owner in owners))))
    source = context.source(channel.cites)
    if source:
        facts.append(Fact("Source", Value(source.section), links=source.statements))
    return Facts(Channel.place, "How to ask", tuple(fact for fact in facts if fact.words or fact.link or fact.value))


def _field(context: ProviderContext, field: RequestField) -> Card:
    return record_card(
        context,
        field,
        field.title,
        detail=context.rich(field.detail),
        why=context.rich(field.why),
    )


def _step(context: ProviderContext, step: RequestStep) -> Card:
    by = context.name if step.by is Actor.PROVIDER else "You"
    roles = context.provider.access_request.roles if step.by is Actor.YOU else None
    return action_card(context, step, roles, facts=(Fact("Done by", Value(by)),))


def deliverable_card(context: ProviderContext, deliverable: Deliverable) -> Card:
    """Something that comes back."""
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
