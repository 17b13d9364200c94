"""The page that says which edition is the latest, and of what it consists; the code on each print leads here."""

from collections.abc import Iterator

from generator.pages.addresses import EDITION
from generator.pages.book_context import BookContext
from generator.pages.edition import Edition
from generator.pages.edition_answers import EditionAnswers, EditionSection
from generator.pages.home import POCKET_CARD
from generator.pages.model import Page
from generator.pages.runbooks.volumes import volumes_among
from generator.pages.sections import Section, Table
from generator.pages.view_models import Address, Cell, Fact, Link, RichText, Value
from generator.pages.words import capitalised, format_date

SCRIPT = Address("assets/launchbook/edition.js")


def edition_page(context: BookContext, printed: frozenset[str]) -> Page:
    """The page of the edition; `printed` holds the paths of the files that stand beside the pages."""
    edition = context.edition
    return Page(
        path=EDITION,
        title="Edition of the prints",
        short="Edition",
        description="Which edition of the runbooks, run sheets and the pocket card is the latest.",
        lead=RichText("Everything that is printed together has one edition. It stands at the foot of every page."),
        sections=(_latest(edition), *_prints(context, printed)),
        searched_as=("latest print", "version of the runbook"),
        boost=0.5,
    )


def _latest(edition: Edition) -> Section:
    name = capitalised(f"{edition.name}, {format_date(edition.day)}")
    answers = EditionAnswers(
        unasked=f"The latest is {_inside(edition)}. Compare it with the foot of your print.",
        latest="Your print, {print}, is the latest.",
        replaced=f"Your print, {{print}}, was replaced by {_inside(edition)}. Please print the new one.",
        newer=f"Your print, {{print}}, is newer than this site, which has {_inside(edition)}.",
        unknown=f"Nobody can tell whether {{print}} is the latest: this site has {_inside(edition)}.",
    )
    return EditionSection(
        anchor="latest",
        title="The latest",
        number="" if edition.number is None or edition.is_draft else str(edition.number),
        day=edition.day.isoformat(),
        answers=answers,
        facts=tuple(_facts(edition, name)),
        script=SCRIPT,
    )


def _inside(edition: Edition) -> str:
    """An edition inside of a sentence."""
    return f"{edition.name[0].lower()}{edition.name[1:]}, {format_date(edition.day)}"


def _facts(edition: Edition, name: str) -> Iterator[Fact]:
    yield Fact("Edition", Value(name))
    if edition.revision:
        yield Fact("Revision", Value(edition.revision, is_code=True))
    if edition.replaces_words:
        yield Fact("Before it", Value(edition.replaces_words))


def _prints(context: BookContext, printed: frozenset[str]) -> Iterator[Section]:
    rows = tuple((Cell(name), Cell(link=Link(path, Address(path)))) for name, path in _named(context, printed))
    if rows:
        yield Table("prints", "Its prints", ("Print", "File"), rows)


def _named(context: BookContext, printed: frozenset[str]) -> Iterator[tuple[str, str]]:
    for team in context.project.teams.values():
        volumes = volumes_among(printed, team.id)
        for number, path in enumerate(volumes, start=1):
            yield f"Runbook of {team.name}" + (f", volume {number}" if len(volumes) > 1 else ""), path
    for integration in context.integrations:
        if integration.run_sheet in printed:
            yield f"Run sheet: {integration.name}", integration.run_sheet
    if POCKET_CARD in printed:
        yield "Pocket card", POCKET_CARD
