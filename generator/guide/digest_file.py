"""`digests.json` in the folder of a provider: what its guide said when it was last read. Programs alone write it."""

import json
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from generator.guide.digests import READER, GuideDigests, PageDigest, StatementDigest

DIGESTS = "digests.json"


class UnusableDigestsError(Exception):
    """Digests that are missing, damaged or made by another reader; the message says which, and what to do."""


def digests_text(digests: GuideDigests) -> str:
    """The content of the file: one statement on a line, so that a change of one is a change of its line."""
    pages = ",\n  ".join(json.dumps(asdict(page)) for page in digests.pages)
    rows = ",\n  ".join(json.dumps(asdict(row), ensure_ascii=False) for row in digests.statements)
    head = f'"reader": {json.dumps(digests.reader)},\n "salt": {json.dumps(digests.salt)}'
    return f'{{{head},\n "pages": [\n  {pages}\n ],\n "statements": [\n  {rows}\n ]}}\n'


def read_digests(file: Path) -> GuideDigests:
    """The digests in a file; an UnusableDigestsError where they cannot be compared with."""
    try:
        digests = _digests(json.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        hint = "`launchbook guide accept` makes them from the pages that the data was written from."
        raise UnusableDigestsError(f"There are no digests of this guide yet. {hint}") from None
    except (ValueError, KeyError, TypeError):
        hint = "Restore it from version control, or delete it and run `launchbook guide accept`."
        raise UnusableDigestsError(f"{file} is damaged. {hint}") from None
    if digests.reader != READER:
        hint = "Run `launchbook guide accept` on the pages that they were made from, then compare."
        raise UnusableDigestsError(f"{file} was made by another version of the reader. {hint}")
    return digests


def _digests(data: dict[str, Any]) -> GuideDigests:
    return GuideDigests(
        salt=str(data["salt"]),
        reader=str(data["reader"]),
        pages=tuple(PageDigest(str(page["id"]), str(page["form"]), _texts(page["rest"])) for page in data["pages"]),
        statements=tuple(_row(row) for row in data["statements"]),
    )


def _row(row: dict[str, Any]) -> StatementDigest:
    return StatementDigest(
        ids=_texts(row["ids"]),
        page=str(row["page"]),
        section=str(row["section"]),
        block=str(row["block"]),
        text=str(row["text"]),
        masked=str(row["masked"]),
        atoms=_texts(row["atoms"]),
        bag=_texts(row["bag"]),
        facts=tuple((str(key), str(text)) for key, text in row["facts"]),
        strength=_texts(row["strength"]),
    )


def _texts(values: list[object]) -> tuple[str, ...]:
    return tuple(map(str, values))
