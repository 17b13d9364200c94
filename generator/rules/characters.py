"""Characters: every one can be printed."""

import unicodedata
from collections.abc import Iterator

from generator.findings import Finding, problem, visible
from generator.fonts import unprintable
from generator.rules.data_index import DataIndex, DataPlace


@problem("missing-character")
def missing_characters(index: DataIndex) -> Iterator[Finding]:
    """A character is in none of the fonts that the printed books bring along.

    On paper it would be an empty box, or nothing. Write the word for it; emoji, for example, cannot be printed. Write
    names in Chinese, Japanese, Korean and other scripts that the fonts lack in Latin letters, as passports do.
    """
    for file, value in index.values:
        # what is not even visible is refused as such
        lacking = [each for each in unprintable(value.text) if each == "\t" or visible(each) == each]
        if lacking:
            signs = ", ".join(f"`{each}` (U+{ord(each):04X})" for each in lacking)
            message = f"this cannot be printed: {signs}"
            yield DataPlace(file, value.path).finding("missing-character", message, _hint(lacking))


def _hint(lacking: list[str]) -> str:
    if any(unicodedata.category(each) == "Lo" for each in lacking):
        return "The printed books have no letters of this script: write it in Latin letters, as passports do."
    return "Write words in its place."
