"""The files of a preview that no page waits for: they are made once the page is shown, or when somebody asks for one.

They come out as in a build. Until a server stands in front of the preview, they are made at once.
"""

import mimetypes
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from generator.plugin.callers import App

SEARCHED, ALL_OTHERS = "search/", ""
"""How the paths of the files begin that a step makes."""
_DELAY = 0.3
"""How many seconds after a build they are made: by then a browser has its page."""
_LATE = re.compile(r"search/[a-z0-9/]+\.js|data/[a-z-]+\.json|manifest\.json")

LateSteps = Mapping[str, Callable[[], object]]
"""What makes the files whose paths begin in some way; in the order in which it is done."""


@dataclass
class LateFiles:
    """What the last build of a preview has left to be made."""

    _site: Path = field(default_factory=Path)
    _steps: dict[str, Callable[[], object]] = field(default_factory=dict)
    _lock: "threading.RLock" = field(default_factory=threading.RLock)
    _builds: int = 0
    """How often the lock is held by a build, which changes the folder."""
    _timer: threading.Timer | None = None
    _is_served: bool = False

    def begin(self, *, is_preview: bool = True) -> None:
        """Begin a build: what the last one has left is not needed any more, and nobody reads the folder until `end`.

        A build that is no preview leaves nothing for later, also where this process has served one before.
        """
        self._is_served = self._is_served and is_preview
        self._lock.acquire()
        self._builds += 1
        self.drop()

    def end(self, site: Path, steps: LateSteps) -> None:
        """End a build that has left these steps to be taken; they are taken at once where nobody is served."""
        self._site, self._steps = site, {**steps}
        if self._is_served:
            self._timer = threading.Timer(_DELAY, self.take)
            self._timer.daemon = True
            self._timer.start()
        else:
            self.take()
        self._let_read()

    def give_up(self) -> None:
        """End a build that failed."""
        self.drop()
        self._let_read()

    def _let_read(self) -> None:
        while self._builds:
            self._builds -= 1
            self._lock.release()

    def drop(self) -> None:
        """Leave what is not made yet; what is being made is made first."""
        with self._lock:
            self._steps = {}
            if self._timer is not None:
                self._timer.cancel()

    def close(self) -> None:
        """Nobody is served any more."""
        self.drop()
        self._is_served = False

    def take(self, wanted: str | None = None) -> None:
        """Take the steps that are left, or those up to the one that makes a file."""
        with self._lock:
            while self._steps:
                beginning = next(iter(self._steps))
                self._steps.pop(beginning)()
                if wanted is not None and wanted.startswith(beginning):
                    return

    def content(self, name: str) -> bytes | None:
        """A file as it is in the last build; None where there is none."""
        with self._lock:
            self.take(name)
            file = self._site / name
            return file.read_bytes() if file.is_file() else None

    def in_front_of(self, app: App, mount_path: str) -> App:
        """The application, with these files at their places below a path."""
        self._is_served = True

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            name = str(environ.get("PATH_INFO", "")).removeprefix(mount_path).lstrip("/")
            content = self.content(name) if _LATE.fullmatch(name) else None
            if content is None:
                return app(environ, start_response)
            headers = [("Content-Type", str(mimetypes.guess_type(name)[0])), ("Content-Length", str(len(content)))]
            start_response(f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}", headers)
            return [content]

        return answer
