"""The records of a provider that speak to a control, each with the page it stands on."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from generator.pages.parts import Address, Link
from generator.pages.scope import Scope
from generator.schema.provider import ProviderPage
from generator.schema.record import Record

R = TypeVar("R", bound=Record)


def records(scope: Scope, control: str, *kinds: type[R]) -> Iterator[tuple[ProviderPage, R]]:
    """Every record of these kinds that speaks to a control, in the order of the pages."""
    for page, subject in scope.subjects():
        for record in _inside(subject):
            if isinstance(record, kinds) and control in record.controls:
                yield page, record


def _inside(model: BaseModel) -> Iterator[Record]:
    if isinstance(model, Record):
        yield model
    for value in vars(model).values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, BaseModel):
                yield from _inside(part)


def link_to(scope: Scope, page: ProviderPage, record: Record) -> Link:
    """A record as a link to its place, by the name it has there."""
    title = getattr(record, "title", None) or getattr(record, "name", None) or record.id
    return Link(str(title), Address(scope.page(page), record.id))
