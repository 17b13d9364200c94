"""Whether a value of an access request is what its field asks for, and what to do where it is not."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from ipaddress import ip_network

from pydantic_core import PydanticCustomError

from generator.rules.hosts import TRIAL, host_of, why_not_production, why_unreachable
from generator.schema.access import FieldKind, RequestField
from generator.schema.addresses import AddressRange, Email, Host, Url
from generator.schema.text import Text
from generator.schema.values import Duration, Number
from generator.secrets.der import is_private_key

MERCHANT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,63}")
_PRIVATE = re.compile(r"PRIVATE KEY|PuTTY-User-Key-File|\"d\"\s*:")
_BEGIN = re.compile(r"-----BEGIN (?P<what>[A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE)[A-Z ]*)-----")
_REQUEST = re.compile(r"-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----")
_OTHERS = (
    re.compile(r"(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/]{40,}={0,2}(?: [^\n]*)?\s*"),
    re.compile(r"\{.*\"kty\".*\}\s*", re.DOTALL),
    re.compile(r"[A-Za-z0-9+/_-]+={0,2}(?:\n[A-Za-z0-9+/_-]+={0,2})*\s*"),
)
"""OpenSSH, JSON Web Key, and the bare base64 of any other."""
_FEWEST = 40
"""Characters of the shortest key there is, that of an elliptic curve in base64."""
Complaint = tuple[str, str]
"""What is wrong with a value, and what to do about it; two empty texts where nothing is."""
FINE: Complaint = ("", "")
_EXAMPLES = tuple(
    ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20")
)
"""The ranges that are kept for examples."""


def judge(value: str, field: RequestField, outside: Mapping[str, str] | None) -> Complaint:
    """What is wrong with the value of a field.

    `outside` are the hosts that the provider has outside production, each with its environment; None where the value
    is one of such an environment itself.
    """
    match field.kind:
        case FieldKind.URL:
            return _address(value, outside)
        case FieldKind.CHOICE:
            return _choice(value, field)
        case FieldKind.NUMBER:
            return _number(value, field)
    return JUDGES[field.kind](value) if field.kind in JUDGES else FINE


def judge_list(entries: list[str], field: RequestField) -> Iterator[tuple[int | None, Complaint]]:
    """What is wrong with the entries of a list, by number; None stands for the list as a whole."""
    for number, entry in enumerate(entries):
        complaint = _entry(entry, field)
        if entry in entries[:number]:
            yield number, (f"names `{entry}` twice", "Keep one of the two.")
        elif complaint != FINE:
            yield number, complaint
    if wrong := _out_of_bounds(Decimal(len(entries)), field):
        yield None, (f"has {len(entries)} entries: {wrong}", "Leave some out, or correct the bounds in `access.yaml`.")


def _entry(entry: str, field: RequestField) -> Complaint:
    if field.kind is FieldKind.CHOICES and field.choices:
        return _choice(entry, field)
    return _network(entry) if field.kind is FieldKind.ADDRESSES else FINE


def _out_of_bounds(number: Decimal, field: RequestField) -> str:
    """Which bound of its field a number or a count breaks; empty where it breaks none."""
    if field.at_least and number < field.at_least.number:
        return f"at least {field.at_least} are wanted"
    if field.at_most and number > field.at_most.number:
        return f"at most {field.at_most} are wanted"
    return ""


def _number(value: str, field: RequestField) -> Complaint:
    wrong = _unread(Number, value)
    if wrong != FINE:
        return wrong
    bound = _out_of_bounds(Number.read(value).number, field)
    return (f"is out of bounds: {bound}", "Correct it, or the bounds in `access.yaml`.") if bound else FINE


def _choice(value: str, field: RequestField) -> Complaint:
    listed = ", ".join(f"`{choice}`" for choice in field.choices)
    return FINE if value in field.choices else (f"is not among the choices: `{value[:60]}`", f"Write one of {listed}.")


def _yes_no(value: str) -> Complaint:
    return FINE if value in ("yes", "no") else (f"is neither `yes` nor `no`: `{value[:60]}`", "Write one of the two.")


def _duration(value: str) -> Complaint:
    return _unread(Duration, value)


def _network(text: str) -> Complaint:
    """What is wrong with an IPv4 or IPv6 address or range, or the name of a host."""
    if not re.fullmatch(r"[0-9./]+|[0-9a-fA-F:./]*:[0-9a-fA-F:./]*", text):
        return _unread(Host, text)
    wrong = _unread(AddressRange, text)
    if wrong != FINE:
        return wrong
    network = ip_network(text)
    is_example = any(network.version == known.version and network.subnet_of(known) for known in _EXAMPLES)  # type: ignore[arg-type]
    if network.is_global or is_example:
        return FINE
    return f"holds an address that nobody outside sees: `{text}`", "Give the one with which you reach the provider."


def _address(value: str, outside: Mapping[str, str] | None) -> Complaint:
    host = host_of(value)
    unreachable = why_unreachable(host)
    if unreachable:
        return unreachable, "Give the address where the provider can reach you."
    wrong = _unread(Url, value)
    trial = "" if wrong[0] or outside is None else why_not_production(host, outside)
    return (trial, "Give the address that takes real payments.") if trial else wrong


def _email(value: str) -> Complaint:
    return _unread(Email, value)


def _unread(kind: type[Text], value: str) -> Complaint:
    try:
        kind.read(value)
    except PydanticCustomError as error:
        return error.message(), str((error.context or {}).get("hint", ""))
    return FINE


def _merchant_id(value: str) -> Complaint:
    if value.casefold() in TRIAL | {"production", "live"}:
        return f"names an environment, not a merchant: `{value}`", "Write the ID that was issued to you."
    if MERCHANT_ID.fullmatch(value):
        return FINE
    hint = "Use 2 to 64 letters, digits, dots, hyphens or underscores, without spaces."
    return f"is not a merchant ID: `{value[:64]}`", hint


def _public_key(value: str) -> Complaint:
    if is_private(value):
        hint = "Remove it and make a new pair: this one is no longer secret. The provider gets the public key."
        return "is a private key", hint
    return why_not_public(value)


def _certificate_request(value: str) -> Complaint:
    if is_private(value):
        return _public_key(value)
    if not _REQUEST.search(value):
        return "is not a certificate signing request", "Copy the whole request, as your tool wrote it."
    return why_not_public(value)


def is_private(text: str) -> bool:
    """Whether a text holds a private key, which nobody else may see."""
    return _PRIVATE.search(text) is not None or is_private_key(text.strip())


def why_not_public(text: str) -> Complaint:
    """What keeps a text from being a public key, and what to do."""
    begin = _BEGIN.search(text)
    if begin is None:
        is_key = len(text) >= _FEWEST and any(form.fullmatch(text) for form in _OTHERS)
        return FINE if is_key else ("does not look like a public key", "Copy the whole key, as your tool wrote it.")
    if f"-----END {begin['what']}-----" not in text:
        return "is cut off: the line that starts with `-----END` is missing", "Copy the whole key."
    if not re.match(r"[ \t]*\n", text[begin.end() :]):
        return "has lost its line breaks", "Start with `value: |`, and write the key below it, indented."
    return FINE


JUDGES: dict[FieldKind, Callable[[str], Complaint]] = {
    FieldKind.EMAIL: _email,
    FieldKind.YES_NO: _yes_no,
    FieldKind.DURATION: _duration,
    FieldKind.MERCHANT_ID: _merchant_id,
    FieldKind.PUBLIC_KEY: _public_key,
    FieldKind.CERTIFICATE_REQUEST: _certificate_request,
}
