"""What is said where a guide gives nothing: that it is silent, or that nobody knows yet."""

from generator.pages.words import ABSENCES
from generator.project import Provider
from generator.schema.record import GapCause

NOT_KNOWN_YET = "not known yet; read the guide"


def silence(provider: Provider, words: str = ABSENCES[GapCause.SILENT]) -> str:
    """Some words for that the guide gives nothing; while some of it has no record yet, nobody knows whether it does."""
    return NOT_KNOWN_YET if provider.statements.not_yet_placed else words
