"""The controls: who asks for each, how they differ, who is silent."""

import re
from collections.abc import Sequence

from generator.pages.addresses import CONTROLS, control_page
from generator.pages.book_context import BookContext
from generator.pages.comparison_models import ControlRow, EvidenceNeeded, Said
from generator.pages.control_index import Cited
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import ControlSection, Doors, Table
from generator.pages.silence import is_not_known_yet
from generator.pages.view_models import Address, Cell, Door, Link, RichText
from generator.pages.words import NOT_KNOWN_YET, capitalised
from generator.project import Project
from generator.schema.provider import ProviderPage
from generator.schema.shared import Control

MOST_BESIDE = 12
"""How many providers stand side by side; of more, the matrix counts how many say something."""
_SIDE_BY_SIDE = (
    "● and a number: so many records of the provider speak to the control. "
    "○ gap: the guide leaves open what you would need. A dash: it does not mention the subject. "
    "A question mark: not known yet, as nobody has read the whole guide."
)
_COUNTED = (
    "How many providers ask for the control, and how many guides leave open what you would need and say nothing else. "
    "The other guides do not mention the subject, or nobody has read them whole yet."
)
_BOOST = 0.7


def control_pages(context: BookContext, cited: Cited) -> tuple[Page, ...]:
    """The matrix of controls and the providers that are shown, and a page for each control."""
    controls = context.project.controls.values()
    return (_matrix_page(context, cited), *(_control_page(control, context, cited) for control in controls))


def _matrix_page(context: BookContext, cited: Cited) -> Page:
    return Page(
        has_menu=False,
        boost=_BOOST,
        path=CONTROLS,
        title="Controls",
        short="Controls",
        description="The same control across providers.",
        lead=RichText(
            "One control is one thing that several providers ask for, each in its own way. "
            "Work that satisfies it for one provider is often half the work for the next."
        ),
        edit="controls.yaml",
        sections=(_matrix(context.project, context.shown_providers, cited),),
    )


def _matrix(project: Project, contexts: tuple[ProviderContext, ...], cited: Cited) -> Table:
    """The providers side by side, or how many there are of each kind where a page is too narrow for all."""
    is_wide = len(contexts) > MOST_BESIDE
    names = ("Asked for by", "Left open by") if is_wide else tuple(context.name for context in contexts)
    rows: list[tuple[Cell, ...]] = []
    for control in project.controls.values():
        said = [cited.by(context.provider.id, control.id) for context in contexts]
        side_by_side = zip(said, contexts, strict=True)
        cells = _counted(said) if is_wide else tuple(_matrix_cell(*each, control.id) for each in side_by_side)
        link = Link(control.title, Address(control_page(control.id)))
        rows.append((Cell(link=link, anchor=control.id), *cells))
    words = _COUNTED if is_wide else _SIDE_BY_SIDE
    columns = ("Control", *names)
    return Table(
        "matrix", "Who asks for what", columns, tuple(rows), is_grid=True, leads_on=True, intro=RichText(words)
    )


def _counted(said: Sequence[Said]) -> tuple[Cell, ...]:
    asked = sum(bool(each.records) for each in said)
    open_in = sum(bool(each.gaps and not each.records) for each in said)
    return tuple(Cell(str(number)) if number else Cell("—", tone="silent") for number in (asked, open_in))


def _matrix_cell(said: Said, guide: ProviderContext, control: str) -> Cell:
    if said.records:
        return Cell(f"● {len(said.records)}", tone="asked")
    if said.gaps:
        return Cell(link=Link("○ gap", Address(control_page(control))), tone="gap")
    return Cell("?" if is_not_known_yet(guide.provider) else "—", tone="silent")


def _names_hidden(text: str, context: BookContext) -> bool:
    """Whether a sentence names a provider that is not shown."""
    shown = {name for guide in context.shown_providers for name in _names(guide)}
    hidden = {name for guide in context.more_providers for name in _names(guide)} - shown
    if not hidden:
        return False
    longest_first = sorted(shown | hidden, key=len, reverse=True)
    return any(name in hidden for name in re.findall("|".join(map(re.escape, longest_first)), text))


def _names(guide: ProviderContext) -> tuple[str, ...]:
    return (guide.name, *guide.provider.profile.also_called)


def _control_page(control: Control, context: BookContext, cited: Cited) -> Page:
    """A control; a difference that names a provider that is not shown is left out."""
    contexts = context.shown_providers
    rows = tuple(ControlRow(guide.name, cited.by(guide.provider.id, control.id), _silence(guide)) for guide in contexts)
    section = ControlSection(
        "who-asks",
        "Who asks for it",
        rows,
        differences=tuple(
            RichText(difference) for difference in control.differences if not _names_hidden(difference, context)
        ),
        evidence=_evidence(control, contexts),
    )
    return Page(
        boost=_BOOST,
        path=control_page(control.id),
        title=control.title,
        short=control.title,
        description=f"{control.title}: who asks for it, and how they differ.",
        lead=RichText(control.summary),
        edit="controls.yaml",
        sections=(section, Doors("ways-on", "Related pages", (_BACK,))),
    )


def _silence(guide: ProviderContext) -> str:
    """That a guide says nothing on a control, which may stand anywhere in it."""
    return f"{capitalised(NOT_KNOWN_YET)}." if is_not_known_yet(guide.provider) else "The guide is silent."


_BACK = Door(Link("All controls", Address(CONTROLS)), RichText("Which provider asks for which."))


def _evidence(control: Control, contexts: tuple[ProviderContext, ...]) -> tuple[EvidenceNeeded, ...]:
    """What the items of each provider want shown; nothing where only one provider wants any."""
    found = [(context, context.once(_wanted).get(control.id, ())) for context in contexts]
    several = tuple(
        EvidenceNeeded(Link(context.name, Address(context.page(ProviderPage.CHECKLIST))), wanted)
        for context, wanted in found
        if wanted
    )
    return several if len(several) > 1 else ()


def _wanted(context: ProviderContext) -> dict[str, tuple[RichText, ...]]:
    """What a provider's items want shown, by control."""
    found: dict[str, tuple[RichText, ...]] = {}
    for item in (item for group in context.provider.checklists.groups for item in group.items):
        for control in dict.fromkeys(item.controls) if item.evidence else ():
            found[control] = (*found.get(control, ()), RichText(str(item.evidence), context.provider.id))
    return found
