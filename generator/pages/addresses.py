"""Where the pages of providers, teams and integrations are."""

from generator.schema.provider import ProviderPage

CHECKLIST, REQUEST = "checklist", "request"
EDITION = "edition"
"""The page that says which edition of the prints is the latest."""
ON_CALL = "on-call"
"""The page with the symptoms and alerts of all providers."""
CONTROLS = "controls"
"""The page with the matrix of controls; each control has a page below it."""
CUTOVER, SMOKE_TESTS, ENVIRONMENTS = "cutover", "smoke-tests", "environments"
"""The pages of an integration beside its overview, as the last part of their addresses."""


def provider_page(provider: str, page: ProviderPage) -> str:
    """The path of one of a provider's pages."""
    return f"providers/{provider}" if page is ProviderPage.OVERVIEW else f"providers/{provider}/{page.value}"


def sources_page(provider: str) -> str:
    """The path of the page that lists the statements of a provider's guide."""
    return f"providers/{provider}/sources"


def team_page(team: str) -> str:
    """The path of a team's page."""
    return f"teams/{team}"


def integration_page(integration: str, page: str = "") -> str:
    """The path of one of an integration's pages; of its overview where none is named."""
    return f"integrations/{integration}/{page}" if page else f"integrations/{integration}"


def control_page(control: str) -> str:
    """The path of a control's page."""
    return f"{CONTROLS}/{control}"


def control_named(page: str) -> str:
    """The control whose page has a path."""
    return page.removeprefix(f"{CONTROLS}/")
