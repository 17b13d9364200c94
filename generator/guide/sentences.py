"""Sentences of a guide: where one ends, and what it asks for."""

import re

_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)(?<!\bNo)(?<=[.!?])[\"”’)]?\s+(?=[A-Z0-9“\"`])"
    r"|(?<=[a-z)][.!?])(?=[A-Z][a-z]+ )"
)
_WORDS = (
    "accept activate add adjust agree alert align allow analy answer apply appoint approve arrange ask assign "
    "attach audit avoid back block book build call cancel check choose clean clear close collect compare complete "
    "configure confirm connect contact coordinate copy create cut debrief decide define delete deploy deregister "
    "design disable distribute document don't do download drop email enable encrypt enrol ensure escalate expect "
    "export fail fill finish fix follow forward freeze generate get give go handle have hold identify implement "
    "import include inform inspect install integrate invite issue keep let limit link list load log look maintain "
    "make mark measure monitor move name never note notify obtain offer open optimi order pause pay perform place "
    "plan post prepare press prevent process promote provide provision publish pull purge push put raise reach "
    "read recheck reconcile record redirect reduce refresh refund register reject release remind remove rename "
    "renew repeat replace report request reset resolve restart restore resume retry return review revoke rotate "
    "route run scale schedule search secure seed select send separate serve set settle share show sign simulate "
    "speak start stop store submit subscribe suspend swap switch sync take talk tell test track train transfer "
    "treat try turn update upgrade upload use validate verify visit wait warn watch whitelist wire work write "
)
_VERBS = frozenset(_WORDS.split())
"""Words with which a sentence begins that asks for something; of some, the part that does not change."""
_AHEAD = re.compile(r"^(?:then|please|always|also|actively|next|finally|first|in [^,]{2,30},|to [^,]{2,40},) ")
_LEANS = re.compile(
    r"^(?:See|Refer|The whole point|If you stop|New customer|We |It |This |That |Both |These |They |The \w+ (?:is|are) "
    r"|You (?:find|get|can)|A (?:key|rotated|deleted))"
)
"""How a sentence begins that says more about the one before it."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its end mark."""
    return tuple(part.strip() for part in _END.split(text) if part.strip())


def asks(sentence: str) -> bool:
    """Whether a sentence tells somebody to do a thing."""
    words = _AHEAD.sub("", sentence.lower().lstrip('`*"“')).split()
    first = re.sub(r"\W+$", "", words[0]) if words else ""
    return first in _VERBS or (first.startswith(("analy", "optimi")) and len(first) > 6)


def stands_alone(sentence: str) -> bool:
    """Whether a later sentence of a list item is a statement of its own."""
    is_begun_anew = asks(sentence) or re.match(r"(?:Some|In case|Never|Do not|Don't)\b", sentence)
    return len(sentence.split()) >= 5 and not _LEANS.match(sentence) and bool(is_begun_anew)
