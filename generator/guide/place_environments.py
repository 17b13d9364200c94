"""Environments and settings, from the tables and lines that put them side by side; and limits."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, plain_words
from generator.guide.placed import Ids, PlacedRecord, RoleWords, of_kind, record, slug_of
from generator.guide.sentences import sentences
from generator.guide.titles import facts_of_first, in_the_guide, says_more, title_of
from generator.schema.environments import READERS, SettingKind
from generator.schema.values import Quantity

ENVIRONMENT = re.compile(r"(?i)^(?:sandbox|test(?:ing)?|staging|preview|live|prod(?:uction)?|development|uat|qa)\b")
_PRODUCTION = re.compile(r"(?i)^(?:live|prod)")
_LABELLED = re.compile(r"^(?P<name>[A-Z]\w+): `?(?P<address>https?://[^\s`]+?)`?[.,;]?$")
_OWN = re.compile(r"(?i)^(?:see|in) (?:the |your )?(?P<where>.+)$")
_ANSWER = re.compile(r"(?i)\b(?:answer|respond|reply|responds)\b.*\b(?:within|inside|in)\b")
_MOST_WORDS = 6
"""How many words the value of a setting may have; what is longer is a sentence."""
_TRIED = (SettingKind.URL, SettingKind.HOST, SettingKind.PREFIX, SettingKind.ENDPOINT)


class Labelled(Struct, frozen=True):
    """An address with the name of its environment before it."""

    environment: str
    address: str


def labelled(each: NumberedStatement) -> Labelled | None:
    """What a line such as `Staging: https://…` says; None where it says something else."""
    found = _LABELLED.match(each.read.text)
    return Labelled(found["name"], found["address"]) if found and ENVIRONMENT.match(found["name"]) else None


def named_environments(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """The environments that the guide names at the head of a column or before an address; else production alone."""
    named: dict[str, NumberedStatement] = {}
    for each in statements:
        line = labelled(each)
        columns = _columns(each) if each.read.kind.value == "environment-difference" else []
        for name in [*columns, *([line.environment] if line else [])]:
            named.setdefault(name, each)
    if not any(_PRODUCTION.match(name) for name in named):
        bare = [each for each in statements if not each.facts] or list(statements)
        named["Production"] = next(
            (each for each in bare if re.search(r"(?i)production|live", each.read.text)), bare[0]
        )
    for name, each in named.items():
        is_live = bool(_PRODUCTION.match(name))
        more = {"production": True} if is_live else {}
        fields = record(ids, slug_of(name), each, name=name, **more)
        yield PlacedRecord("environments.yaml", "environments", fields, is_part=True)


def _columns(each: NumberedStatement) -> list[str]:
    return [title for title in each.read.block.titles if ENVIRONMENT.match(title)]


def compared_settings(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """A setting for each row that compares environments, and one for addresses with the environments before them."""
    known = {name for each in of_kind(statements, "environment-difference") for name in _columns(each)}
    known |= {line.environment for each in statements if (line := labelled(each))}
    for each in of_kind(statements, "environment-difference"):
        names = _columns(each)
        if len(names) < 2 or each.read.block.kind is not BlockKind.ROW:
            continue
        cells = dict(zip(each.read.block.titles, each.read.block.cells, strict=True))
        if any(cell for title, cell in list(cells.items())[1:] if title not in names):
            continue
        label = plain_words(each.read.block.cells[0])
        values = {slug_of(name): plain_words(cells[name]) for name in names if cells[name]}
        fields = _setting(label, values, each, ids, len(known))
        if fields:
            yield PlacedRecord("environments.yaml", "settings", fields)
    yield from _base_url([each for each in statements if labelled(each)], ids, len(known))


def _setting(
    label: str, values: dict[str, str], each: NumberedStatement, ids: Ids, known: int
) -> dict[str, object] | None:
    if not label or not values or any(len(value.split()) > _MOST_WORDS for value in values.values()):
        return None
    see = next((found["where"] for value in values.values() if (found := _OWN.match(value))), "")
    told = {name: "per-account" if _OWN.match(value) else value for name, value in values.items()}
    given = [value for value in told.values() if value != "per-account"]
    kind = next((kind for kind in _TRIED if given and all(_is_one(kind, value) for value in given)), SettingKind.WORDS)
    shown = "\n".join([label, *told.values()])
    return record(
        ids, label, each, name=label, kind=kind.value, parity="not-stated" if len(told) == known else "only-some",
        values=told, see=see, detail=in_the_guide(each.facts, shown),
    )  # fmt: skip


def _is_one(kind: SettingKind, value: str) -> bool:
    try:
        READERS[kind].read(value)
    except ValueError:
        return False
    return True


def _base_url(lines: list[NumberedStatement], ids: Ids, known: int) -> Iterator[PlacedRecord]:
    told = {slug_of(line.environment): line.address for each in lines if (line := labelled(each))}
    if len(told) > 1 and len(told) == len(lines):
        fields = record(
            ids, "Base URL", lines[0], name="Base URL", kind="url", values=told,
            parity="not-stated" if len(told) == known else "only-some",
        )  # fmt: skip
        yield PlacedRecord("environments.yaml", "settings", fields | {"cites": [each.id for each in lines]})


def answer_limits(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """How fast you have to answer, where a list says it."""
    for each in statements:
        first = sentences(each.read.text)[0].rstrip(" .")
        if each.read.block.kind is BlockKind.LIST_ITEM and _ANSWER.search(first):
            facts = facts_of_first(each.read.text, each.facts)
            bound = next((fact for fact in facts if re.match(r"(?i)within|inside", fact) and _is_bound(fact)), "")
            title = title_of(first.removesuffix(bound), facts) if bound and first.endswith(bound) else ""
            if title:
                fields = record(ids, f"{title} in time", each, name=title, kind="response", values={"every": bound})
                meaning = " ".join(["Answer in this time.", in_the_guide(facts, f"{title}\n{bound}")]).strip()
                told = _before_cites(fields, meaning=meaning)
                yield PlacedRecord("environments.yaml", "limits", told, is_part=says_more(each.read.text))


def _before_cites(fields: dict[str, object], **more: object) -> dict[str, object]:
    cites = fields.pop("cites")
    return {**fields, **more, "cites": cites}


def _is_bound(text: str) -> bool:
    try:
        return Quantity.read(text).unit is not None
    except ValueError:
        return False
