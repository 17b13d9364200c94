"""Where every statement of a provider's guide stands in the book."""

from generator.coverage import Placing, placings
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, sources_page
from generator.pages.sections import Table, Words
from generator.pages.view_models import Cell, Link, RichText
from generator.pages.words import count
from generator.prose import verbatim


def sources_page_of(context: ProviderContext, records: dict[tuple[str, str], Link]) -> Page:
    """Every statement of the guide, section by section, with the records that carry it."""
    placed = placings(context.provider)
    primary = [placing for placing in placed if not placing.statement.part_of]
    aside = [placing for placing in primary if placing.reason]
    parts = len(placed) - len(primary)
    lead = (
        f"{count(len(primary), 'statement')} of the guide “{verbatim(context.provider.profile.guide.title)}”: "
        f"{len(primary) - len(aside)} in this book, {len(aside)} set aside with a reason."
    )
    if parts:
        lead += f" The table also has {count(parts, 'part')} of them."
    return Page(
        path=sources_page(context.provider.id),
        boost=0.2,
        title=f"{context.name}: sources",
        short="Sources",
        description=f"Where each statement of {context.name}’s guide is used.",
        lead=RichText(lead),
        edit=f"providers/{context.provider.id}/statements.yaml",
        sections=(_statements(context, placed, records), *_facts_aside(context)),
    )


def _statements(context: ProviderContext, placed: list[Placing], records: dict[tuple[str, str], Link]) -> Table:
    rows = tuple(_row(context, placing, records) for placing in placed)
    return Table("statements", "Statements", ("Statement", "Kind", "Section of the guide", "Used in"), rows)


def _row(context: ProviderContext, placing: Placing, records: dict[tuple[str, str], Link]) -> tuple[Cell, ...]:
    statement = placing.statement
    kind = statement.kind.replace("-", " ") + (f", part of {statement.part_of}" if statement.part_of else "")
    links = tuple(
        records[context.provider.id, name] for name in placing.records if (context.provider.id, name) in records
    )
    reason = RichText(f"Set aside: {placing.reason}", context.provider.id) if placing.reason else None
    if not links and reason is None:
        reason = RichText(f"With {statement.part_of}.") if statement.part_of else RichText("On the overview.")
    return (
        Cell(statement.id, anchor=statement.id.lower()),
        Cell(kind),
        Cell(statement.section.replace(" > ", " › ")),
        Cell(links=links, words=reason),
    )


def _facts_aside(context: ProviderContext) -> tuple[Words | Table, ...]:
    aside = context.provider.statements.facts_set_aside
    if not aside:
        return ()
    rows = tuple(
        (Cell(left_out.statement), Cell("; ".join(left_out.facts)), Cell(words=context.rich(left_out.reason)))
        for left_out in aside
    )
    return (Table("facts-set-aside", "Words of the guide that are not repeated", ("Statement", "Words", "Why"), rows),)
