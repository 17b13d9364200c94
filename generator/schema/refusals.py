"""What a record refuses about itself: several things at once, each at the key that is wrong."""

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


class Refusal(NamedTuple):
    """One thing that is wrong with a record, and the key at which it shows."""

    code: str
    message: str
    hint: str
    key: str


def refuse(refusals: Iterable[Refusal]) -> None:
    """Refuse the record that is being read, unless nothing is wrong with it."""
    errors = [
        InitErrorDetails(
            type=PydanticCustomError(refusal.code, "{said}", {"said": refusal.message, "hint": refusal.hint}),
            loc=(refusal.key,),
            input=None,
        )
        for refusal in refusals
    ]
    if errors:
        raise ValidationError.from_exception_data("record", errors)
