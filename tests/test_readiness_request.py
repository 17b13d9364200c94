"""What the access request needs before it can be sent: both ends, a value for each field, a window to come."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from generator.pages.blockers import blocker_lines
from generator.pages.provider_context import ProviderContext
from generator.readiness.request import MissingReason
from generator.readiness.verdict import Verdict, assess_integration
from generator.schema.addresses import Email
from generator.schema.record import Gate
from tests.shipped import SHIPPED_DATA
from tests.test_readiness import COMPLETE, DAY, NO_WEBHOOKS, SHIPPED, assessed, context, project_of, why


def without(name: str, **more: Any) -> dict[str, Any]:
    """The request of the smallest data without one of its parts: its sender, its recipient, or a field's value."""
    request = context().profile.request.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    values = [value for value in request["values"] if value["field"] != name]
    return {**{key: value for key, value in request.items() if key != name}, "values": values, **more}


def test_a_request_needs_a_sender() -> None:
    found = assessed(context(*COMPLETE, request=without("sender")), Gate.ACCESS_REQUEST)
    assert (found.blockers, found.after.unknown) == ((MissingReason.NO_SENDER,), 1)
    assert why(found) == {"sender": "not recorded"}


def test_a_request_needs_the_address_of_each_recipient_those_of_copies_included() -> None:
    found = assessed(context(*COMPLETE, request=without("recipients")), Gate.ACCESS_REQUEST)
    assert why(found) == {"access-desk": "not recorded", "partner-desk": "not recorded"}
    assert found.after.unknown == 2


@pytest.mark.parametrize(
    "field",
    [
        "ask-merchant-id", "ask-company", "ask-mailbox", "ask-webhook-address", "ask-window", "ask-papers",
        "ask-engineer", "ask-public-key", "ask-refunds", "ask-country", "ask-peak", "ask-retention", "ask-addresses",
    ],
)  # fmt: skip
def test_a_request_needs_a_value_for_each_field(field: str) -> None:
    found = assessed(context(*COMPLETE, request=without(field)), Gate.ACCESS_REQUEST)
    assert why(found) == {field: "not recorded"}
    assert found.after.unknown == 1


def test_a_field_with_a_value_for_each_environment_needs_all_of_them_and_names_those_it_lacks() -> None:
    request = without("ask-callback")
    one = {"field": "ask-callback", "environment": "sandbox", "value": "https://test.shop.example/acme"}
    found = assessed(context(*COMPLETE, request={**request, "values": [*request["values"], one]}), Gate.ACCESS_REQUEST)
    project = project_of()
    lines = blocker_lines(ProviderContext(project, project.providers["acme-pay"]), found)
    assert [(line.id, line.title) for line in lines] == [
        ("ask-callback-production", "Your callback address (Production)")
    ]


def test_a_field_whose_condition_does_not_hold_is_not_needed() -> None:
    integration = context(*COMPLETE, request=without("ask-merchant-id"), conditions=[NO_WEBHOOKS])
    assert assessed(integration, Gate.ACCESS_REQUEST).verdict is Verdict.READY


def window(**times: str) -> list[dict[str, Any]]:
    return [{"field": "ask-window", "window": {"day": "2027-02-01", "zone": "Pacific/Auckland", **times}}]


def test_a_window_can_be_asked_for_up_to_its_day_by_the_calendar_of_its_zone() -> None:
    request = without("ask-window")
    del request["sent"]
    request["values"] += window(**{"from": "00:30", "to": "04:00"})
    integration = context(*COMPLETE, request=request)
    found = [assessed(integration, Gate.ACCESS_REQUEST, day) for day in (DAY, date(2027, 2, 2))]
    assert [gate.verdict for gate in found] == [Verdict.READY, Verdict.NOT_READY]
    assert why(found[1]) == {"ask-window": "in the past"}
    assert found[1].after.expired == 1


def test_no_guide_says_where_the_request_goes_so_each_needs_a_recipient_of_yours() -> None:
    project = project_of(SHIPPED_DATA)
    found = [
        assess_integration(project, project.integrations[name], DAY).gate(Gate.ACCESS_REQUEST).request
        for name in SHIPPED
    ]
    missing = [[each.email for each in request.recipients] for request in found if request]
    assert missing == [[None]] * len(SHIPPED)


def test_an_address_that_a_guide_prints_is_the_recipient() -> None:
    project = project_of()
    provider = project.providers["acme-pay"]
    printed = Email.read("live@acme.example")
    hotline = provider.support.contacts[0].model_copy(update={"email": printed})
    request = provider.access
    open_desk = request.recipients[0].model_copy(update={"gap": None})
    changed = replace(
        provider,
        access=request.model_copy(update={"recipients": (open_desk, *request.recipients[1:])}),
        support=provider.support.model_copy(update={"contacts": (hotline,)}),
    )
    other = replace(project, providers={"acme-pay": changed})
    found = assessed(context(*COMPLETE, request=without("recipients")), Gate.ACCESS_REQUEST, project=other).request
    assert found is not None
    assert [each.email for each in found.recipients] == [printed, None]
