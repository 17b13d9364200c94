"""Where every statement of a provider's guide stands in the book."""

from generator.coverage import Placing, placings
from generator.pages.addresses import sources_page
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, section_of
from generator.pages.sections import Table, Words
from generator.pages.view_models import Cell, Link, RichText, Value
from generator.pages.words import count, format_date
from generator.prose import verbatim
from generator.schema.statements import Statement


def sources_page_of(context: ProviderContext, records: dict[tuple[str, str], Link]) -> Page:
    """Every statement of the guide, section by section, with the records that carry it."""
    placed = placings(context.provider)
    primary = [placing for placing in placed if not placing.statement.part_of]
    aside = [placing for placing in primary if placing.reason]
    still_open = [placing for placing in primary if placing.is_open]
    to_read = [placing for placing in placed if placing.is_to_be_read]
    parts = len(placed) - len(primary)
    lead = (
        f"{count(len(primary), 'statement')} of the guide of {verbatim(context.name)}: "
        f"{len(primary) - len(aside) - len(still_open)} in this book, {len(aside)} set aside with a reason."
    )
    if still_open:
        lead += f" {len(still_open)} not yet placed."
    if to_read:
        lead += (
            f" What {count(len(to_read), 'statement')} became was written by a program and is to be read by a person."
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
        sections=(_pages(context), _statements(context, placed, records), *_facts_aside(context)),
    )


def _pages(context: ProviderContext) -> Table:
    """The pages of the guide: where each is published, how old it says it is, and when it was read."""
    rows = tuple(
        (
            Cell(page.title),
            Cell(value=Value(page.address, href=page.address)) if page.address else Cell("not recorded", tone="gap"),
            Cell(page.edition) if page.edition else Cell("the page does not say", tone="gap"),
            Cell(format_date(page.captured.date)) if page.captured else Cell("not recorded", tone="gap"),
        )
        for page in context.provider.profile.guide.pages
    )
    return Table("pages-of-the-guide", "Pages of the guide", ("Page", "Address", "Edition", "Captured"), rows)


def _statements(context: ProviderContext, placed: list[Placing], records: dict[tuple[str, str], Link]) -> Table:
    rows = tuple(_row(context, placing, records) for placing in placed)
    return Table("statements", "Statements", ("Statement", "Kind", "Place in the guide", "Facts", "Used in"), rows)


def _row(context: ProviderContext, placing: Placing, records: dict[tuple[str, str], Link]) -> tuple[Cell, ...]:
    statement = placing.statement
    kind = statement.kind.replace("-", " ") + (f", part of {statement.part_of}" if statement.part_of else "")
    links = tuple(
        records[context.provider.id, name] for name in placing.records if (context.provider.id, name) in records
    )
    reason = RichText(f"Set aside: {placing.reason}", context.provider.id) if placing.reason else None
    if placing.is_open:
        reason = RichText("Not yet placed.")
    elif placing.is_to_be_read:
        reason = RichText("To be read by a person.")
    elif not links and reason is None:
        reason = RichText(f"With {statement.part_of}.") if statement.part_of else RichText("On the overview.")
    return (
        Cell(statement.id, anchor=statement.id.lower()),
        Cell(kind),
        _place(context, statement),
        Cell("; ".join(statement.facts)),
        Cell(links=links, words=reason),
    )


def _place(context: ProviderContext, statement: Statement) -> Cell:
    """Where a statement stands: its section, which leads to the page where that has an address."""
    page = context.source_page(statement)
    is_long = len(context.provider.profile.guide.pages) > 1
    words = context.place_in_guide(statement) if is_long else section_of(statement)
    return Cell(words=RichText(f"[{verbatim(words)}](<{page.address}>)")) if page.address else Cell(words)


def _facts_aside(context: ProviderContext) -> tuple[Words | Table, ...]:
    aside = context.provider.statements.facts_set_aside
    if not aside:
        return ()
    rows = tuple(
        (Cell(left_out.statement), Cell("; ".join(left_out.facts)), Cell(words=context.rich(left_out.reason)))
        for left_out in aside
    )
    return (Table("facts-set-aside", "Words of the guide that are not repeated", ("Statement", "Words", "Why"), rows),)
