"""Hears what WeasyPrint only logs: it draws on, with a part missing, and says so nowhere else."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

# A picture written into its own address would bury what is said about it.
PICTURE = re.compile(r"(data:[^\s\"']{30})[^\s\"']+")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = cut_words(record.getMessage())
        if message not in self.heard:
            self.heard.append(message)


def cut_words(message: str) -> str:
    """A message with the pictures in it cut short."""
    return PICTURE.sub(r"\1…", message)


@contextmanager
def listening() -> Iterator[list[str]]:
    """The list that fills, each message once, with every warning and error logged meanwhile."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    level, disabled = logger.level, logging.root.manager.disable
    logger.addHandler(listener)
    # Whoever runs us may have turned logging down; a warning must be heard all the same.
    logger.setLevel(logging.WARNING)
    logging.disable(logging.NOTSET)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logging.disable(disabled)
