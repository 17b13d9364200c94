"""Which step comes before which, and one order that keeps to it."""

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import Any

from msgspec import Struct

from generator.cutover.steps import CutoverStep


class Edge(Struct, frozen=True):
    """One step that comes before another."""

    first: str
    then: str
    waits: bool = True
    """Whether the other waits for its end; a part of a step waits for that step's start only."""


def edges(steps: tuple[CutoverStep, ...]) -> tuple[Edge, ...]:
    """What comes before what: by `after`, by `within`, and parts before what comes after the whole."""
    return tuple(dict.fromkeys(_edges(steps)))


def _edges(steps: tuple[CutoverStep, ...]) -> Iterator[Edge]:
    known = {step.id for step in steps}
    parts: dict[str, list[str]] = {}
    for step in steps:
        if step.within in known:
            parts.setdefault(str(step.within), []).append(step.id)
            yield Edge(str(step.within), step.id, waits=False)
    for step in steps:
        for name in step.after:
            if name in known:
                yield Edge(name, step.id)
                yield from (Edge(part, step.id) for part in parts.get(name, ()) if part != step.id)


def circle(links: tuple[Edge, ...]) -> tuple[str, ...]:
    """Steps that wait for each other in a circle, the first one again at the end; empty where there is none."""
    try:
        TopologicalSorter(_before(links)).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def in_order(steps: tuple[CutoverStep, ...], links: tuple[Edge, ...], key: Callable[[str], Any]) -> tuple[str, ...]:
    """The steps in an order that keeps to the links, and else by `key`; CycleError where they go in a circle."""
    nothing: dict[str, list[str]] = {step.id: [] for step in steps}
    sorter = TopologicalSorter(nothing | _before(links))
    sorter.prepare()
    ready: list[tuple[Any, str]] = []
    found: list[str] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heappush(ready, (key(name), name))
        _, name = heappop(ready)
        found.append(name)
        sorter.done(name)
    return tuple(found)


def _before(links: tuple[Edge, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in links:
        found.setdefault(link.then, []).append(link.first)
    return found
