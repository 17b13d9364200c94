"""The terminal and what stands for it: closed, full, or without most of the characters that Launchbook writes."""

import contextlib
import io
import os
import re
import sys

import click


def prepare_terminal() -> None:
    """Make every stream safe to write to, before anything opens a file or says a word.

    A stream that is closed leads nowhere: else the next file that is opened would take its number and its words.
    Where the terminal has no such character, `?` stands for it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
    for name in ("COLUMNS", "LINES"):  # a width that is no number would stop whatever asks for it
        if not re.fullmatch(r"[1-9][0-9]{0,3}", os.environ.get(name, "80")):
            del os.environ[name]
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def echo_data(text: str, *, nl: bool = True) -> None:
    """Print what programs read, in UTF-8 whatever the terminal speaks."""
    click.echo(text.encode("utf-8", "replace"), nl=nl)


def say(text: str) -> None:
    """Print to the stream for errors, or nowhere if that is full."""
    with contextlib.suppress(OSError):
        click.echo(text, err=True)


def close_terminal() -> None:
    """Drop what a full or broken stream did not take, so that nobody complains about it once more at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
                os.dup2(nowhere.fileno(), stream.fileno())
