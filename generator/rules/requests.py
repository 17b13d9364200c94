"""Requests: what you send to a provider is of the kind that each of its fields asks for."""

from collections.abc import Iterator

from pydantic import ValidationError

from generator.data_file import DataFile
from generator.findings import Finding, problem
from generator.rules.data_index import DataIndex, DataPlace
from generator.rules.hosts import hosts_outside_production
from generator.rules.request_values import judge, judge_list
from generator.rules.routes import takes_no_request
from generator.rules.values import PLACEHOLDER, REDACTION
from generator.schema.access import VERBATIM, FieldKind, RequestField
from generator.schema.environments import EnvironmentsFile
from generator.schema.record import Gate
from generator.schema.request import Request, RequestValue
from generator.schema.walk import Mapping, fields
from generator.source.document import Data

_VALUE, _LIST, _ENVIRONMENT = "value", "list", "environment"
KEYS = {
    FieldKind.WINDOW: "window",
    FieldKind.CONTACT: "contact",
    FieldKind.DOCUMENTS: _LIST,
    FieldKind.ADDRESSES: _LIST,
    FieldKind.CHOICES: _LIST,
}
"""The key for what is no text."""
GIVEN = tuple(dict.fromkeys((_VALUE, *KEYS.values())))
_WORDS = {
    FieldKind.TEXT: "text",
    FieldKind.EMAIL: "an e-mail address",
    FieldKind.URL: "an https address",
    FieldKind.MERCHANT_ID: "a merchant ID",
    FieldKind.YES_NO: "yes or no",
    FieldKind.CHOICE: "one of its choices",
    FieldKind.NUMBER: "a number",
    FieldKind.DURATION: "a length of time",
    FieldKind.ADDRESSES: "a list of addresses",
    FieldKind.WINDOW: "a window of time",
    FieldKind.DOCUMENTS: "a list of documents",
    FieldKind.CONTACT: "a contact",
    FieldKind.PUBLIC_KEY: "a public key",
    FieldKind.CERTIFICATE_REQUEST: "a certificate signing request",
    FieldKind.CHOICES: "a list of its choices",
}


@problem("wrong-request-value")
def wrong_request_values(index: DataIndex) -> Iterator[Finding]:
    """What you recorded for a field of the access request is not what the field asks for.

    The provider's `access.yaml` says the kind of each field, and the environments for each of which it wants a value. A
    `window` and a `contact` have keys of those names, `addresses` and `documents` have a `list`, a `confirmation` has
    none, and every other kind takes a `value`: one address, an https address, a merchant ID, a public key, `yes` or
    `no`, one of the choices, a number or a length of time, or text.
    """
    for file, mapping in index.mappings:
        field = _field(index, file, mapping) if mapping.model is RequestValue else None
        if field is not None:
            yield from _misplaced(file, mapping, field.kind)
            yield from _of_no_environment(file, mapping, field)
            yield from _unfit(index, file, mapping, field)


def _field(index: DataIndex, file: DataFile, mapping: Mapping) -> RequestField | None:
    """The field that a value is for; None where that is not known."""
    found = index.known("field", file).get(str(mapping.data.get("field")))
    try:
        return RequestField.model_validate(found.mapping) if found else None
    except ValidationError:
        return None


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
        message = f"the field asks for {_WORDS[kind]}, but there is no `{wanted}`"
        hint = f"Give it in `{wanted}`, or remove the entry until you know it."
        yield DataPlace(file, (*mapping.path, "field")).finding("wrong-request-value", message, hint)


def _of_no_environment(file: DataFile, mapping: Mapping, field: RequestField) -> Iterator[Finding]:
    """The value of a field that wants one for each environment says of which it is; no other value does."""
    said, wanted = mapping.data.get(_ENVIRONMENT), field.environments
    names = " or ".join(f"`{name}`" for name in wanted)
    if wanted and said is None:
        message = "the field needs a value for each environment, but this one names none"
        hint = f"Add `environment`: {names}."
        yield DataPlace(file, (*mapping.path, "field")).finding("wrong-request-value", message, hint)
    elif wanted and said not in wanted:
        place = DataPlace(file, (*mapping.path, _ENVIRONMENT))
        yield place.finding("wrong-request-value", f"the field asks for no value for `{said}`", f"It asks for {names}.")
    elif said is not None and not wanted:
        place = DataPlace(file, (*mapping.path, _ENVIRONMENT))
        message = "the field takes one value, not one for each environment"
        yield place.key_finding("wrong-request-value", message, "Remove `environment`.")


def _unfit(index: DataIndex, file: DataFile, mapping: Mapping, field: RequestField) -> Iterator[Finding]:
    key = KEYS.get(field.kind, _VALUE)
    value = mapping.data.get(key)
    if key == _LIST and isinstance(value, list):
        yield from _unfit_list(file, mapping, field, value)
    if key != _VALUE or not isinstance(value, str) or _is_said_already(index, value, field.kind):
        return
    provider, of = _environments(index, index.scope(file)), mapping.data.get(_ENVIRONMENT)
    is_production = _is_production(provider, of)
    outside = hosts_outside_production(provider) if provider and is_production else {}
    what, hint = judge(value, field, outside if is_production else None)
    if what:
        yield DataPlace(file, (*mapping.path, _VALUE)).finding("wrong-request-value", f"`{_VALUE}` {what}", hint)


def _unfit_list(file: DataFile, mapping: Mapping, field: RequestField, entries: list[Data]) -> Iterator[Finding]:
    for number, (what, hint) in judge_list([str(entry) for entry in entries], field):
        path = (*mapping.path, _LIST) if number is None else (*mapping.path, _LIST, number)
        yield DataPlace(file, path).finding("wrong-request-value", f"`{_LIST}` {what}", hint)


def _is_said_already(index: DataIndex, value: str, kind: FieldKind) -> bool:
    """Whether another rule says of a value what is wrong with it; of a private key this one knows more."""
    is_secret = kind not in VERBATIM and any(index.detectors.find(value))
    return is_secret or PLACEHOLDER.fullmatch(value) is not None or REDACTION.search(value) is not None


def _environments(index: DataIndex, provider: str) -> EnvironmentsFile | None:
    """The environments of a provider, as far as they have no mistake."""
    records = (file.read_as(EnvironmentsFile) for file in index.in_folder("providers", provider))
    return next(filter(None, records), None)


def _is_production(provider: EnvironmentsFile | None, environment: Data) -> bool:
    """Whether a value is one of production, as one is that names no environment."""
    return environment is None or (provider is not None and environment in {found.id for found in provider.production})


@problem("no-access-request")
def records_of_no_request(index: DataIndex) -> Iterator[Finding]:
    """A record waits for an access request, or is about one, and this provider takes none.

    The `route` in its `access.yaml` says that you set up production access yourself, or get it during onboarding. Give
    the item the gate `go-live`, remove `request` from `integration.yaml`, or correct the route.
    """
    for file, mapping in index.mappings:
        if takes_no_request(index, file):
            yield from _waiting_for_it(file, mapping)


def _waiting_for_it(file: DataFile, mapping: Mapping) -> Iterator[Finding]:
    for key, kinds in fields(mapping.model).items():
        if Gate in kinds and mapping.data.get(key) == Gate.ACCESS_REQUEST.value:
            message = "it waits for an access request, but this provider takes none"
            place = DataPlace(file, (*mapping.path, key))
            yield place.finding("no-access-request", message, "Give it the gate `go-live`.")
    if mapping.model is Request:
        message = "the provider takes no access request"
        yield DataPlace(file, mapping.path).key_finding("no-access-request", message, "Remove it.")
