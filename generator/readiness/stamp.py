"""Stamps: each recorded item says for which words it was recorded."""

from generator.project import Integration, Project
from generator.readiness.items import AssessedItem
from generator.schema.progress import State
from generator.source.document import Document


def stamped(project: Project, integration: Integration, items: tuple[AssessedItem, ...]) -> tuple[str, int]:
    """The text of the progress file with `words` below the `state` of each item that is done or waived and has none.

    Also how many were added. What stands in braces on one line is left as it is.
    """
    document = project.entry(f"integrations/{integration.id}/progress.yaml").document
    words = {item.id: item.words for item in items}
    lines, added = document.text.split("\n"), 0
    for number, recorded in reversed([*enumerate(integration.progress.items)]):
        if recorded.state in (State.DONE, State.WAIVED) and recorded.words is None:
            at = _line_of_state(document, number)
            if at is not None:
                indent = lines[at][: lines[at].index("state:")].replace("-", " ")
                lines.insert(at + 1, f"{indent}words: {_quoted(words[recorded.about])}")
                added += 1
    return "\n".join(lines), added


def _line_of_state(document: Document, number: int) -> int | None:
    """The line of a record's `state`, counted from 0; None where the record is written in braces."""
    line = document.key_position(("items", number, "state")).line - 1
    return line if "{" not in document.text.split("\n")[line] else None


def _quoted(words: str) -> str:
    return f'"{words}"' if words.isdigit() or "e" in words else words
