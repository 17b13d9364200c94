"""How production is asked for at a provider."""

from generator.pages.cards import action_card, condition_labels, record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards, Facts, Steps
from generator.pages.subject import subject_page
from generator.pages.view_models import Address, Card, Fact, Label, Link, Value
from generator.schema.access_request import Actor, Channel, Deliverable, RequestField, RequestStep, Wait
from generator.schema.provider import ProviderPage


def access_request_page(scope: ProviderContext) -> Page:
    """How to ask, what to send, what happens, what comes back, how long it takes."""
    request = scope.provider.access_request
    sections = (
        _channel(scope),
        Cards("fields", "What to send", tuple(_field(scope, each) for each in request.fields)),
        Steps("steps", "What happens then", tuple(_step(scope, each) for each in request.steps)),
        Cards("returns", "What comes back", tuple(deliverable_card(scope, each) for each in request.returns)),
        Cards("waits", "How long it takes", tuple(wait_card(scope, each) for each in request.waits)),
    )
    return subject_page(scope, ProviderPage.ACCESS_REQUEST, sections)


def _channel(scope: ProviderContext) -> Facts:
    request = scope.provider.access_request
    channel = request.channel
    facts = [
        Fact("How", words=scope.rich(channel.how)),
        Fact("Whom to ask", link=scope.contact(channel.contact)),
        Fact("Not in the guide", link=scope.gap_link(channel.gap)),
    ]
    owners = scope.owners(request.roles)
    if owners:
        facts.append(Fact("Who sends it", Value(", ".join(owner.role for owner in owners))))
    source = scope.source(channel.cites)
    if source:
        facts.append(Fact("Source", Value(source.section), links=source.statements))
    return Facts(Channel.place, "How to ask", tuple(fact for fact in facts if fact.words or fact.link or fact.value))


def _field(scope: ProviderContext, field: RequestField) -> Card:
    return record_card(
        scope,
        field,
        field.title,
        detail=scope.rich(field.detail),
        why=scope.rich(field.why),
        labels=condition_labels(scope, field.when),
    )


def _step(scope: ProviderContext, step: RequestStep) -> Card:
    by = scope.name if step.by is Actor.PROVIDER else "You"
    roles = scope.provider.access_request.roles if step.by is Actor.YOU else None
    return action_card(scope, step, roles, facts=(Fact("Done by", Value(by)),))


def deliverable_card(scope: ProviderContext, deliverable: Deliverable) -> Card:
    """Something that comes back."""
    facts: tuple[Fact, ...] = ()
    if deliverable.expires:
        facts += (Fact("Can be used for", value(deliverable.expires)),)
    if deliverable.credential:
        facts += (Fact("Credential", link=_credential(scope, deliverable.credential)),)
    return record_card(
        scope,
        deliverable,
        deliverable.title,
        detail=scope.rich(deliverable.detail),
        facts=facts,
        labels=condition_labels(scope, deliverable.when),
    )


def _credential(scope: ProviderContext, name: str) -> Link:
    credential = next(each for each in scope.provider.environments.credentials if each.id == name)
    return Link(credential.name, Address(scope.page(ProviderPage.ENVIRONMENTS), name))


def wait_card(scope: ProviderContext, wait: Wait) -> Card:
    """How long the provider takes."""
    facts = [Fact("Takes", value(wait.takes)), Fact("Counted from", value(wait.counted_from))]
    title = wait.takes or "No number given"
    labels = () if wait.takes else (Label("unknown", "unknown"),)
    shown = tuple(fact for fact in facts if fact.value)
    return record_card(scope, wait, title, detail=scope.rich(wait.detail), facts=shown, labels=labels)
