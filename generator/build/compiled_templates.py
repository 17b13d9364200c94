"""Keeps templates compiled from one build to the next: compiling those of the theme takes half a second.

What is kept is code that runs. It is only read from a folder that nobody but you can write to; version control makes no
such folders, so none comes with a checkout of somebody else.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.render.templates import remember_compiled

COMPILED_TEMPLATES = Path(".launchbook") / "templates"


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it is full or gone, templates are compiled, and that is all."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same template."""
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


@contextmanager
def compiled_templates(beside: Path) -> Iterator[None]:
    """Keep compiled templates in a folder beside the configuration, for as long as the block lasts.

    They are not kept where that would not be safe.
    """
    folder = beside / COMPILED_TEMPLATES
    is_kept = _is_private(folder)
    for left in folder.glob("*.tmp") if is_kept else ():  # by a build that was killed
        left.unlink(missing_ok=True)
    remember_compiled(_Kept(str(folder)) if is_kept else None)
    try:
        yield
    finally:
        remember_compiled(None)


def _is_private(folder: Path) -> bool:
    """Whether there is such a folder, and it is yours alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
