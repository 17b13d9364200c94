"""The system libraries no wheel brings along, looked for before WeasyPrint crashes without them."""

import ctypes
import ctypes.util
from collections.abc import Iterable

# The names WeasyPrint itself tries, so that what is found here is found there.
PANGO = ("libpangoft2-1.0-0", "pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
SUBSET = (
    "libharfbuzz-subset-0",
    "harfbuzz-subset",
    "libharfbuzz-subset.so.0",
    "libharfbuzz-subset.0.dylib",
    "libharfbuzz-subset-0.dll",
)

INSTALL = """\
Debian, Ubuntu: sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0
Fedora: sudo dnf install pango harfbuzz
macOS: brew install pango harfbuzz"""


def missing_libraries() -> str:
    """What to install before a PDF can be drawn; empty when all is there."""
    missing = [
        name
        for name, file_names in (("Pango (libpangoft2)", PANGO), ("HarfBuzz (harfbuzz-subset)", SUBSET))
        if not _loads(file_names)
    ]
    if not missing:
        return ""
    return f"A PDF cannot be drawn: {' and '.join(missing)} cannot be loaded. To install what is needed:\n{INSTALL}"


def versions_of_libraries() -> dict[str, str]:
    """The versions of the libraries that shape text and write fonts, by name."""
    asked = (("Pango", PANGO, "pango_version_string"), ("HarfBuzz", SUBSET, "hb_version_string"))
    return {name: _version(file_names, function) for name, file_names, function in asked}


def _version(names: Iterable[str], function: str) -> str:
    for name in names:
        try:
            tell = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        tell.restype = ctypes.c_char_p
        return bytes(tell()).decode()
    return "unknown"


def _loads(names: Iterable[str]) -> bool:
    return any(_opens(name) for name in names) or any(
        _opens(found) for name in names if (found := ctypes.util.find_library(name))
    )


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
