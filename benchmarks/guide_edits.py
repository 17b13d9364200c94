"""How well a change of a guide is told: edits of ten kinds, each made alone, and whether just that is reported.

`python -m benchmarks.guide_edits FILE...` takes each file for a guide of one page, compares it with itself, and then
makes edits at places that a seed chooses. An item that is read as two statements already may be split without a word.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.guide.captured_pages import captured_pages
from generator.guide.difference import GuideComparison, compared
from generator.guide.digests import digests_of
from generator.guide.spelled_alike import without_blanks

ITEM = re.compile(r"^(?P<mark>[ \t]*(?:[-•*]|\d{1,2}[.)])[ \t]+)(?P<words>[A-Z][^\n|<>]{25,})$", re.MULTILINE)
NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<number>[1-9]\d{0,3})(?= (?:seconds?|minutes?|hours?|days?|business days|attempts)\b)"
)
UNIT = re.compile(r"(?<=\d )(?P<unit>seconds|minutes|hours|days)\b")
HOST = re.compile(r"https?://(?P<host>[a-z0-9-]+)\.")
UNSEEN = re.compile(r"^source: |=\"[^\"]*$")
"""What stands before a value that no reader of the page sees: in its front matter, or in an attribute."""
OTHER_UNITS = {"seconds": "minutes", "minutes": "hours", "hours": "days", "days": "weeks"}
OTHER_WORDS = {
    "implemented": "in place", "configured": "set up", "ensure": "see", "monitor": "watch", "review": "look over",
    "stored": "kept", "completed": "finished", "registered": "entered", "verify": "confirm", "update": "renew",
    "created": "made", "checkout": "payment page", "established": "agreed", "documented": "written down",
}  # fmt: skip
OWN = "Keep a printed copy of the emergency numbers in the control room."


class Edit(NamedTuple):
    """A page after an edit, the changes that may be told for it, and words that stand in the one that is told."""

    text: str
    told: frozenset[str]
    at: str


Editor = Callable[[str, random.Random], Edit | None]


def any_item(text: str, chance: random.Random, wanted: str = "") -> re.Match[str] | None:
    """A list item of the page; with some words, where these are given."""
    found = [item for item in ITEM.finditer(text) if re.search(wanted, item["words"], re.IGNORECASE)]
    return chance.choice(found) if found else None


def put(text: str, found: re.Match[str], group: str, words: str) -> str:
    """The page with other words in the place of a group."""
    return text[: found.start(group)] + words + text[found.end(group) :]


def reworded(text: str, chance: random.Random) -> Edit | None:
    """One or two words of an item are others."""
    item = any_item(text, chance, rf"\b(?:{'|'.join(OTHER_WORDS)})\b")
    if not item:
        return None
    words = re.sub(
        rf"(?i)\b(?:{'|'.join(OTHER_WORDS)})\b", lambda word: OTHER_WORDS[word[0].lower()], item["words"], count=1
    )
    return Edit(put(text, item, "words", words), frozenset({"reworded"}), words)


def changed_value(pattern: re.Pattern[str], group: str, other: Callable[[str], str]) -> Editor:
    """An editor that makes another value of the first group of a pattern."""

    def edit(text: str, chance: random.Random) -> Edit | None:
        found = [one for one in pattern.finditer(text) if not UNSEEN.search(line_before(text, one.start()))]
        if not found:
            return None
        one = chance.choice(found)
        words = other(one[group])
        around = re.split(r"(?<=[.]) ", line_before(text, one.start(group)))[-1] + words
        return Edit(put(text, one, group, words), frozenset({"changed-facts"}), around[-25:])

    return edit


def line_before(text: str, at: int) -> str:
    """What stands in a line before a place."""
    return text[text.rfind("\n", 0, at) + 1 : at]


def moved(text: str, chance: random.Random) -> Edit | None:
    """An item goes to the end of another list."""
    item, after = any_item(text, chance), any_item(text, chance)
    if not item or not after or abs(item.start() - after.start()) < 200:
        return None
    line, place = item[0], after.end()
    cut = text.replace(line + "\n", "", 1)
    place -= len(line) + 1 if after.start() > item.start() else 0
    return Edit(f"{cut[:place]}\n{line}{cut[place:]}", frozenset({"moved"}), item["words"])


def split(text: str, chance: random.Random) -> Edit | None:
    """An item of two sentences becomes two items."""
    item = any_item(text, chance, r"[a-z]{3}[.] [A-Z].{25}")
    if not item:
        return None
    first, second = re.split(r"(?<=[a-z]{3}[.]) (?=[A-Z])", item["words"], maxsplit=1)
    return Edit(put(text, item, "words", f"{first}\n{item['mark']}{second}"), frozenset({"split", "unchanged"}), first)


def merged(text: str, chance: random.Random) -> Edit | None:
    """Two items become one."""
    found = [
        (one, other)
        for one, other in zip(ITEM.finditer(text), list(ITEM.finditer(text))[1:], strict=False)
        if other.start() == one.end() + 1
    ]
    if not found:
        return None
    one, other = chance.choice(found)
    words = f"{one['words'].rstrip('.')}; {other['words']}"
    return Edit(f"{text[: one.start('words')]}{words}{text[other.end() :]}", frozenset({"merged"}), words)


def removed(text: str, chance: random.Random) -> Edit | None:
    """An item is gone."""
    item = any_item(text, chance)
    return Edit(text.replace(item[0] + "\n", "", 1), frozenset({"gone"}), "") if item else None


def added(text: str, chance: random.Random) -> Edit | None:
    """There is an item more."""
    item = any_item(text, chance)
    if not item:
        return None
    return Edit(f"{text[: item.start()]}{item['mark']}{OWN}\n{text[item.start() :]}", frozenset({"new"}), OWN)


def swapped(text: str, chance: random.Random) -> Edit | None:
    """Two items of a list changed places."""
    found = [
        (one, other)
        for one, other in zip(ITEM.finditer(text), list(ITEM.finditer(text))[1:], strict=False)
        if other.start() == one.end() + 1
    ]
    if not found:
        return None
    one, other = chance.choice(found)
    return Edit(f"{text[: one.start()]}{other[0]}\n{one[0]}{text[other.end() :]}", frozenset({"moved"}), "")


EDITORS: dict[str, Editor] = {
    "reworded": reworded,
    "number": changed_value(NUMBER, "number", lambda number: str(int(number) + 7)),
    "unit": changed_value(UNIT, "unit", OTHER_UNITS.__getitem__),
    "moved": moved,
    "split": split,
    "merged": merged,
    "removed": removed,
    "added": added,
    "order of a list": swapped,
    "host": changed_value(HOST, "host", lambda host: f"{host}2"),
}


def comparison(old: Path, new: Path) -> GuideComparison:
    """Two captures of a page, compared."""
    before, after = captured_pages([old]), captured_pages([new])
    reads = [read for page in after for read in page.statements]
    return compared(digests_of(before, "salt"), digests_of(after, "salt"), reads)


def edits(guides: Sequence[Path], each: int) -> Iterator[tuple[str, Path, Edit]]:
    """Edits of every kind, spread over the guides that have a place for them."""
    for kind, editor in EDITORS.items():
        made, tries, seen = 0, 0, set[str]()
        while made < each and tries < 200:
            guide = guides[tries % len(guides)]
            edit = editor(guide.read_text("utf-8"), random.Random(f"{kind} {tries}"))  # noqa: S311
            tries += 1
            if edit and edit.text not in seen and edit.text != guide.read_text("utf-8"):
                seen.add(edit.text)
                made += 1
                yield kind, guide, edit


def main() -> None:
    """Compare every guide with itself and with each edit of it, and print what was told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("guides", type=Path, nargs="+")
    parser.add_argument("--each", type=int, default=6, help="how many edits of each kind")
    given = parser.parse_args()
    for guide in given.guides:
        print(f"{guide.name}: {len(comparison(guide, guide).differences)} changes against itself")
    made, right, alarms = Counter[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, guide, edit in edits(given.guides, given.each):
            new = Path(folder) / guide.name
            new.write_text(edit.text, "utf-8")
            found = comparison(guide, new).differences
            told = [one for one in found if one.change.value in edit.told and _is_at(edit, one.words)]
            made[kind] += 1
            is_right = bool(told) or (not found and "unchanged" in edit.told)
            right[kind] += is_right
            rest = [one for one in found if one not in told]
            alarms += len(rest) if is_right else max(0, len(rest) - 1)
            if not is_right or rest:
                others = [(one.change.value, one.words[:50]) for one in found]
                print(f"  {kind} in {guide.name}: {edit.at[:50]!r} told as {others}")
    for kind, count in made.items():
        print(f"{kind}: {right[kind]} of {count}")
    print(f"{right.total()} of {made.total()} edits told as what they are, {alarms} false alarms")


def _is_at(edit: Edit, words: str) -> bool:
    return without_blanks(re.sub(r"<[^>]+>", "", edit.at))[:20] in without_blanks(words)


if __name__ == "__main__":
    main()
