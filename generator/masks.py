"""What looks like a key, a token or a password, and how it is shown without being given away."""

import re
from collections.abc import Iterator

SECRETS = (
    ("a secret key", re.compile(r"\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{6,}")),
    ("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    ("an access key", re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b")),
    ("a token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|glpat-[A-Za-z0-9_-]{20,})")),
    ("a signed token", re.compile(r"\beyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{0,2000}")),
    ("a password in an address", re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,200}:[^\s/@]{1,200}@")),
    ("a long random value", re.compile(r"\b(?=[A-Fa-f0-9]*[0-9])(?=[A-Fa-f0-9]*[A-Fa-f])[A-Fa-f0-9]{32,}\b")),
)


def secrets_in(line: str) -> Iterator[tuple[str, int, str]]:
    """What in a line looks like a secret: its kind, where it starts, and its first characters with the rest masked."""
    for name, pattern in SECRETS:
        for match in pattern.finditer(line):
            yield name, match.start(), match[0][:8] + "…"


def masked(line: str) -> str:
    """The line with everything masked that looks like a secret."""
    for _, pattern in SECRETS:
        line = pattern.sub(lambda match: match[0][:8] + "•" * (len(match[0]) - 8), line)
    return line
