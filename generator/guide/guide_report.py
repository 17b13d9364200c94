"""What a new capture of a guide changes and touches, for people, for a pull request and for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct, to_builtins

from generator.guide.compare_digests import GuideChange
from generator.guide.difference import FactChange, GuideComparison, GuideDifference
from generator.guide.touched import Touched, TouchedChapter, TouchedItem

WHAT_TO_DO = {
    GuideChange.MOVED: "It stands in another section now. Correct its `section`.",
    GuideChange.REWORDED: "Its facts are the same. Read it again, and change the record if its meaning changed.",
    GuideChange.FACTS: "Correct its `facts`, and every record below that shows them.",
    GuideChange.STRENGTH: "It asks for more or less than before. Look at the record's level, conditions and title.",
    GuideChange.SPLIT: "Give each part an id, and see that a record carries it.",
    GuideChange.MERGED: "Keep one id, and cite it from the records of the others.",
    GuideChange.GONE: "The guide no longer says it. Remove the records below, then the statement in `statements.yaml`. "
    "What you want to keep doing, make an item of your own.",
    GuideChange.NEW: "Add it to `statements.yaml`, and its id to `not-yet-placed` until a record carries it.",
}
"""What to do about each kind of change."""
_OTHER_ORDER = "It stands elsewhere in the same section. Its `section` is right; look only where the order matters."
_GONE_UNPLACED = "The guide no longer says it, and no record carries it. Remove its id from `statements.yaml`."
OTHER_FORM = "A page was captured in another form. What moved, or was split or merged, cannot be seen then."
_LONGEST = 110
"""How much of a statement's new words is shown."""


class ReportedChange(Struct, frozen=True):
    """A statement that changed, and what that touches."""

    difference: GuideDifference
    touched: Touched
    paste: str = ""
    """What to paste into `statements.yaml`, where it is new."""
    was_in: str = ""
    """The section in which the data has it."""

    @property
    def name(self) -> str:
        """Its ids, or that it has none."""
        return ", ".join(self.difference.statements) or "no id"

    @property
    def to_do(self) -> str:
        """What to do about it."""
        found = self.difference
        if found.change is not GuideChange.NEW and not found.statements:
            return "No statement of the data is it, so nothing is to be done unless a record should carry it."
        if found.change is GuideChange.MOVED and found.is_in_same_section:
            return _OTHER_ORDER
        if found.change is GuideChange.GONE and not self.touched.records:
            return _GONE_UNPLACED
        return WHAT_TO_DO[found.change]

    @property
    def place(self) -> str:
        """Where it stands, or stood, as it follows its name; empty where nobody knows."""
        if self.difference.section:
            return f", in {self.difference.section}"
        return f", was in {self.was_in}" if self.was_in else ""


class GuideReport(Struct, frozen=True):
    """A new capture of a provider's guide, compared with the last one."""

    provider: str
    comparison: GuideComparison
    changes: tuple[ReportedChange, ...]

    @property
    def summary(self) -> str:
        """How many statements of each kind there are."""
        counts = Counter(found.difference.change.value for found in self.changes)
        kinds = [f"{counts[change.value]} {change.value}" for change in GuideChange if counts[change.value]]
        return ", ".join([f"{self.comparison.unchanged} unchanged", *kinds])


def as_text(report: GuideReport) -> str:
    """The report for people, with the new words of each statement."""
    blocks = ["\n".join(_lines(found)) for found in report.changes]
    notes = [OTHER_FORM] if report.comparison.is_other_form else []
    return "\n\n".join([*blocks, "\n".join([f"{report.provider}: {report.summary}.", *notes])])


def _lines(found: ReportedChange) -> Iterator[str]:
    difference = found.difference
    moved = " and moved" if difference.is_moved and difference.change is not GuideChange.MOVED else ""
    yield f"{difference.change.value}{moved}: {found.name}{found.place}"
    if difference.words and difference.change is not GuideChange.MOVED:
        yield f"  now      {_short(difference.words)}"
    yield from (f"  value    {_arrow(fact)}" for fact in difference.facts)
    if difference.strength != FactChange("", ""):
        yield f"  strength {_arrow(difference.strength)}"
    yield from (f"  {kind:8} {words}" for kind, words in _touched(found.touched))
    yield f"  to do    {found.to_do}"
    yield from (f"    {line}" for line in found.paste.splitlines())


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _arrow(fact: FactChange) -> str:
    return f"{fact.old or 'nothing'} → {fact.new or 'nothing'}"


def _touched(touched: Touched) -> Iterator[tuple[str, str]]:
    """Each thing that is touched, by what it is."""
    yield from (("record", f"{one.id} ({one.file}, page {one.page})") for one in touched.records)
    yield from ((("waiver" if one.is_waiver else "item"), _item(one)) for one in touched.items)
    yield from (("also", f"{one.record} in {one.integration} ({one.file})") for one in touched.references)
    if touched.integrations:
        yield "affects", ", ".join(touched.integrations)
    yield from (("printed", words) for words in _printed(touched.prints))


def _printed(prints: Iterable[TouchedChapter]) -> Iterator[str]:
    """Each chapter with the books that have it: many books print the same."""
    books: dict[str, list[str]] = {}
    for place in prints:
        books.setdefault(place.chapter, []).append(place.team)
    for chapter, teams in books.items():
        yield f"{chapter}, in the {'book' if len(teams) == 1 else 'books'} of {', '.join(teams)}"


def _item(one: TouchedItem) -> str:
    evidence = f", with {one.evidence} piece{'s' if one.evidence != 1 else ''} of evidence" if one.evidence else ""
    return f"{one.item} is {one.state} in {one.integration}{evidence} ({one.file})"


def as_markdown(report: GuideReport) -> str:
    """The report for a pull request or an issue, without words of the guide."""
    lines = [f"## {_plain(report.provider)}: {report.summary}", ""]
    if report.comparison.is_other_form:
        lines += [f"> {OTHER_FORM}", ""]
    for found in report.changes:
        lines += [f"- **{found.difference.change.value}** {found.name}{_plain(found.place)}"]
        lines += [f"  - {_code(fact.old)} → {_code(fact.new)}" for fact in found.difference.facts]
        if found.difference.strength != FactChange("", ""):
            lines += [f"  - {_code(found.difference.strength.old)} → {_code(found.difference.strength.new)}"]
        lines += [f"  - {kind}: {_plain(words)}" for kind, words in _touched(found.touched)]
        lines += [f"  - [ ] {found.to_do}"]
        lines += (
            ["", "    ```yaml", *(f"    {line}" for line in found.paste.splitlines()), "    ```", ""]
            if found.paste
            else []
        )
    return "\n".join(lines)


def _code(text: str) -> str:
    """A value as code, which no sign in it can end."""
    return f"`` {text.replace('``', ' ')} ``" if text else "nothing"


def _plain(text: str) -> str:
    """A text in which no sign means anything to Markdown or HTML."""
    return "".join(f"&#{ord(sign)};" if sign in "\\`*_{}[]<>#!|&~@" else sign for sign in text)


def as_json_report(report: GuideReport) -> str:
    """The report for programs, without words of the guide."""
    return json.dumps(
        {
            "provider": report.provider,
            "unchanged": report.comparison.unchanged,
            "other-form": report.comparison.is_other_form,
            "changes": [_object(found) for found in report.changes],
        },
        ensure_ascii=False,
        indent=2,
    )


def _object(found: ReportedChange) -> dict[str, object]:
    difference = to_builtins(found.difference, enc_hook=str)
    del difference["words"], difference["read"]
    touched = _keys(to_builtins(found.touched, enc_hook=str))
    told = {"was-in": found.was_in, "touched": touched, "to-do": found.to_do, "paste": found.paste}
    return {**_keys(difference), **told}


def _keys(fields: dict[str, object]) -> dict[str, object]:
    return {key.strip("_").replace("_", "-"): value for key, value in fields.items()}
