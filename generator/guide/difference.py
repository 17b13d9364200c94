"""What a new capture of a guide changes, statement by statement, with the facts that changed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.guide.compare_digests import GuideChange, StatementChange, statement_changes
from generator.guide.digests import GuideDigests, StatementDigest
from generator.guide.numbered import plain_words
from generator.guide.read_statements import ReadStatement

ASKS_A_PERSON = frozenset(GuideChange) - {GuideChange.UNCHANGED, GuideChange.MOVED}
"""What somebody has to look at; that a statement stands elsewhere changes nothing of what it says."""


class FactChange(Struct, frozen=True):
    """A value that changed; empty where it is only new, or gone."""

    old: str
    new: str


class GuideDifference(Struct, frozen=True):
    """A statement that changed."""

    change: GuideChange
    is_moved: bool
    statements: tuple[str, ...]
    """The ids that it has in the data; none where it is new, or was never placed."""
    page: str
    """The page on which it stands, or stood, by the name of its file."""
    section: str
    """The headings above it now; empty where it is gone."""
    is_in_same_section: bool
    """Whether it stands below the same heading of the same page as before."""
    words: str
    """Its words now; empty where it is gone. They are for whoever looks, and not to be kept."""
    facts: tuple[FactChange, ...]
    strength: FactChange
    """Words such as `must` and `unless` that went and came."""
    read: tuple[ReadStatement, ...] = ()
    """What was read, where it is new."""


class GuideComparison(Struct, frozen=True):
    """A new capture held against the digests of the last one."""

    differences: tuple[GuideDifference, ...]
    """Everything but what is unchanged, in the order of the new capture."""
    unchanged: int
    is_other_form: bool
    """Whether a page was captured in another form, in which moves and splits cannot be seen."""

    @property
    def asks_a_person(self) -> bool:
        """Whether somebody has to look."""
        return any(difference.change in ASKS_A_PERSON for difference in self.differences)


def compared(old: GuideDigests, new: GuideDigests, reads: Sequence[ReadStatement]) -> GuideComparison:
    """A new capture, as digests and as it was read, against the digests of the last one."""
    changes = statement_changes(old, new)
    told = tuple(
        _difference(change, old, new, reads) for change in changes if change.change is not GuideChange.UNCHANGED
    )
    return GuideComparison(told, len(changes) - len(told), old.forms != new.forms)


def _difference(
    change: StatementChange, old: GuideDigests, new: GuideDigests, reads: Sequence[ReadStatement]
) -> GuideDifference:
    before, after = [old.statements[i] for i in change.old], [new.statements[j] for j in change.new]
    now = [reads[j] for j in change.new]
    return GuideDifference(
        change=change.change,
        is_moved=change.is_moved,
        statements=tuple(dict.fromkeys(name for row in before for name in row.ids)),
        page=(after or before)[0].page,
        section=" > ".join(map(plain_words, now[0].headings)) if now else "",
        is_in_same_section=bool(before and after)
        and {(row.page, row.section) for row in before} == {(row.page, row.section) for row in after},
        words=" ".join(plain_words(read.words) for read in now),
        facts=tuple(fact_changes(before, after)) if change.change is not GuideChange.MOVED else (),
        strength=_strength(before, after) if before and after else FactChange("", ""),
        read=tuple(now) if change.change is GuideChange.NEW else (),
    )


def fact_changes(before: Iterable[StatementDigest], after: Iterable[StatementDigest]) -> list[FactChange]:
    """The facts that went and came, those of the same place together; of two that changed places, both."""
    old, new = ([fact for row in rows for fact in row.facts] for rows in (before, after))
    if Counter(key for key, _ in old) == Counter(key for key, _ in new):
        is_same_length = len(old) == len(new)
        pairs = zip(old, new, strict=True) if is_same_length else ()
        return [FactChange(was, is_now) for (key, was), (other, is_now) in pairs if key != other]
    gone, come = _without(old, new), _without(new, old)
    width = max(len(gone), len(come))
    return [
        FactChange(was, is_now)
        for was, is_now in zip(gone + [""] * (width - len(gone)), come + [""] * (width - len(come)), strict=True)
    ]


def _without(facts: list[tuple[str, str]], others: list[tuple[str, str]]) -> list[str]:
    """The facts that others do not have, as printed, as often as they are more."""
    left = Counter(key for key, _ in others)
    kept = []
    for key, text in facts:
        if left[key]:
            left[key] -= 1
        else:
            kept.append(text)
    return kept


def _strength(before: Iterable[StatementDigest], after: Iterable[StatementDigest]) -> FactChange:
    old, new = (Counter(word for row in rows for word in row.strength) for rows in (before, after))
    return FactChange(", ".join(sorted((old - new).elements())), ", ".join(sorted((new - old).elements())))
