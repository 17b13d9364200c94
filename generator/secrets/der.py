"""Base64 of keys: told by how their DER begins, with or without a header around them."""

import base64
import binascii
import re

_BASE64 = r"[A-Za-z0-9+/_-]"
BLOCK = re.compile(
    rf"(?<![A-Za-z0-9+/_=-]){_BASE64}{{32,}}={{0,2}}"
    rf"(?:[ \t]*\r?\n[ \t]*{_BASE64}{{20,}}={{0,2}}(?=[ \t]*(?:\r?\n|\Z)))*"
)
"""Base64 on one line or several."""
_PRIVATE = re.compile(
    rb"\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)"  # a sequence
    rb"(?:\x02\x01[\x00-\x03][\x02\x04\x30]"  # a version, then the numbers of a key, its octets, or its algorithm
    rb"|\x30[\x00-\x7f]\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d)",  # or a key under a password
    re.DOTALL,
)
"""PKCS #1, PKCS #8, SEC 1, PKCS #12, and PKCS #8 under a password. Public keys and certificates have no version."""
PUBLIC = re.compile(
    rb"\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)(?:\x30|\x02[\x21-\x7f]|\x02\x81.|\x02\x82..)|\x00\x00\x00", re.DOTALL
)
"""Public keys, certificates and requests for them; the last one is OpenSSH's form."""
OPENSSH = b"openssh-key-v1"


def is_private_key(text: str) -> bool:
    """Whether base64 begins like a private key."""
    head = _head(text)
    return _PRIVATE.match(head) is not None or head.startswith(OPENSSH)


def is_public_key(text: str) -> bool:
    """Whether base64 begins like a public key or a certificate."""
    return PUBLIC.match(_head(text)) is not None


def _head(text: str) -> bytes:
    start = re.sub(r"\s", "", text[:80])
    start = start[: len(start) // 4 * 4].replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(start, validate=True)
    except (binascii.Error, ValueError):
        return b""
