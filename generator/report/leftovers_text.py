"""What a scan found, for people: the place, the line with a caret, why it matters and what to write instead."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from generator.scan.leftovers import Leftover


def print_leftovers(leftovers: Sequence[Leftover], console: Console) -> None:
    """Every leftover with its line, why it matters and what to write instead."""
    for leftover in leftovers:
        console.print(_block(leftover), soft_wrap=True)


def _block(leftover: Leftover) -> Text:
    at = leftover.position
    block = Text()
    block.append(f"{at.file}:{at.line}:{at.column}", style="bold")
    block.append(f" {leftover.rule}", style="red")
    block.append(f": {leftover.message}\n")
    if leftover.excerpt.text:
        number = str(at.line)
        caret = " " * leftover.excerpt.before + "^"
        block.append(f"  {number} | {leftover.excerpt.text}\n  {' ' * len(number)} | {caret}\n", style="dim")
    block.append(f"  {leftover.why}\n")
    block.append(f"  {leftover.instead}\n", style="green")
    return block
