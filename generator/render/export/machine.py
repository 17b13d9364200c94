"""The access request as JSON, for programs. The same stands inside of its PDF."""

import json
from dataclasses import asdict

from generator.pages.request.pack import Pack

_FORMAT = 1
"""Grows when a key changes its meaning or goes away."""


def render_json(pack: Pack) -> str:
    """The pack as JSON."""
    return json.dumps({"schema": _FORMAT, **asdict(pack)}, ensure_ascii=False, indent=1) + "\n"
