"""Keeps templates compiled from one build to the next: compiling those of the theme takes half a second.

What is kept is code that runs, and so it is only read from a private folder.
"""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.private_folder import made_private
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
    is_kept = made_private(folder)
    for left in folder.glob("*.tmp") if is_kept else ():  # by a build that was killed
        left.unlink(missing_ok=True)
    remember_compiled(_Kept(str(folder)) if is_kept else None)
    try:
        yield
    finally:
        remember_compiled(None)
