"""What each rule takes for a leftover, and what it does not."""

import pytest

from generator.scan.search import Searcher
from generator.secrets.looks import looks_random
from tests.planted import LIVE, TEST, fill, parted, words

KNOWN = words()


def rules(searcher: Searcher, text: str) -> list[tuple[int, str]]:
    return [(hit.start + 1, str(hit.rule)) for hit in searcher.hits(text.encode())]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("⟪sandbox-url⟫{{api}}⟪⟫", id="alone"),
        pytest.param("⟪sandbox-url⟫{{api}}⟪⟫/", id="with a slash at its end"),
        pytest.param("⟪sandbox-url⟫{{api}}⟪⟫?a=1", id="with a query"),
        pytest.param("⟪sandbox-url⟫{{api}}⟪⟫.", id="at the end of a sentence"),
        pytest.param("⟪sandbox-host⟫{{api-host}}⟪⟫.", id="a host at the end of a sentence"),
        pytest.param("user:pw@⟪sandbox-host⟫{{api-host}}⟪⟫", id="after a user name"),
        pytest.param("https://⟪sandbox-host⟫{{api-host}}⟪⟫/other", id="a host with another path"),
        pytest.param("*.⟪sandbox-host⟫{{api-host}}⟪⟫", id="behind a star"),
        pytest.param("a%20⟪sandbox-host⟫{{api-host}}⟪⟫", id="after an escape of an address"),
        pytest.param("a\\n⟪sandbox-host⟫{{api-host}}⟪⟫\\n", id="between escapes of a string"),
        pytest.param("\\u002f⟪sandbox-host⟫{{api-host}}⟪⟫", id="after an escape of JSON"),
        pytest.param("a_⟪sandbox-host⟫{{api-host}}⟪⟫_b", id="between underscores"),
        pytest.param("⟪sandbox-host⟫{{api-host}}⟪⟫,⟪sandbox-host⟫{{api-host}}⟪⟫", id="twice on a line"),
        pytest.param("⟪hosts-run-together⟫{{api-live-host}}{{api-host}}⟪⟫", id="run together the other way"),
        pytest.param("⟪hosts-run-together⟫{{api}}{{api-live}}⟪⟫", id="addresses run together"),
        pytest.param("⟪hosts-run-together⟫{{api-host}}{{api-host}}⟪⟫", id="a host run together with itself"),
        pytest.param("{{api-host}}{{api-live-host}}s", id="run together and longer"),
        pytest.param("x{{api-host}}", id="a letter before it"),
        pytest.param("{{api-host}}x", id="a letter after it"),
        pytest.param("{{api-host}}.example", id="a label after it"),
        pytest.param("{{api-live}} {{base-live}} {{portal-live}}", id="production"),
        pytest.param("www.{{api-live-host}}", id="a host below the one of production"),
        pytest.param("qa-scantopay-io qa.scantopay qa scantopay.io", id="other words"),
    ],
)
def test_addresses(searcher: Searcher, line: str) -> None:
    text, planted = parted("", fill(line, KNOWN))
    assert rules(searcher, text) == [(each.column, each.rule) for each in planted]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"⟪live-key⟫{LIVE}⟪⟫", id="alone"),
        pytest.param(f'"⟪live-key⟫{LIVE}⟪⟫"', id="in quotes"),
        pytest.param(f"curl -u ⟪live-key⟫{LIVE}⟪⟫:", id="as a user name"),
        pytest.param(f"a%3D⟪live-key⟫{LIVE}⟪⟫%26", id="in an address"),
        pytest.param(f"a\\n⟪test-key⟫{TEST}⟪⟫\\n", id="in a string"),
        pytest.param(f"⟪live-key⟫{LIVE}⟪⟫ ⟪test-key⟫{TEST}⟪⟫", id="two on a line"),
        pytest.param(f"x{LIVE}", id="a letter before it"),
        pytest.param(f"a_{LIVE}", id="an underscore before it"),
        pytest.param(LIVE.upper(), id="in capitals"),
        pytest.param(LIVE[:8], id="the prefix alone"),
        pytest.param(LIVE[:12], id="too short"),
    ],
)
def test_keys(searcher: Searcher, line: str) -> None:
    text, planted = parted("", line)
    assert rules(searcher, text) == [(each.column, each.rule) for each in planted]


@pytest.mark.parametrize("body", ["51Hq8xYz00aBcD", "abc123", "a1b2c3d4e5", "QWERTYuiop12", "-x_Ab12Cd34"])
def test_what_follows_the_prefix_of_a_key(body: str) -> None:
    assert looks_random(body)


@pytest.mark.parametrize(
    "body",
    [
        "xxxxxxxxxxxx", "XXXXXXXXXXXX", "000000000000", "YOUR_KEY_HERE", "your-key-here", "YourKeyHere",
        "key_from_vault",
        "ABCXYZ", "Example", "fixture_case_01", "mode_enabled_v2", "51HXxxxxxxxx", "REDACTED", "_______", "a1_b2_c3",
    ],
)  # fmt: skip
def test_what_is_no_key_though_it_follows_the_prefix_of_one(body: str) -> None:
    assert not looks_random(body)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("POST ⟪sandbox-endpoint⟫{{path}}⟪⟫", id="after the method"),
        pytest.param("https://a.example⟪sandbox-endpoint⟫{{path}}⟪⟫", id="after a host"),
        pytest.param("/v1⟪sandbox-endpoint⟫{{path}}⟪⟫/7", id="in a longer path"),
        pytest.param("⟪sandbox-endpoint⟫\\/sandbox\\/transactions⟪⟫", id="as JSON writes it"),
        pytest.param("⟪sandbox-endpoint⟫%2Fsandbox%2Ftransactions⟪⟫", id="as addresses encode it"),
        pytest.param("sandbox/transactions", id="without its first slash"),
        pytest.param("{{path}}s", id="a longer word"),
        pytest.param("{{path}}.md", id="the name of a file"),
    ],
)
def test_calls(searcher: Searcher, line: str) -> None:
    text, planted = parted("", fill(line, KNOWN))
    assert rules(searcher, text) == [(each.column, each.rule) for each in planted]


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/webhooks/mintcash/test",
        "https://shop.example/test/webhook",
        "https://test.shop.example/webhook",
        "https://shop-test.example/hooks",
        "https://shop.example/webhook-test",
        "https://shop.example/mintcash-webhook-test",
        "https://shop.example/webhook?mode=test",
        "https://shop.example/webhooks/test-mode",
        "http://localhost:8080/hooks/sandbox",
        "https:\\/\\/shop.example\\/webhooks\\/test",
        "https://shop.example/TEST/Webhooks",
    ],
)
def test_an_address_of_yours_for_test_events(searcher: Searcher, url: str) -> None:
    assert rules(searcher, f'"{url}",') == [(2, "test-webhook")]


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/webhooks/mintcash",
        "https://shop.example/test",
        "https://latest.shop.example/webhooks",
        "https://shop.example/webhooks/contest",
        "https://docs.example.com/webhooks/how-to-test-webhooks",
        "https://shop.example/webhooks/scantopay/test",
        "https://shop.example/webhooks/modulus-labs/test",
        "webhooks/test",
        "webhook test https://shop.example/",
    ],
)
def test_an_address_that_is_none_of_yours_for_test_events(searcher: Searcher, url: str) -> None:
    assert rules(searcher, f'"{url}",') == []


def test_an_address_of_the_sandbox_is_reported_once(searcher: Searcher) -> None:
    assert [rule for _, rule in rules(searcher, KNOWN["base"] + "/webhooks/test")] == ["sandbox-url"]
