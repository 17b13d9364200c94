"""The checklist of an access request as a table that opens in a spreadsheet."""

import csv
import io

from generator.pages.request.letter import mark_of
from generator.pages.request.pack import Pack

COLUMNS = ("Group", "Item", "Title", "State", "Day")
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets read UTF-8 as something else."""


def render_table(pack: Pack, separator: str = ",") -> str:
    """The items as CSV, one row each; where it may not be sent, the first row says so."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=separator, lineterminator="\r\n")
    if mark := mark_of(pack):
        writer.writerow([mark, "", "", "", ""])
    writer.writerow(COLUMNS)
    for group in pack.groups:
        for item in group.items:
            writer.writerow([defused(text) for text in (group.title, item.id, item.title, item.state, item.day)])
    return BYTE_ORDER_MARK + table.getvalue()


def defused(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r") or text[:1] in ("\t", "\r") else text
