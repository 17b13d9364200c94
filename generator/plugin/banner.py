"""What is wrong with the data, in sight on every page of a preview while the last good pages are shown.

It is put into a page when it is asked for, so that a broken edit and its repair make no page anew.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any

from generator.findings import Finding
from generator.plugin.callers import App
from generator.render.site.problems import render_problems

_BODY = re.compile(rb"<body[^>]*>")


def with_banner(app: App, findings: Callable[[], Sequence[Finding]]) -> App:
    """The application, with a banner on each of its pages while there are findings."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = [f"{finding.position.file}:{finding.position.line} {finding.message}" for finding in findings()]
        if not found:
            return app(environ, start_response)
        started: list[tuple[str, list[tuple[str, str]]]] = []
        parts = app(environ, lambda status, headers: started.append((status, headers)))
        (status, headers) = started[0]
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return parts
        page = _BODY.sub(lambda body: body[0] + render_problems(found).encode("utf-8"), _read(parts), count=1)
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return answer


def _read(parts: Any) -> bytes:
    """The whole of an answer; what it reads from is closed, where it can be."""
    if not hasattr(parts, "close"):
        return b"".join(parts)
    with closing(parts):
        return b"".join(parts)
