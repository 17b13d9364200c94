"""The terminal, as everything is written to it."""

from rich.console import Console


def terminal(*, is_for_errors: bool = False) -> Console:
    """A console that shows text as it stands: what looks like a style or the name of an emoji is part of a name."""
    return Console(stderr=is_for_errors, highlight=False, markup=False, emoji=False)
