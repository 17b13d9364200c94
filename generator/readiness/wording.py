"""The words of an item, so that a change of them after it was recorded is noticed."""

import hashlib

from generator.readiness.evidence import Entry


def words_of(item: Entry, changes: int = 0) -> str:
    """A short stamp of the words that say what is to be done and shown; it differs as soon as any of them does.

    It differs too when the guide `changes` what it says of the item, however often that was.
    """
    words = "\0".join([item.title, item.detail or "", item.evidence or "", *([str(changes)] if changes else [])])
    return hashlib.sha256(words.encode()).hexdigest()[:8]
