"""Words that change what a value means: without them it is another value."""

import re
from functools import cache

from generator.facts.shapes import ShapedValue

_WORDS = {
    "usually": r"typically|usually|normally|generally|on average",
    "about": r"about|around|approximately|roughly|some",
    "near": r"near|close to",
    "at least": r"at least|no less than|not less than|a minimum of|minimum|no faster than|or more|or higher|or later",
    "at most": r"at most|no more than|not more than|up to|a maximum of|maximum|inside|within|under|below|less than",
    "unless": r"unless \w+",
}
_BETWEEN = r"(?: (?:takes?|is|are|every|once per|once every|the))?"
_SENTENCE = re.compile(r"[.!?;](?=\s|$)")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            meaning,
            re.compile(rf"\b(?:{words}){_BETWEEN} ?$", re.IGNORECASE),
            re.compile(rf"^,? ?(?:{words})\b", re.IGNORECASE),
        )
        for meaning, words in _WORDS.items()
    )


def qualifier(text: str, value: ShapedValue) -> str:
    """What the words right before or after a value in a fact make of it, such as `usually`; else nothing."""
    before, after = text[: value.start], text[value.end :]
    return next((name for name, ahead, behind in _patterns() if ahead.search(before) or behind.search(after)), "")


def has_qualifier(text: str, value: ShapedValue, meaning: str) -> bool:
    """Whether the sentence around a value in prose says so as well, in any words for it."""
    return re.search(rf"\b(?:{_WORDS[meaning]})\b", sentence_around(text, value), re.IGNORECASE) is not None


def sentence_around(text: str, value: ShapedValue) -> str:
    """The sentence in which a value stands."""
    ends = [0, *(end.end() for end in _SENTENCE.finditer(text)), len(text)]
    first = max(end for end in ends if end <= value.start)
    last = min((end for end in ends if end >= value.end), default=len(text))
    return text[first:last]
