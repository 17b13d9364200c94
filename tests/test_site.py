"""The shipped site: every link lives, every fact is there, nothing is there that no guide states."""

import json
import re
import unicodedata

import pytest

from generator.links import check_links
from generator.project import Project
from generator.rules.ids import RESERVED_FORMS, RESERVED_IDS
from generator.schema.walk import mappings
from tests.searching import entries
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("site")

PROVIDERS = ("mintcash", "modulus-labs", "multipaga", "payca", "scan-to-pay")
PAGES = (
    "checklist",
    "environments",
    "access",
    "cutover",
    "monitoring",
    "incidents",
    "rollback",
    "support",
    "maintenance",
)


def test_every_link_leads_somewhere(site: BuiltSite) -> None:
    assert check_links(site.folder).dead == ()


def test_the_links_are_many(site: BuiltSite) -> None:
    assert check_links(site.folder).checked > 10_000


def test_the_build_warns_of_nothing(site: BuiltSite) -> None:
    assert "WARNING" not in site.log
    assert site.log.splitlines()[-1].startswith("The site is in")


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("page", PAGES)
def test_every_provider_has_every_page(site: BuiltSite, provider: str, page: str) -> None:
    assert (site.folder / "providers" / provider / page / "index.html").is_file()


@pytest.mark.parametrize("provider", [each for each in PROVIDERS if each != "scan-to-pay"])
def test_a_missing_rollback_procedure_is_said_plainly(site: BuiltSite, provider: str) -> None:
    assert "no rollback procedure" in site.text(f"providers/{provider}/rollback")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_fact_of_the_guide_is_on_the_pages_or_set_aside(site: BuiltSite, provider: str) -> None:
    text = site.provider_text(provider)
    statements = site.project.providers[provider].statements
    aside = {(str(each.statement), fact) for each in statements.facts_set_aside for fact in each.facts}
    missing = [
        (statement.id, fact)
        for statement in statements.statements
        for fact in statement.facts
        if (str(statement.id), fact) not in aside and not _stands_in(fact, text)
    ]
    assert missing == []


def _stands_in(fact: str, text: str) -> bool:
    # not inside a longer number or word: `100 requests/minute` is not in `1000 requests/minute`
    # and whatever stands first may have another case: `Weekly` in a table is `weekly` in a sentence
    words = re.escape(" ".join(fact.split()))
    return re.search(rf"(?<![A-Za-z0-9])(?i:{words[0]}){words[1:]}" if words[0].isalpha() else words, text) is not None


def test_the_only_address_is_the_one_that_a_guide_gives(site: BuiltSite) -> None:
    address = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
    found = {match for path, html in site.pages.items() if _is_from_data(path) for match in address.findall(html)}
    assert found == {"biz@Multipaga.io"}


def test_the_only_number_is_the_one_that_a_guide_gives(site: BuiltSite) -> None:
    pages = (html for path, html in site.pages.items() if _is_from_data(path))
    found = {match.strip() for html in pages for match in re.findall(r"\+\d[\d ]{7,}", html)}
    assert found == {"+27 10 449 1784", "+27104491784"}


def _is_from_data(path: str) -> bool:
    return not path.startswith(("guide/", "reference/"))  # which show examples


@pytest.mark.parametrize(
    "scar", ["email protected", "email\u00a0protected", "ioscantopay", ".envfiles", "to.gitignore"]
)
def test_no_scar_of_the_captured_text_is_shown(site: BuiltSite, scar: str) -> None:
    texts = {path: unicodedata.normalize("NFC", html) for path, html in site.pages.items()}
    assert [path for path, html in texts.items() if scar in html and _is_from_data(path)] == []


def test_nothing_is_asked_of_another_host(site: BuiltSite) -> None:
    asked = re.compile(
        r"<(?:script|img|iframe|source|video)\b[^>]*\bsrc=\"(?:https?:)?//|<link\b[^>]*rel=\"(?!canonical|edit)[^\"]*\"[^>]*href=\"(?:https?:)?//"
    )
    assert [path for path, html in site.pages.items() if asked.search(html)] == []


def test_no_style_sheet_asks_another_host(site: BuiltSite) -> None:
    sheets = {path: path.read_text("utf-8") for path in site.folder.rglob("*.css")}
    assert [path for path, text in sheets.items() if re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", text)] == []


def test_no_page_is_heavier_than_300_kilobytes(site: BuiltSite) -> None:
    assert [path for path, html in site.pages.items() if len(html.encode()) > 300_000] == []


def test_the_whole_model_is_there_for_programs(site: BuiltSite) -> None:
    model = json.loads((site.folder / "data" / "launchbook.json").read_text("utf-8"))
    assert sorted(model["providers"]) == sorted(site.project.providers)


def test_the_manifest_names_every_file(site: BuiltSite) -> None:
    named = json.loads((site.folder / "manifest.json").read_text("utf-8"))["files"]
    there = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert set(named) == there - {"manifest.json"}


def test_external_links_are_listed_with_their_pages(site: BuiltSite) -> None:
    listed = json.loads((site.folder / "data" / "external-links.json").read_text("utf-8"))
    assert all(pages for pages in listed.values())


def test_no_path_of_the_machine_is_in_any_file(site: BuiltSite) -> None:
    here = str(site.folder.parent)
    texts = [path for path in site.folder.rglob("*") if path.suffix in {".html", ".json", ".js", ".css", ".xml"}]
    assert [path for path in texts if here in path.read_text("utf-8")] == []


def test_records_are_search_results_of_their_own(site: BuiltSite) -> None:
    places = {entry.location for entry in entries(site.folder)}
    assert "providers/scan-to-pay/rollback/index.html#keep-webhook-handler" in places


def test_search_does_not_index_buttons_and_signs(site: BuiltSite) -> None:
    titles = [entry.title for entry in entries(site.folder)]
    assert [title for title in titles if "¶" in title] == []


def test_a_number_can_be_pressed_on_a_phone(site: BuiltSite) -> None:
    assert 'href="tel:+27104491784"' in site.html("")


def test_the_shipped_data_has_five_providers(site: BuiltSite) -> None:
    project: Project = site.project
    assert sorted(project.providers) == sorted(PROVIDERS)


def test_an_address_that_a_guide_gives_for_something_else_is_not_given_for_incidents(site: BuiltSite) -> None:
    incident = site.html("").partition('id="incident"')[2].partition("</table>")[0]
    assert "no incident contact in the guide" in incident
    assert "biz@Multipaga.io" not in incident


def test_no_record_can_have_the_address_of_a_section(site: BuiltSite) -> None:
    files = [file for file in site.project.entries if file.kind is not None]
    found = [each for file in files if file.kind for each in mappings(file.kind.model, file.document.data)]
    records = {str(each.data["id"]).lower() for each in found if "id" in each.data}
    pages = [html for path, html in site.pages.items() if re.match(r"(?:providers|integrations)/[^/]+/.", path)]
    articles = [html.partition("<article")[2].partition("</article>")[0] for html in pages]
    # what stood on a page before is kept under its old name, which no record has any more
    articles = [
        re.sub(r'<span id="[^"]*"></span>', "", article.partition('<section class="lb-moved"')[0])
        for article in articles
    ]
    anchors = {anchor for html in articles for anchor in re.findall(r'\sid="([a-z0-9][a-z0-9-]*)"', html)}
    assert len(anchors) > 300
    assert [each for each in anchors - records - RESERVED_IDS if not RESERVED_FORMS.fullmatch(each)] == []
