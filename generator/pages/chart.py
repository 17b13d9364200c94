"""A small drawing of how much of what a gate needs stands where. It says the same as the numbers beside it."""

from generator.pages.readiness_view import Bar, BarKey, Segment
from generator.pages.status_labels import BUCKETS
from generator.readiness.counts import Bucket, Counts

WIDTH, LEAST, READABLE = 240.0, 7.0, 17.0
"""How wide a bar is, how wide a part of it is at least, and from which width on its number fits inside."""


_COMPLETE = (Bucket.DONE, Bucket.NOT_APPLICABLE, Bucket.WAIVED)
"""What is drawn first."""


def counted_words(counts: Counts) -> str:
    """`3 done, 1 waived, 12 open`: what there is, in the order of the bar."""
    found = [(number_of(counts, bucket), words.word) for bucket, words in BUCKETS.items()]
    return ", ".join(f"{number} {word}" for number, word in found if number) or "nothing is needed"


def number_of(counts: Counts, bucket: Bucket) -> int:
    """How much is counted under a word."""
    return int(getattr(counts, bucket.name.lower()))


def bar(anchor: str, title: str, counts: Counts) -> Bar:
    """The drawing of some counts."""
    return Bar(
        anchor, title, f"{counts.holding} of {counts.total} complete: {counted_words(counts)}.", _segments(counts)
    )


def bar_keys(counts: Counts, complete: str, missing: str) -> tuple[BarKey, ...]:
    """The key of a bar: its parts that are complete, then those that are missing, each under its title."""
    found = _segments(counts)
    last = sum(1 for bucket in _COMPLETE if number_of(counts, bucket))
    keys = (BarKey(complete, found[:last]), BarKey(missing, found[last:]))
    return tuple(key for key in keys if key.segments)


def _segments(counts: Counts) -> tuple[Segment, ...]:
    found = [(bucket, number_of(counts, bucket)) for bucket in BUCKETS if number_of(counts, bucket)]
    room = WIDTH - LEAST * len(found)
    segments, at = [], 0.0
    for bucket, number in found:
        width = LEAST + room * number / counts.total
        segments.append(_segment(bucket, number, at, width))
        at += width
    return tuple(segments)


def _segment(bucket: Bucket, number: int, at: float, width: float) -> Segment:
    words = BUCKETS[bucket]
    return Segment(
        x=round(at, 1),
        width=round(width, 1),
        middle=round(at + width / 2, 1),
        number=str(number) if width >= READABLE else "",
        mark=words.mark,
        words=f"{number} {words.word}",
        tone=words.tone,
        has_pattern=words.has_pattern,
    )
