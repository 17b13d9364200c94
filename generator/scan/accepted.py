"""What is left of the leftovers after a baseline was heard."""

from dataclasses import dataclass

from generator.scan.leftovers import Leftover, Rule

BASELINE_NAME = ".launchbook-scan.yaml"
BaselineKey = tuple[str, Rule, str]


@dataclass(frozen=True)
class BaselineResult:
    """Leftovers after the baseline was heard."""

    left: tuple[Leftover, ...]
    """Those that remain."""
    accepted: frozenset[BaselineKey] = frozenset()
    """What was accepted."""
    fixtures: int = 0
    """How many stand in fixtures."""
