"""Titles of records: the words of a statement's first sentence, where they are few enough to be taken over.

A guide's sentences are not ours to keep, so a title has at most eight words. What it leaves out is a reason, a pointer
to another page, or one fact that stands beside it. Where anything else would have to go, there is no title.
"""

import re
from collections.abc import Iterable

from generator.facts.known import known_facts
from generator.facts.shapes import shaped_values
from generator.guide.numbered import plain_words
from generator.guide.sentences import asks, sentences

MOST_WORDS = 8
MOST_CHARACTERS = 80
_MORE = re.compile(r",? (?:so that|because)\b|(?: [—–-]|[;,]| \() ?(?i:see|refer to)\b")
"""Where a reason or a pointer to another page begins, which a title may leave out."""
_CHANGES = re.compile(r"(?i)\b(?:if|unless|except|until|only|otherwise|instead|never)\b")
"""What makes a sentence mean another thing, also behind its reason."""
_PART = re.compile(r",? (?:and|or|then) | [—–-] |->|[:;,]")
_POINTER = re.compile(r"(?:See|Refer)\b")
_LEADS_IN = re.compile(r"[;:]\s*$| [—–-]\s*$")
"""What stands before a fact that a sentence says all of without it."""
_WITHIN = re.compile(r"(?i)(?:within|inside)\b")
_CELLS = " | "
"""What stands between two cells of a row, of which one alone says too little."""
_AHEAD = re.compile(r"^(?:Then|Please|Also),? ")
_NAME = re.compile(r"\w*(?:[a-z][A-Z]|[._/]\w)")
"""A name in the interface, which keeps its small letter at the head of a title."""
_SIGNS = re.compile(r"[*_<>\[\]{}`|\\]")


def title_of(text: str, facts: Iterable[str] = ()) -> str:
    """A title from the first sentence of a statement; empty where one would say something else than the sentence."""
    told = tuple(map(plain_words, facts))
    words = _AHEAD.sub("", plain_words((sentences(text) or ("",))[0]).strip()).strip(" .,;:!?")
    short = _shortened(words, told)
    if len(short.split()) < 2 and short != words:
        return ""
    titled = short if _NAME.match(short) else short[:1].upper() + short[1:]
    return titled if _is_true(titled, told) else ""


def says_more(text: str) -> bool:
    """Whether a statement goes on after its first sentence, with more than a pointer to another page."""
    return any(not _POINTER.match(sentence) for sentence in sentences(text)[1:])


def facts_of_first(text: str, facts: Iterable[str]) -> tuple[str, ...]:
    """The facts of a statement without those of its later sentences, which a record of the first one does not carry."""
    first = (sentences(text) or ("",))[0]
    return tuple(fact for fact in facts if fact in first or fact not in text)


def _shortened(words: str, facts: tuple[str, ...]) -> str:
    """The words without what a title may leave out; empty where they are still too many."""
    more = _MORE.search(words)
    rest = words[more.end() :] if more else ""
    if more and not (_CHANGES.search(rest) or any(map(asks, _PART.split(rest)))):
        words = words[: more.start()]
    if _CELLS in words:
        return ""
    return words if _fits(words) else next(filter(_fits, (_without(words, fact) for fact in facts)), "")


def _fits(words: str) -> bool:
    return 0 < len(words.split()) <= MOST_WORDS and len(words) <= MOST_CHARACTERS


def _without(words: str, fact: str) -> str:
    """The words without a fact at their end; empty where they are no whole sentence without it."""
    if words.endswith(f"({fact})"):
        return words.removesuffix(f"({fact})").rstrip()
    before = words.removesuffix(fact)
    is_whole = before != words and (_LEADS_IN.search(before) or _WITHIN.match(fact))
    return re.sub(r"[\s,;:—–-]+$", "", before) if is_whole else ""


def in_the_guide(facts: Iterable[str], shown: str = "") -> str:
    """The facts that do not stand in what is shown already, in no relation to each other; empty where there is none."""
    left = [fact for fact in facts if not re.search(rf"(?<![A-Za-z0-9]){re.escape(fact)}(?![A-Za-z0-9])", shown)]
    return f"Named in the guide: {'; '.join(as_prose(fact) for fact in left)}." if left else ""


def as_prose(fact: str) -> str:
    """A fact in inline Markdown, shown as it is printed."""
    return f"`{fact}`" if _SIGNS.search(fact) else fact


def _is_true(title: str, facts: tuple[str, ...]) -> bool:
    """Whether no value of the title was cut from a longer one, or lost a word that changes it."""
    known = known_facts(facts)
    values = shaped_values(title)
    return all(known.have(value) and not known.lost_qualifier(title, value) for value in values)
