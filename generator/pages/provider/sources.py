"""Where every statement of a provider's guide stands in the book."""

from collections.abc import Iterator

from generator.coverage import Placing, placings
from generator.pages.addresses import sources_page
from generator.pages.cards import given
from generator.pages.model import Page
from generator.pages.provider_context import ProviderContext, section_of
from generator.pages.sections import Cards, Table, Words
from generator.pages.view_models import Card, Cell, Fact, Label, Link, RichText, Value
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
    if not placed:
        lead = f"Nobody has read the guide of {verbatim(context.name)} yet. Its pages and statements will stand here."
    if still_open:
        lead += f" {len(still_open)} not yet placed."
    if to_read:
        lead += (
            f" What {count(len(to_read), 'statement')} became was written by a program and is to be read by a person."
        )
    if parts:
        lead += f" The list also has {count(parts, 'part')} of them."
    return Page(
        path=sources_page(context.provider.id),
        boost=0.2,
        title=f"{context.name}: sources",
        short="Sources",
        description=f"Where each statement of {context.name}’s guide is used.",
        lead=RichText(lead),
        edit=f"providers/{context.provider.id}/statements.yaml",
        sections=(*_pages(context), *_statements(context, placed, records), *_facts_aside(context)),
    )


def _pages(context: ProviderContext) -> Iterator[Table]:
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
    if rows:
        yield Table("pages-of-the-guide", "Pages of the guide", ("Page", "Address", "Edition", "Captured"), rows)


def _statements(
    context: ProviderContext, placed: list[Placing], records: dict[tuple[str, str], Link]
) -> Iterator[Cards]:
    if placed:
        yield Cards("statements", "Statements", tuple(_statement(context, placing, records) for placing in placed))


def _statement(context: ProviderContext, placing: Placing, records: dict[tuple[str, str], Link]) -> Card:
    statement = placing.statement
    kind = statement.kind.replace("-", " ") + (f", part of {statement.part_of}" if statement.part_of else "")
    facts = Fact("Facts", Value("; ".join(statement.facts))) if statement.facts else None
    return Card(
        statement.id.lower(),
        statement.id,
        labels=(Label(kind, "kind"),),
        facts=given(_place(context, statement), facts, _used_in(context, placing, records)),
    )


def _used_in(context: ProviderContext, placing: Placing, records: dict[tuple[str, str], Link]) -> Fact:
    """The records that carry a statement, or why none does."""
    links = tuple(
        records[context.provider.id, name] for name in placing.records if (context.provider.id, name) in records
    )
    if placing.reason:
        return Fact("Set aside", words=RichText(placing.reason, context.provider.id))
    if placing.is_open:
        return Fact("Used in", Value("Not yet placed."))
    if placing.is_to_be_read:
        return Fact("Used in", Value("To be read by a person."))
    if links:
        return Fact("Used in", links=links)
    part_of = placing.statement.part_of
    return Fact("Used in", Value(f"With {part_of}." if part_of else "On the overview."))


def _place(context: ProviderContext, statement: Statement) -> Fact:
    """Where a statement stands: its section, which leads to the page where that has an address."""
    page = context.source_page(statement)
    is_long = len(context.provider.profile.guide.pages) > 1
    words = context.place_in_guide(statement) if is_long else section_of(statement)
    if page.address:
        return Fact("Place in the guide", words=RichText(f"[{verbatim(words)}](<{page.address}>)"), glance=words)
    return Fact("Place in the guide", Value(words), glance=words)


def _facts_aside(context: ProviderContext) -> tuple[Words | Table, ...]:
    aside = context.provider.statements.facts_set_aside
    if not aside:
        return ()
    rows = tuple(
        (Cell(left_out.statement), Cell("; ".join(left_out.facts)), Cell(words=context.rich(left_out.reason)))
        for left_out in aside
    )
    return (Table("facts-set-aside", "Words of the guide that are not repeated", ("Statement", "Words", "Why"), rows),)
