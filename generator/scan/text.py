"""The bytes of a file as UTF-8 text to be searched."""

import codecs

_HEAD = 8192
"""How much of a file is looked at to tell text from binary."""

ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def is_binary(content: bytes) -> bool:
    """Whether the content is no text: it has a zero byte near its beginning, and no mark that explains it."""
    return content.find(b"\0", 0, _HEAD) >= 0 and _encoding(content) is None


def as_utf8(content: bytes) -> bytes:
    """The text in UTF-8 without a byte order mark. Text in an older encoding is left as it is; patterns are ASCII."""
    encoding = _encoding(content)
    if encoding:
        return content.decode(encoding, "replace").encode("utf-8", "replace")
    return content.removeprefix(codecs.BOM_UTF8)


def _encoding(content: bytes) -> str | None:
    if content[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0\0"):
        return None
    return next((name for mark, name in ENCODINGS if content.startswith(mark)), None)


def readable(content: bytes) -> str:
    """A part of a file as text: UTF-8, or one character for each byte where it is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
