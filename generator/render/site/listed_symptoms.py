"""What all parts of a page list as symptoms, in a file beside it: who types on one part finds those of the others too.

The file is a script, `listSymptoms([[place, name, symptoms] …])`, since pages opened from disk may load scripts and
nothing else. A symptom is `[text, other names, 1 for an alert, [[words, link] …]]`. Links begin below the address of
the file, as if it were a folder.
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.pages.model import Book, Page
from generator.pages.symptoms import SymptomEntry, SymptomGroup, Symptoms
from generator.pages.view_models import Address
from generator.render.site.relative_links import relative_link


def symptoms_files(book: Book) -> dict[str, str]:
    """The content of each file by its path; none where such a page is whole."""
    listed: dict[str, list[Any]] = {}
    for page, section in _parts(book):
        groups = listed.setdefault(section.listed.page, [])
        groups += [_group(book, section, page, group) for group in section.groups]
    return {path: f"listSymptoms({json.dumps(groups, separators=(',', ':'))});\n" for path, groups in listed.items()}


def _parts(book: Book) -> Iterator[tuple[Page, Symptoms]]:
    for page in book.pages:
        for section in page.sections:
            if isinstance(section, Symptoms) and section.is_part:
                yield page, section


def _group(book: Book, section: Symptoms, page: Page, group: SymptomGroup) -> list[Any]:
    place = _link(book, section, Address(page.path, group.anchor))
    return [place, group.heading.text, [_symptom(book, section, entry) for entry in group.symptoms]]


def _symptom(book: Book, section: Symptoms, entry: SymptomEntry) -> list[Any]:
    links = [[link.text, _link(book, section, link.to)] for link in entry.links]
    return [entry.text, " ".join(entry.also_called), int(entry.is_alert), links]


def _link(book: Book, section: Symptoms, to: Address) -> str:
    return relative_link(section.listed.page, book.place(to))
