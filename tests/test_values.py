"""Facts with a shape: what the words mean, and what is not a fact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.schema.addresses import Email, Endpoint, Host, Phone, Prefix, Url
from generator.schema.text import Text
from generator.schema.values import Duration, Moment, Quantity, Unknown

Parts = tuple[str | None, str, str, str | None, str | None]


def problem(kind: type[Text], text: str) -> str:
    with pytest.raises(PydanticCustomError) as raised:
        kind.read(text)
    return raised.value.type


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("100 requests/minute", (None, "100", "100", "requests/minute", None)),
        ("3-5 business days", (None, "3", "5", "business days", None)),
        ("> 1% in 5 minutes", (">", "1", "1", "%", "5 minutes")),
        ("15 minutes", (None, "15", "15", "minutes", None)),
        ("3-5 attempts", (None, "3", "5", "attempts", None)),
        ("24 hours", (None, "24", "24", "hours", None)),
        ("first 48h", ("first", "48", "48", "h", None)),
        ("1–7 days", (None, "1", "7", "days", None)),
        ("<0.5%", ("<", "0.5", "0.5", "%", None)),
        ("99.9%", (None, "99.9", "99.9", "%", None)),
        ("1,000 requests", (None, "1000", "1000", "requests", None)),
        ("1,000-2,500", (None, "1000", "2500", None, None)),
        ("near 100%", ("near", "100", "100", "%", None)),
        ("inside 2 seconds", ("inside", "2", "2", "seconds", None)),
        ("at most 3", ("at most", "3", "3", None, None)),
        ("once per 10 minutes", ("once per", "10", "10", "minutes", None)),
        ("no faster than once per 5 seconds", ("no faster than once per", "5", "5", "seconds", None)),
        ("7", (None, "7", "7", None, None)),
        ("ten working days", (None, "10", "10", "working days", None)),
        ("up to three to five weeks", ("up to", "3", "5", "weeks", None)),
        ("about 5 minutes", ("about", "5", "5", "minutes", None)),
        ("0.00001", (None, "0.00001", "0.00001", None, None)),
    ],
)
def test_the_parts_of_a_quantity(printed: str, parts: Parts) -> None:
    found = Quantity.read(printed)
    comparison, low, high, unit, window = parts
    assert (found.comparison, found.unit, found.window) == (comparison, unit, window)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text", ["", "many", "tens of minutes", "- 5", "-5", "5-", "> %", "1.2.3", "5 minutes!", "some 5", "$5"]
)
def test_what_is_not_a_quantity(text: str) -> None:
    assert problem(Quantity, text) in ("wrong-value", "empty-value")


@given(st.integers(0, 3660), st.integers(0, 3660))
def test_a_range_keeps_both_ends(low: int, high: int) -> None:
    low, high = sorted((low, high))
    found = Quantity.read(f"{low:,}-{high:,} days")
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_a_range_does_not_run_backwards() -> None:
    assert problem(Quantity, "5-3 business days") == "wrong-value"


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("24 hours", (86_400, 86_400)),
        ("3-5 business days", (259_200, 432_000)),
        ("first 48h", (172_800, 172_800)),
        ("1 second", (1, 1)),
        ("30s", (30, 30)),
        ("1.5 hours", (5400, 5400)),
        ("2 weeks", (1_209_600, 1_209_600)),
        ("1 day", (86_400, 86_400)),
        ("inside 15 minutes", (900, 900)),
    ],
)
def test_a_duration_in_seconds(printed: str, seconds: tuple[int, int]) -> None:
    assert Duration.read(printed).seconds == seconds


@pytest.mark.parametrize("text", ["24", "5 attempts", "100 requests/minute", "5%", "2 months", "24 Hours", "soon"])
def test_what_is_not_a_duration(text: str) -> None:
    assert problem(Duration, text) == "wrong-value"


@pytest.mark.parametrize(
    ("printed", "minutes"),
    [("T-24h", -1440), ("T", 0), ("T+30m", 30), ("T-7d", -10_080), ("T+0h", 0), ("T-0m", 0), ("T+2h", 120)],
)
def test_a_moment_counted_from_t_has_minutes(printed: str, minutes: int) -> None:
    assert (Moment.read(printed).minutes, Moment.read(printed).days) == (minutes, None)


@pytest.mark.parametrize(
    ("printed", "days"), [("Day 0", (0, 0)), ("Days 1–7", (1, 7)), ("Days 1-7", (1, 7)), ("day 3", (3, 3))]
)
def test_a_moment_in_days_has_a_first_and_a_last(printed: str, days: tuple[int, int]) -> None:
    assert (Moment.read(printed).days, Moment.read(printed).minutes) == (days, None)


@pytest.mark.parametrize("words", ["after the first week", "T-", "T-24", "t-24h", "T - 24h", "Day", "Days", "The day"])
def test_a_moment_in_other_words_has_neither(words: str) -> None:
    assert (Moment.read(words).minutes, Moment.read(words).days) == (None, None)


@pytest.mark.parametrize(
    ("printed", "method", "path"),
    [
        ("GET /v2/accounts", "GET", "/v2/accounts"),
        ("GET /health", "GET", "/health"),
        ("POST /", "POST", "/"),
        ("DELETE /payments/{id}", "DELETE", "/payments/{id}"),
        ("PATCH /a.b/c:d-e_f", "PATCH", "/a.b/c:d-e_f"),
    ],
)
def test_an_endpoint_is_a_method_and_a_path(printed: str, method: str, path: str) -> None:
    assert (Endpoint.read(printed).method, Endpoint.read(printed).path) == (method, path)


@pytest.mark.parametrize(
    "text", ["/health", "get /health", "GET health", "GET  /a", "FETCH /a", "GET /a?b=c", "GET /a b"]
)
def test_what_is_not_an_endpoint(text: str) -> None:
    assert problem(Endpoint, text) == "wrong-value"


@pytest.mark.parametrize(
    "host", ["scantopay.live", "status.acme.example", "a.bc", "xn--bcher-kva.example", "1.2.example"]
)
def test_a_host_is_a_name_with_a_dot(host: str) -> None:
    assert Host.read(host) == host


@pytest.mark.parametrize(
    "text",
    ["acme", "Acme.example", "acme.example.", ".example", "a..example", "-a.example", "a-.example", "acme.example:443",
     "acme.example/x", "https://acme.example", "127.0.0.1", "büch.example", "a b.example", "a" * 64 + ".example",
     "a.example\n", "a@b.example"],
)  # fmt: skip
def test_what_is_not_a_host(text: str) -> None:
    assert problem(Host, text) == "wrong-value"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://scantopay.live/pluto", "scantopay.live"),
        ("https://acme.example", "acme.example"),
        ("https://ACME.example/A", "acme.example"),
        ("https://acme.example:8443/v1?a=b#c", "acme.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
    ],
)
def test_an_https_address_has_a_host(address: str, host: str) -> None:
    assert Url.read(address).host == host


@pytest.mark.parametrize(
    "text",
    ["http://acme.example", "javascript:alert(1)", "data:text/html,a", "//acme.example", "acme.example", "HTTPS://a.example",
     "https://", "https:///a", "https://acme", "https://localhost", "https://127.0.0.1/", "https://[::1]/",
     "https://[acme.example/", "https://sam@acme.example", "https://sam:pw@acme.example", "https://acme.example@evil.example",
     "https://acme.example\\@evil.example", "https://acme.example:99999", "https://acme.example:0", "https://acme.example:a",
     "https://a b.example", "https://acme.example/<script>", 'https://acme.example/"onclick', "https://аcme.example",
     "https://acme.example\u3002evil.example", "https://acme。example", "https://℀.example", "https://acme.example/{id}",
     "https://acme.example/\x1b[31m", "https://acme.example/\x00", "https://acme.example/\u202e"],
)  # fmt: skip
def test_what_is_not_an_https_address(text: str) -> None:
    assert problem(Url, text) in ("wrong-value", "unseen-character")


@pytest.mark.parametrize("number", ["+27 10 449 1784", "+1 555 010 0199", "+15550100199", "+44 20 7946 0000"])
def test_a_phone_number_stays_as_printed(number: str) -> None:
    assert Phone.read(number) == number


@pytest.mark.parametrize(
    "text", ["555 010 0199", "+0 555 010", "+1", "+1 (555) 010", "+1-555-010-0199", "911", "+1  555 010"]
)
def test_what_is_not_a_phone_number(text: str) -> None:
    assert problem(Phone, text) == "wrong-value"


@pytest.mark.parametrize("address", ["support@acme.example", "a.b+c@mail.acme.example", "A_1%x@ACME.example"])
def test_an_email_address_stays_as_printed(address: str) -> None:
    assert Email.read(address) == address


@pytest.mark.parametrize(
    "text",
    ["support", "support@acme", "@acme.example", "a b@acme.example", "a@@acme.example", "a@-acme.example",
     "a@acme..example", "Support <a@acme.example>", "mailto:a@acme.example", "a@acme.example\n"],
)  # fmt: skip
def test_what_is_not_an_email_address(text: str) -> None:
    assert problem(Email, text) == "wrong-value"


@pytest.mark.parametrize(
    "text",
    ["[email protected]", "[email\u00a0protected]", "email protected", "[Email Protected]", "[e-mail protected]",
     "emailprotected"],
)  # fmt: skip
def test_a_redaction_is_not_an_address(text: str) -> None:
    assert problem(Email, text) == "redacted-value"


@pytest.mark.parametrize("prefix", ["sk_live_", "acme_", "pk_test_"])
def test_a_prefix_ends_with_an_underscore(prefix: str) -> None:
    assert Prefix.read(prefix) == prefix


@pytest.mark.parametrize("text", ["sk_live", "sk_live_1", "SK_", "_", "s_", "sk__", "sk_live_ "])
def test_a_prefix_holds_nothing_of_the_key(text: str) -> None:
    assert problem(Prefix, text) == "wrong-value"


@pytest.mark.parametrize("text", ["Unknown", "UNKNOWN", "unknown.", "?", "n/a"])
def test_only_one_word_means_unknown(text: str) -> None:
    assert problem(Unknown, text) == "wrong-value"


@pytest.mark.parametrize(
    "text",
    [
        "999999 weeks",
        "3,661 days",
        f"{'9' * 4400} hours",
        "0-87,841 h",
        f"{'9' * 16}",
        "1.1234567",
        "1 in 1234567 days",
    ],
)
def test_a_quantity_has_a_range_that_a_calendar_can_hold(text: str) -> None:
    assert problem(Quantity, text) == "wrong-value"


@pytest.mark.parametrize("text", [f"Day {'9' * 4400}", "T-10000d", "Days 1–10000", "week 99999", "Days 9–1"])
def test_a_moment_keeps_near_the_cutover(text: str) -> None:
    assert problem(Moment, text) == "wrong-value"


@pytest.mark.parametrize(
    "text", ["T-9999d", "Day 9999", "Days 0–9999", "when order 100000 comes", "10000 orders later"]
)
def test_a_moment_may_be_far_away_or_in_words(text: str) -> None:
    assert Moment.read(text) == text
