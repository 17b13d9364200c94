"""Names of hosts in letters beyond ASCII, in the form in which they are asked for: `xn--…`."""

import re
import unicodedata
from urllib.parse import quote


def ascii_host(host: str) -> str:
    """The host as name servers know it; the same where it is ASCII already."""
    return ".".join(map(_label, host.split(".")))


def ascii_email(address: str) -> str:
    """The address with the `xn--` form of its host."""
    mailbox, at, host = address.rpartition("@")
    return f"{mailbox}{at}{ascii_host(host)}"


def ascii_url(address: str) -> str:
    """The address with the `xn--` form of its host, and everything after that encoded."""
    match = re.fullmatch(r"(https://)([^/?#:]+)(.*)", address, re.DOTALL)
    return f"{match[1]}{ascii_host(match[2])}{quote(match[3], safe=SAFE)}" if match else address


SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What stands in addresses as it is."""


def _label(label: str) -> str:
    plain = unicodedata.normalize("NFC", label.lower())
    return plain if plain.isascii() else "xn--" + plain.encode("punycode").decode()
