"""Kinds of text that lead somewhere: endpoints, hosts, URLs, phone numbers, e-mail addresses, prefixes."""

import re
import unicodedata
from ipaddress import ip_network
from typing import ClassVar, Self
from urllib.parse import quote, urlsplit

from pydantic_core import PydanticCustomError

from generator.schema.text import Line, refused

_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What stands in addresses as it is."""


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
    return f"{match[1]}{ascii_host(match[2])}{quote(match[3], safe=_SAFE)}" if match else address


def _label(label: str) -> str:
    plain = unicodedata.normalize("NFC", label.lower())
    return plain if plain.isascii() else "xn--" + plain.encode("punycode").decode()


class Endpoint(Line):
    """A method and a path: `GET /v2/accounts`."""

    __slots__ = ()
    pattern = r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /[A-Za-z0-9/_{}.:-]*"
    wanted = "a method and a path"
    hint = "Write it like `GET /health`."

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.split(" ", 1)[0]

    @property
    def path(self) -> str:
        """The path, with its placeholders in braces."""
        return self.split(" ", 1)[1]


class AsciiLine(Line):
    """Text that programs read in ASCII; where letters beyond it are given, the hint has the form to write."""

    __slots__ = ()

    @staticmethod
    def in_ascii(text: str) -> str:
        """The text with the `xn--` form of its host."""
        raise NotImplementedError

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as this kind of text."""
        try:
            return super().read(text)
        except PydanticCustomError as error:
            plain = text if text.isascii() else cls.in_ascii(text)
            if error.type != "wrong-value" or plain == text or not re.fullmatch(cls.pattern or "", plain):
                raise
            raise refused(cls.wanted, text, f"Write it in ASCII: `{plain}`.") from None


class Host(AsciiLine):
    """A host name without scheme or path: `api.acme.example`."""

    __slots__ = ()
    pattern = r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})"
    wanted = "a host name"
    hint = "Write the name alone, in lower case, without `https://` and without a path."

    @staticmethod
    def in_ascii(text: str) -> str:
        """The host as name servers know it."""
        return ascii_host(text)


class Url(AsciiLine):
    """An https address, such as `https://docs.acme.example/going-live`."""

    __slots__ = ()
    pattern = r"https://[!#-;=?-\[\]_a-z~]+"
    wanted = "an https address"
    hint = "Write the whole address, starting with `https://`."

    @staticmethod
    def in_ascii(text: str) -> str:
        """The address with the `xn--` form of its host."""
        return ascii_url(text)

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as an https address with a well-formed host and no user name in it."""
        address = super().read(text)
        try:
            parts = urlsplit(address)
            named, port_is_fine = parts.hostname or "", parts.port is None or parts.port > 0
        except ValueError:
            raise refused(cls.wanted, text, cls.hint) from None
        if "@" in parts.netloc or not port_is_fine or not re.fullmatch(Host.pattern, named):
            raise refused(cls.wanted, text, cls.hint)
        return address

    @property
    def host(self) -> str:
        """The host of the address."""
        return urlsplit(self).hostname or ""


class Phone(Line):
    """A phone number in international form, as printed: `+44 20 7946 0101`."""

    __slots__ = ()
    pattern = r"\+[1-9][0-9]{0,2}(?: ?[0-9]{1,5}){2,5}"
    wanted = "a phone number"
    hint = "Write it in international form, starting with `+` and the country."


class Email(AsciiLine):
    """An e-mail address as printed, such as `support@acme.example`."""

    __slots__ = ()
    pattern = r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,24}|xn--[a-z0-9-]{1,59})"
    wanted = "an e-mail address"
    hint = "Write one address and nothing else."

    @staticmethod
    def in_ascii(text: str) -> str:
        """The address with the `xn--` form of its host."""
        return ascii_email(text)

    hidden: ClassVar[str] = (
        "Ask for the address. Where a guide hides it, write `unknown` in the catalogue and name a gap."
    )

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as an address; the marks that web pages leave in place of one are refused by name."""
        if re.search(r"\[?e-?mail.{0,3}protected\]?", text, re.IGNORECASE):
            raise PydanticCustomError("redacted-value", "is a redaction, not an address", {"hint": cls.hidden})
        return super().read(text)


class AddressWord(Line):
    """One word of an address, in lower case: `webhook`."""

    __slots__ = ()
    pattern = r"[a-z0-9]{2,30}"
    wanted = "a word of an address"
    hint = "Write one word of lower-case letters and digits, such as `webhook`."


class Prefix(Line):
    """The first characters of a key or token: `acme_live_`."""

    __slots__ = ()
    pattern = r"[a-z]{2,8}(?:_[a-z]{2,10})*_"
    wanted = "a key prefix"
    hint = "Write the prefix alone, such as `acme_live_`; a whole key never belongs here."


class AddressRange(Line):
    """An IPv4 or IPv6 address, or a whole range of them: `203.0.113.0/24`."""

    __slots__ = ()
    wanted = "an address or a range"
    hint = "Write an address such as `203.0.113.7`, or a whole range such as `203.0.113.0/24`."

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as an address or a range; the bits of a range beyond its length are zero."""
        found = super().read(text)
        try:
            ip_network(found)
        except ValueError:
            raise refused(cls.wanted, text, cls.hint) from None
        return found
