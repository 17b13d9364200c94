"""What to measure for a provider and when to be woken."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.phases import PHASES, WorkPhase
from generator.pages.playbooks import playbook_links
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards
from generator.pages.subject import subject_page
from generator.pages.template_words import TEMPLATE_WORDS
from generator.pages.view_models import Card, Fact, Value
from generator.schema.monitoring import Alert, Metric
from generator.schema.provider import ProviderPage


def monitoring_page(context: ProviderContext) -> Page:
    """Alerts, metrics, dashboards."""
    monitoring = context.provider.monitoring
    sections = (
        Cards(
            WorkPhase.ALERTS.value,
            PHASES[WorkPhase.ALERTS].title,
            tuple(alert_card(context, alert) for alert in monitoring.alerts),
        ),
        Cards("metrics", "Metrics", tuple(metric_card(context, metric) for metric in monitoring.metrics)),
        Cards(
            "dashboards", "Dashboards", tuple(metric_card(context, dashboard) for dashboard in monitoring.dashboards)
        ),
    )
    return subject_page(context, ProviderPage.MONITORING, sections)


def alert_card(context: ProviderContext, alert: Alert) -> Card:
    """Something to be woken for."""
    threshold = value(alert.threshold) or Value(TEMPLATE_WORDS.no_number, is_unknown=True)
    facts = [Fact("Fires at", threshold)]
    if alert.sign:
        facts.append(Fact("Sign", Value(alert.sign)))
    if links := playbook_links(context, alert):
        facts.append(Fact("Playbook", links=links, is_ours=True))
    return record_card(
        context,
        alert,
        alert.title,
        detail=context.rich(alert.meaning),
        facts=tuple(facts),
        owners=context.owners(alert.roles, context.provider.monitoring.roles),
        gap=context.gap_link(alert.gap),
    )


def metric_card(context: ProviderContext, metric: Metric) -> Card:
    """Something to measure."""
    facts = [Fact("Target", value(metric.target)), Fact("When", value(metric.during))]
    return record_card(
        context,
        metric,
        metric.title,
        detail=context.rich(metric.detail),
        facts=tuple(fact for fact in facts if fact.value),
        owners=context.owners(metric.roles, context.provider.monitoring.roles),
    )
