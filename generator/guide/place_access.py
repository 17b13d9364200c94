"""How to get access: what to send to whom, and what comes of it."""

import re
from collections.abc import Iterator, Sequence

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement, plain_words
from generator.guide.place_environments import ENVIRONMENT
from generator.guide.placed import Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.titles import facts_of_first, in_the_guide, says_more, title_of

_KINDS = (
    ("yes-no", r"yes/no|^do you\b|whether"),
    ("certificate-request", r"certificate signing request|\bcsr\b"),
    ("public-key", r"public key"),
    ("merchant-id", r"merchant id"),
    ("email", r"e-?mail"),
    ("addresses", r"ipv4|ip address|outbound addresses|address ranges"),
    ("url", r"\burl\b|callback|endpoint|web ?site address"),
    ("choices", r"countries|choose from the list"),
    ("number", r"per second|volume|how many"),
    ("window", r"go-live date|launch date|time window"),
    ("documents", r"documents|certificate of|proof of"),
    ("contact", r"contact"),
)
"""What a field holds, by the first of these that is found in its words; else text."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WANTED = re.compile(r"(?i)(?:required|mandatory|yes|x|✓)?")
"""What a cell beside a field may hold that says no more than that it is asked for."""
_MOST_WORDS = 4
"""How many words a sentence has that says whom to write to and no more: `Email … with:`."""
_HIDDEN = re.compile(r"(?i)\[?e-?mail[\s\u00a0]*protected\]?")


def requested_fields(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What the provider asks for, where the guide says to whom it is sent."""
    wanted = of_kind(statements, "access-request-field")
    recipient = _recipient(statements, wanted, ids) if wanted else None
    if recipient:
        yield from recipient
        for each in wanted:
            words, *beside = each.read.block.cells or (each.read.text,)
            facts = facts_of_first(words, each.facts)
            title = title_of(words, facts)
            if title and all(map(_WANTED.fullmatch, beside)):
                kind = next((kind for kind, pattern in _KINDS if re.search(pattern, words.lower())), "text")
                fields = record(ids, f"ask {title}", each, title=title, kind=kind, detail=in_the_guide(facts, title))
                is_part = says_more(words) or _is_for_each_environment(each)
                yield PlacedRecord("access.yaml", "fields", fields, is_part=is_part)


def _is_for_each_environment(each: NumberedStatement) -> bool:
    """Whether environments have columns of their own, so that somebody has to say which need a value of their own."""
    return sum(bool(ENVIRONMENT.match(title)) for title in each.read.block.titles) > 1


def _recipient(
    statements: Sequence[NumberedStatement], wanted: list[NumberedStatement], ids: Ids
) -> list[PlacedRecord] | None:
    """Who gets the request: the address in the words above the list, or the gap where the page hides it."""
    heading, first = wanted[0].read.headings, statements.index(wanted[0])
    near = [each for each in statements[max(0, first - 4) : first] if each.read.headings == heading]
    for each in reversed(near):
        address = _EMAIL.search(each.read.text)
        if address and address[0] in each.facts:
            fields = record(ids, "request recipient", each, how=f"Write to {address[0]}.")
            return [PlacedRecord("access.yaml", "recipients", fields, is_part=_is_more_than_whom(each))]
        if _HIDDEN.search(each.read.text):
            return _hidden(each, ids)
    return None


def _is_more_than_whom(each: NumberedStatement) -> bool:
    return len(plain_words(each.read.text).split()) > _MOST_WORDS


def _hidden(each: NumberedStatement, ids: Ids) -> list[PlacedRecord]:
    gap = ids.new("request address hidden")
    fields = record(ids, "request recipient", each, how="Write an e-mail.", gap=gap)
    do = "Ask your contact at the provider for the address, and record it in your `integration.yaml`."
    missing = {
        "id": gap, "title": "E-mail address for the request", "cause": "redacted", "do": do, "cites": [each.id],
    }  # fmt: skip
    is_part = _is_more_than_whom(each)
    return [
        PlacedRecord("access.yaml", "recipients", fields, is_part=is_part),
        PlacedRecord("access.yaml", "gaps", missing, is_part=is_part),
    ]


def deliverables(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What you get, where it is listed."""
    for each in of_kind(statements, "access-request-deliverable"):
        title = title_of(each.read.text, each.facts)
        if title and each.read.block.kind is BlockKind.LIST_ITEM:
            detail = in_the_guide(facts_of_first(each.read.text, each.facts), title)
            fields = record(ids, f"get {title}", each, title=title, detail=detail)
            yield PlacedRecord("access.yaml", "returns", fields, is_part=says_more(each.read.text))
