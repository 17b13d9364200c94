"""The names of hand-written pages and of the files beside them."""

import os
from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File


def require_addresses(files: Iterable[File]) -> None:
    """Raise PluginError for files whose names are not UTF-8: they can have no address on the site."""
    wrong = [file.abs_src_path or file.src_uri for file in files if not _is_utf8(file.src_uri)]
    if wrong:
        names = "".join(f"\n  {os.fsencode(path).decode('utf-8', 'replace')}" for path in wrong)
        raise PluginError(f"These files have no address on the site, as their names are not UTF-8. Rename them:{names}")


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # Python keeps the bytes of such a name as lone surrogates
        return False
    return True
