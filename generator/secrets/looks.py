"""Tells a secret from a placeholder, a name or the words around it."""

import base64
import binascii
import re
from itertools import pairwise

_PLACEHOLDER = re.compile(
    r"(?i)(?:your|my|our|the|a|live|test|secret|public|private|api|key|token|value|goes|here|insert|replace|change|me"
    r"|example|sample|dummy|fake|placeholder|redacted|hidden|removed|this|with|real|abc|xyz|[-_])+"
)
FILLED = re.compile(r"(?i)x{4,}|(.)\1{7,}")
LEAST = 6
"""How long the part between signs must be that tells a key from a name such as `sk_live_key`."""
UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
VARIABLE = re.compile(r"[$%<{\[*•…]|(?i:your|example|change-?me|redacted|secret|password|unknown)")
METHODS = re.compile(r"(?i)(?:base|sha|md|utf|aes|rsa|oauth|pbkdf|argon|x|iso|tls|http|s|v|ed|p)-?\d+[\w-]*")
"""Names with a digit in them that prose about passwords uses: `base64`, `SHA-256`, `OAuth2`."""
LENGTHS = re.compile(r"(?i)\d+(?:[-–]?[a-z]+|[-–]\d.*)?")
"""How long a password must be: `12-character`, `8–64`."""


def looks_random(body: str) -> bool:
    """Whether what follows a prefix is a key, and not a placeholder or the rest of a name."""
    if _PLACEHOLDER.fullmatch(body) or FILLED.search(body):
        return False
    return any(len(part) >= LEAST and not _is_word(part) for part in re.split("[-_]", body))


def _is_word(part: str) -> bool:
    return part.isalpha() and (part.islower() or part.isupper() or part.istitle())


def mixing(run: str) -> float:
    """How often the kind of character changes from one to the next, from 0 to 1; words and names change seldom."""
    kinds = [_kind(sign) for sign in run]
    return sum(before != after for before, after in pairwise(kinds)) / max(1, len(run) - 1)


def _kind(character: str) -> int:
    return 0 if character.islower() else 1 if character.isupper() else 2 if character.isdigit() else 3


def is_mixed(run: str) -> bool:
    """Whether a run has small letters, capitals and digits in no order that a person would give them."""
    longest = max(re.split(r"[-_./+]", run), key=len)
    has_all = any(map(str.islower, longest)) and any(map(str.isupper, longest)) and any(map(str.isdigit, longest))
    return has_all and len(longest) >= 10 and mixing(longest) >= 0.35 and not FILLED.search(run)


def is_value(text: str) -> bool:
    """Whether what stands beside a word such as `token` is its value: a long part of letters and digits, or a UUID."""
    if VARIABLE.match(text) or FILLED.search(text):
        return False
    if UUID.fullmatch(text):
        return True
    parts = [part for part in re.split(r"[-_./:+=]", text) if len(part) >= 12]
    return any(any(map(str.isdigit, part)) and mixing(part) >= 0.2 for part in parts)


def is_password(text: str) -> bool:
    """Whether what stands beside a word such as `password` is one; a word or a length is none."""
    bare = text.rstrip(".,;:!?)")
    if len(bare) < LEAST or VARIABLE.match(bare) or METHODS.fullmatch(bare) or LENGTHS.fullmatch(bare):
        return False
    if not any(map(str.isalpha, bare)) or "://" in bare:
        return False
    has_digit = any(map(str.isdigit, bare))
    has_sign = any(sign in "!$%&*+=?@^~#§" for sign in text[:-1])
    return has_digit or has_sign


def is_passphrase(text: str) -> bool:
    """Whether words with hyphens are a passphrase, and not the name of one."""
    return not re.search(r"pass|key|secret|vault|sensitive|protected|encrypted", text)


def is_basic(text: str) -> bool:
    """Whether a text is a user name and a password in base64, as HTTP sends them."""
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    return ":" in plain and plain.isprintable()
