"""Looks for calls that production does not have."""

import re
from functools import cached_property

from msgspec import Struct

from generator.scan.hits import SLASH, Hit, shortened, without
from generator.scan.leftovers import Rule
from generator.scan.patterns import LeftoverCall, either

_PATH_PARAMETER = re.compile(r"\{[^{}]*\}|:[A-Za-z_][A-Za-z0-9_]*")
ANYTHING = rb"[^/\\\s\"'?#&]{1,200}"
SLASH_BEFORE = re.compile(SLASH + rb"\Z")
_END = rb"(?![a-z0-9_-])(?!\.[a-z0-9])"


class _Form(Struct, frozen=True):
    call: LeftoverCall
    pattern: re.Pattern[bytes]
    """The path without its first slash, so that the search for it starts with letters."""
    method: re.Pattern[bytes]

    def has_method_before(self, lower: bytes, at: int) -> bool:
        """Whether the call's method stands directly before a place."""
        return self.method.search(lower, max(0, at - 40), at) is not None


class CallDetector:
    """Looks for the paths of calls that production does not have."""

    def __init__(self, calls: tuple[LeftoverCall, ...]) -> None:
        self.forms = tuple(_form(call) for call in calls)

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """The longest part of each path."""
        return without([max(_parts(form.call.path), key=len) for form in self.forms])

    def find(self, data: bytes, lower: bytes) -> list[Hit]:
        """Every place where such a path stands."""
        hits = []
        for form in self.forms:
            for match in form.pattern.finditer(lower):
                slash = SLASH_BEFORE.search(lower, max(0, match.start() - 7), match.start())
                if slash and (not form.call.needs_method or form.has_method_before(lower, slash.start())):
                    hits.append(_hit(form.call, data, slash.start(), match.end()))
        return hits


def _parts(path: str) -> list[bytes]:
    """The parts of a path that are always the same."""
    return [part.lower().encode() for part in path.split("/") if part and not _PATH_PARAMETER.fullmatch(part)] or [b"/"]


def _form(call: LeftoverCall) -> _Form:
    parts = [part for part in call.path.split("/") if part]
    patterns = [ANYTHING if _PATH_PARAMETER.fullmatch(part) else re.escape(part.lower().encode()) for part in parts]
    method = re.escape(call.endpoint.split(" ", 1)[0].lower().encode())
    return _Form(call, re.compile(SLASH.join(patterns) + _END), re.compile(rb"\b" + method + rb"[\s\"'`(,:]{1,20}\Z"))


def _hit(call: LeftoverCall, data: bytes, start: int, end: int) -> Hit:
    origin, text = call.origin, shortened(data[start:end])
    message = f"`{text}` is in the {call.environment} environment of {origin.provider_name} alone ({call.endpoint})"
    instead = f"Call {either(call.production)}." if call.production else "Remove the call from what runs in production."
    return Hit(start, end, Rule.SANDBOX_ENDPOINT, text, message, instead, (origin.provider,), (origin.place,))
