"""What can be wrong with a YAML file before anybody asks what it says."""

import re

import yaml

from generator.findings import LINE_END, Finding, Position, problem

OPENED_EARLIER = frozenset(
    {
        "could not find expected ':'",
        "found unexpected end of stream",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
PLAIN_WORDS = {
    "mapping values are not allowed in this context": (
        "there is a colon where no key is expected",
        "Put quotes around text that holds `: `, or check the indentation of this line and the one above.",
    ),
    "did not find expected key": (
        "the indentation does not fit the lines above, or a quote is not closed",
        "Line up the keys of one mapping; check quotes on this line and the one above.",
    ),
    "did not find expected '-' indicator": (
        "a list entry is expected here",
        "Start each entry of the list with `- `, all at the same indentation.",
    ),
    "found character that cannot start any token": (
        "this character cannot start a value",
        "Indent with spaces, not tabs; put quotes around text that starts with `@`, a backtick or `%`.",
    ),
    "could not find expected ':'": (
        "a key without a colon",
        "Write `key: value`, or put quotes around text that goes on over several lines.",
    ),
    "found unexpected end of stream": (
        "the file ends in the middle of a value",
        "Close the quote or bracket that is still open.",
    ),
    "did not find expected ',' or ']'": (
        "a list in brackets is not closed, or a comma is missing",
        "Close it with `]`; separate entries with commas.",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in braces is not closed, or a comma is missing",
        "Close it with `}`; put quotes around text that holds a comma or a brace.",
    ),
    "control characters are not allowed": (
        "the file contains a control character",
        "Remove it; it is not visible in most editors.",
    ),
}


@problem("bad-syntax")
def bad_syntax(error: yaml.YAMLError, file: str, text: str) -> Finding:
    """The file is not valid YAML from this point on.

    Nothing after it can be read, so problems further down show only once it is corrected. Most often a quote
    is missing around text with a colon, or a line is indented differently from its neighbours.
    """
    at, said = Position(file), str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        said = error.problem or said
        mark = _opening(error) or error.problem_mark
        at = Position(file, mark.line + 1, mark.column + 1) if mark else at
    elif isinstance(error, yaml.reader.ReaderError):
        at, said = _first_control_character(text, file), "control characters are not allowed"
    message, hint = PLAIN_WORDS.get(said, (f"the YAML cannot be read: {said}", "Check quotes and indentation here."))
    if _is_below_an_empty_list(text, at.line):
        message = "this entry stands below an empty list"
        hint = "Delete the ` []` behind the key above, so that its entries can stand below it."
    return Finding(at, "bad-syntax", message, hint)


def _is_below_an_empty_list(text: str, line: int) -> bool:
    """Whether a line begins an entry, and the last line above it that says something ends in `[]`."""
    lines = LINE_END.split(text)
    above = [each for each in lines[: line - 1] if each.strip() and not each.lstrip().startswith("#")]
    entry = lines[line - 1] if line <= len(lines) else ""
    return entry.lstrip().startswith("- ") and bool(above) and above[-1].rstrip().endswith(": []")


def _opening(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where the thing starts that was never closed, if that is on another line than where it was noticed."""
    opened, noticed = error.context_mark, error.problem_mark
    if error.problem not in OPENED_EARLIER or opened is None or noticed is None:
        return None
    return opened if opened.line != noticed.line else None


def _first_control_character(text: str, file: str) -> Position:
    # the reader counts bytes, so the place is looked for here
    found = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", text)
    lines = LINE_END.split(text[: found.start() if found else 0])
    return Position(file, len(lines), len(lines[-1]) + 1)


@problem("not-text")
def not_text(at: Position) -> Finding:
    """The file is not UTF-8 text.

    It may be a binary file with the wrong name, or text in another encoding. Save it as UTF-8, or move it away.
    """
    return Finding(at, "not-text", "the file is not UTF-8 text", "Save it as UTF-8, or move it out of the data.")


@problem("empty-file")
def empty_file(at: Position) -> Finding:
    """The file is empty.

    Fill it in, or delete it. `launchbook check` says which files are needed.
    """
    return Finding(at, "empty-file", "the file is empty", "Fill it in, or delete it.")


@problem("too-large")
def too_large(at: Position, message: str) -> Finding:
    """The file is larger, or nested deeper, than a person would write.

    Files may have 1,000,000 bytes, 50,000 values and 40 levels. Split the file, or find out what made it.
    """
    return Finding(at, "too-large", message, "Split it, or find out what made it.")


@problem("second-document")
def second_document(at: Position) -> Finding:
    """A line of three hyphens starts a second document in the same file.

    Only the first would be read. Remove the line, or move what follows to a file of its own.
    """
    return Finding(at, "second-document", "a second document starts here", "One file holds one document: remove `---`.")


@problem("yaml-alias")
def alias(at: Position, name: str) -> Finding:
    """An anchor (`&name`) or an alias (`*name`) is used.

    Aliases hide what a record says from the person who reads it, and a few lines of them can stand for millions of
    values. Write the value out.
    """
    return Finding(at, "yaml-alias", f"anchors and aliases are not read: `{name}`", "Write the value out.")


@problem("yaml-tag")
def tag(at: Position, name: str) -> Finding:
    """A tag (`!something`) is used.

    Tags change how a value is read; here the schema alone decides that. Remove the tag.
    """
    return Finding(at, "yaml-tag", f"tags are not read: `{name}`", "Remove the tag; for text, use quotes.")


@problem("odd-key")
def odd_key(at: Position) -> Finding:
    """A key is not plain text.

    YAML allows lists, mappings and empty keys; no file here needs them. Write a word.
    """
    return Finding(at, "odd-key", "this key is not text", "Write a word as the key.")


@problem("duplicate-key")
def duplicate_key(at: Position, key: str, first: int) -> Finding:
    """A key appears twice in one mapping.

    Most YAML readers keep the last one and say nothing, so one of the two values would be lost. Remove one, or make
    a list of both if the key takes a list.
    """
    return Finding(
        at, "duplicate-key", f"the key `{key}` appears twice; first on line {first}", "Remove one of the two."
    )
