"""The kinds of text that the data is made of. Each is a `str` that was read strictly and kept as written."""

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.findings import INVISIBLE

EMPTY = "is empty"


class Text(str):
    """Text on one line or several, never empty."""

    __slots__ = ()
    pattern: ClassVar[str | None] = None
    wanted: ClassVar[str] = "text"
    hint: ClassVar[str] = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """`text` as this kind of text; a `PydanticCustomError` says what is wrong with it."""
        if not text.strip():
            raise PydanticCustomError("empty-value", EMPTY)
        unseen = INVISIBLE.search(text)
        if unseen:
            raise _unseen(text, unseen.start())
        if cls.pattern is not None and not re.fullmatch(cls.pattern, text):
            raise refused(cls.wanted, text, cls.hint)
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.read,
            core_schema.str_schema(strict=True),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described: JsonSchemaValue = {"type": "string", "minLength": 1}
        if cls.pattern is not None:
            described["pattern"] = f"^(?:{cls.pattern})$"
        return described


def refused(wanted: str, text: str, hint: str = "") -> PydanticCustomError:
    """The error for text that is not what was wanted there."""
    context = {"wanted": wanted, "text": text if len(text) <= 60 else text[:57] + "...", "hint": hint}
    return PydanticCustomError("wrong-value", "is not {wanted}: `{text}`", context)


def _unseen(text: str, at: int) -> PydanticCustomError:
    """The error for a character that nobody sees; what stands before it tells where to look."""
    before = text[max(0, at - 20) : at]
    context = {
        "where": f"after `{before}`" if before else "at its start",
        "sign": f"U+{ord(text[at]):04X}",
        "name": unicodedata.name(text[at], "an unnamed character").lower(),
        "hint": "Delete it, or retype the text.",
    }
    words = "contains an invisible character, {where}: {sign}, {name}"
    return PydanticCustomError("unseen-character", words, context)


class Line(Text):
    """Plain text on one line, shown as written."""

    __slots__ = ()
    pattern = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]+"
    wanted = "text on one line"
    hint = "Write it on one line, without control characters."


class Prose(Text):
    """Sentences in inline Markdown: code between backticks, **strong**, *emphasis* and links. Lists are YAML lists."""

    __slots__ = ()
    pattern = r"(?s)(?!\s*(?:[-*+]|\d+[.)]|#+|>|```)\s)(?!.*\n\s*\n)[^\x00-\x08\x0b-\x1f\x7f-\x9f]+"
    wanted = "inline Markdown"
    hint = "Write sentences only: no headings or paragraphs, and lists as YAML lists."


class RecordId(Text):
    """The name of a record: lower-case letters, digits and hyphens, at most 41 characters, such as `live-key`."""

    __slots__ = ()
    pattern = r"[a-z0-9][a-z0-9-]{0,40}"
    wanted = "an id"
    hint = "Use lower-case letters, digits and hyphens, and at most 41 characters."


class Reference(RecordId):
    """The id of a record that is defined elsewhere."""

    __slots__ = ()
    to: ClassVar[str] = "record"


class ProviderRef(Reference):
    """The id of a provider, such as `acme-pay`."""

    __slots__ = ()
    to = "provider"


class RoleRef(Reference):
    """The id of a role in `roles.yaml`, such as `engineering`."""

    __slots__ = ()
    to = "role"


class ControlRef(Reference):
    """The id of a control in `controls.yaml`, such as `secrets-kept`."""

    __slots__ = ()
    to = "control"


class TeamRef(Reference):
    """The id of a team in `organisation/teams.yaml`, such as `payments`."""

    __slots__ = ()
    to = "team"


class ItemRef(Reference):
    """The id of a checklist item of the same provider, such as `store-live-key`."""

    __slots__ = ()
    to = "item"


class StepRef(Reference):
    """The id of a step of the same provider, such as `swap-base-url`."""

    __slots__ = ()
    to = "step"


class ContactRef(Reference):
    """The id of a contact in the same provider's `support.yaml`, such as `incident-line`."""

    __slots__ = ()
    to = "contact"


class CredentialRef(Reference):
    """The id of a credential in the same provider's `environments.yaml`, such as `live-key`."""

    __slots__ = ()
    to = "credential"


class SettingRef(Reference):
    """The id of a setting in the same provider's `environments.yaml`, such as `base-url`."""

    __slots__ = ()
    to = "setting"


class EnvironmentRef(Reference):
    """The id of an environment in the same provider's `environments.yaml`, such as `sandbox`."""

    __slots__ = ()
    to = "environment"


class TaskRef(Reference):
    """The id of a task or a rotation in the same provider's `maintenance.yaml`, such as `check-certificate`."""

    __slots__ = ()
    to = "task"


class SourcePageRef(Reference):
    """The id of a page of the same provider's guide, in its `provider.yaml`, such as `going-live`."""

    __slots__ = ()
    to = "page"


class ConditionRef(Reference):
    """The id of a condition in the same provider's `provider.yaml`, such as `receives-webhooks`."""

    __slots__ = ()
    to = "condition"


class GapRef(Reference):
    """The id of a gap of the same provider, such as `address-hidden`."""

    __slots__ = ()
    to = "gap"


class StatementRef(Reference):
    """The id of a statement of the provider's guide, such as `ACME-026`."""

    __slots__ = ()
    pattern = r"[A-Z0-9]{2,8}-[0-9]{3}"
    wanted = "the id of a statement"
    hint = "A statement id looks like `ACME-026`."
    to = "statement"


class RecipientRef(Reference):
    """The id of a recipient in the same provider's `access.yaml`, such as `account-manager`."""

    __slots__ = ()
    to = "recipient"


class RequestFieldRef(Reference):
    """The id of a field in the same provider's `access.yaml`, such as `company-name`."""

    __slots__ = ()
    to = "field"


class GroupRef(Reference):
    """The id of a group in the same provider's `checklists.yaml`, such as `before-you-start`."""

    __slots__ = ()
    to = "group"


class Days(Text):
    """A number of days."""

    __slots__ = ()
    pattern = r"[1-9][0-9]{0,3}"
    wanted = "a number of days"
    hint = "Write a whole number, such as `90`."

    @property
    def number(self) -> int:
        """How many days."""
        return int(self)


class Count(Text):
    """A whole number."""

    __slots__ = ()
    pattern = r"0|[1-9][0-9]{0,5}"
    wanted = "a whole number"
    hint = "Write digits only, such as `2`."

    @property
    def number(self) -> int:
        """The number."""
        return int(self)


class Folder(Text):
    """The path to a folder, relative to the data folder: `../../data`."""

    __slots__ = ()
    pattern = r"(?![/~])(?![A-Za-z]+:)[^\x00-\x1f\x7f-\x9f\u2028\u2029\\]+"
    wanted = "a path from the data folder"
    hint = "Write it with `/` and without a `/` at the start, such as `../../data`."


class ControlNumber(Text):
    """The number of a control: `C` and two digits."""

    __slots__ = ()
    pattern = r"C[0-9]{2}"
    wanted = "the number of a control"
    hint = "Write `C` and two digits, such as `C07`."


class StatementId(Text):
    """The name of a statement: the guide's letters, a hyphen and three digits."""

    __slots__ = ()
    pattern = StatementRef.pattern
    wanted = "the id of a statement"
    hint = StatementRef.hint


def _flag(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise refused("`true` or `false`", str(value), "Write `true` for yes and `false` for no.")


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`, and no other word for them."""
