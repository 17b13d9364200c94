"""Integrations with anything recorded in them, on any days: what properties of verdicts are tried with."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from generator.cutover.steps import all_steps
from generator.project import Integration
from generator.schema.integration import IntegrationFile
from generator.schema.progress import ProgressFile, State
from generator.schema.record import Gate
from tests.shipped import SHIPPED_DATA
from tests.test_readiness import project_of

PROJECT = project_of(SHIPPED_DATA)
PROVIDER = PROJECT.providers["scan-to-pay"]
SHIPPED = PROJECT.integrations["scan-to-pay"]
STEPS = [step.id for step in all_steps(PROVIDER.cutover) if step.before_traffic]
ITEMS = [item.id for group in PROVIDER.checklists.groups for item in group.items] + STEPS + ["our-own"]
CONDITIONS = [condition.id for condition in PROVIDER.profile.conditions]
FIRST, LAST = date(2027, 1, 1), date(2027, 3, 2)
OWN = {"id": "our-own", "title": "Ours", "roles": ["engineering"]}
SENDER = {"name": "Robin", "email": "robin@shop.example"}

days = st.dates(FIRST, LAST)
launch_days = st.dates(FIRST, LAST + timedelta(60))
gates = st.sampled_from(Gate)
TRI = st.sampled_from([True, False, None])


@st.composite
def records(draw: st.DrawFn, item: str, states: st.SearchStrategy[State]) -> dict[str, Any]:
    """Anything that may be recorded about an item in one of these states."""
    state = draw(states)
    on = draw(days)
    about = "step" if item in STEPS else "item"
    said: dict[str, Any] = {about: item, "state": state.value, "by": "Sam", "on": on.isoformat()}
    if state in (State.DONE, State.IN_PROGRESS, State.WAIVED):
        said["evidence"] = draw(st.lists(pieces(), max_size=2))
    if state is State.WAIVED:
        until = on + timedelta(draw(st.integers(0, 120)))
        said |= {"reason": "It must wait.", "approver": "Kim", "until": until.isoformat()}
    return said


@st.composite
def pieces(draw: st.DrawFn) -> dict[str, str]:
    """A piece of evidence, with or without an end."""
    expires = draw(st.none() | days)
    return {"text": "Seen."} | ({"expires": expires.isoformat()} if expires else {})


@st.composite
def requests(draw: st.DrawFn, is_whole: bool) -> dict[str, Any]:
    """A request, whole or with some of its parts."""
    day = LAST if is_whole else draw(days)
    window = {"day": day.isoformat(), "from": "09:00", "to": "10:00", "zone": "Africa/Johannesburg"}
    values: list[dict[str, Any]] = [
        {"field": "ask-sandbox-merchant-id", "value": "9000417"},
        {"field": "ask-acquirer-merchant-id", "value": "9000418"},
        {"field": "ask-administrator-email", "value": "portal@shop.example"},
        {"field": "ask-notification-url", "value": "https://hooks.shop.example/"},
        {"field": "ask-go-live-window", "window": window},
        {"field": "ask-public-key", "value": "A key."},
    ]
    ends: dict[str, Any] = {"recipients": [{"recipient": "ask-support", "email": "live@pay.example"}], "sender": SENDER}
    sent = FIRST if is_whole else draw(st.none() | days)
    if not is_whole:
        values = draw(st.lists(st.sampled_from(values), unique_by=lambda value: str(value["field"])))
        ends = {key: ends[key] for key in draw(st.sets(st.sampled_from(sorted(ends))))}
    return {**ends, "values": values} | ({"sent": sent.isoformat()} if sent else {})


@st.composite
def contexts(draw: st.DrawFn) -> Integration:
    """A going-live with Scan to Pay: half of them with anything recorded, half with nothing missing but by waivers."""
    is_tidy = draw(st.booleans())
    answers = draw(st.fixed_dictionaries({condition: st.booleans() if is_tidy else TRI for condition in CONDITIONS}))
    states = st.just(State.WAIVED) if is_tidy else st.sampled_from(State)
    different = draw(st.sets(st.sampled_from(ITEMS), max_size=4))
    items = [done(item) for item in ITEMS if item not in different and (is_tidy or draw(st.booleans()))]
    items += [draw(records(item, states)) for item in sorted(different)]
    profile = {
        **{key: getattr(SHIPPED.profile, key) for key in ("id", "provider", "name")},
        "conditions": [
            {"condition": name, "applies": str(applies).lower(), "by": "Sam", "on": FIRST.isoformat(), "reason": "So."}
            for name, applies in answers.items()
            if applies is not None
        ],
        "request": draw(requests(is_whole=is_tidy)),
        "own-items": [{**OWN, "gate": draw(gates).value}],
        **draw(launches(is_whole=is_tidy)),
    }
    return Integration(
        SHIPPED.id, IntegrationFile.model_validate(profile), ProgressFile.model_validate({"items": items})
    )


@st.composite
def launches(draw: st.DrawFn, is_whole: bool) -> dict[str, Any]:
    """A day for the launch, or none."""
    day = draw(launch_days if is_whole else st.none() | launch_days)
    return {"go-live": {"day": day.isoformat(), "time": "09:30", "zone": "Africa/Johannesburg"}} if day else {}


def done(item: str) -> dict[str, Any]:
    about = "step" if item in STEPS else "item"
    return {about: item, "state": "done", "by": "Sam", "on": FIRST.isoformat(), "evidence": [{"text": "Seen."}]}
