"""The controls: who asks for each, how they differ, who is silent."""

from generator.pages.model import Address, Cell, Link, Page, Rich, Section, Table
from generator.pages.scope import Scope
from generator.project import Project
from generator.schema.shared import Control


def controls_page(project: Project, scopes: tuple[Scope, ...], cited: dict[tuple[str, str], tuple[Link, ...]]) -> Page:
    """The matrix of controls and providers, and each control; `cited` holds the records by provider and control."""
    return Page(
        path="controls",
        title="Controls",
        short="Controls",
        description="The same control across providers.",
        lead=Rich(
            "One control is one thing that several providers ask for, each in its own way. "
            "Work that satisfies it for one provider is often half the work for the next."
        ),
        edit="controls.yaml",
        sections=(
            _matrix(project, scopes, cited),
            *(_control(each, scopes, cited) for each in project.controls.values()),
        ),
    )


Cited = dict[tuple[str, str], tuple[Link, ...]]


def _matrix(project: Project, scopes: tuple[Scope, ...], cited: Cited) -> Table:
    rows = tuple(
        (
            Cell(link=Link(control.title, Address("controls", control.id))),
            *(_count_cell(len(cited.get((scope.provider.id, control.id), ()))) for scope in scopes),
        )
        for control in project.controls.values()
    )
    columns = ("Control", *(scope.name for scope in scopes))
    intro = Rich("The number of records of each provider that speak to the control. A dash: the guide is silent.")
    return Table("matrix", "Who asks for what", columns, rows, intro=intro)


def _count_cell(number: int) -> Cell:
    return Cell(str(number)) if number else Cell("—", tone="silent")


def _control(control: Control, scopes: tuple[Scope, ...], cited: Cited) -> Section:
    rows = tuple(_provider_row(scope, cited.get((scope.provider.id, control.id), ())) for scope in scopes)
    words = " ".join([control.summary, *control.differences])
    return Table(control.id, control.title, ("Provider", "Records"), rows, intro=Rich(words))


def _provider_row(scope: Scope, links: tuple[Link, ...]) -> tuple[Cell, ...]:
    return Cell(scope.name), Cell(links=links) if links else Cell("The guide is silent.", tone="silent")
