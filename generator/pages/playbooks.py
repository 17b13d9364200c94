"""Playbooks: the issues that say what to do about an alert, and the alerts that have none."""

from collections.abc import Iterator

from generator.pages.addresses import integration_page
from generator.pages.provider_context import ProviderContext
from generator.pages.readiness_view import Todo
from generator.pages.view_models import Address, Link
from generator.schema.issues import Issue
from generator.schema.monitoring import Alert
from generator.schema.own import OwnIssue
from generator.schema.provider import ProviderPage


def answering(context: ProviderContext, alert: Alert) -> tuple[Issue | OwnIssue, ...]:
    """The issues that say what to do about an alert: the guide's, if they name an action, and your own."""
    known = context.that_apply(context.provider.issues.issues)
    guides = (issue for issue in known if issue.actions and alert.id in issue.alerts)
    own = (issue for integration in context.integrations for issue in integration.profile.own_issues)
    return (*guides, *(issue for issue in own if alert.id in issue.alerts))


def playbook_links(context: ProviderContext, alert: Alert) -> tuple[Link, ...]:
    """The playbooks of an alert as links to where they stand."""
    return tuple(_links(context, {issue.id for issue in answering(context, alert)}))


def _links(context: ProviderContext, names: set[str]) -> Iterator[Link]:
    page = context.page(ProviderPage.INCIDENTS)
    yield from (
        Link(issue.title, Address(page, issue.id)) for issue in context.provider.issues.issues if issue.id in names
    )
    for integration in context.integrations:
        for own in integration.profile.own_issues:
            if own.id in names:
                yield Link(own.title, Address(integration_page(integration.id), own.id))


def without_playbook(context: ProviderContext) -> tuple[Todo, ...]:
    """The alerts of an integration that nobody has said what to do about, each as something to do."""
    monitoring = context.provider.monitoring
    page = context.page(ProviderPage.MONITORING)
    return tuple(
        Todo(
            Link(alert.title, Address(page, alert.id)),
            "no playbook",
            context.owners(alert.roles, monitoring.roles),
            context.teams(alert.roles, monitoring.roles),
        )
        for alert in context.that_apply(monitoring.alerts)
        if not answering(context, alert)
    )
