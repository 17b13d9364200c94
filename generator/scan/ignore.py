"""Which files `.gitignore` files leave out."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern


class Level(NamedTuple):
    """What one `.gitignore` says."""

    folder: str
    """The folder that holds it, with a slash at its end."""
    patterns: "tuple[GitIgnoreSpecPattern, ...]"
    """Its patterns, the last one first."""
    any: re.Pattern[str]
    """Fits what one of them may be about; most paths are sorted out by it, several times as fast as one by one."""


class Ignores(Struct, frozen=True):
    """The `.gitignore` files that hold in a folder, from the outermost in."""

    levels: tuple[Level, ...] = ()

    def below(self, folder: str, lines: Iterable[str]) -> "Ignores":
        """These and the one of a folder further in."""
        # many trees have no such file, and the library takes a while to load
        from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415

        # the library takes `a/**/` for everything in a folder; it is about the folders in it
        plain = (re.sub(r"/\*\*/$", "/**/*/", line) for line in lines)
        all_lines = (GitIgnoreSpecPattern(line) for line in reversed(list(plain)))
        patterns = tuple(line for line in all_lines if line.include is not None)
        return Ignores((*self.levels, Level(folder, patterns, _any_of(patterns)))) if patterns else self

    def leave_out(self, path: str) -> bool:
        """Whether a path is left out; that of a folder ends with a slash. The last pattern about it decides.

        The folders around the path have been asked before: nothing is looked for in one that is left out.
        """
        for level in reversed(self.levels):
            inside = path[len(level.folder) :]
            for pattern in level.patterns if inside and level.any.search(inside) else ():
                if _is_about(pattern, inside):
                    return bool(pattern.include)
        return False


def _any_of(patterns: "Iterable[GitIgnoreSpecPattern]") -> re.Pattern[str]:
    """One expression that fits where one of the patterns does; their groups go, for a name may stand only once."""
    return re.compile(
        "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.regex.pattern) for pattern in patterns if pattern.regex)
    )


def _is_about(pattern: "GitIgnoreSpecPattern", path: str) -> bool:
    """Whether a pattern fits a path, and not only a folder around it, for which the library takes it as well."""
    found = pattern.match_file(path)
    if found is None:
        return False
    match, is_folder = found.match, path.endswith("/")
    reaches_end = bool(match.end() == len(path))
    if match.lastgroup:  # the group is the slash after a folder
        return reaches_end or (is_folder and match.start() > 0)  # `*/` is looked for and found at the first slash
    return not (is_folder and reaches_end)  # `a/**` is about what is in the folder, not about the folder
