"""The page for the first thirty minutes: filled in with what is known, ruled lines for the rest."""

from datetime import date

from msgspec.structs import replace

from generator.pages.book_context import BookContext
from generator.pages.runbooks.book import make_runbook
from generator.pages.runbooks.model import FirstMinutes
from generator.project import Project
from tests.conftest import MINIMAL
from tests.runbook_fixtures import read
from tests.shipped import EXAMPLE, SHIPPED_DATA

DAY = date(2026, 11, 28)


def page_of(project: Project, team: str) -> FirstMinutes:
    book = make_runbook(BookContext.of(project, DAY), project.teams[team])
    assert book is not None
    assert book.first_minutes is not None
    return book.first_minutes


def said(page: FirstMinutes) -> str:
    return " ".join(part for message in page.messages for part in message.parts)


def test_a_team_that_does_not_act_when_something_breaks_has_no_such_page() -> None:
    project = read(EXAMPLE)
    context = BookContext.of(project, DAY)
    for team, records in context.team_records.items():
        book = make_runbook(context, project.teams[team])
        assert book is not None
        assert (book.first_minutes is not None) == any(one.responds for one in records)


def test_the_messages_name_the_organisation_and_the_number_of_the_team() -> None:
    project = read(EXAMPLE)
    team = project.teams["platform"]
    assert team.phone
    words = said(page_of(project, "platform"))
    assert project.organisation.name in words
    assert f"call us back on {team.phone}." in words


def test_where_the_team_has_no_number_there_is_room_to_write_one() -> None:
    project = read(EXAMPLE)
    with_number = page_of(project, "platform")
    team = project.teams["platform"].model_copy(update={"phone": None})
    without = page_of(replace(project, teams={**project.teams, "platform": team}), "platform")
    at = [message.to for message in without.messages].index("To the provider")
    assert len(without.messages[at].parts) == len(with_number.messages[at].parts) + 1


def test_no_number_of_ours_is_given_as_one_of_the_provider() -> None:
    project = read(EXAMPLE)
    ours = [
        str(contact.phone)
        for integration in project.integrations.values()
        for contact in integration.profile.own_contacts
        if contact.phone
    ]
    assert ours
    message = next(found for found in page_of(project, "platform").messages if found.to == "To the provider")
    ways = {way.reach.way.text: way.reach.way.href for way in message.ways if way.reach}
    assert [number for number in ours if number in ways] == []
    assert ways["+27 10 449 1784"] == "tel:+27104491784"


def test_whoever_decides_is_named_or_written_in() -> None:
    project = read(MINIMAL)
    lead = project.organisation.incident_lead
    assert lead is not None
    decides = page_of(project, "watch").roles[0]
    assert decides.values[0].text.startswith(project.roles[lead].name)
    nobody = project.organisation.model_copy(update={"incident_lead": None, "bridge": None})
    lines = {line.name: line for line in page_of(replace(project, organisation=nobody), "watch").roles}
    for name in ("Leads and decides", "Bridge"):
        assert [value.text for value in lines[name].values] == ["as written on page 1"]
        assert lines[name].blanks == ()


def test_an_organisation_without_its_name_is_a_blank_in_the_messages() -> None:
    project = read(SHIPPED_DATA)
    assert not project.organisation.is_named
    to_customers, to_provider, _ = page_of(project, "on-call").messages
    assert to_customers.parts[:2] == ("", ": since ")
    assert to_provider.parts[:2] == ("This is ", ". In production, since ")
