"""The page for the night: what is seen and what wakes, of all providers, in one list that filters as one types."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from generator.pages.addresses import ON_CALL, integration_page
from generator.pages.book_context import BookContext
from generator.pages.model import Page
from generator.pages.own_response import response_table
from generator.pages.playbooks import playbook_links
from generator.pages.provider_context import ProviderContext
from generator.pages.provider_group import Perspective
from generator.pages.runbooks.index import sentence_case
from generator.pages.runbooks.quick import has_way_back, status_page
from generator.pages.symptoms import SymptomEntry, SymptomGroup, Symptoms
from generator.pages.view_models import Address, Fact, Link, RichText
from generator.pages.whom_to_call import guides_facts, own_facts
from generator.schema.issues import Issue
from generator.schema.own import OwnIssue
from generator.schema.provider import ProviderPage

FINDER_SCRIPT = Address("assets/launchbook/symptoms.js")
ALL_SYMPTOMS = Address(f"{ON_CALL}/symptoms.js")


def on_call_page(context: BookContext) -> Page:
    """Every symptom and alert with where it says what to do, and whom to call."""
    groups = tuple(seen.once(_group) for seen in context.perspectives)
    return Page(
        has_menu=False,
        path=ON_CALL,
        title="Something is broken",
        short="On call",
        description="Symptoms and alerts of all providers, what to do about them, and whom to call.",
        lead=RichText("Type what you see, or the name of the alert. The first link says what to do."),
        searched_as=("on call, incident, outage, emergency", "symptoms", "alerts", "whom to call"),
        sections=(
            Symptoms(
                "symptoms",
                "What you see",
                groups,
                label="What do you see?",
                counted="{shown} of {all} shown",
                more="{shown} of the {fitting} that fit are shown. Type another word to narrow them down.",
                nothing="Nothing listed fits. Call: the ways are below each name.",
                nothing_here="Nothing on this part of the list fits. Look on the other parts, or use the search.",
                script=FINDER_SCRIPT,
                listed=ALL_SYMPTOMS,
            ),
            *response_table(context.project),
        ),
    )


def _group(seen: Perspective) -> SymptomGroup:
    context = seen.provider_context
    entries = sorted(chain(_symptoms(context), _alerts(context)), key=lambda entry: entry.text.casefold())
    heading = Link(context.heading, Address(context.page(ProviderPage.INCIDENTS)))
    return SymptomGroup(context.key, heading, tuple(_reached(context)), tuple(_each_once(entries)))


def _symptoms(context: ProviderContext) -> Iterator[SymptomEntry]:
    page = context.page(ProviderPage.INCIDENTS)
    for record in context.that_apply(context.provider.issues.issues):
        yield from _of_issue(record, Address(page, record.id))
    for integration in context.integrations:
        for own in integration.profile.own_issues:
            yield from _of_issue(own, Address(integration_page(integration.id), own.id))


def _of_issue(record: Issue | OwnIssue, place: Address) -> Iterator[SymptomEntry]:
    texts = [str(getattr(symptom, "text", symptom)) for symptom in record.symptoms] or [record.title]
    for text in texts:
        yield SymptomEntry(sentence_case(text), (Link(record.title, place),), also_called=tuple(record.also_called))


def _alerts(context: ProviderContext) -> Iterator[SymptomEntry]:
    monitoring = context.page(ProviderPage.MONITORING)
    support = Link("whom to call", Address(context.page(ProviderPage.SUPPORT)))
    for alert in context.that_apply(context.provider.monitoring.alerts):
        instead = (Link("what it means", Address(monitoring, alert.id)), support)
        links = playbook_links(context, alert) or instead
        yield SymptomEntry(sentence_case(alert.title), links, is_alert=True, also_called=tuple(alert.also_called))


def _each_once(entries: list[SymptomEntry]) -> Iterator[SymptomEntry]:
    """The entries in their order, those of one text with the links of all."""
    found: dict[tuple[str, bool], SymptomEntry] = {}
    for entry in entries:
        key = (entry.text.casefold(), entry.is_alert)
        first = found.get(key)
        links = (*first.links, *entry.links) if first else entry.links
        found[key] = replace(first or entry, links=tuple(dict.fromkeys(links)))
    return iter(found.values())


def _reached(context: ProviderContext) -> Iterator[Fact]:
    """How to reach the provider, how you reach your own, how to roll back, and what the provider says of itself."""
    yield from guides_facts(context)
    yield from own_facts(context)
    if has_way_back(context):
        yield Fact("Roll back", link=Link("what to do", Address(context.page(ProviderPage.ROLLBACK))))
    if status := status_page(context):
        yield Fact("Status page", status)
