"""The words of an access request, for every medium. They are made from the pack alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from generator.pages.request.pack import Pack, PackField, PackRecipient, PackReturn
from generator.pages.words import count, format_date

DRAFT = "DRAFT — NOT READY"
SECOND_COPY = "AS RECORDED — NOT THE COPY THAT WAS SENT"
_NO_ADDRESS = "Address not known yet"
MOST_IN_A_SUBJECT = 110
"""Characters."""


class LetterPart(Struct, frozen=True):
    """Some of what is asked for, under a title that says for whom it is."""

    title: str
    fields: tuple[PackField, ...]


class Letter(Struct, frozen=True):
    """An access request in words."""

    pack: Pack
    mark: str
    """What stands on every page of what may not be sent; empty for a request that may be."""
    warning: str
    """What the first line says besides; empty for a request that may be sent."""
    subject: str
    day: str
    to: tuple[str, ...]
    copies: tuple[str, ...]
    """Who gets a copy, one line each."""
    greeting: str
    opening: str
    parts: tuple[LetterPart, ...]
    """What the guide asks for; one part, or one for each recipient and one for all."""
    annex: str
    """What the annex holds, in one sentence."""
    annex_note: str
    """How to read items whose words speak to us; empty where none does."""
    after: str
    """What we expect back, in one sentence; empty where the guide says nothing."""
    questions: str
    closing: tuple[str, ...]

    @property
    def verbatim(self) -> tuple[PackField, ...]:
        """The fields that stand in an annex of their own on paper, as their lines are long and may not be broken."""
        return tuple(field for field in self.pack.fields if field.is_verbatim)

    @property
    def missing(self) -> tuple[str, ...]:
        """What keeps it a draft, one line each."""
        if self.pack.is_sent:
            return ()
        ours = self.pack.own_missing
        named = tuple(f"{blocker.title} ({blocker.why})" for blocker in self.pack.missing)
        return (*named, f"{count(ours, 'item')} of our own (open)") if ours else named


def make_letter(pack: Pack) -> Letter:
    """The words around the facts of a pack."""
    mark = mark_of(pack)
    return Letter(
        pack=pack,
        mark=mark,
        warning=_warning(pack),
        subject=_subject(pack, mark),
        day=format_date(date.fromisoformat(pack.day)),
        to=_to(pack),
        copies=tuple(_addressed(recipient) for recipient in pack.recipients if recipient.is_copy),
        greeting=_greeting(pack),
        opening=f"On behalf of {pack.organisation} we ask for {pack.asks_for}.{_who_reads_what(pack)}",
        parts=tuple(_parts(pack)),
        annex=_annex(pack),
        annex_note=_annex_note(pack),
        after=_after(pack),
        questions="Please let us know if you need anything else.",
        closing=_closing(pack),
    )


def mark_of(pack: Pack) -> str:
    """What says on every page and table that this may not be sent; empty where it may."""
    if pack.is_sent:
        return SECOND_COPY
    return DRAFT if pack.is_draft else ""


def _warning(pack: Pack) -> str:
    if pack.is_sent:
        sent = format_date(date.fromisoformat(pack.day))
        return f"Do not send it: the request went out on {sent}, and no copy of it was kept."
    blockers = len(pack.missing) + pack.own_missing
    return f"Do not send it: {count(blockers, 'thing')} missing." if pack.is_draft else ""


def _subject(pack: Pack, mark: str) -> str:
    topic = f"Production access request from {pack.organisation}"
    reference = f": {pack.reference}" if pack.reference else ""
    # mail clients cut long subjects; the mark in front stays, and so does what tells two requests apart
    return _short(f"{mark}: {topic}" if mark else topic, MOST_IN_A_SUBJECT - len(reference)) + reference


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _asked(pack: Pack) -> tuple[PackRecipient, ...]:
    """Those who are asked, and do not only get a copy."""
    return tuple(recipient for recipient in pack.recipients if not recipient.is_copy)


def _to(pack: Pack) -> tuple[str, ...]:
    asked = _asked(pack)
    if len(asked) > 1:
        return tuple(_addressed(recipient) for recipient in asked)
    name, email = (asked[0].name, asked[0].email) if asked else ("", "")
    is_named = pack.provider in name
    return tuple(line for line in ("" if is_named else pack.provider, name, email or _NO_ADDRESS) if line)


def _addressed(recipient: PackRecipient) -> str:
    return f"{recipient.known_as} ({recipient.email or _NO_ADDRESS.lower()})"


def _greeting(pack: Pack) -> str:
    asked = _asked(pack)
    if len(asked) > 1:
        return "Dear all,"
    return f"Dear {(asked[0].name if asked else '') or pack.provider + ' team'},"


def _who_reads_what(pack: Pack) -> str:
    """For whom each part of the request is, and who gets a copy; empty where one reads all of it."""
    asked, copied = _asked(pack), [recipient for recipient in pack.recipients if recipient.is_copy]
    parts = "; each part below says for whom it is" if _has_parts(pack) else ""
    goes = f" This request goes to {_listed(asked)}{parts}." if len(asked) > 1 else ""
    return goes + (f" {_listed(copied)} {'gets' if len(copied) == 1 else 'get'} a copy." if copied else "")


def _has_parts(pack: Pack) -> bool:
    return any(field.recipients for field in pack.fields)


def _listed(recipients: Sequence[PackRecipient]) -> str:
    *others, last = (recipient.known_as for recipient in recipients)
    return f"{', '.join(others)} and {last}" if others else last


def _parts(pack: Pack) -> Iterator[LetterPart]:
    """The fields for everybody, then those for some, in the order of the recipients."""
    names = {recipient.id: recipient for recipient in pack.recipients}
    places = {name: place for place, name in enumerate(names)}
    parts: dict[tuple[str, ...], list[PackField]] = {}
    for field in sorted(pack.fields, key=lambda field: [places[name] for name in field.recipients if name in places]):
        parts.setdefault(field.recipients, []).append(field)
    for chosen, fields in parts.items():
        known = [names[name] for name in chosen if name in names]
        title = (
            f"For {_listed(known)}" if known else "For everybody" if _has_parts(pack) else "What your guide asks for"
        )
        yield LetterPart(title, tuple(fields))


def _annex(pack: Pack) -> str:
    items = pack.items
    if not items:
        return ""
    states = [item.state for item in items]
    counted = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    what = "the checklist that we confirm" if pack.is_confirmation else "what we have done before this request"
    if pack.is_draft:
        what = "the checklist as it stands"
    return f"Annex A lists {what}: {count(len(items), 'item')}, {counted}."


def _annex_note(pack: Pack) -> str:
    speaks = any(re.search(r"\byou(?:r|rs)?\b", item.title, re.IGNORECASE) for item in pack.items)
    return f"In these items, “you” and “your” mean {pack.organisation}." if speaks else ""


def returned(deliverable: PackReturn) -> str:
    """Something that comes back, and when it expires."""
    return f"{deliverable.title} (expires after {deliverable.expires})" if deliverable.expires else deliverable.title


def _after(pack: Pack) -> str:
    if not pack.returns:
        return ""
    ours = " and what we do then" if pack.next_steps else ""
    time = f" We plan with the time that your guide gives: {'; '.join(pack.waits)}." if pack.waits else ""
    return f"Annex B lists what we expect back from you{ours}.{time}"


def _closing(pack: Pack) -> tuple[str, ...]:
    if pack.sender is None:
        return ("Kind regards,", "Sender not known yet", pack.organisation)
    sender = pack.sender
    named = (sender.name, sender.position, pack.organisation, sender.email, sender.phone)
    return ("Kind regards,", *(line for line in named if line))
