"""All kinds of secrets that are known by how they look."""

import re
from collections.abc import Iterable

from generator.secrets.der import BLOCK, is_private_key
from generator.secrets.kind import Kind, kind
from generator.secrets.looks import is_basic, is_passphrase, is_password, is_value, looks_random
from generator.secrets.tokens import TOKENS

_CAPTURED = "(?P<secret>"
"""The start of what nobody may see."""
GAP = r"[\"'`*]{0,3}[^\S\n\r]*(?:[:=]|=>|\b(?:is|are|ist|lautet|est|es)\b)[^\S\n\r]*[\"'`*]{0,3}"
"""What stands between the name of a secret and its value."""
_NAMES = r"(?:password|passwd|pwd|passphrase|passcode|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord)"
QUOTED = r"[^\S\n\r]*(?:[:=]|\bis\b)[^\S\n\r]*[\"'`]"

SECRET_KINDS = (
    *TOKENS,
    kind(
        "a signed token",
        "eyj",
        r"\beyJ(?P<secret>[A-Za-z0-9_-]{10,2000}+\.[A-Za-z0-9_-]{10,2000}+\.[A-Za-z0-9_-]{0,2000})",
    ),
    kind("a bearer token", "bearer", r"(?i:\bbearer)[^\S\n\r]+(?P<secret>[A-Za-z0-9._~+/-]{16,2000}=*)", is_value),
    kind(
        "a user name and password",
        "basic",
        r"(?i:\bbasic)[^\S\n\r]+(?P<secret>[A-Za-z0-9+/]{8,300}={0,2})",
        is_basic,
        reach=100,
    ),
    kind(
        "a password in an address",
        "@",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"'<>]{0,200}:(?P<secret>[^\s/@\"'<>{$%\[]{1,200})@",
        reach=1,
        back=500,
    ),
    kind(
        "a token in an address",
        "@",
        r"\b[a-z][a-z0-9+.-]{1,20}://(?P<secret>[A-Za-z0-9_-]{20,200})@",
        is_value,
        reach=1,
        back=500,
    ),
    kind(
        "a private key",
        "-----begin",
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
        r"(?P<secret>[A-Za-z0-9+/=]*(?:(?:\s|\\[nr])+[A-Za-z0-9+/=]{4,})*)",
        spans_lines=True,
    ),
    kind("a private key", "putty-user-key-file", r"PuTTY-User-Key-File-(?P<secret>[0-9])"),
    kind("a private key", '"d"', r"\"kty\"[^\n]{0,2000}\"d\"\s*:\s*\"(?P<secret>[A-Za-z0-9_-]{20,})", back=2100),
    kind("a private key", '"d"', r"\"d\"\s*:\s*\"(?P<secret>[A-Za-z0-9_-]{20,})\"[^\n]{0,2000}\"kty\""),
    Kind("a private key", ("mii", "mig", "mih", "caq", "b3blbnnz"), BLOCK.pattern, is_private_key, spans_lines=True),
    kind("an age key", "age-secret-key-", r"AGE-SECRET-KEY-1(?P<secret>[0-9A-Z]{58})"),
    kind(
        "a password",
        "passw pwd passphrase passcode kennwort passe contrase senha wachtwoord",
        rf"(?i:{_NAMES}\b){GAP}{_CAPTURED}[^\s\"'`<>]{{6,200}})",
        is_password,
        reach=100,
    ),
    kind(
        "a passphrase",
        "passphrase",
        rf"(?i:passphrase){GAP}{_CAPTURED}[a-z]{{3,}}(?:-[a-z]{{3,}}){{2,}})",
        is_passphrase,
    ),
    kind(
        "a passphrase",
        "passw passphrase",
        rf"(?i:{_NAMES}|passphrase){QUOTED}{_CAPTURED}[a-z]{{3,}}(?: [a-z]{{3,}}){{3,8}})[\"'`]",
    ),
    kind(
        "a secret beside its name",
        "key token secret credential",
        rf"(?i:(?:\b|_)(?:api[-_ ]?key|(?:signing|private|encryption|hmac|account|access|secret|auth)[-_ ]?key"
        rf"|secret(?:[-_ ]access[-_ ]key)?|(?:[a-z]+[-_ ])?token|credential)s?\b){GAP}"
        rf"{_CAPTURED}[^\s\"'`<>{{}}()\[\],;]{{16,500}})",
        is_value,
        reach=100,
    ),
)


def declared(prefixes: Iterable[str]) -> tuple[Kind, ...]:
    """The keys whose first characters the providers' own data gives."""
    longest_first = sorted(sorted(set(prefixes)), key=len, reverse=True)
    if not longest_first:
        return ()
    starts = "|".join(map(re.escape, longest_first))
    pattern = rf"(?<![A-Za-z0-9_])(?:{starts}){_CAPTURED}[A-Za-z0-9_-]{{6,200}})"
    return (Kind("a key of a provider", tuple(prefix.lower() for prefix in longest_first), pattern, looks_random),)
