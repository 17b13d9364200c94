"""The functions of the site's scripts, in the engine of Chromium without a browser: no page, no network."""

from collections.abc import Iterator
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from generator.render.site.files import ASSETS, ENGINE, PUBLISHED


class Scripts:
    """Every part of our scripts that gives a name. Such a part needs no page, or it would not even load here."""

    def __init__(self, engine: MiniRacer) -> None:
        self.engine = engine
        for part in (*PUBLISHED[ENGINE], *named_parts()):
            engine.eval((ASSETS / part).read_text("utf-8"))

    def __call__(self, function: str, *arguments: object) -> Any:
        """What a function of JavaScript gives for arguments that JSON can carry; JSON carries it back."""
        return self.engine.call(f"({function})", *arguments)


def named_parts() -> list[str]:
    """The parts that give a name, each once, in an order in which they can be loaded."""
    scripts = (part for parts in PUBLISHED.values() for part in parts if part.endswith(".js"))
    return [part for part in dict.fromkeys(scripts) if "\nvar " in (ASSETS / part).read_text("utf-8")[:500]]


@pytest.fixture(scope="session")
def scripts() -> Iterator[Scripts]:
    """The functions, loaded once."""
    with MiniRacer() as engine:
        yield Scripts(engine)
