"""The home page: whom to call, where each launch stands, what is next."""

from msgspec.structs import replace

from generator.pages.addresses import ON_CALL, team_page
from generator.pages.book_context import BookContext
from generator.pages.cross_provider import provider_doors, provider_row
from generator.pages.integration.readiness_summary import ReadinessSummary
from generator.pages.launches import launch_table
from generator.pages.model import Page
from generator.pages.own_response import response_table
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Doors, Section, Table, Words
from generator.pages.silence import silence
from generator.pages.teams import to_do_place
from generator.pages.view_models import Address, Cell, Door, Link, RichText
from generator.pages.whom_to_call import CALL_OR_WRITE, guides_facts, own_facts
from generator.pages.words import count, format_date
from generator.project import Project
from generator.schema.own import OwnIssue
from generator.schema.provider import ProviderPage

POCKET_CARD = "runbooks/pocket-card.pdf"
_ABOUT = (
    "What a guide says has its source below it. What we advise is under “Our advice”, and what we assigned "
    "says so. Where a guide is silent, the page says so."
)
_COMPLETE = (
    "Everything is open until somebody records it. “Complete” counts what is done with evidence, does not apply, "
    "or is waived."
)


def home_page(context: BookContext, printed: frozenset[str]) -> Page:
    """What somebody needs in the first ten seconds; `printed` holds the paths of the files that stand beside it."""
    return Page(
        has_menu=False,
        path="",
        title="Going live with payment providers",
        short="Home",
        description="Checklists, runbooks and contacts for going live with payment providers.",
        lead=RichText(_lead(context)),
        sections=(
            _incident(context),
            *_launches(context),
            *response_table(context.project),
            *_matrix(context),
            _readers(context, printed),
            Doors("providers", "Providers", provider_doors(context.shown_providers)),
            Words("about", "How to read these pages", (RichText(_ABOUT), RichText(_COMPLETE))),
        ),
    )


def _lead(context: BookContext) -> str:
    contexts, project = context.shown_providers, context.project
    items = sum(len(group.items) for guide in contexts for group in guide.provider.checklists.groups)
    controls = count(len(project.controls), "control that recurs", "controls that recur")
    verb = "asks" if len(contexts) == 1 else "ask"
    return (
        f"What {count(len(contexts), 'provider')} {verb} of you before real money flows, in one shape: "
        f"{count(items, 'item')} to check, {controls}, "
        "and what to do when it breaks."
    )


def _readers(context: BookContext, printed: frozenset[str]) -> Doors:
    return Doors(
        "start",
        "Where to go",
        (
            Door(
                Link("I build the integration", _builders(context.project)),
                RichText("Your items for all providers, in the order in which they happen."),
            ),
            Door(
                Link("I am on call", Address(ON_CALL)),
                RichText("Symptoms and alerts of all providers, what to do, and whom to call."),
            ),
            Door(
                Link("I lead the launch", Address("integrations")),
                RichText("Where each integration stands, and what must be complete before you ask for production."),
            ),
            *_on_paper(printed),
        ),
    )


def _on_paper(printed: frozenset[str]) -> tuple[Door, ...]:
    if POCKET_CARD not in printed:
        return ()
    words = RichText(
        "A leaflet for your pocket: numbers, first moves, what not to do. Each team’s page has its runbook."
    )
    return (Door(Link("I want it on paper", Address(POCKET_CARD)), words),)


def _builders(project: Project) -> Address:
    """The page of the team that builds; the list of teams where no role is said to."""
    given = [project.team_of_role(integration) for integration in (None, *project.integrations.values())]
    teams = (team for by_role in given for role, team in by_role.items() if project.roles[role].builds)
    team = next(teams, None)
    return Address(team_page(team) if team else "teams")


def _incident(context: BookContext) -> Table:
    rows = tuple(seen.provider_context.once(_incident_row) for seen in context.perspectives)
    columns = ("Provider", CALL_OR_WRITE, "Rollback", "Symptoms", "Status page")
    return Table("incident", "Something is broken", columns, rows)


def _incident_row(context: ProviderContext) -> tuple[Cell, ...]:
    _, _, _, rollback, status, _ = provider_row(context, is_copied=False)
    issues = len(context.that_apply(context.provider.issues.issues)) + len(_own_issues(context))
    words = count(issues, "known issue") if issues else silence(context.provider, ProviderPage.INCIDENTS)
    symptoms = Cell(link=Link(words, Address(context.page(ProviderPage.INCIDENTS))), tone="" if issues else "gap")
    return Cell(context.heading), _call_cell(context), *(_quiet(cell) for cell in (rollback, symptoms, status))


def _call_cell(context: ProviderContext) -> Cell:
    """Whom to call or write to; in grey where the guide names nobody and you have nobody either."""
    found = (*(replace(fact, name="") for fact in guides_facts(context)), *own_facts(context))
    facts = tuple(replace(fact, value=fact.value and replace(fact.value, is_copied=False)) for fact in found)
    return Cell(facts=facts, tone="" if any(fact.value for fact in facts) else "none")


def _own_issues(context: ProviderContext) -> list[OwnIssue]:
    return [issue for integration in context.integrations for issue in integration.profile.own_issues]


def _quiet(cell: Cell) -> Cell:
    """What the guide does not give, in grey: at night one looks for what it does give."""
    return replace(cell, tone="none") if cell.tone == "gap" else cell


def _launches(context: BookContext) -> tuple[Section, ...]:
    """Where each launch stands, a row for each, with what is next and whose it is."""
    return launch_table(context.summaries, RichText(f"As of {format_date(context.day)}."))


def _matrix(context: BookContext) -> tuple[Section, ...]:
    """How many blockers each team owns in each integration."""
    loads = {(load.team, view.id): load.number for view in context.summaries for load in view.teams}
    busy = [team for team in context.project.teams.values() if any(name == team.id for name, _ in loads)]
    rows = tuple(
        (
            Cell(link=Link(team.name, Address(team_page(team.id)))),
            *(_load_cell(loads.get((team.id, view.id), 0), team.id, view) for view in context.summaries),
        )
        for team in busy
    )
    columns = ("Team", *(view.name for view in context.summaries))
    intro = RichText(
        "How many blockers each team can remove. One that several teams can remove counts for each of them."
    )
    return (Table("matrix", "To do by team", columns, rows, is_grid=True, intro=intro),) if rows else ()


def _load_cell(number: int, team: str, view: ReadinessSummary) -> Cell:
    return Cell(link=Link(str(number), to_do_place(team, view.id))) if number else Cell("–", tone="none")
