"""An integration at a glance: where our own going-live stands."""

from collections import Counter

from generator.pages.integration.going import REQUEST, Going
from generator.pages.model import Page
from generator.pages.parts import Address, Cell, Door, Link, Rich, Value
from generator.pages.scope import Scope
from generator.pages.sections import Doors, Section, Table, Words
from generator.pages.words import GATES, PAGE_TITLES, count
from generator.project import Integration
from generator.schema.checklists import Item, ItemGroup
from generator.schema.progress import ItemState, State
from generator.schema.provider import ProviderPage


def overview_page(going: Going) -> Page:
    """Where our own going-live stands."""
    integration, scope = going.integration, going.scope
    return Page(
        path=going.page(),
        boost=0.5,
        title=f"{integration.profile.name}: our going-live",
        short=integration.profile.name,
        description=f"Where our going-live with {scope.name} stands.",
        lead=Rich(
            integration.profile.summary or f"Our going-live with {scope.name}. {progress_words(integration, scope)}"
        ),
        edit=f"integrations/{integration.id}/progress.yaml",
        sections=(
            *_welcome(integration),
            *_checklist(integration, scope),
            *_answers(integration, scope),
            _ways_on(going),
        ),
    )


def progress_words(integration: Integration, scope: Scope) -> str:
    """How many items there are and how many are recorded, in one sentence."""
    items = sum(len(group.items) for group in scope.provider.checklists.groups)
    states = Counter(each.state for each in integration.progress.items)
    recorded = ", ".join(
        f"{number} {state.value}" for state, number in sorted(states.items()) if state is not State.OPEN
    )
    return f"{count(items, 'item')}, {recorded or 'nothing recorded yet'}."


def _welcome(integration: Integration) -> tuple[Section, ...]:
    if integration.progress.items:
        return ()
    where = f"`data/integrations/{integration.id}/progress.yaml`"
    words = Rich(f"Every item is open, because nothing is recorded. Record what you know in {where}.")
    return (Words("start", "Nothing is recorded yet", (words,)),)


def _checklist(integration: Integration, scope: Scope) -> tuple[Section, ...]:
    recorded = {str(each.item): each for each in integration.progress.items}
    has_notes = any(each.note for each in recorded.values())
    columns = ("Item", "State", "Team", "Gate", "Note")[: 5 if has_notes else 4]
    return tuple(
        Table(
            group.id, group.title, columns, tuple(_row(scope, item, group, recorded, columns) for item in group.items)
        )
        for group in scope.provider.checklists.groups
    )


def _row(
    scope: Scope, item: Item, group: ItemGroup, recorded: dict[str, ItemState], columns: tuple[str, ...]
) -> tuple[Cell, ...]:
    found = recorded.get(item.id)
    owners = scope.owners(item.roles, group.roles)
    cells = (
        Cell(link=Link(item.title, Address(scope.page(ProviderPage.CHECKLIST), item.id))),
        Cell((found.state if found else State.OPEN).value, tone="state"),
        Cell(
            ", ".join(each.role for each in owners if not each.team),
            links=tuple(each.team for each in owners if each.team),
        ),
        Cell(value=Value(GATES[item.gate or group.gate])),
        Cell(words=scope.rich(found.note) if found else None),
    )
    return cells[: len(columns)]


def _answers(integration: Integration, scope: Scope) -> tuple[Section, ...]:
    rows = tuple(
        (Cell(link=scope.gap_link(each.gap)), Cell(words=scope.rich(each.answer)))
        for each in integration.profile.answers
    )
    return (
        (Table("answers", "What we found out ourselves", ("The guide does not say", "Our answer"), rows),)
        if rows
        else ()
    )


def _ways_on(going: Going) -> Doors:
    scope = going.scope
    pages = (ProviderPage.CHECKLIST, ProviderPage.ACCESS_REQUEST, ProviderPage.CUTOVER, ProviderPage.ROLLBACK)
    doors = tuple(
        Door(Link(f"{scope.name}: {PAGE_TITLES[page].lower()}", Address(scope.page(page))), Rich(WAYS[page]))
        for page in pages
    )
    request = Door(
        Link("The access request", Address(going.page(REQUEST))), Rich("What we send to ask for production.")
    )
    return Doors("ways-on", "Ways on", (request, *doors))


WAYS = {
    ProviderPage.CHECKLIST: "Each item with its reason and the evidence wanted.",
    ProviderPage.ACCESS_REQUEST: "What to send, and what comes back.",
    ProviderPage.CUTOVER: "The steps of the day.",
    ProviderPage.ROLLBACK: "The way back.",
}
