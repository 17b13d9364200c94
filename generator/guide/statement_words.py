"""The words of statements, found again on the pages of their guide by their digests. They are shown and not kept."""

from collections.abc import Sequence

from generator.guide.blocks import BlockKind
from generator.guide.captured_pages import CapturedPage
from generator.guide.compare_digests import GuideChange, statement_changes
from generator.guide.digests import GuideDigests, digests_of
from generator.guide.match_pages import matched_pages
from generator.guide.numbered import plain_words
from generator.guide.read_statements import ReadStatement

_SAME = (GuideChange.UNCHANGED, GuideChange.MOVED)


def statement_words(digests: GuideDigests, files: Sequence[CapturedPage]) -> dict[str, str]:
    """What pages say at each statement, by its id; without those that are not on them in the words that were read."""
    pages = matched_pages(files, digests)
    old = digests.only([page.id for page in pages])
    reads = [read for page in pages for read in page.statements]
    same = (change for change in statement_changes(old, digests_of(pages, old.salt)) if change.change in _SAME)
    return {
        name: " ".join(_said(reads[j]) for j in change.new)
        for change in same
        for i in change.old
        for name in old.statements[i].ids
    }


def _said(read: ReadStatement) -> str:
    """Its words; of a row, each cell with the title of its column."""
    if read.block.kind is not BlockKind.ROW or read.is_part or not read.block.titles:
        return plain_words(read.words)
    named = zip(read.block.titles, read.block.cells, strict=True)
    return plain_words(" | ".join(f"{title}: {cell}" if title else cell for title, cell in named if cell))
