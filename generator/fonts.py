"""The characters that the printed books can show: those of the fonts that come with the package."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "templates" / "pdf" / "fonts"
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | frozenset("\n–—‘’“”•…←→≤≥₱€")
"""What every font of ours is known to have; asking the fonts themselves takes a while."""


def unprintable(text: str) -> list[str]:
    """The characters of a text that some font of the books lacks, each once, in order."""
    if LATIN.issuperset(text):
        return []
    return [character for character in dict.fromkeys(text) if character not in LATIN | _in_all_fonts()]


@cache
def _in_all_fonts() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only unusual characters need it

    found = [frozenset(map(chr, TTFont(file).getBestCmap())) for file in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*found)
