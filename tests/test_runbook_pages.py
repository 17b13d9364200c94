"""On which page of a printed book something stands, where its links and codes lead, and on what it is printed."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from generator.pages.control_index import cards
from generator.pages.runbooks.model import Place
from generator.pages.sections import Checklist, Issues, Steps
from generator.render.pdf.print_job import Paper
from tests.conftest import MINIMAL
from tests.sheet_fixtures import FOOT, Sheets, bare, book_of, sheets_of
from tests.test_runbook_index import entries_of

pytestmark = pytest.mark.xdist_group("print")


def test_the_quick_card_is_on_page_one_and_the_contents_start_on_page_two(sheets: Sheets) -> None:
    assert (sheets.drawn.anchors["quick"], sheets.drawn.anchors["contents"]) == (1, 2)
    assert {sheets.drawn.anchors[entry.anchor] for entry in sheets.book.quick} == {1}
    assert sheets.pages[0].startswith(sheets.book.title)
    assert sheets.pages[1].startswith("Contents")


def test_every_record_stands_on_the_page_that_its_anchor_tells(sheets: Sheets) -> None:
    astray = [
        card.title
        for section in sheets.sections
        for card in cards(section)
        if bare(card.title) not in bare(sheets.pages[sheets.drawn.anchors[card.anchor] - 1])
    ]
    assert astray == []


def test_page_numbers_in_the_contents_are_those_of_the_chapters(sheets: Sheets) -> None:
    contents = sheets.pages[sheets.drawn.anchors["contents"] - 1]
    for chapter in sheets.book.chapters:
        page = sheets.drawn.anchors[chapter.anchor]
        assert f" {chapter.title} {page} " in contents
        assert f"{chapter.title} {chapter.parts[0].title} " in sheets.pages[page - 1]


def test_page_numbers_in_the_index_are_those_of_the_issues_and_contacts(on_call: Sheets) -> None:
    index = " ".join(on_call.pages[1:3])
    entries = entries_of(on_call.book)
    assert entries
    for entry in entries:
        mark = "Alert: " if entry.is_alert else ""
        assert f"{on_call.drawn.anchors[entry.place.anchor]} {mark}{entry.text}" in index
        if entry.whom:
            whom = f"{entry.whom.text} p. {on_call.drawn.anchors[entry.whom.to.anchor]}"
            words = ", ".join(part for part in (entry.note, whom, entry.lack) if part)
            assert f"{entry.text} ({words})" in index


def test_page_numbers_on_the_quick_card_are_right(sheets: Sheets) -> None:
    places = [place for entry in sheets.book.quick for place in entry.places]
    expected = [f"{place.text} {pages_of(sheets, place)}" for place in places]
    on_card = " ".join(sheets.pages[0].split())
    assert [words for words in expected if words not in on_card] == []
    assert any(" pp. " in words for words in expected)


def pages_of(sheets: Sheets, place: Place) -> str:
    first, last = sheets.drawn.anchors[place.start], sheets.drawn.anchors[place.end]
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def test_a_part_that_goes_on_over_pages_ends_on_the_page_with_its_last_words(on_call: Sheets) -> None:
    places = {(entry.key, place.text): place for entry in on_call.book.quick for place in entry.places}
    polling = places["scan-to-pay", "Incidents"]
    first, last = on_call.drawn.anchors[polling.start], on_call.drawn.anchors[polling.end]
    assert first < last
    assert "Polling hits the rate limit" in on_call.pages[last - 1]


def test_the_foot_of_every_page_names_revision_days_and_page(sheets: Sheets) -> None:
    count = len(sheets.pages)
    assert count == sheets.drawn.pages
    feet = [f"{FOOT} Page {number} of {count}" for number in range(1, count + 1)]
    assert [foot for foot, page in zip(feet, sheets.pages, strict=True) if not page.endswith(foot)] == []


def test_links_inside_lead_to_places_that_are_there(sheets: Sheets) -> None:
    places = set(sheets.reader.named_destinations)
    links = {mark["/Dest"] for mark in sheets.marks("/Link") if "/Dest" in mark}
    assert {f"rollback-{entry.anchor.removeprefix('quick-')}" for entry in sheets.book.quick} <= links
    assert {chapter.anchor for chapter in sheets.book.chapters} <= links
    assert links <= places


def test_links_outside_are_numbers_addresses_and_secure_pages(sheets: Sheets) -> None:
    outside = {mark["/A"] for mark in sheets.marks("/Link") if "/A" in mark}
    assert "tel:+27104491784" in outside
    assert [address for address in outside if not address.startswith(("tel:+", "mailto:", "https://"))] == []


def test_check_boxes_have_names_of_their_own_and_titles(sheets: Sheets) -> None:
    boxes = [(mark["/T"], mark["/TU"]) for mark in sheets.marks("/Widget")]
    sections = [section for section in sheets.sections if isinstance(section, Checklist | Steps)]
    assert len({name for name, _ in boxes}) == len(boxes)
    assert sorted(boxes) == sorted((card.anchor, card.title) for section in sections for card in section.cards)


def alternatives(sheets: Sheets) -> list[str]:
    with pikepdf.open(BytesIO(sheets.drawn.pdf)) as pdf:
        return [str(part.Alt) for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and "/Alt" in part]


def test_codes_open_the_page_of_the_site_and_are_there_only_when_the_site_has_an_address(
    letter: Sheets, treasury: Sheets
) -> None:
    asked = "edition/?edition=42&day=2026-11-21"
    pages = [asked, "on-call/", *(f"{part.page}/" for part in letter.parts if part.has_code)]
    assert sorted(alternatives(letter)) == sorted(
        f"Code that opens https://book.example/launch/{page}" for page in pages
    )
    assert alternatives(treasury) == []


def test_each_integration_has_one_code_in_its_contacts(letter: Sheets) -> None:
    assert [part.anchor for part in letter.parts if part.has_code] == [
        f"contacts-{entry.key}" for entry in letter.book.quick
    ]


def test_the_address_of_each_part_on_the_site_can_be_read(letter: Sheets) -> None:
    text = bare(letter.text)
    assert [part.page for part in letter.parts if f"https://book.example/launch/{part.page}/" not in text] == []


@pytest.mark.parametrize(("name", "size"), [("letter", (612, 792)), ("treasury", (595, 842))])
def test_the_paper_is_the_one_asked_for(request: pytest.FixtureRequest, name: str, size: tuple[int, int]) -> None:
    sheets: Sheets = request.getfixturevalue(name)
    boxes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in sheets.reader.pages}
    assert boxes == {size}


def test_what_does_not_fit_on_the_quick_card_stands_behind_it() -> None:
    book = book_of("watch", MINIMAL)
    there = tuple(place for place in book.quick[0].places if place.text in ("Incidents", "Rollback"))
    quick = tuple(
        replace(book.quick[0], anchor=f"quick-{number}", provider=f"Acme {number} Pay", places=there)
        for number in range(12)
    )
    # a short book is drawn sooner
    rollback = tuple(chapter for chapter in book.chapters if chapter.anchor in ("incidents", "rollback"))
    sheets = sheets_of(replace(book, quick=quick, index=(), chapters=rollback), Paper())
    pages = [sheets.drawn.anchors[entry.anchor] for entry in quick]
    assert set(pages) == {1, 2}
    assert pages == sorted(pages)
    assert sheets.drawn.anchors["contents"] == 3
    assert sheets.pages[1].startswith("Quick card, continued")
    for entry, page in zip(quick, pages, strict=True):
        assert entry.provider in sheets.pages[page - 1]


def test_the_head_of_a_page_says_with_what_it_begins_and_ends(on_call: Sheets) -> None:
    titles = {
        part.anchor: f"{chapter.title}: {part.title}" for chapter in on_call.book.chapters for part in chapter.parts
    }
    starts = [(on_call.drawn.anchors[anchor], title) for anchor, title in titles.items()]
    for number in range(on_call.drawn.anchors["incidents"] + 1, on_call.drawn.anchors["missing"]):
        head = on_call.pages[number - 1]
        last = [title for page, title in starts if page <= number][-1]
        assert head.rpartition(on_call.book.foot)[0].rstrip().endswith(last)


def test_every_symptom_is_a_bookmark(on_call: Sheets) -> None:
    issues = [issue for section in on_call.sections if isinstance(section, Issues) for issue in section.issues]
    symptoms = {symptom for issue in issues for symptom in issue.symptoms}
    assert symptoms
    assert symptoms <= set(bookmarks(on_call.reader.outline))


def bookmarks(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        yield from bookmarks(entry) if isinstance(entry, list) else [entry.title]
