"""The home page: what this is, where to go, how it stands."""

from generator.pages.across import provider_row
from generator.pages.integration.overview import progress_words
from generator.pages.model import Page
from generator.pages.parts import Address, Cell, Door, Link, Rich
from generator.pages.scope import Scope, integration_page, team_page
from generator.pages.sections import Doors, Table
from generator.pages.words import count
from generator.project import Project
from generator.schema.provider import ProviderPage

POCKET_CARD = "runbooks/pocket-card.pdf"


def home_page(project: Project, scopes: dict[str, Scope], printed: frozenset[str]) -> Page:
    """What somebody needs in the first ten seconds."""
    return Page(
        has_menu=False,
        path="",
        title="Going live with payment providers",
        short="Home",
        description="Checklists, runbooks and contacts for going live with payment providers.",
        lead=Rich(_lead(project, scopes)),
        sections=(_readers(project, printed), _incident(scopes), _integrations(project, scopes), _providers(scopes)),
    )


def _lead(project: Project, scopes: dict[str, Scope]) -> str:
    items = sum(len(group.items) for scope in scopes.values() for group in scope.provider.checklists.groups)
    return (
        f"What {count(len(scopes), 'provider')} ask of you before real money flows, in one shape: "
        f"{count(items, 'item')} to check, {count(len(project.controls), 'control')} that recur, "
        "and what to do when it breaks. "
        "A fact here is what the provider’s guide says; where a guide is silent, the page says so."
    )


def _readers(project: Project, printed: frozenset[str]) -> Doors:
    return Doors(
        "start",
        "Where to go",
        (
            Door(
                Link("I build the integration", _builders(project)),
                Rich("Your items over all providers, in the order in which they happen."),
            ),
            Door(
                Link("I am on call", Address("", "incident")),
                Rich("Symptoms, the way back and whom to call, below on this page."),
            ),
            Door(
                Link("I lead the going-live", Address("integrations")),
                Rich("Where each integration stands, and what must hold before you ask for production."),
            ),
            *_on_paper(printed),
        ),
    )


def _on_paper(printed: frozenset[str]) -> tuple[Door, ...]:
    if POCKET_CARD not in printed:
        return ()
    words = Rich("One page that folds to A6: numbers, first moves, what not to do. Each team’s page has its runbook.")
    return (Door(Link("I want it on paper", Address(POCKET_CARD)), words),)


def _builders(project: Project) -> Address:
    """The page of the team that builds; the list of teams where no team has that role."""
    team = next((team for team in project.teams.values() if "engineering" in team.roles), None)
    return Address(team_page(team.id) if team else "teams")


def _incident(scopes: dict[str, Scope]) -> Table:
    rows = tuple(_incident_row(scope) for scope in scopes.values())
    columns = ("Provider", "Call", "Rollback", "Symptoms", "Status page")
    return Table("incident", "Something is broken", columns, rows)


def _incident_row(scope: Scope) -> tuple[Cell, ...]:
    _, _, call, rollback, status, _ = provider_row(scope, is_copied=False)
    issues = len(scope.provider.issues.issues)
    words = count(issues, "known issue") if issues else "none in the guide"
    symptoms = Cell(link=Link(words, Address(scope.page(ProviderPage.INCIDENTS))), tone="" if issues else "gap")
    return Cell(scope.name), call, rollback, symptoms, status


def _integrations(project: Project, scopes: dict[str, Scope]) -> Table:
    rows = tuple(
        (
            Cell(link=Link(each.profile.name, Address(integration_page(each.id)))),
            Cell(progress_words(each, scopes[each.profile.provider])),
        )
        for each in project.integrations.values()
    )
    return Table("integrations", "Our integrations", ("Integration", "Where it stands"), rows)


def _providers(scopes: dict[str, Scope]) -> Doors:
    doors = tuple(
        Door(
            Link(each.name, Address(each.page(ProviderPage.OVERVIEW))),
            Rich(each.provider.profile.summary, each.provider.id),
        )
        for each in scopes.values()
    )
    return Doors("providers", "Providers", doors)
