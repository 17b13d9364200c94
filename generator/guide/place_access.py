"""How to get access: what to send to whom, and what comes of it."""

import re
from collections.abc import Iterator, Sequence

from generator.guide.blocks import BlockKind
from generator.guide.numbered import NumberedStatement
from generator.guide.placed import Ids, PlacedRecord, RoleWords, of_kind, record
from generator.guide.titles import in_the_guide, title_of

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
_HIDDEN = re.compile(r"(?i)\[?e-?mail[\s\u00a0]*protected\]?")


def requested_fields(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What the provider asks for, where the guide says to whom it is sent."""
    wanted = of_kind(statements, "access-request-field")
    recipient = _recipient(statements, wanted, ids) if wanted else None
    if recipient:
        yield from recipient
        for each in wanted:
            words = each.read.block.cells[0] if each.read.block.cells else each.read.text
            title = title_of(words, each.facts)
            if title:
                kind = next((kind for kind, pattern in _KINDS if re.search(pattern, words.lower())), "text")
                fields = record(
                    ids, f"ask {title}", each, title=title, kind=kind, detail=in_the_guide(each.facts, title)
                )
                yield PlacedRecord("access.yaml", "fields", fields)


def _recipient(
    statements: Sequence[NumberedStatement], wanted: list[NumberedStatement], ids: Ids
) -> list[PlacedRecord] | None:
    """Who gets the request: the address in the words above the list, or the gap where the page hides it."""
    heading, first = wanted[0].read.headings, statements.index(wanted[0])
    near = [each for each in statements[max(0, first - 4) : first] if each.read.headings == heading]
    for each in reversed(near):
        address = _EMAIL.search(each.read.text)
        if address and address[0] in each.facts:
            how = f"Write to {address[0]}."
            more = in_the_guide(each.facts, how)
            fields = record(ids, "request recipient", each, how=f"{how} {more}".strip())
            return [PlacedRecord("access.yaml", "recipients", fields)]
        if _HIDDEN.search(each.read.text):
            return _hidden(each, ids)
    return None


def _hidden(each: NumberedStatement, ids: Ids) -> list[PlacedRecord]:
    gap = ids.new("request address hidden")
    fields = record(ids, "request recipient", each, how="Write an e-mail.", gap=gap)
    do = "Ask your contact at the provider for the address, and record it in your `integration.yaml`."
    missing = {
        "id": gap, "title": "E-mail address for the request", "cause": "redacted", "do": do, "cites": [each.id],
    }  # fmt: skip
    return [PlacedRecord("access.yaml", "recipients", fields), PlacedRecord("access.yaml", "gaps", missing)]


def deliverables(statements: Sequence[NumberedStatement], ids: Ids, _roles: RoleWords) -> Iterator[PlacedRecord]:
    """What you get, where it is listed."""
    for each in of_kind(statements, "access-request-deliverable"):
        title = title_of(each.read.text, each.facts)
        if title and each.read.block.kind is BlockKind.LIST_ITEM:
            fields = record(ids, f"get {title}", each, title=title, detail=in_the_guide(each.facts, title))
            yield PlacedRecord("access.yaml", "returns", fields)
