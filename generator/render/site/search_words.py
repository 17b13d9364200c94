"""Words, and the terms that stand for them in the index of the search.

The search in the browser takes apart what is typed in the same way, in `assets/search/words.js`; a test compares them.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import chain

_NUMBER = re.compile(r"\+?[0-9](?:[ ().-]{0,2}[0-9]){6,}")
_APOSTROPHE = re.compile(r"['’]s?\b", re.ASCII)
_PARTING = re.compile(r"[\W_]+")
_HUMPS = re.compile(r"U?l+|U+(?!l)|N+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_COMMON = (
    "a about after all also always am an and any anything are as at be been being but by can cannot could did do does "
    "doing done everything for from get gets getting got had has have he hello help how i if in into is it its just "
    "keep keeps lot lots many me more most much must my no not now of off on one only or our out over please should "
    "since so some somebody someone something still than that the their them then there these they thing things this "
    "those to too up us very was we went were what whats when where which while why will with would you your"
)
SKIPPED = frozenset(_COMMON.split())
"""Words that say nothing of what somebody looks for."""
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "ı": "i"}
    | {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
"""Letters that Unicode does not take apart."""


def words(text: str) -> list[str]:
    """The words of a text as they are written: `x-client-id`, `10,000`, `PayCA's`."""
    if text.isascii():
        return _word("").findall(text)
    marks = "".join(sorted(filter(_is_mark, set(text))))
    return _word(marks).findall(text)


@lru_cache(maxsize=1 << 16)
def terms(word: str) -> tuple[str, ...]:
    """The terms of a word, the whole first: `x-client-id` is also found as `client` and as `id`."""
    pieces = [piece for piece in _PARTING.split(_APOSTROPHE.sub("", _folded(word))) if piece]
    forms = ["".join(pieces), *pieces, *(hump for piece in pieces for hump in _humps(piece))]
    return tuple(dict.fromkeys(stem(form.lower()) for form in forms))


def number_terms(text: str) -> list[str]:
    """The terms of telephone numbers, which people write with and without spaces and the code of the country."""
    found = []
    for number in _NUMBER.findall(text):
        digits = re.sub("[^0-9]", "", number)
        cuts = [0] if len(digits) < 9 else [0, 1, 2, 3, len(digits) - 8, len(digits) - 7]
        found += [form for cut in cuts for form in (digits[cut:], "0" + digits[cut:])]
    return found


def terms_of(text: str) -> Counter[str]:
    """The terms of a text, and how often each stands there."""
    found = Counter(chain(number_terms(text), chain.from_iterable(map(terms, words(text)))))
    del found[""]  # of a word without letters and numbers
    return found


def spelt(text: str) -> str:
    """A text in terms, word for word."""
    return " ".join(_first(word) for word in words(text))


def gist(text: str) -> str:
    """A text in terms, without the words that say nothing."""
    return " ".join(_first(word) for word in words(text) if word.lower() not in SKIPPED)


def stem(word: str) -> str:
    """One term for the forms of a word: refund, refunds, refunded, refunding."""
    if len(word) < 4 or re.search("[^a-z]", word):
        return word
    singular = re.sub(r"([^su])s\Z", r"\1", re.sub(r"ies\Z", "y", word))
    root = re.sub(r"(?:ation|ing|ion|ed|e)\Z", "", singular)
    if len(root) < 3 or not re.search("[aeiouy]", root):
        root = singular
    return re.sub(r"([^aeiouls])\1\Z", r"\1", root)


def _first(word: str) -> str:
    return terms(word)[0]


def _folded(text: str) -> str:
    """Letters without their accents: people type `zolc` and `cafe`, and mean Żółć and café."""
    if text.isascii():
        return text
    parted = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", parted).translate(_LETTERS)


def _humps(piece: str) -> list[str]:
    """`merchantReference` and `scan2pay` have parts; `S2P` and `v1` have none."""
    kinds = "".join(_kind(sign) for sign in piece)
    parts = [piece[found.start() : found.end()] for found in _HUMPS.finditer(kinds)]
    is_name = all(len(part) > 1 or _kind(part) == "N" for part in parts)
    return [part for part in parts if len(part) > 1] if is_name else []


@cache
def _kind(sign: str) -> str:
    category = unicodedata.category(sign)
    return {"Lu": "U", "Ll": "l"}.get(category, "N" if category.startswith("N") else "x")


@cache
def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


@cache
def _word(marks: str) -> re.Pattern[str]:
    """A word of letters, numbers and these marks; Python counts no marks among the letters."""
    letter = rf"[\w{re.escape(marks)}]+"
    return re.compile(rf"{letter}(?:(?:[.\-@:/+'’]|,(?=[0-9]{{3}}(?![0-9]))){letter})*")
