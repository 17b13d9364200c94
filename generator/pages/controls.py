"""The controls: who asks for each, how they differ, who is silent."""

from collections.abc import Iterator

from generator.pages.comparison_models import ControlRow, EvidenceNeeded, Said
from generator.pages.control_index import Cited
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import ControlSection, Table
from generator.pages.view_models import Address, Cell, Link, RichText
from generator.project import Project
from generator.schema.provider import ProviderPage
from generator.schema.shared import Control


def controls_page(project: Project, contexts: tuple[ProviderContext, ...], cited: Cited) -> Page:
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
            _matrix(project, contexts, cited),
            *(_control(control, contexts, cited) for control in project.controls.values()),
        ),
    )


def _matrix(project: Project, contexts: tuple[ProviderContext, ...], cited: Cited) -> Table:
    rows = tuple(
        (
            Cell(link=Link(control.title, Address("controls", control.id))),
            *(_matrix_cell(cited.by(context.provider.id, control.id), control.id) for context in contexts),
        )
        for control in project.controls.values()
    )
    columns = ("Control", *(context.name for context in contexts))
    intro = RichText(
        "The number of records of each provider that speak to the control. "
        "“Gap”: the guide leaves open what you would need. A dash: the guide does not mention the subject."
    )
    return Table("matrix", "Who asks for what", columns, rows, is_grid=True, intro=intro)


def _matrix_cell(said: Said, control: str) -> Cell:
    if said.records:
        return Cell(str(len(said.records)))
    if said.gaps:
        return Cell(link=Link("gap", Address("controls", control)), tone="gap")
    return Cell("—", tone="silent")


def _control(control: Control, contexts: tuple[ProviderContext, ...], cited: Cited) -> ControlSection:
    rows = tuple(ControlRow(context.name, cited.by(context.provider.id, control.id)) for context in contexts)
    return ControlSection(
        control.id,
        control.title,
        rows,
        differences=tuple(RichText(difference) for difference in control.differences),
        evidence=_evidence(control, contexts),
        intro=RichText(control.summary),
    )


def _evidence(control: Control, contexts: tuple[ProviderContext, ...]) -> tuple[EvidenceNeeded, ...]:
    """What the items of each provider want shown; nothing where only one provider wants any."""
    found = [(context, tuple(_wanted(control, context))) for context in contexts]
    several = tuple(
        EvidenceNeeded(Link(context.name, Address(context.page(ProviderPage.CHECKLIST))), wanted)
        for context, wanted in found
        if wanted
    )
    return several if len(several) > 1 else ()


def _wanted(control: Control, context: ProviderContext) -> Iterator[RichText]:
    items = (item for group in context.provider.checklists.groups for item in group.items)
    return (
        RichText(item.evidence, context.provider.id) for item in items if control.id in item.controls and item.evidence
    )
