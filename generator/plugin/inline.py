"""Scripts and styles that stand inside of a page, moved into files: strict policies run and apply nothing else."""

import hashlib
import posixpath
import re
from dataclasses import dataclass, field

from markupsafe import Markup

FOLDER = "assets/launchbook/inline"
INLINE = re.compile(r"<(script|style)((?:\s(?![^>]*\b(?:src|type)\s*=)[^>]*)?)>(.*?)</\1>", re.DOTALL)
"""A script or style with its code; what has a type, such as JSON, is data."""
_SCRIPT = Markup('<script src="{}"></script>')
STYLE = Markup('<link rel="stylesheet" href="{}">')


@dataclass
class Inline:
    """What was moved out of pages: the content of each file by its path on the site."""

    files: dict[str, str] = field(default_factory=dict)

    def moved_out(self, html: str, page: str) -> str:
        """The page, with a file in place of each script and style; they load where they stood, in the same order."""

        def moved(found: re.Match[str]) -> str:
            kind, _, code = found.groups()
            if not code.strip():
                return ""
            form, suffix = (_SCRIPT, "js") if kind == "script" else (STYLE, "css")
            digest = hashlib.sha256(code.encode()).hexdigest()[:12]
            path = f"{FOLDER}/{digest}.{suffix}"
            self.files[path] = code.strip() + "\n"
            return str(form.format(posixpath.relpath(path, posixpath.dirname(page) or ".")))

        return INLINE.sub(moved, html)
