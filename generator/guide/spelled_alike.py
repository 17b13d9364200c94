"""One spelling for what a page says, so that quotes, dashes, marks and white space make no difference."""

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "\u00a0": " ",
        "\u200b": "",
        "|": " ",
    }
)
_MARKS = re.compile(r"\*\*|__(?=\w)|(?<=\w)__|[*\\]|^(?:\d{1,2}[.)] |[-•] )")
_ENDS = re.compile(r"[\s.,;:!?'\"]+$|^[\s'\"]+")
_STOP = frozenset(
    {
        "a", "an", "the", "and", "or", "of", "to", "in", "on", "for", "with", "your", "you", "is", "are", "be",
        "it", "that", "this", "by", "at", "as", "from", "we", "our", "will", "all", "any", "has", "have",
        "been", "before", "after",
    }
)  # fmt: skip


def spelled_alike(text: str) -> str:
    """A text in small letters, with one kind of quote and dash and no marks of Markdown."""
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    plain = re.sub(r"(?<!\w)'|'(?!\w)", "", _MARKS.sub("", plain))
    return _ENDS.sub("", re.sub(r"\s+", " ", plain).casefold().strip())


def without_blanks(text: str) -> str:
    """The same without any white space and quotes, which captures lose and add."""
    return re.sub(r"[\s\"'`]+", "", spelled_alike(text))


def telling_words(text: str) -> list[str]:
    """The words that say something, without their endings."""
    found = re.findall(r"[a-z0-9][a-z0-9_.'/-]*", spelled_alike(text))
    return [_stem(word.strip(".'-/")) for word in found if word not in _STOP]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ly)$", "", word) if len(word) > 4 else word
