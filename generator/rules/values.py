"""Values: no placeholder, no redaction and no secret stands where a fact should, and every character can be printed."""

import re
import unicodedata
from collections.abc import Iterator

from generator.data_file import DataFile
from generator.findings import LINE_END, Finding, Position, problem, visible
from generator.fonts import unprintable
from generator.rules.data_index import DataIndex, DataPlace
from generator.secrets.detectors import Secret, masked_secret

PLACEHOLDER = re.compile(
    r"(?i)\s*(?:to[- ]?do|tb[adc]|fixme|xxx+|n/?a|\?+|-+|\.{3}|…|change[- ]?me|fill (?:me )?in|lorem ipsum.*"
    r"|<[^<>]+>|\[[^\[\]]+ here\]|your[- _].{1,30}[- _]here|placeholder|foo(?:bar)?|none|null)\s*"
)
REDACTION = re.compile(r"(?i)\[?\s*e-?mail[\s\u00a0]*protected\s*\]?|\bredacted@|@redacted\b")
OTHERWISE = {
    "providers": ", or add a gap that says what to do",
    "integrations": ", or leave it out until it is known",
}
"""What else may be done about a placeholder, by where it stands: a gap is about a guide."""


@problem("placeholder-value")
def placeholders(index: DataIndex) -> Iterator[Finding]:
    """A word that means "to be filled in" is left where a value should be.

    It would be printed in a runbook. Fill it in; where a provider's guide does not give it, write `unknown` if the data
    reference allows it, or add a gap. Leave out your own values until you know them.
    """
    for file, value in index.values:
        if PLACEHOLDER.fullmatch(value.text):
            hint = f"Fill it in{OTHERWISE.get(file.folder[0], '')}."
            yield DataPlace(file, value.path).finding(
                "placeholder-value", f"this is a placeholder: `{value.text}`", hint
            )


@problem("redaction-copied")
def redactions(index: DataIndex) -> Iterator[Finding]:
    """A mark that a web page shows in place of an address was copied into text.

    It looks like an address but is not one. Say in a gap that the page hides the address, and what to do about it.
    """
    for file, value in index.values:
        lower = value.text.lower()
        if not ("protected" in lower or "redacted" in lower):
            continue
        if REDACTION.search(value.text) and value.path[-1] != "email":  # there, `redacted-value` says it
            hint = "Remove it; say in a gap that the page hides the address."
            yield DataPlace(file, value.path).finding("redaction-copied", "this is a redaction, not an address", hint)


@problem("secret-value")
def secrets(index: DataIndex) -> Iterator[Finding]:
    """Something in the file looks like a key, a token or a password.

    Launchbook never needs one: what it makes is read by many. Remove it, and replace the key at the provider if the
    file was ever committed. The message shows only its first characters.
    """
    in_files: set[tuple[str, str]] = set()
    for file in index.files:
        text = file.document.text
        for secret in index.detectors.find(text):
            in_files.add((file.found.file, _hidden(text, secret)))
            yield _secret(_position(file, secret.start), text, secret)
    for file in index.files:  # what escapes and folded lines hide in the file
        for number, found in index.detectors.find_known_in([value.text for value in file.values]):
            value = file.values[number]
            for secret in found:
                if (file.found.file, _hidden(value.text, secret)) not in in_files:
                    yield _secret(DataPlace(file, value.path).position, value.text, secret)


def _hidden(text: str, secret: Secret) -> str:
    return "".join(text[secret.hidden : secret.end].split())


def _secret(position: Position, text: str, secret: Secret) -> Finding:
    hint = "Remove it. If it was ever committed, replace it at the provider."
    return Finding(position, "secret-value", f"this looks like {secret.name}: `{masked_secret(text, secret)}`", hint)


def _position(file: DataFile, offset: int) -> Position:
    lines = LINE_END.split(file.document.text[:offset])
    return Position(file.found.file, len(lines), len(lines[-1]) + 1)


@problem("missing-character")
def missing_characters(index: DataIndex) -> Iterator[Finding]:
    """A character is missing from the fonts of the printed books.

    On paper it would be an empty box, or nothing. Use words instead; emoji, for example, cannot be printed. Write
    names in Latin letters, as passports do, where the fonts lack the script, such as Chinese, Japanese or Korean.
    """
    for file, value in index.values:
        # what is not even visible is refused as such
        lacking = [sign for sign in unprintable(value.text) if sign == "\t" or visible(sign) == sign]
        if lacking:
            signs = ", ".join(f"`{sign}` (U+{ord(sign):04X})" for sign in lacking)
            message = f"this cannot be printed: {signs}"
            yield DataPlace(file, value.path).finding("missing-character", message, _other_words(lacking))


def _other_words(lacking: list[str]) -> str:
    if any(unicodedata.category(sign) == "Lo" for sign in lacking):
        return "The printed books have no letters of this script: write it in Latin letters, as passports do."
    return "Use words instead."
