"""Requests: what you send to a provider is of the kind that each of its fields asks for."""

import re
from collections.abc import Callable, Iterator

from pydantic_core import PydanticCustomError

from generator.findings import Finding, problem
from generator.project import DataFile
from generator.rules.data_index import DataIndex, DataPlace
from generator.rules.hosts import TRIAL, host_of, hosts_outside_production, why_not_production, why_unreachable
from generator.rules.values import PLACEHOLDER, REDACTION
from generator.schema.access_request import FieldKind
from generator.schema.addresses import Email, Url
from generator.schema.environments import EnvironmentsFile
from generator.schema.request import RequestValue
from generator.schema.text import Text
from generator.schema.walk import Mapping
from generator.secrets.der import is_private_key

_VALUE = "value"
KEYS = {FieldKind.WINDOW: "window", FieldKind.CONTACT: "contact", FieldKind.DOCUMENTS: "documents"}
"""The key for what is no text."""
GIVEN = (_VALUE, *KEYS.values())
_WORDS = {
    FieldKind.TEXT: "text",
    FieldKind.EMAIL: "an e-mail address",
    FieldKind.URL: "an https address",
    FieldKind.MERCHANT_ID: "a merchant ID",
    FieldKind.WINDOW: "a window of time",
    FieldKind.DOCUMENTS: "a list of documents",
    FieldKind.CONTACT: "a contact",
    FieldKind.PUBLIC_KEY: "a public key",
}
MERCHANT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,63}")
_PRIVATE = re.compile(r"PRIVATE KEY|PuTTY-User-Key-File|\"d\"\s*:")
_BEGIN = re.compile(r"-----BEGIN (?P<what>[A-Z0-9 ]*(?:PUBLIC KEY|CERTIFICATE)[A-Z ]*)-----")
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


@problem("wrong-request-value")
def wrong_request_values(index: DataIndex) -> Iterator[Finding]:
    """What you recorded for a field of the access request is not what the field asks for.

    The provider's `access-request.yaml` says the kind of each field. A `window`, a `contact` and `documents` have keys
    of those names, a `confirmation` has none, and every other kind takes a `value`: one address, an https address of
    production, a merchant ID, a public key, or text.
    """
    for file, mapping in index.mappings:
        kind = _kind(index, file, mapping) if mapping.model is RequestValue else None
        if kind is not None:
            yield from _misplaced(file, mapping, kind)
            yield from _unfit(index, file, mapping, kind)


def _kind(index: DataIndex, file: DataFile, mapping: Mapping) -> FieldKind | None:
    """The kind of the field that a value is for; None where that is not known."""
    field = index.known("field", file).get(str(mapping.data.get("field")))
    said = field.mapping.get("kind") if field else None
    return next((kind for kind in FieldKind if kind.value == said), None)


def _misplaced(file: DataFile, mapping: Mapping, kind: FieldKind) -> Iterator[Finding]:
    wanted = None if kind is FieldKind.CONFIRMATION else KEYS.get(kind, _VALUE)
    misplaced = [key for key in GIVEN if key in mapping.data and key != wanted]
    for key in misplaced:
        if wanted is None:
            message = f"the field is a confirmation, so it takes no `{key}`"
            hint = "Remove the entry: the request confirms what you record about the items."
        else:
            message, hint = f"the field asks for {_WORDS[kind]}, so it takes no `{key}`", f"Give it in `{wanted}`."
        yield DataPlace(file, (*mapping.path, key)).key_finding("wrong-request-value", message, hint)
    if wanted and not misplaced and wanted not in mapping.data:
        message = f"the field asks for {_WORDS[kind]}, and there is no `{wanted}`"
        hint = f"Give it in `{wanted}`, or remove the entry until you know it."
        yield DataPlace(file, (*mapping.path, "field")).finding("wrong-request-value", message, hint)


def _unfit(index: DataIndex, file: DataFile, mapping: Mapping, kind: FieldKind) -> Iterator[Finding]:
    value = mapping.data.get(_VALUE)
    if kind in KEYS or not isinstance(value, str) or _is_said_already(index, value, kind):
        return
    what, hint = _judge(value, kind, _hosts_outside_production(index, index.scope(file)))
    if what:
        yield DataPlace(file, (*mapping.path, _VALUE)).finding("wrong-request-value", f"`{_VALUE}` {what}", hint)


def _is_said_already(index: DataIndex, value: str, kind: FieldKind) -> bool:
    """Whether another rule says of a value what is wrong with it; of a private key this one knows more."""
    is_secret = kind is not FieldKind.PUBLIC_KEY and any(index.detectors.find(value))
    return is_secret or PLACEHOLDER.fullmatch(value) is not None or REDACTION.search(value) is not None


def _hosts_outside_production(index: DataIndex, provider: str) -> dict[str, str]:
    """The hosts of the provider outside production, as far as its environments have no mistake."""
    records = (file.record for file in index.in_folder("providers", provider))
    found = (hosts_outside_production(record) for record in records if isinstance(record, EnvironmentsFile))
    return next(found, {})


def _judge(value: str, kind: FieldKind, outside: dict[str, str]) -> Complaint:
    if kind is FieldKind.URL:
        return _address(value, outside)
    return JUDGES[kind](value) if kind in JUDGES else FINE


def _address(value: str, outside: dict[str, str]) -> Complaint:
    host = host_of(value)
    unreachable = why_unreachable(host)
    if unreachable:
        return unreachable, "Give the address where the provider can reach you."
    wrong = _unread(Url, value)
    trial = "" if wrong[0] else why_not_production(host, outside)
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
    FieldKind.MERCHANT_ID: _merchant_id,
    FieldKind.PUBLIC_KEY: _public_key,
}
