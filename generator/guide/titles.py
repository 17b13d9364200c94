"""Titles of records: a few words of what a statement is about, cut so that they still say something true.

A guide's sentences are not ours to keep. A title takes at most eight words, up to the first that begins a detail, and
its facts stand beside it.
"""

import re
from collections.abc import Iterable

from generator.facts.known import known_facts
from generator.facts.shapes import shaped_values
from generator.guide.numbered import plain_words
from generator.guide.sentences import asks, sentences

MOST_WORDS = 8
MOST_CHARACTERS = 80
_BREAK = re.compile(
    r"[:;(]| [—–-] |->|, (?!and |\w+(?: \w+)? (?:or|and) )"
    r"| (?:so that|because|which|and (?:check|tell|verify|see)|within|at least|at most|no faster|ahead|usually"
    r"|typically|as soon)\b"
)
"""Where a detail begins that a title may leave out."""
_NEEDED = re.compile(r" (?:so that|because|which|and|ahead)\b")
"""Details without which a short sentence reads as if it were cut."""
_BOUND = re.compile(
    r" (?:until|unless|except|if|when|where|while|after|before|that|who|whose)\b|\b(?i:never|not|no)\b|n't\b"
)
"""What makes a sentence mean another thing when its end is left out: conditions, and what is denied."""
_LOST = re.compile(
    r"(?i)\b(?:if|unless|except|until|elsewhere|otherwise|instead|optional|recommended)\b"
    r"|\b(?:first|last|same|next) (?:hour|day|week|month)s?\b|\bonly\b(?!\))"
)
"""What makes a sentence mean another thing when it stands in the part that is left out."""
_PAIRED = re.compile(
    r"(?i)^(?:compare|connect|distribute|limit|match|move|protect|replace|replicate|restrict|separate|share|swap|switch)"
    r"|\b(?:linked|limited|moves|restricted|set up)\b"
)
"""Verbs that say little without what follows their `with`, `to`, `from` or `against`."""
_SECOND = re.compile(r" (?:with|to|from|against|by|into)\b")
_PART = re.compile(r",? (?:and|or|then) | [—–-] |->|[:;]")
_PART_OF_LIST = re.compile(rf"{_PART.pattern}|, ")
_ASIDE = re.compile(r"\([^()]*\)")
_POINTS = re.compile(r"(?i)(?:see|refer|never)\b")
"""How an aside begins that asks for nothing more."""
_WHOLE = re.compile(r"(?i)\b(?:every|each|all|any|no|only)\b")
_LOOSE = re.compile(r" (?:of|for|with|in|on|to|from|by|under|over|against|at|into|as|per|than|via)\b")
"""Where a title may end if it would be too long."""
_DANGLING = re.compile(
    r"(?:[\s,]+(?:a|an|the|your|our|of|for|with|in|on|to|from|by|under|at|and|or|is|are|be|only|each))+$"
)
_AHEAD = re.compile(r"^(?:(?:Then|Please|Always|Also),? |(?:In|On|From|For|At) [^,]{2,40}, (?=[a-z]))")
_NAME = re.compile(r"\w*(?:[a-z][A-Z]|[._/]\w)")
"""A name in the interface, which keeps its small letter at the head of a title."""
_SIGNS = re.compile(r"[*_<>\[\]{}`|\\]")


def title_of(text: str, facts: Iterable[str] = ()) -> str:
    """A title from the words of a statement; empty where no part of them says something by itself."""
    words = plain_words((sentences(text) or ("",))[0]).strip()
    words = _AHEAD.sub("", words)
    short = _shortened(words.strip(" .,;:!?"))
    short = _DANGLING.sub("", short.strip(" .,;:!?")).strip(" .,;:")
    if len(short.split()) < 2 and short != words.strip(" .!"):
        return ""
    titled = short if _NAME.match(short) else short[:1].upper() + short[1:]
    return titled if _is_true(titled, tuple(facts)) else ""


def _shortened(words: str) -> str:
    """The words up to the first detail; empty where what is left out would change what they say."""
    found = _BREAK.search(words, _after_words(words, 2))
    is_short = len(words.split()) <= MOST_WORDS and len(words) <= MOST_CHARACTERS
    is_cut = found is not None and not (is_short and _NEEDED.match(found[0]))
    short = words[: found.start()] if found and is_cut else words
    if len(short.split()) > MOST_WORDS or len(short) > MOST_CHARACTERS:
        short = _cut(short)
    return "" if _is_changed(short, words[len(short) :]) else short


def _is_changed(short: str, rest: str) -> bool:
    """Whether what is left out changes what is said: an order, a member of a list, a bound."""
    is_list = rest.startswith(",") and re.search(r",? (?:and|or) |, .+, ", rest[1:]) is not None
    is_pair = _PAIRED.search(short) is not None and _SECOND.match(rest) is not None
    parts = (_PART_OF_LIST if rest.startswith(",") else _PART).split(_ASIDE.sub("", rest))
    is_order = any(asks(part) and not _POINTS.match(part.strip()) for part in parts)
    goes_on = rest.lstrip().startswith("(") and re.search(r"\w", _ASIDE.sub("", rest, count=1)) is not None
    return is_list or is_pair or is_order or goes_on or _LOST.search(rest) is not None


def in_the_guide(facts: Iterable[str], shown: str = "") -> str:
    """The facts that do not stand in what is shown already, in no relation to each other; empty where there is none."""
    left = [fact for fact in facts if not re.search(rf"(?<![A-Za-z0-9]){re.escape(fact)}(?![A-Za-z0-9])", shown)]
    return f"Named in the guide: {'; '.join(as_prose(fact) for fact in left)}." if left else ""


def as_prose(fact: str) -> str:
    """A fact in inline Markdown, shown as it is printed."""
    return f"`{fact}`" if _SIGNS.search(fact) else fact


def _after_words(text: str, count: int) -> int:
    """Where the text goes on after some words."""
    found = re.match(rf"(?:\S+\s+){{{count}}}", text)
    return found.end() - 1 if found else len(text)


def _cut(text: str) -> str:
    """The first words of a text that is too long; nothing where what is left out bounds what they say."""
    if _BOUND.search(text):
        return ""
    room = " ".join(text.split()[: MOST_WORDS + 1])[:MOST_CHARACTERS]
    least = _after_words(text, 3) - 1
    ends = [found.start() for found in _LOOSE.finditer(room) if found.start() >= least]
    ends += [found.start() for found in re.finditer(" and ", room) if asks(text[found.end() :])]
    kept = room[: max(ends)] if ends else ""
    return "" if _WHOLE.search(kept) and re.match(r" (?:with|of)\b", text[len(kept) :]) else kept


def _is_true(title: str, facts: tuple[str, ...]) -> bool:
    """Whether no value of the title was cut from a longer one, or lost a word that changes it."""
    known = known_facts(facts)
    values = shaped_values(title)
    return all(known.have(value) and not known.lost_qualifier(title, value) for value in values)
