"""What the page of the edition answers whoever holds a print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EditionAnswers:
    """What the page of the edition says of the print in your hand; `{print}` stands for what its foot says."""

    unasked: str
    """Where nobody asked, or without script."""
    latest: str
    replaced: str
    newer: str
    unknown: str
