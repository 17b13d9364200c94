"""Looks for addresses of yours that take a provider's test events. No guide can print them; words give them away."""

import re
from functools import cached_property

from generator.scan.hits import Hit, shortened, without
from generator.scan.leftovers import Rule
from generator.scan.patterns import OwnUrl
from generator.secrets.detectors import masked

URL = re.compile(rb"https?:(?:\\?/){2}(?:\\/|[^\s\"'<>`\\|^]){1,2000}")
AFTER_URL = b".,;:!?)]}"
PART_END = re.compile(r"[/.?&=#:@,;]")
WORD_END = re.compile(r"[^a-z0-9]+")
MODES = frozenset({"mode", "env", "api", "url"})
MOST_STRANGE = 1
"""A part such as `test-shop` tells; one of more words, such as `how-to-test-it`, is the title of a page."""


class OwnUrlDetector:
    """Looks for addresses with words for what they are and for tests."""

    def __init__(self, own_urls: tuple[OwnUrl, ...]) -> None:
        self.own_urls = own_urls

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """The words for what such an address is."""
        return without([word.encode() for own_url in self.own_urls for word in own_url.words])

    def find(self, data: bytes, lower: bytes) -> list[Hit]:
        """Every address that has both kinds of words and names no other provider."""
        hits = []
        for match in URL.finditer(lower):
            url = match[0].rstrip(AFTER_URL)
            if any(needle in url for needle in self.needles):
                text = url.replace(b"\\/", b"/").decode("utf-8", "replace")
                known = next((own_url for own_url in self.own_urls if is_for_tests(text, own_url)), None)
                if known:
                    hits.append(_hit(known, data, match.start(), match.start() + len(url)))
        return hits


def is_for_tests(url: str, own: OwnUrl) -> bool:
    """Whether an address in lower case is one for test events."""
    parts = [set(filter(None, WORD_END.split(part))) for part in PART_END.split(url)]
    words = set().union(*parts)
    kinds = {form for word in own.words for form in (word, f"{word}s")}
    names_another = bool(words & own.other_names) and not words & own.names
    if not words & kinds or names_another:
        return False
    known = kinds | own.names | MODES | set(own.test_words)
    return any(part & set(own.test_words) and len(part - known) <= MOST_STRANGE for part in parts)


def _hit(own: OwnUrl, data: bytes, start: int, end: int) -> Hit:
    text = masked(shortened(data[start:end].replace(b"\\/", b"/")))
    origin = own.origin
    message = f"`{text}` looks like your address for test events of {origin.provider_name} ({origin.name})"
    instead = f"Write the one for production: {' or '.join(own.production)}." if own.production else origin.unknown
    return Hit(start, end, Rule.TEST_WEBHOOK, text, message, instead, (origin.provider,), (origin.place,))
