"""Public keys: whether a text is one that a provider can read, whatever its format."""

import re

from generator.secrets.der import is_private_key

_PRIVATE = re.compile(r"PRIVATE KEY|PuTTY-User-Key-File|\"d\"\s*:")
BEGIN = re.compile(r"-----BEGIN (?P<what>[A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE)[A-Z ]*)-----")
OTHERS = (
    re.compile(r"(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/]{40,}={0,2}(?: [^\n]*)?\s*"),
    re.compile(r"\{.*\"kty\".*\}\s*", re.DOTALL),
    re.compile(r"[A-Za-z0-9+/_-]+={0,2}(?:\n[A-Za-z0-9+/_-]+={0,2})*\s*"),
)
"""OpenSSH, JSON Web Key, and the bare base64 of any other."""
FEWEST = 40
"""Characters of the shortest key there is, that of an elliptic curve in base64."""


def is_private(text: str) -> bool:
    """Whether a text holds a private key, which nobody else may see."""
    return _PRIVATE.search(text) is not None or is_private_key(text.strip())


def why_not_public(text: str) -> tuple[str, str]:
    """What keeps a text from being a public key, and what to do; two empty texts where nothing does."""
    begin = BEGIN.search(text)
    if begin is None:
        is_key = len(text) >= FEWEST and any(each.fullmatch(text) for each in OTHERS)
        return ("", "") if is_key else ("does not look like a public key", "Copy the whole key, as your tool wrote it.")
    if f"-----END {begin['what']}-----" not in text:
        return "is cut off: the line that starts with `-----END` is missing", "Copy the whole key."
    if not re.match(r"[ \t]*\n", text[begin.end() :]):
        return "has lost its line breaks", "Start with `value: |`, and write the key below it, indented."
    return "", ""
