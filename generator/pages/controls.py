"""The controls: who asks for each, how they differ, who is silent."""

from collections.abc import Iterator

from generator.pages.control_index import Cited
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import ControlSection, Table
from generator.pages.view_models import Address, Cell, ControlRow, EvidenceNeeded, Link, RichText, Said
from generator.project import Project
from generator.schema.provider import ProviderPage
from generator.schema.shared import Control


def controls_page(project: Project, scopes: tuple[ProviderContext, ...], cited: Cited) -> Page:
    """The matrix of controls and providers, and each control."""
    return Page(
        has_menu=False,
        boost=0.7,
        path="controls",
        title="Controls",
        short="Controls",
        description="The same control across providers.",
        lead=RichText(
            "One control is one thing that several providers ask for, each in its own way. "
            "Work that satisfies it for one provider is often half the work for the next."
        ),
        edit="controls.yaml",
        sections=(
            _matrix(project, scopes, cited),
            *(_control(each, scopes, cited) for each in project.controls.values()),
        ),
    )


def _matrix(project: Project, scopes: tuple[ProviderContext, ...], cited: Cited) -> Table:
    rows = tuple(
        (
            Cell(link=Link(control.title, Address("controls", control.id))),
            *(_matrix_cell(cited.by(scope.provider.id, control.id), control.id) for scope in scopes),
        )
        for control in project.controls.values()
    )
    columns = ("Control", *(scope.name for scope in scopes))
    intro = RichText(
        "The number of records of each provider that speak to the control. "
        "“Gap”: the guide leaves open what you would need. A dash: the guide does not touch the subject."
    )
    return Table("matrix", "Who asks for what", columns, rows, is_grid=True, intro=intro)


def _matrix_cell(said: Said, control: str) -> Cell:
    if said.records:
        return Cell(str(len(said.records)))
    if said.gaps:
        return Cell(link=Link("gap", Address("controls", control)), tone="gap")
    return Cell("—", tone="silent")


def _control(control: Control, scopes: tuple[ProviderContext, ...], cited: Cited) -> ControlSection:
    rows = tuple(ControlRow(scope.name, cited.by(scope.provider.id, control.id)) for scope in scopes)
    return ControlSection(
        control.id,
        control.title,
        rows,
        differences=tuple(RichText(each) for each in control.differences),
        evidence=_evidence(control, scopes),
        intro=RichText(control.summary),
    )


def _evidence(control: Control, scopes: tuple[ProviderContext, ...]) -> tuple[EvidenceNeeded, ...]:
    """What the items of each provider want shown; nothing where only one provider wants any."""
    found = [(scope, tuple(_wanted(control, scope))) for scope in scopes]
    several = tuple(
        EvidenceNeeded(Link(scope.name, Address(scope.page(ProviderPage.CHECKLIST))), wanted)
        for scope, wanted in found
        if wanted
    )
    return several if len(several) > 1 else ()


def _wanted(control: Control, scope: ProviderContext) -> Iterator[RichText]:
    items = (item for group in scope.provider.checklists.groups for item in group.items)
    return (
        RichText(item.evidence, scope.provider.id) for item in items if control.id in item.controls and item.evidence
    )
