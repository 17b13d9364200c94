"""The run sheet on the site, on paper and in the calendar: the same steps at the same times."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from msgspec import Struct
from pypdf import PdfReader

from generator.cutover.steps import Phase
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.pages.integration.cutover import own_cutover_page
from generator.pages.integration.events import make_agenda
from generator.pages.integration.integration_context import IntegrationContext
from generator.pages.integration.run_sheet_print import make_room_sheet
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import Stamp
from generator.pages.sections import Doors, Facts, RunSheet, Words
from generator.pages.team_records import TeamRecords
from generator.pages.view_models import Value
from generator.render.calendar import CalendarEdition, render_calendar
from generator.render.pdf.jobs import run_sheet_job
from generator.render.pdf.print_job import Paper
from generator.render.site.page import render_page
from tests.integration_fixtures import DAY, MakeIntegration, integration_of, write_data
from tests.site_fixtures import text_of

STAMP = Stamp("0123456789", "21 November 2026", "19 February 2027")
PLAN = """\
steps:
  - step: checklist-holds
    at: T-26h
    lasts: 30 minutes
    decides: Whether the cutover starts. Robin decides.
  - step: swap-configuration
    at: T-1h
    lasts: 30 minutes
    roles: [operations]
    fallback: Redeploy the previous release.
    note: Use the pipeline.
  - step: swap-hostname
    at: T-30m
    lasts: 15 minutes
own-steps:
  - id: open-to-some
    title: Show it to one in ten customers
    detail: See [the live transaction](#small-live-transaction).
    roles: [customer-experience]
    at: T+23h to T+25h
    after: [swap-hostname]
    decides: Whether everybody sees it.
own-rollback-steps:
  - {id: flag-off, title: Switch the flag off, roles: [on-call]}
own-contacts:
  - {id: duty-lead, name: Duty lead, purpose: Decides at night., phone: +44 20 7946 0120}
  - {id: bank, name: The bank, purpose: Settles.}
"""
SPRING = "go-live:\n  day: 2027-03-28\n  time: '03:00'\n  zone: Europe/Lisbon\n"
AUTUMN = "go-live:\n  day: 2027-10-31\n  time: '00:30'\n  zone: Europe/Lisbon\n"


class Shown(Struct, frozen=True):
    """One integration in its three media, white space folded."""

    context: IntegrationContext
    site: str
    paper: str
    calendar: Calendar


def shown(folder: Path, lines: str) -> Shown:
    context = integration_of(write_data(folder, "scan-to-pay", lines + PLAN), "scan-to-pay")
    book = make_book(BookContext.of(context.provider_context.project, DAY))
    page = next(found for found in book.pages if found.path == "integrations/scan-to-pay/cutover")
    sheet, agenda = make_room_sheet(context), make_agenda(context)
    assert sheet is not None
    assert agenda is not None
    pdf = run_sheet_job("run-sheet.pdf", sheet, STAMP, Paper(), DAY).draw().pdf
    paper = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    calendar = Calendar.from_ical(render_calendar(agenda, CalendarEdition(1, DAY)))
    assert isinstance(calendar, Calendar)
    site = text_of(f"<article>{render_page(book, page)}</article>")
    return Shown(context, site, " ".join(paper.split()), calendar)


@pytest.fixture(scope="module", params=[SPRING, AUTUMN], ids=["clocks go forward", "clocks go back"])
def media(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return shown(tmp_path_factory.mktemp("media"), request.param)


END = r"(?:– ?\d\d:\d\d| – \w+ \d+ \w+ \d+, \d\d:\d\d)?"
"""The end of a stretch of time, on the same day or on another one."""


def in_words(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def test_a_step_has_the_same_times_on_the_site_on_paper_and_in_the_calendar(media: Shown) -> None:
    compared = 0
    for number, row in enumerate(media.context.sheet_rows, start=1):
        uid = f"scan-to-pay.step.{row.card.anchor}@launchbook"
        events = [event for event in media.calendar.walk("VEVENT") if event["uid"] == uid]
        if not events:  # it has no time, and the site and the paper give none
            assert "not before" in row.local or "before" in row.local or not row.local
            continue
        start = events[0].decoded("dtstart")
        if not isinstance(start, datetime):
            continue
        compared += 1
        local, utc = in_words(start, "Europe/Lisbon"), in_words(start, "UTC")
        clock = utc if utc[:-5] != local[:-5] else utc[-5:]
        times = rf"{re.escape(row.at)} {local}{END} {clock}{END}"
        title = re.escape(row.card.title)
        assert re.search(rf"{times} UTC {title}", media.site)
        assert re.search(rf"{times} {number}\. {title}", media.paper)
    assert compared == 4


def test_whole_days_are_the_same_days_in_all_three(media: Shown) -> None:
    event = next(found for found in media.calendar.walk("VEVENT") if "days-one-to-seven" in str(found["uid"]))
    first, last = event.decoded("dtstart"), event.decoded("dtend")
    row = next(sheet_row for sheet_row in media.context.sheet_rows if sheet_row.card.anchor == "days-one-to-seven")
    assert row.local.startswith(f"{first:%a} {first.day} {first:%b %Y}")
    assert (last - first).days == 7
    assert row.local in media.site
    assert row.local in media.paper


def test_the_site_and_the_paper_warn_of_the_change_of_clocks(media: Shown) -> None:
    assert "Clocks in Europe/Lisbon change at Sun" in media.site
    assert "Clocks in Europe/Lisbon change at Sun" in media.paper


def test_the_paper_has_every_step_in_order_and_room_to_write(media: Shown) -> None:
    places = [media.paper.index(f"{n}. {row.card.title}") for n, row in enumerate(media.context.sheet_rows, start=1)]
    assert places == sorted(places)
    for heading in ("Actual time", "Initials", "Led by", "☐ Go ☐ No go"):
        assert heading in media.paper


def test_the_paper_has_whom_to_call_and_the_way_back_ours_included(media: Shown) -> None:
    assert "+27 10 449 1784" in media.paper
    assert "Duty lead +44 20 7946 0120" in media.paper
    assert "Rollback: 1. Take Scan to Pay out of your checkout" in media.paper
    assert "Ours: Switch the flag off" in media.paper


def test_what_we_planned_about_a_step_is_shown_with_it(media: Shown) -> None:
    row = next(sheet_row for sheet_row in media.context.sheet_rows if sheet_row.card.anchor == "swap-configuration")
    assert [owner.team.text for owner in row.card.owners if owner.team] == ["Operations"]
    said = {fact.name: fact.words.text for fact in row.card.facts if fact.words}
    assert said["Our plan"] == "Use the pipeline."
    assert said["If it fails"] == "Redeploy the previous release."
    assert "Our plan: Use the pipeline." in media.paper


def test_a_step_of_our_own_is_marked_as_ours_and_those_of_the_guide_are_not(media: Shown) -> None:
    rows = {row.card.anchor: row for row in media.context.sheet_rows}
    assert [label.text for label in rows["open-to-some"].card.labels] == ["Go or no go", "Ours"]
    assert rows["open-to-some"].card.source is None
    assert [label.text for label in rows["checklist-holds"].card.labels] == ["Go or no go"]
    assert rows["checklist-holds"].card.source is not None


def test_a_runbook_has_the_planned_times_of_its_team_and_its_own_steps(media: Shown) -> None:
    guide = media.context.provider_context
    teams = guide.project.teams
    cards = TeamRecords(teams["operations"], guide, media.context).planned_steps(*Phase)
    swap = next(card for card in cards if card.anchor == "swap-configuration")
    planned = next(fact.value for fact in swap.facts if fact.name == "Planned")
    row = next(sheet_row for sheet_row in media.context.sheet_rows if sheet_row.card.anchor == "swap-configuration")
    assert planned == Value(f"{row.local} Europe/Lisbon ({row.utc} UTC)")
    ours = TeamRecords(teams["customer-experience"], guide, media.context).planned_steps(Phase.OWN)
    assert [card.anchor for card in ours] == ["open-to-some"]


def test_a_team_that_has_only_a_step_of_our_own_has_a_runbook(tmp_path: Path) -> None:
    lines = "own-steps:\n  - id: call-bank\n    title: Call the bank\n    roles: [legal]\n    at: T\n"
    context = integration_of(write_data(tmp_path, "payca", lines), "payca")
    project = context.provider_context.project
    book = make_runbook(BookContext.of(project, DAY), project.teams["legal"])
    assert book is not None
    assert [chapter.anchor for chapter in book.chapters if chapter.anchor == "cutover"] == ["cutover"]


def test_without_a_date_the_page_says_what_to_record_and_shows_the_offsets(make_integration: MakeIntegration) -> None:
    context = make_integration("payca", "")
    sections = own_cutover_page(context, frozenset()).sections
    assert isinstance(sections[0], Words)
    assert sections[0].title == "No date yet"
    rows = next(section for section in sections if isinstance(section, RunSheet)).rows
    assert [row.at for row in rows if row.at] == ["T-24h", "T-12h", "T-2h", "T-1h", "T", "T", "T+2h", "week 1"]
    assert {(row.local, row.utc) for row in rows} == {("", "")}


def test_the_page_leads_to_the_sheet_and_the_calendar_where_they_are(make_integration: MakeIntegration) -> None:
    files = ("runbooks/run-sheet-payca.pdf", "calendar/payca.ics")
    sections = own_cutover_page(make_integration("payca", SPRING), frozenset(files)).sections
    assert isinstance(sections[0], Facts)
    assert tuple(fact.link.to.page for fact in sections[0].facts if fact.link) == files
    doors = next(section for section in sections if isinstance(section, Doors)).doors
    assert tuple(door.link.to.page for door in doors)[:2] == files


def test_the_page_leads_to_no_file_that_is_not_there(make_integration: MakeIntegration) -> None:
    sections = own_cutover_page(make_integration("payca", SPRING), frozenset()).sections
    assert isinstance(sections[0], Facts)
    assert [fact for fact in sections[0].facts if fact.link] == []


def test_what_no_calendar_has_is_said(make_integration: MakeIntegration) -> None:
    sections = own_cutover_page(make_integration("scan-to-pay", SPRING), frozenset()).sections
    words = next(section for section in sections if section.anchor == "without-time")
    assert isinstance(words, Words)
    assert "Replace every sandbox value" in words.paragraphs[0].text
    assert "Rotate the API passwords" in words.paragraphs[1].text
