"""Tells in a moment that nothing has changed since a command was run. It imports nothing that takes time to load.

A record of a build or a check holds what somebody typed, and the state of every file and folder that was read and made,
as the file system tells it. Where all of it is as it was, there is nothing to do. Any doubt is left to the command.
"""

import os
import sys
import time

FileState = tuple[int, ...]
"""Mode, time of the last change to the content and to the rest, size, and number of a file or folder."""
NEXT_TO_CONFIG = os.path.join(".launchbook", "unchanged")  # noqa: PTH118 - pathlib takes longer to load than all else
VARIABLES = ("HOME", "LAUNCHBOOK_", "GIT_", "PATH", "PYTHON", "SOURCE_DATE_EPOCH", "XDG_CONFIG_HOME")
"""How the variables of the environment begin that a build listens to."""
REMEMBERED = ("build", "check")
"""The commands that leave a record."""
_FORMAT = "launchbook 1"
_DAY = 86_400


def state_of(path: str) -> FileState:
    """The state of a file or folder; of nothing where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ()
    return (found.st_mode, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def asked_for(arguments: list[str]) -> list[str]:
    """What a command depends on beside its files: the command as it was typed, where, when, and by which Python."""
    has_day = any(argument.startswith("--as-of") for argument in arguments)
    day = "" if has_day else str(int(time.time()) // _DAY)
    heard = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith(VARIABLES))
    return [_FORMAT, sys.version, os.getcwd(), day, *heard, *arguments]  # noqa: PTH109


def record_file(arguments: list[str]) -> str:
    """Where the record of a command is kept: beside the configuration that it names."""
    config = "mkdocs.yml"
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--config":
            config = following
        elif argument.startswith("--config="):
            config = argument.partition("=")[2]
    words = "\0".join([os.getcwd(), *arguments]).encode("utf-8", "surrogateescape")  # noqa: PTH109
    return os.path.join(os.path.dirname(config), NEXT_TO_CONFIG, f"{_checksum(words):08x}")  # noqa: PTH118, PTH120


def _checksum(words: bytes) -> int:
    from zlib import crc32  # noqa: PLC0415 - not every command asks

    return crc32(words)


def is_unchanged(arguments: list[str]) -> bool:
    """Whether this command has nothing to do, and said so."""
    if not arguments or arguments[0] not in REMEMBERED or "--force" in arguments:
        return False
    try:
        with open(record_file(arguments), encoding="utf-8", errors="surrogateescape", newline="") as file:  # noqa: PTH123
            asked, left_behind, message, *states = file.read().split("\n\0\n")
        if asked != "\0".join(asked_for(arguments)) or _is_left_behind(left_behind):
            return False
        if not all(_is_as_it_was(state) for state in states):
            return False
        sys.stdout.write(f"{message}\n")
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):  # no record, one that was cut short, or nobody to tell
        return False
    return True


def _is_left_behind(beginning: str) -> bool:
    """Whether a build that was killed left something beside the site, which the next one clears away."""
    if not beginning:  # nothing was made
        return False
    folder, name = os.path.split(beginning)
    return any(found.startswith(name) for found in os.listdir(folder))  # noqa: PTH208


def _is_as_it_was(state: str) -> bool:
    seen, path = state.split(" ", 1)
    return seen == written(state_of(path))


def written(state: FileState) -> str:
    """A state in one word."""
    return ",".join(map(str, state))
