"""Long random values that no prefix gives away."""

import re
from collections.abc import Iterator

from generator.secrets.der import BLOCK, is_public_key
from generator.secrets.looks import FILLED, is_mixed

HEX = re.compile(
    r"(?<![A-Za-z0-9_-])(?:SK)?(?=[A-Fa-f0-9]*[0-9])(?=[A-Fa-f0-9]*[A-Fa-f])[A-Fa-f0-9]{32,}(?![A-Za-z0-9_-])"
)
"""Also with the letters before it that Twilio's keys have."""
PUBLIC_BLOCK = re.compile(
    r"-----BEGIN (?P<what>[A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE|SIGNATURE|MESSAGE|CRL|PARAMETERS)[A-Z0-9 ]*)-----"
    r"[\s\S]*?-----END (?P=what)-----"
)
HARMLESS = re.compile(
    r"(?i)(?P<hash>sha-?\d*|md5|hash|digest|checksum|fingerprint|thumbprint|commit|revision|\brev\b|version|etag|integrity"
    r"|certificate|public|serial|blob|tree|\b(?:uu)?id\b|\"(?:n|x|y|kid|x5c|x5t(?:#s256)?)\"\s*:|ssh-|ecdsa-)"
    r"|secret|password|token|\bkey\b(?!\s*(?:hash|digest|fingerprint|id\b))|hmac|credential|private"
)
"""Words beside a value: those of the group say that anybody may see it, the others that nobody may."""
BESIDE = 60
"""How many characters before a value are looked at."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\"'<>]*\Z")
PATH = re.compile(r"(?:/[A-Za-z0-9_-]+){3}|\.[a-z]{2,4}\Z")


def random_values(text: str) -> Iterator[tuple[int, int]]:
    """Where long random values stand that nothing beside them explains."""
    public = [match.span() for match in PUBLIC_BLOCK.finditer(text)] if "-----BEGIN" in text else []
    for match in HEX.finditer(text):
        if not FILLED.search(match[0]) and not _is_explained(text, match.start()):
            yield match.span()
    for match in BLOCK.finditer(text):
        inside = any(start <= match.start() < end for start, end in public)
        if not inside and _is_random(match[0]) and not _is_explained(text, match.start()):
            yield match.span()


def _is_random(block: str) -> bool:
    first = block.split(maxsplit=1)[0]
    return is_mixed(first) and not is_public_key(first) and not PATH.search(first)


def _is_explained(text: str, start: int) -> bool:
    before = text[max(0, start - BESIDE) : start]
    before = before[before.rfind("\n") + 1 :]
    words = list(HARMLESS.finditer(before))
    if words:
        return words[-1]["hash"] is not None
    return _ADDRESS.search(text[max(0, start - 300) : start]) is not None  # what documents and tickets are named by
