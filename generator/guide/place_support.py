"""Contacts and known issues, from the tables that hold them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, plain_words
from generator.guide.placed import Fields, Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.titles import in_the_guide, title_of

_PHONE = re.compile(r"\+\d[\d ()-]{6,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOURS = re.compile(r"(?i)\bhours\b|available|when")
_INCIDENT = re.compile(r"(?i)incident|urgent|emergency|p1|outage")


def contacts(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """A contact for each row of a table that has a telephone number or an e-mail address in a cell of its own."""
    for each in of_kind(statements, "support-contact"):
        cells = each.read.block.cells
        phone, email = (next((cell for cell in cells if kind.fullmatch(cell)), "") for kind in (_PHONE, _EMAIL))
        if each.read.block.kind is not BlockKind.ROW or not each.read.block.titles or not (phone or email):
            continue
        name, hours = plain_words(cells[0]), each.read.cell(_HOURS)
        ways = [
            title
            for title, cell in zip(each.read.block.titles, cells, strict=True)
            if cell and cell not in (name, hours)
        ]
        channel = _channel(each, (name, phone, email, hours))
        kind = "incident" if any(_INCIDENT.search(way) for way in ways) else "general"
        yield PlacedRecord("support.yaml", "contacts", record(
            ids, f"{name} support", each, name=name, kind=kind, purpose=_purpose(ways), phone=phone, email=email,
            channel=channel, hours=hours, notes=_notes(each, "\n".join([name, phone, email, channel, hours])),
        ))  # fmt: skip


def _channel(each: NumberedStatement, known: tuple[str, ...]) -> str:
    """Another way that stands in a cell where other rows have a number."""
    named = zip(each.read.block.titles, each.read.block.cells, strict=True)
    return next(
        (plain_words(cell) for title, cell in named if cell and cell not in known and _INCIDENT.search(title)), ""
    )


def _purpose(titles: list[str]) -> str:
    names = [re.sub(r" ?\([^)]*\)", "", title).strip() for title in titles]
    said = " and ".join(name[:1].lower() + name[1:] for name in names if name)
    return f"For {said}." if said else "For what the guide names it for."


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
