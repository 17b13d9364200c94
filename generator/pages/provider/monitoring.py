"""What to measure for a provider and when to be woken."""

from generator.pages.cards import record_card
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, value
from generator.pages.sections import Cards
from generator.pages.subject import subject_page
from generator.pages.view_models import Card, Fact, Value
from generator.schema.monitoring import Alert, Metric
from generator.schema.provider import ProviderPage


def monitoring_page(scope: ProviderContext) -> Page:
    """Alerts, metrics, dashboards."""
    monitoring = scope.provider.monitoring
    sections = (
        Cards("alerts", "Alerts", tuple(alert_card(scope, each) for each in monitoring.alerts)),
        Cards("metrics", "Metrics", tuple(metric_card(scope, each) for each in monitoring.metrics)),
        Cards("dashboards", "Dashboards", tuple(metric_card(scope, each) for each in monitoring.dashboards)),
    )
    return subject_page(scope, ProviderPage.MONITORING, sections)


def alert_card(scope: ProviderContext, alert: Alert) -> Card:
    """Something to be woken for."""
    threshold = value(alert.threshold) or Value("No number in the guide", is_unknown=True)
    facts = [Fact("Fires at", threshold)]
    if alert.sign:
        facts.append(Fact("Sign", Value(alert.sign)))
    return record_card(
        scope,
        alert,
        alert.title,
        detail=scope.rich(alert.meaning),
        facts=tuple(facts),
        owners=scope.owners(alert.roles, scope.provider.monitoring.roles),
        gap=scope.gap_link(alert.gap),
    )


def metric_card(scope: ProviderContext, metric: Metric) -> Card:
    """Something to measure."""
    facts = (Fact("When", value(metric.during)),) if metric.during else ()
    return record_card(
        scope,
        metric,
        metric.title,
        detail=scope.rich(metric.detail),
        facts=facts,
        owners=scope.owners(metric.roles, scope.provider.monitoring.roles),
    )
