"""What a scan finds: a leftover, where it is, why it matters and what to write instead."""

from enum import StrEnum

from msgspec import Struct

from generator.findings import Position


class Rule(StrEnum):
    """What can be found."""

    SANDBOX_URL = "sandbox-url"
    SANDBOX_HOST = "sandbox-host"
    HOSTS_RUN_TOGETHER = "hosts-run-together"
    TEST_KEY = "test-key"
    LIVE_KEY = "live-key"
    SANDBOX_ENDPOINT = "sandbox-endpoint"
    TEST_WEBHOOK = "test-webhook"
    UNREAD_FILE = "unread-file"
    STALE_ACCEPTANCE = "stale-acceptance"


class RuleWords(Struct, frozen=True):
    """What a rule looks for, and why that matters."""

    title: str
    why: str
    what_to_do: str


RULE_WORDS: dict[Rule, RuleWords] = {
    Rule.SANDBOX_URL: RuleWords(
        "An address outside production",
        "Calls to this address reach another environment, not production.",
        "Write the address of production that the message names.",
    ),
    Rule.SANDBOX_HOST: RuleWords(
        "A host outside production",
        "Calls to this host reach another environment, not production.",
        "Write the host of production that the message names.",
    ),
    Rule.HOSTS_RUN_TOGETHER: RuleWords(
        "Two addresses run together",
        "There is no such host; every call to it fails.",
        "Keep one of the two; look for a variable that holds a whole address where a path is expected.",
    ),
    Rule.TEST_KEY: RuleWords(
        "A key that is not for production",
        "It does not work in production.",
        "Read the production key from your secrets manager.",
    ),
    Rule.LIVE_KEY: RuleWords(
        "A live key in plain text",
        "Anyone who can read this file or its history can act in your name.",
        "Replace the key at the provider, keep the new one in your secrets manager, and read it from there.",
    ),
    Rule.SANDBOX_ENDPOINT: RuleWords(
        "A call that production does not have",
        "In production it fails.",
        "Remove the call from what runs in production.",
    ),
    Rule.TEST_WEBHOOK: RuleWords(
        "An address of yours that takes test events",
        "Test events and live events must not end up in the same place.",
        "Write your address for live events.",
    ),
    Rule.UNREAD_FILE: RuleWords(
        "Something that could not be searched",
        "Nobody knows what it contains.",
        "Check its permissions, or leave it out of the scan.",
    ),
    Rule.STALE_ACCEPTANCE: RuleWords(
        "An accepted leftover that is gone",
        "If it came back, nobody would notice.",
        "Remove the entry from the baseline.",
    ),
}
"""Every rule in words; the guide's page about the scan lists the same."""


class Excerpt(Struct, frozen=True):
    """The part of a line around a leftover, as it may be printed, and how many characters stand before the leftover."""

    text: str = ""
    before: int = 0


class Leftover(Struct, frozen=True, order=True):
    """Something that must not be in production. It never holds a key, only its first characters and a short hash."""

    position: Position
    rule: Rule
    text: str
    message: str
    instead: str
    providers: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """The records of the data that the pattern comes from, such as `scan-to-pay#api-base-url`."""
    end_column: int = 1
    excerpt: Excerpt = Excerpt()

    @property
    def why(self) -> str:
        """Why it matters."""
        return RULE_WORDS[self.rule].why
