"""What changed between two captures of a guide, told from their digests."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.guide.digests import GuideDigests, StatementDigest


class GuideChange(StrEnum):
    """What became of a statement."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWORDED = "reworded"
    FACTS = "changed-facts"
    STRENGTH = "changed-strength"
    SPLIT = "split"
    MERGED = "merged"
    GONE = "gone"
    NEW = "new"


class StatementChange(Struct, frozen=True):
    """A statement of the old capture, of the new one or of both, and what became of it."""

    change: GuideChange
    old: tuple[int, ...]
    """Its places in the old capture, counted from 0."""
    new: tuple[int, ...]
    is_moved: bool = False
    """Whether it stands elsewhere, beside what else became of it."""


@dataclass
class _Matching:
    """The statements of two captures, and what is not yet matched of them."""

    old: Sequence[StatementDigest]
    new: Sequence[StatementDigest]
    pairs: dict[int, tuple[int, GuideChange]] = field(default_factory=dict)
    found: list[StatementChange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.old_left, self.new_left = set(range(len(self.old))), set(range(len(self.new)))
        self.sections: dict[str, str] = {}

    def pair(self, i: int, j: int, change: GuideChange) -> None:
        self.pairs[i] = (j, change)
        self.old_left.discard(i)
        self.new_left.discard(j)

    def is_same_section(self, i: int, j: int) -> bool:
        """Whether the section of one became that of the other, whatever it is called now."""
        section = self.old[i].section
        return self.sections.get(section, section) == self.new[j].section

    def is_beside_pair(self, i: int, j: int) -> bool:
        """Whether the statements right before or after them are a pair."""
        beside = any(self.pairs.get(i + step, (None,))[0] == j + step for step in (-1, 1))
        both_ends = (i, j) in ((0, 0), (len(self.old) - 1, len(self.new) - 1))
        return beside or both_ends


def statement_changes(old: GuideDigests, new: GuideDigests) -> tuple[StatementChange, ...]:
    """What became of every statement, in the order of the new capture; what is gone stands where it was."""
    found = _compared(old.statements, new.statements)
    if old.forms != new.forms:
        found = _said_in_both_forms(found, old, new)
    return tuple(sorted(found, key=lambda change: (change.new or change.old)[0]))


def _compared(old: Sequence[StatementDigest], new: Sequence[StatementDigest]) -> list[StatementChange]:
    matching = _Matching(old, new)
    _pair_same_texts(matching)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, (j, _) in matching.pairs.items():
        votes[old[i].section][new[j].section] += 1
    matching.sections = {section: found.most_common(1)[0][0] for section, found in votes.items()}
    _find_splits(matching)
    _pair_same_but_facts(matching)
    _pair_alike(matching)
    _find_moves(matching)
    matching.found += [StatementChange(GuideChange.GONE, (i,), ()) for i in matching.old_left]
    matching.found += [StatementChange(GuideChange.NEW, (), (j,)) for j in matching.new_left]
    return matching.found


def _pair_same_texts(matching: _Matching) -> None:
    """The same words; of those that are there several times, the nearest in the same section first."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for j, row in enumerate(matching.new):
        by_text[row.text].append(j)
    scale = len(matching.new) / max(1, len(matching.old))
    for is_same in (True, False):
        for i in sorted(matching.old_left):
            among = [j for j in by_text[matching.old[i].text] if j in matching.new_left]
            if is_same:
                among = [j for j in among if matching.new[j].section == matching.old[i].section]
            if among:
                matching.pair(i, min(among, key=lambda j: abs(j - i * scale)), GuideChange.UNCHANGED)


def _find_splits(matching: _Matching) -> None:
    """One statement that became two or three, and the other way round: sentence by sentence, then by their words."""
    for is_exact in (True, False):
        for count in (2, 3):
            for i in sorted(matching.old_left):
                run = _run(matching.old[i], matching.new, matching.new_left, count, is_exact=is_exact)
                if run:
                    matching.found.append(StatementChange(GuideChange.SPLIT, (i,), run))
                    matching.old_left.discard(i)
                    matching.new_left -= set(run)
            for j in sorted(matching.new_left):
                run = _run(matching.new[j], matching.old, matching.old_left, count, is_exact=is_exact)
                if run:
                    matching.found.append(StatementChange(GuideChange.MERGED, run, (j,)))
                    matching.new_left.discard(j)
                    matching.old_left -= set(run)


def _run(
    one: StatementDigest, rows: Sequence[StatementDigest], left: set[int], count: int, *, is_exact: bool
) -> tuple[int, ...]:
    """The statements in a row that together say what one says; empty where none do."""
    numbers = sorted(left)
    for at in range(len(numbers) - count + 1):
        run = tuple(numbers[at : at + count])
        parts = [rows[n] for n in run]
        if run[-1] - run[0] == count - 1 and (_adds_up(one, parts) if is_exact else _covers(one, parts) >= 0.7):
            return run
    return ()


def _adds_up(one: StatementDigest, parts: Iterable[StatementDigest]) -> bool:
    return sorted(one.atoms) == sorted(atom for part in parts for atom in part.atoms)


def _covers(one: StatementDigest, parts: Sequence[StatementDigest]) -> float:
    """How well the words of some statements are those of one, from 0 to 1; each must be a part of it."""
    whole, bags = set(one.bag), [set(part.bag) for part in parts]
    if not whole or any(len(bag) < 2 for bag in bags):
        return 0
    if any(len(bag & whole) < 0.6 * len(bag) or len(bag & whole) >= 0.85 * len(whole) for bag in bags):
        return 0
    every = set().union(*bags)
    has_same_facts = keys(*parts) == keys(one)
    return len(whole & every) / len(whole | every) * (1 if has_same_facts else 0.8)


def _pair_same_but_facts(matching: _Matching) -> None:
    """The same words but for the facts in them."""
    for i in sorted(matching.old_left):
        among = [j for j in matching.new_left if matching.new[j].masked == matching.old[i].masked]
        if among:
            near = max(
                among, key=lambda j: (matching.is_same_section(i, j), matching.is_beside_pair(i, j), -abs(i - j))
            )
            matching.pair(i, near, GuideChange.FACTS)


def _pair_alike(matching: _Matching) -> None:
    """Like words, in like places, with like facts; the likest first."""
    scored = sorted(_scores(matching), reverse=True)
    for _, i, j in scored:
        if i in matching.old_left and j in matching.new_left:
            matching.pair(i, j, _reworded(matching.old[i], matching.new[j]))


def _scores(matching: _Matching) -> Iterator[tuple[float, int, int]]:
    for i in matching.old_left:
        for j in matching.new_left:
            old, new = matching.old[i], matching.new[j]
            words, is_here, is_beside = (
                likeness_of_words(old, new),
                matching.is_same_section(i, j),
                matching.is_beside_pair(i, j),
            )
            common, either = keys(old) & keys(new), keys(old) | keys(new)
            facts = common.total() / max(1, either.total())
            score = words + 0.15 * (is_here + is_beside + facts) + 0.05 * (old.block == new.block)
            if words >= (0.12 if is_here and is_beside else 0.25) and score >= 0.5:
                yield score, i, j


def likeness_of_words(one: StatementDigest, other: StatementDigest) -> float:
    """How many of the words of two statements are the same, from 0 to 1."""
    first, second = set(one.bag), set(other.bag)
    if not first or not second:
        return 0
    common, fewer = len(first & second), min(len(first), len(second))
    whole = common / len(first | second)
    return (whole + common / fewer) / 2 if fewer > 2 else whole


def _reworded(old: StatementDigest, new: StatementDigest) -> GuideChange:
    if keys(old) != keys(new):
        return GuideChange.FACTS
    first, second = set(old.bag), set(new.bag)
    is_nearly_same = len(first & second) >= 0.6 * len(first | second)
    return GuideChange.STRENGTH if old.strength != new.strength and is_nearly_same else GuideChange.REWORDED


def keys(*rows: StatementDigest) -> Counter[str]:
    """The facts of some statements in one spelling, each as often as it is printed."""
    return Counter(key for row in rows for key, _ in row.facts)


def _find_moves(matching: _Matching) -> None:
    """What keeps its order with most of the others has not moved."""
    order = sorted(matching.pairs)
    kept = _longest_rise([matching.pairs[i][0] for i in order])
    for place, i in enumerate(order):
        j, change = matching.pairs[i]
        is_moved = place not in kept or not matching.is_same_section(i, j)
        if is_moved and change is GuideChange.UNCHANGED:
            change = GuideChange.MOVED
        matching.found.append(StatementChange(change, (i,), (j,), is_moved))


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest part of some numbers that only rises."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        tails[at : at + 1], ends[at : at + 1] = [number], [place]
        before.append(ends[at - 1] if at else -1)
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _said_in_both_forms(
    found: Iterable[StatementChange], old: GuideDigests, new: GuideDigests
) -> list[StatementChange]:
    """Without what another form only folds or places in another way: what is said word for word has not changed."""
    kept: list[StatementChange] = []
    lost: list[int] = []
    fresh: list[int] = []
    for change in found:
        gone = [i for i in change.old if not set(old.statements[i].atoms) <= new.atoms]
        come = [j for j in change.new if not set(new.statements[j].atoms) <= old.atoms]
        if change.change is GuideChange.UNCHANGED or not (gone or come):
            kept.append(StatementChange(GuideChange.UNCHANGED, change.old, change.new))
        elif gone and come:
            kept.append(replace(change, is_moved=False))
        else:
            lost += gone
            fresh += come
    return kept + _still_apart(lost, fresh, old, new)


def _still_apart(lost: list[int], fresh: list[int], old: GuideDigests, new: GuideDigests) -> list[StatementChange]:
    """What is left on both sides, compared once more: two of them may be one statement that has changed."""
    again = _compared([old.statements[i] for i in lost], [new.statements[j] for j in fresh])
    return [
        StatementChange(
            change.change, tuple(lost[i] for i in change.old), tuple(fresh[j] for j in change.new), is_moved=False
        )
        for change in again
    ]
