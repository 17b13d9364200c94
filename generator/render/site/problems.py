"""The list of problems that a preview shows while the data is broken."""

from collections.abc import Sequence

from generator.render.templates import templates

_MOST_SHOWN = 10


def render_problems(problems: Sequence[str]) -> str:
    """The list as HTML, which stays in sight."""
    shown, more = problems[:_MOST_SHOWN], max(len(problems) - _MOST_SHOWN, 0)
    return (
        templates("site")
        .get_template("problems.html.j2")
        .render(problems=shown, more=more, count=len(problems))
        .strip()
    )
