"""What is left of the leftovers after a baseline was heard."""

from msgspec import Struct

from generator.scan.leftovers import Leftover, Rule

BASELINE_NAME = ".launchbook-scan.yaml"
BaselineKey = tuple[str, Rule, str]


class BaselineResult(Struct, frozen=True):
    """Leftovers after the baseline was heard."""

    left: tuple[Leftover, ...]
    """Those that remain."""
    accepted: frozenset[BaselineKey] = frozenset()
    """What was accepted."""
    fixtures: int = 0
    """How many stand in fixtures."""
