"""Searches what was made before anybody may see it. Long random values are left to the search of the data."""

import email
import email.policy
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path, PurePath

from msgspec import Struct

from generator.secrets.detectors import Detectors, masked_secret

MADE_OF_DATA = frozenset({".html", ".json", ".txt", ".md", ".eml", ".csv", ".ics", ".xml"})
"""What is made of the data. The index of the search repeats the pages; of PDFs the HTML is searched beforehand."""
_LONG = 1_000_000
"""How many characters are looked at together."""
_SHARE_LINES = (".html", ".pdf")
"""Files whose lines stand in many of them; for a print, what it is drawn from is given."""
_MOST_LINES = 400_000
"""How many lines are remembered; more would fill the memory, and then it begins anew."""
_ENTRY = '\n  "'
"""Where an entry of a member of the export begins: a provider, or an integration."""
_ASSETS = "assets"
"""The folder of what is the same on every site."""


class Exposed(Struct, frozen=True):
    """A secret in something that was made: the file, its kind, and what may be shown of it."""

    file: str
    name: str
    shown: str

    def __str__(self) -> str:
        return f"{self.file}: this looks like {self.name}: `{self.shown}`"


def made_of_data(folder: Path) -> list[str]:
    """The files of a folder that are made of the data, by their paths."""
    names = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return [name.as_posix() for name in names if name.parts[0] != _ASSETS and name.suffix in MADE_OF_DATA]


def search_folder(
    folder: Path, names: Iterable[str], detectors: Detectors, is_known: Callable[[str], bool] = lambda _: False
) -> list[Exposed]:
    """The secrets in some files of a folder, each once for each file that it is first in.

    Pieces of large files are left out that are known by their SHA-256, since they were searched before.
    """
    return search_files(((name, (folder / name).read_bytes()) for name in names), detectors, is_known)


def search_files(
    files: Iterable[tuple[str, bytes]], detectors: Detectors, is_known: Callable[[str], bool] = lambda _: False
) -> list[Exposed]:
    """The secrets in files, given by name and content. A line that many pages or prints share is looked at once."""
    seen: set[str] = set()
    found: list[Exposed] = []
    for name, content in files:
        texts = [*_texts(name, content)]
        del content  # it may be large, and so is the text
        for piece in (piece for text in texts for piece in _pieces(text, is_known)):
            lines = [line for line in piece.split("\n") if line not in seen]
            if name.endswith(_SHARE_LINES):
                if len(seen) > _MOST_LINES:
                    seen.clear()
                seen.update(lines)
            text = "\n".join(lines)
            found += [Exposed(name, secret.name, masked_secret(text, secret)) for secret in detectors.find_known(text)]
    return found


def _pieces(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """A text; one that is large in pieces of whole lines, without those that are known.

    All at once, it would fill the memory. Its pieces are the entries of the export, most of which stay as they are.
    """
    if len(text) <= _LONG:
        yield text
        return
    for entry in text.split(_ENTRY):
        if not is_known(sha256(entry.encode("utf-8", "surrogatepass")).hexdigest()):
            yield from _cut(entry)


def _cut(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _LONG and (end := text.find("\n", start + _LONG)) != -1:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _texts(name: str, content: bytes) -> Iterator[str]:
    suffix = PurePath(name).suffix
    if suffix == ".eml":
        yield from _of_mail(content)
    elif suffix == ".ics":
        yield _text(content.replace(b"\r\n ", b""))  # long lines go on in the next one
    elif not content.startswith(b"%PDF"):  # what a PDF is drawn from is searched instead
        yield _text(content)


def _text(content: bytes) -> str:
    return content.decode("latin-1")  # secrets are ASCII, and text with one byte for each character is searched faster


def _of_mail(content: bytes) -> Iterator[str]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    yield "\n".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
