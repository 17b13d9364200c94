"""What you integrate with is shown; the rest of the catalogue stands on one page, and nothing else names it."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from generator.build.order import Order
from generator.build.prints import book_jobs, letter_jobs, letters_of
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.control_index import cards
from generator.pages.model import Page
from generator.pages.phases import WorkPhase
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Runbook
from generator.project import Project
from generator.schema.organisation import ProvidersShown
from tests.reading import project_in
from tests.searching import entries
from tests.shipped import EXAMPLE, SHIPPED_DATA
from tests.site_fixtures import BuiltSite, build

DAY = date(2026, 11, 28)
HANDWRITTEN = ("guide/", "adr/")
"""The documentation of the program, whose examples name providers whoever integrates with what."""
LOOKED_UP = frozenset({"contacts", "environments", "missing", "rollback"})
"""Chapters that a book has in full, whoever owns what is in them; on the site they are pages of the provider."""

pytestmark = pytest.mark.xdist_group("one-of-many")


@pytest.fixture(scope="module")
def one_of_many(tmp_path_factory: pytest.TempPathFactory, shipped_book: Path) -> BuiltSite:
    """The site of a company that has one integration, with the first provider of the catalogue that has one."""
    folder = tmp_path_factory.mktemp("one-of-many")
    shutil.copytree(SHIPPED_DATA, folder / "data")
    first, *others = sorted((folder / "data" / "integrations").iterdir())
    for integration in others:
        shutil.rmtree(integration)
    log = build(
        folder / "site", "--data", str(folder / "data"), "--config", str(shipped_book / "mkdocs.yml"), "--no-pdf"
    )
    assert first.is_dir()
    return BuiltSite(folder / "site", project_in(folder / "data"), log)


def hidden(project: Project) -> list[str]:
    """The providers of the catalogue that nothing is integrated with."""
    used = {integration.profile.provider for integration in project.integrations.values()}
    return [name for name in project.providers if name not in used]


def names(project: Project) -> re.Pattern[str]:
    """Their names, by which nothing may call them."""
    found = [project.providers[name].profile.name for name in hidden(project)]
    assert found
    return re.compile("|".join(map(re.escape, found)))


def of_hidden(project: Project, path: str) -> bool:
    """Whether a page is that which lists them, or one of theirs."""
    return path.startswith(("more-providers/", *(f"providers/{name}/" for name in hidden(project))))


def test_no_page_names_a_provider_that_is_not_integrated(one_of_many: BuiltSite) -> None:
    project = one_of_many.project
    named = {
        path: names(project).findall(html)
        for path, html in one_of_many.pages.items()
        if not path.startswith(HANDWRITTEN) and not of_hidden(project, path)
    }
    assert len(named) > 40
    assert {path: found for path, found in named.items() if found} == {}


def test_no_print_names_a_provider_that_is_not_integrated(one_of_many: BuiltSite, tmp_path: Path) -> None:
    context = BookContext.of(one_of_many.project, DAY)
    order = Order(tmp_path / "data", tmp_path / "mkdocs.yml", DAY)
    jobs = [*book_jobs(context, order), *letter_jobs(letters_of(context), context, order)]
    assert len(jobs) > 3
    assert [job.name for job in jobs if names(one_of_many.project).search(job.manuscript().source)] == []


def test_search_finds_no_provider_that_is_not_integrated(one_of_many: BuiltSite) -> None:
    found = [entry for entry in entries(one_of_many.folder) if not entry.location.startswith(HANDWRITTEN)]
    assert len(found) > 50
    assert [entry.location for entry in found if names(one_of_many.project).search(str(entry))] == []
    assert [entry.location for entry in found if of_hidden(one_of_many.project, entry.location)] == []


def test_the_rest_of_the_catalogue_is_one_link_away(one_of_many: BuiltSite) -> None:
    doors = re.findall(r'class="lb-door" href="\.\./more-providers/index\.html"', one_of_many.html("providers"))
    assert len(doors) == 1
    listed = one_of_many.html("more-providers")
    assert [name for name in hidden(one_of_many.project) if f"../providers/{name}/index.html" not in listed] == []
    for name in hidden(one_of_many.project):
        assert f'<h1 id="top">{one_of_many.project.providers[name].profile.name}' in one_of_many.html(
            f"providers/{name}"
        )


@pytest.mark.parametrize("data", [SHIPPED_DATA, EXAMPLE], ids=["shipped", "example"])
def test_whoever_is_integrated_alone_no_page_of_the_book_names_another(data: Path) -> None:
    """What a provider's own files say of another one would be read by those who do not use it."""
    project = project_in(data)
    for integration in project.integrations.values():
        alone = replace(project, integrations={integration.id: integration})
        pages = [page for page in make_book(BookContext.of(alone, DAY)).pages if page.is_found]
        words = {page.path: encode(page, enc_hook=str).decode() for page in pages}
        assert [path for path, said in words.items() if names(alone).search(said)] == []


def test_the_header_of_every_page_names_the_organisation(one_of_many: BuiltSite) -> None:
    name = f"{one_of_many.project.organisation.name} · Launchbook"
    topic = re.compile(r'md-header__topic">\s*<span class="md-ellipsis">\s*(.*?)\s*</span>')
    pages = {path: html for path, html in one_of_many.pages.items() if "md-header__topic" in html}
    topics = {path: topic.findall(html) for path, html in pages.items()}
    assert len(topics) > 40
    assert [path for path, found in topics.items() if found[:1] != [name]] == []


def paths(project: Project) -> set[str]:
    """The pages that stand in the navigation."""
    book = make_book(BookContext.of(project, DAY))
    return {page.path for page in book.pages} - {page.path for page in book.aside}


def test_a_setting_shows_the_whole_catalogue(one_of_many: BuiltSite) -> None:
    project = one_of_many.project
    organisation = project.organisation.model_copy(update={"providers_shown": ProvidersShown.ALL})
    shown = paths(replace(project, organisation=organisation))
    assert {f"providers/{name}" for name in project.providers} <= shown
    assert "more-providers" not in shown


def test_without_an_integration_the_whole_catalogue_is_shown(one_of_many: BuiltSite) -> None:
    shown = paths(replace(one_of_many.project, integrations={}))
    assert {f"providers/{name}" for name in one_of_many.project.providers} <= shown
    assert "more-providers" not in shown


@pytest.fixture(scope="module", params=[SHIPPED_DATA, EXAMPLE], ids=["shipped", "example"])
def everybody(request: pytest.FixtureRequest) -> BookContext:
    return BookContext.of(project_in(request.param), DAY)


def books(context: BookContext) -> Iterator[tuple[Page, Runbook]]:
    """Every team that has a book: its page, with all of its parts, and its book."""
    pages = make_book(context).pages
    for team in context.project.teams.values():
        book = make_runbook(context, team)
        if book:
            first, *others = (page for page in pages if re.fullmatch(f"teams/{team.id}(/part-.*)?", page.path))
            yield replace(first, sections=tuple(part for page in (first, *others) for part in page.sections)), book


def printed(book: Runbook, *, looked_up: bool) -> set[str]:
    """The records in a book, with those of the chapters that are looked up in or without them."""
    parts = [
        part for chapter in book.chapters if looked_up or chapter.anchor not in LOOKED_UP for part in chapter.parts
    ]
    return {card.anchor for part in parts for section in part.sections for card in cards(section) if card.anchor}


def on_page(page: Page) -> dict[str, set[str]]:
    """The records on the page of a team, by its phases."""
    found: dict[str, set[str]] = {}
    for section in page.sections:
        if section.anchor in {phase.value for phase in WorkPhase}:
            found.setdefault(section.anchor, set()).update(card.anchor for card in cards(section))
    return found


def test_the_page_and_the_book_of_a_team_hold_the_same_records(everybody: BookContext) -> None:
    pairs = list(books(everybody))
    assert pairs
    for page, book in pairs:
        shown = {anchor for phase, found in on_page(page).items() if phase not in LOOKED_UP for anchor in found}
        assert shown == printed(book, looked_up=False), page.path


def test_a_book_has_the_whole_rollback_of_which_the_page_has_the_steps_of_the_team(everybody: BookContext) -> None:
    for page, book in books(everybody):
        assert on_page(page).get("rollback", set()) <= printed(book, looked_up=True), page.path


def test_rules_that_name_nobody_are_in_the_book_of_everybody_who_works_with_the_provider(
    everybody: BookContext,
) -> None:
    ownerless = {
        f"{seen.provider_context.key}-{advice.id}": seen.provider_context
        for seen in everybody.perspectives
        for _, subject in seen.provider_context.subjects()
        for advice in seen.provider_context.that_apply(subject.advice)
        if advice.roles is None
    }
    assert ownerless
    for team in everybody.project.teams.values():
        book = make_runbook(everybody, team)
        works_with = {one.provider_context.key for one in everybody.team_records[team.id] if one.is_anything}
        wanted = {anchor for anchor, guide in ownerless.items() if guide.key in works_with}
        assert wanted <= (printed(book, looked_up=True) if book else set()), team.id


def test_one_more_provider_in_the_catalogue_changes_no_page_but_the_list(two_countries: Project) -> None:
    known = two_countries.providers["acme-pay"]
    profile = known.profile.model_copy(update={"id": "other-pay", "name": "Other Pay", "also_called": ("Acme",)})
    another = replace(known, id="other-pay", profile=profile)
    before = {page.path: page for page in make_book(BookContext.of(two_countries, DAY)).pages}
    more = replace(two_countries, providers={**two_countries.providers, "other-pay": another})
    after = {page.path: page for page in make_book(BookContext.of(more, DAY)).pages}
    assert [path for path in before if after[path] != before[path]] == ["providers"]
    assert {path for path in after if path not in before and not path.startswith("providers/other-pay")} == {
        "more-providers"
    }
