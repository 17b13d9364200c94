"""Values by environment: a mapping of the YAML with a key for each environment that has a value."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.schema.record import Refusal, refuse
from generator.schema.text import EnvironmentRef, Text

EVERY_ENVIRONMENT = "every"
"""The key for a value that holds in all environments."""

Value_co = TypeVar("Value_co", bound=Text, covariant=True)


class ByEnvironment(Mapping[str, Value_co]):
    """A value for each environment that has one, in the order of the file. It never changes, and can be hashed."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, Value_co] | None = None) -> None:
        self._given = dict(given or {})

    def __getitem__(self, key: str) -> Value_co:
        return self._given[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __hash__(self) -> int:
        return hash(frozenset(self._given.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._given})"

    def of(self, environment: str) -> Value_co | None:
        """The value in one environment; None where it has none there."""
        return self.get(environment, self.get(EVERY_ENVIRONMENT))

    @classmethod
    def _read(cls, given: dict[str, Any]) -> Self:
        if EVERY_ENVIRONMENT in given and len(given) > 1:
            hint = "Write one value for each environment, or one for all of them."
            message = "holds in all environments, so no other can stand beside it"
            refuse([Refusal("wrong-value", message, hint, EVERY_ENVIRONMENT)])
        return cls(given)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (value,) = get_args(source)
        return core_schema.no_info_after_validator_function(
            cls._read,
            core_schema.dict_schema(
                keys_schema=handler.generate_schema(EnvironmentRef),
                values_schema=handler.generate_schema(value),
                min_length=1,
                strict=True,
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(_plain),
        )


def _plain(values: ByEnvironment[Any]) -> dict[str, str]:
    return {str(environment): str(value) for environment, value in values.items()}
