"""The values of a request: what each kind of field takes, and what it refuses, on the smallest data."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import check_data
from generator.rules.hosts import host_of, why_not_production, why_unreachable
from generator.rules.request_values import is_private, why_not_public

INTEGRATION = "integrations/acme/integration.yaml"
NONE: dict[str, str] = {}
PEM = (
    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----"
)
BARE = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="


def codes(data: Path, field: str, **given: Any) -> list[str]:
    """The problems of the smallest data with this value for a field."""
    file = data / INTEGRATION
    integration = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    values = [value for value in integration["request"]["values"] if value["field"] != field]
    integration["request"]["values"] = [*values, {"field": field, **given}]
    file.write_text(yaml.safe_dump(integration), "utf-8")
    return [finding.code for finding in check_data(data).findings]


WINDOW = {"day": "2027-03-01", "from": "07:00", "to": "11:00", "zone": "UTC"}
CONTACT = {"name": "Alex", "email": "alex@shop.example"}
GIVEN: dict[str, Any] = {"value": "Example Shop", "window": WINDOW, "contact": CONTACT, "list": ["a.pdf"]}
WANTED = {"ask-company": "value", "ask-window": "window", "ask-engineer": "contact", "ask-papers": "list"}


@pytest.mark.parametrize("key", GIVEN)
@pytest.mark.parametrize("field", [*WANTED, "ask-confirmation"])
def test_each_kind_of_field_takes_one_key_and_no_other(minimal: Path, field: str, key: str) -> None:
    expected = [] if WANTED.get(field) == key else ["wrong-request-value"]
    assert codes(minimal, field, **{key: GIVEN[key]}) == expected


@pytest.mark.parametrize("field", WANTED)
def test_a_value_that_is_announced_is_given(minimal: Path, field: str) -> None:
    assert codes(minimal, field) == ["wrong-request-value"]


def test_text_may_have_several_lines(minimal: Path) -> None:
    assert codes(minimal, "ask-company", value="Example Shop\nRegistered in Exampletown") == []


@pytest.mark.parametrize("value", ["9000417", "000000009000417", "SHOP-0001", "a.b_c-1", "m" * 64])
def test_a_merchant_id_has_letters_digits_and_few_signs(minimal: Path, value: str) -> None:
    assert codes(minimal, "ask-merchant-id", value=value) == []


@pytest.mark.parametrize(
    "value", ["9", "9000 417", "-9000417", "9000417,9000418", "9000417\n9000418", "9000417\n", "№9000417", "m" * 65]
)
def test_what_is_not_a_merchant_id(minimal: Path, value: str) -> None:
    assert codes(minimal, "ask-merchant-id", value=value) == ["wrong-request-value"]


@pytest.mark.parametrize(
    "value",
    [
        "a@b", "a@b.example, c@d.example", "a@b.example;c@d.example", "a@b.example\nBcc: c@d.example",
        "Alex <a@b.example>", "a@b.example ", "mailto:a@b.example", "a b@c.example",
    ],
)  # fmt: skip
def test_a_field_for_an_address_takes_one_and_nothing_else(minimal: Path, value: str) -> None:
    assert codes(minimal, "ask-mailbox", value=value) == ["wrong-request-value"]


@pytest.mark.parametrize("field", ["ask-mailbox", "ask-webhook-address", "ask-merchant-id", "ask-public-key"])
def test_a_placeholder_is_said_to_be_one_and_nothing_else(minimal: Path, field: str) -> None:
    assert codes(minimal, field, value="TBC") == ["placeholder-value"]


@pytest.mark.parametrize("field", ["ask-mailbox", "ask-webhook-address", "ask-merchant-id", "ask-public-key"])
def test_a_control_character_is_said_to_be_wrong_and_nothing_else(minimal: Path, field: str) -> None:
    assert codes(minimal, field, value="a\x07b") == ["wrong-value"]


@pytest.mark.parametrize("field", ["ask-company", "ask-merchant-id", "ask-public-key", "ask-webhook-address"])
def test_a_secret_is_found_in_any_field(minimal: Path, field: str) -> None:
    assert "secret-value" in codes(minimal, field, value="sk_" + "live_" + "0fake0fake0fake0")


@pytest.mark.parametrize(
    "host",
    [
        "hooks.kestrel.example", "hooks.kestrel.test", "www.example.com", "attest.shop.example", "contest.shop.example",
        "latest-prices.shop.example", "devon.shop.example", "hooks.test-kitchen.example", "hooks.qatar-shop.example",
        "localhost-pizza.example", "internals.shop.example", "staging-post.example", "production.shop.example",
        "xn--bcher-kva.example",
    ],
)  # fmt: skip
def test_a_host_of_production(host: str) -> None:
    assert (why_unreachable(host), why_not_production(host, NONE)) == ("", "")


@pytest.mark.parametrize(
    ("host", "sign"),
    [
        ("sandbox.shop.example", "sandbox"), ("hooks.staging.shop.example", "staging"), ("test.shop.example", "test"),
        ("qa.shop.example", "qa"), ("uat.shop.example", "uat"), ("dev.shop.example", "dev"), ("test.example", "test"),
        ("hooks-dev.shop.example", "dev"), ("qa2.shop.example", "qa2"), ("a.pre-qa-1.shop.example", "qa"),
        ("local.shop.example", "local"), ("internal.shop.example", "internal"), ("localhost.shop.example", "localhost"),
    ],
)  # fmt: skip
def test_a_host_for_trials_is_known_by_its_name(host: str, sign: str) -> None:
    assert why_not_production(host, NONE) == f"is not a production address: `{host}` has `{sign}` in its name"


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "till.local", "hooks.shop.internal", "hooks.localhost", "server.localdomain", "127.0.0.1",
        "10.0.0.12", "192.168.1.7", "203.0.113.9", "::1", "fe80::1", "localhost.",
    ],
)  # fmt: skip
def test_a_host_that_nobody_outside_reaches(host: str) -> None:
    assert why_unreachable(host)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Shop.example/a", "shop.example"), ("shop.example/a", "shop.example"), ("http://[::1]:8080/", "::1"),
        ("https://sam@shop.example:8443", "shop.example"), ("https://[", ""), ("", ""), ("https:///a", ""),
    ],
)  # fmt: skip
def test_the_host_of_an_address_that_may_be_wrong(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("address", ["https://sandbox.acme.example/hook", "https://eu.sandbox.acme.example/hook"])
def test_a_host_of_the_providers_sandbox_is_known_by_the_providers_settings(minimal: Path, address: str) -> None:
    assert codes(minimal, "ask-webhook-address", value=address) == ["wrong-request-value"]
    assert why_not_production(host_of(address), {"sandbox.acme.example": "Sandbox"}).endswith(
        "the provider's Sandbox environment"
    )


def test_a_host_that_serves_sandbox_and_production_is_not_refused(minimal: Path) -> None:
    file = minimal / "providers/acme-pay/environments.yaml"
    text = file.read_text("utf-8").replace("https://sandbox.acme.example/v1", "https://api.acme.example/v0")
    file.write_text(text, "utf-8")
    assert "wrong-request-value" not in codes(minimal, "ask-webhook-address", value="https://api.acme.example/hook")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(PEM, id="PEM"),
        pytest.param(PEM + "\n", id="PEM with a last line break"),
        pytest.param(PEM.replace("PUBLIC KEY", "CERTIFICATE"), id="certificate"),
        pytest.param(PEM.replace("PUBLIC KEY", "RSA PUBLIC KEY"), id="RSA"),
        pytest.param(PEM.replace("PUBLIC KEY", "PGP PUBLIC KEY BLOCK"), id="PGP"),
        pytest.param(f"ssh-ed25519 {BARE} robin@shop.example", id="OpenSSH"),
        pytest.param(f"ecdsa-sha2-nistp256 {BARE}", id="OpenSSH with an elliptic curve"),
        pytest.param('{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}', id="JWK"),
        pytest.param(BARE, id="bare"),
        pytest.param(f"{BARE[:30]}\n{BARE[30:]}\n", id="bare on lines"),
    ],
)
def test_a_public_key_in_any_format(key: str) -> None:
    assert (is_private(key), why_not_public(key)) == (False, ("", ""))


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("We send it by courier in the week before the launch", id="words"),
        pytest.param("https://shop.example/.well-known/jwks.json", id="address"),
        pytest.param(BARE[:20], id="too short"),
        pytest.param(PEM.replace("\n", " "), id="on one line"),
        pytest.param(PEM[: PEM.index("-----END")], id="cut off"),
        pytest.param(PEM.replace("END PUBLIC KEY", "END CERTIFICATE"), id="ends as something else"),
        pytest.param("a" * 4000 + "!", id="a long word"),
        pytest.param("{" * 2000 + '"kty"', id="many braces"),
    ],
)
def test_what_is_not_a_public_key(key: str) -> None:
    assert why_not_public(key)[0]


@pytest.mark.parametrize(
    "key",
    [
        PEM.replace("PUBLIC", "PRIVATE"),
        PEM.replace("PUBLIC", "EC PRIVATE"),
        PEM.replace("PUBLIC KEY", "PGP PRIVATE KEY BLOCK"),
        PEM.replace("PUBLIC", "ENCRYPTED PRIVATE"),
        "PuTTY-User-Key-File-3: ssh-ed25519",
        '{"kty": "OKP", "crv": "Ed25519", "x": "11qY", "d": "nWGx"}',
    ],
    ids=["PKCS8", "EC", "PGP", "encrypted", "PuTTY", "JWK"],
)
def test_a_private_key_is_known_as_one(key: str) -> None:
    assert is_private(key)
