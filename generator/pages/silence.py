"""What is said where a guide gives nothing: that it is silent, or that nobody knows yet."""

from generator.pages.words import ABSENCES, NOT_KNOWN_YET, capitalised
from generator.project import Provider
from generator.schema.provider import Coverage, ProviderPage
from generator.schema.record import GapCause
from generator.schema.subjects import SUBJECT_OF


def silence(provider: Provider, page: ProviderPage, words: str = ABSENCES[GapCause.SILENT]) -> str:
    """Some words for that the guide gives nothing for a page; or that nobody knows, while nobody does."""
    return NOT_KNOWN_YET if is_not_known_yet(provider, *SUBJECT_OF[page].covers) else words


def silent_sentence(provider: Provider, page: ProviderPage, words: str) -> str:
    """The same as a sentence."""
    return f"{capitalised(silence(provider, page, words))}."


def is_not_known_yet(provider: Provider, *subjects: str) -> bool:
    """Whether nobody can tell what the guide says on subjects, by their names in `covers`; on any, where none is named.

    That is so while a statement has no record, which may be about anything, and while nobody has looked.
    """
    covers = provider.profile.guide.covers
    unknown = Coverage.NOT_KNOWN_YET in map(covers.of, subjects) if subjects else bool(covers.not_known_yet)
    return unknown or bool(provider.statements.not_yet_placed)


def no_rollback(name: str, why: str) -> str:
    """That a guide has no procedure for going back, in a sentence; `name` and `why` as they have to stand in it."""
    if why == NOT_KNOWN_YET:
        return f"It is **not known yet** whether {name} gives a rollback procedure: read its guide."
    return f"{name} gives **no rollback procedure** ({why})."
