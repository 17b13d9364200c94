"""Contacts and known issues, from the tables that hold them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, plain_words
from generator.guide.placed import Fields, Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.titles import in_the_guide, title_of

_PHONE = re.compile(r"\+\d[\d ()-]{6,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOURS = re.compile(r"(?i)\bhours\b|\bavailab|^open\b")
_SEVERITY = re.compile(r"(?i)severity|priority")
_PURPOSE = re.compile(r"(?i)^(?:purpose|for|topic|subject|use|reason|when to)\b")
_WAY = re.compile(r"(?i)^(?:tele)?phone|^e-?mail|^(?:contact|channel|address|number|reach|call|write|details)\b")
"""Titles of columns that say how somebody is reached and not what for."""
_GRADE = re.compile(r"\(((?:P|S|SEV|Sev)-?\d(?:[ ,/–-]+(?:P|S|SEV|Sev)-?\d)*)\)")
_KINDS = (
    ("incident", r"incident|urgent|emergenc|outage|\bp1\b|\bsev-?1\b"),
    ("access-request", r"onboarding|activation|production access|go-live request"),
    ("account-manager", r"account manager|relationship manager"),
    ("technical", r"technical|integration|developer|\bapi\b"),
)
"""What a contact is for, by the first of these that is found in its words; else it is a general one."""
NOT_SAID = "Not known yet; read the guide."


class _Way(Struct, frozen=True):
    """A cell with a telephone number, an address or another way to reach somebody, and the title above it."""

    title: str
    cell: str
    column: int

    @property
    def use(self) -> str:
        """What it is for, where the title of its column says so and does not only name the way."""
        return "" if _WAY.search(self.title) else _GRADE.sub("", self.title).strip()


def contacts(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """The contacts of each row of a table in which a cell is a telephone number or an e-mail address.

    Columns for different purposes, such as incidents and everything else, are contacts of their own.
    """
    for each in of_kind(statements, "support-contact"):
        block = each.read.block
        is_listed = block.kind is BlockKind.ROW and len(block.titles) == len(block.cells)
        if not is_listed or not any(_PHONE.fullmatch(cell) or _EMAIL.fullmatch(cell) for cell in block.cells):
            continue
        ways = _ways(each)
        uses = dict.fromkeys(way.use for way in ways)
        by_use = [(use, [way for way in ways if way.use == use]) for use in uses]
        made = [_contact(each, ids, use, own, _hours(each, own, ways)) for use, own in by_use]
        notes = _notes(each, "\n".join(str(value) for fields in made for value in fields.values()))
        if notes:
            made[0] = {**made[0], "notes": notes, "cites": made[0].pop("cites")}
        yield from (PlacedRecord("support.yaml", "contacts", fields) for fields in made)


def _ways(each: NumberedStatement) -> list[_Way]:
    """The cells that say how somebody is reached: numbers and addresses, and what stands below them in other rows."""
    beside = (_HOURS, _SEVERITY, _PURPOSE)
    named = enumerate(zip(each.read.block.titles, each.read.block.cells, strict=True))
    return [
        _Way(title, cell, column)
        for column, (title, cell) in named
        if column and cell and not any(kind.search(title) for kind in beside)
    ]


def _hours(each: NumberedStatement, own: Sequence[_Way], ways: Sequence[_Way]) -> str:
    """The hours of a contact; where their column stands between contacts, those of the one before it."""
    at = next((column for column, title in enumerate(each.read.block.titles) if _HOURS.search(title)), 0)
    is_between = ways[0].column < at < ways[-1].column
    return "" if is_between and own[0].column > at else each.read.cell(_HOURS)


def _contact(each: NumberedStatement, ids: Ids, use: str, ways: Sequence[_Way], hours: str) -> Fields:
    name, cells = plain_words(each.read.block.cells[0]), [way.cell for way in ways]
    phone, email = (next((cell for cell in cells if kind.fullmatch(cell)), "") for kind in (_PHONE, _EMAIL))
    other = [plain_words(cell) for cell in cells if cell not in (phone, email)]
    grade = next((found[1] for way in ways if (found := _GRADE.search(way.title))), "")
    severity = plain_words(each.read.cell(_SEVERITY)) or grade
    said = plain_words(each.read.cell(_PURPOSE)) or use
    kind = _kind(f"{name} {said} {severity}")
    return record(
        ids, f"{name} {use or 'support'}", each, name=name, kind=kind, purpose=_purpose(said), phone=phone,
        email=email, channel=", ".join(other), hours=hours, severity=severity,
    )  # fmt: skip


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words.lower())), "general")


def _purpose(said: str) -> str:
    short = title_of(said)
    is_name = short[1:2].isupper()
    return f"For {short if is_name else short[:1].lower() + short[1:]}." if short else NOT_SAID


def _notes(each: NumberedStatement, shown: str) -> list[str]:
    left = in_the_guide(each.facts, shown)
    return [left] if left else []


def issues(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """An issue for each row of a table of symptoms, with what to do as its actions."""
    told = [each for each in statements if each.read.block.kind is BlockKind.ROW]
    for _, group in groupby(told, key=lambda each: id(each.read.block)):
        symptom, *others = group
        title = title_of(symptom.read.text, symptom.facts)
        if symptom.read.kind.value != "known-issue-symptom" or not title:
            continue
        actions = [action for each in others if (action := _action(each))]
        fields = record(
            ids, title, symptom, title=title, symptoms=[{"text": title, "cites": [symptom.id]}], actions=actions,
            notes=_notes(symptom, title),
        )  # fmt: skip
        yield PlacedRecord("issues.yaml", "issues", fields)


def _action(each: NumberedStatement) -> Fields | None:
    words = title_of(each.read.text, each.facts)
    if not words:
        return None
    said = " ".join(filter(None, [f"{_with_code(words, each.read.text)}.", in_the_guide(each.facts, words)]))
    return {"text": said, "cites": [each.id]}


def _with_code(words: str, text: str) -> str:
    """Words of a title as prose: what was code in the guide is code again."""
    for name in dict.fromkeys(re.findall(r"`([^`]+)`", text)):
        words = re.sub(rf"(?<![\w`]){re.escape(name)}(?![\w`])", lambda found: f"`{found[0]}`", words)
    return words
