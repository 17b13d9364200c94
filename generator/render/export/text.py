"""The access request as plain text, to paste wherever a provider wants it."""

import textwrap
from collections.abc import Iterator

from generator.pages.request.letter import Letter, returned
from generator.pages.request.pack import Pack
from generator.pages.template_words import TEMPLATE_WORDS

WIDTH = 72


def render_text(letter: Letter) -> str:
    """The letter and its annexes."""
    blocks = [*_draft(letter), _head(letter), *_letter(letter), *_annex(letter), *_what_follows(letter.pack)]
    return "\n\n".join(blocks) + "\n"


def render_body(letter: Letter) -> str:
    """The letter as the body of an e-mail; the annexes are in the PDF beside it."""
    return "\n\n".join([*_draft(letter), *_letter(letter)]) + "\n"


def _draft(letter: Letter) -> Iterator[str]:
    """The first lines of a draft: that it is one, and why."""
    if letter.mark:
        yield "\n".join([f"{letter.mark}. {letter.warning}", *(_item(reason) for reason in letter.missing)])


def _head(letter: Letter) -> str:
    copies = [f"Copy: {', '.join(letter.copies)}"] if letter.copies else []
    return "\n".join([f"Date: {letter.day}", f"To: {', '.join(letter.to)}", *copies, f"Subject: {letter.subject}"])


def _letter(letter: Letter) -> Iterator[str]:
    yield letter.greeting
    yield _wrapped(letter.opening)
    for part in letter.parts:
        yield _titled(part.title)
        for field in part.fields:
            yield "\n".join([_wrapped(f"{field.title}:"), *(f"  {line}" for line in field.lines)])
    yield from (_wrapped(paragraph) for paragraph in (letter.annex, letter.after, letter.questions) if paragraph)
    yield "\n".join(letter.closing)


def _annex(letter: Letter) -> Iterator[str]:
    if letter.pack.items:
        yield _titled(TEMPLATE_WORDS.annex_of_items)
    if letter.annex_note:
        yield _wrapped(letter.annex_note)
    for group in letter.pack.groups:
        lines = [_item(f"{item.name}: {item.state}{f', {item.day}' if item.day else ''}") for item in group.items]
        yield "\n".join([_wrapped(group.title), *lines])


def _what_follows(pack: Pack) -> Iterator[str]:
    if not pack.returns:
        return
    yield _titled(TEMPLATE_WORDS.annex_of_returns)
    back = [_item(returned(expected)) for expected in pack.returns]
    yield "\n".join([f"{TEMPLATE_WORDS.expected_back}:", *back])
    if pack.waits:
        yield "\n".join([f"{TEMPLATE_WORDS.expected_when}:", *(_item(wait) for wait in pack.waits)])
    if pack.next_steps:
        yield "\n".join([f"{TEMPLATE_WORDS.done_then}:", *(_item(next_step) for next_step in pack.next_steps)])


def _titled(title: str) -> str:
    lines = _wrapped(title)
    return f"{lines}\n{'-' * max(map(len, lines.split(chr(10))))}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    filled = textwrap.fill(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return textwrap.indent(filled, "  ").replace("  ", "- ", 1)
