"""A site that is built on top of the last one is the site that is built anew; a small part of the long proof."""

from pathlib import Path
from typing import Any

import pytest

from generator.plugin.taken_over import TakenOver
from tests.edit_kinds import KINDS, OF_A_PREVIEW, Book
from tests.edits import build, differences, edited, previewed

FEW = [
    "a detail",
    "the configuration",
    "a hand-written page",
    "a page more or less",
    "a page of the site that somebody changed",
]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each build took over."""
    counts: list[int] = []
    sections = TakenOver.sections

    def counted(self: TakenOver, *arguments: Any) -> Any:
        counts.append(len(self.names))
        return sections(self, *arguments)

    monkeypatch.setattr(TakenOver, "sections", counted)
    return counts


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "book", is_shipped=False)


def test_kept_equals_fresh_in_every_byte(tmp_path: Path, taken: list[int]) -> None:
    found = list(edited(FEW, tmp_path / "book"))
    assert found == [(kind, []) for kind in FEW]
    first, *others = taken
    assert first == 0
    assert [bool(count) for count in others[::2]] == [kind != "the configuration" for kind in FEW]
    assert not any(others[1::2])


def test_an_edited_line_makes_few_pages_anew(book: Book, taken: list[int]) -> None:
    assert build(book, "last") == ""
    rollback = book.folder / "data/providers/acme-pay/rollback.yaml"
    rollback.write_text(rollback.read_text("utf-8").replace("    detail: ", "    detail: Calmly. ", 1), "utf-8")
    assert build(book, "last") == ""
    pages = [path for path in (book.folder / "last").rglob("*.html") if path.name != "404.html"]
    assert 0 < len(pages) - taken[-1] < 8


def test_a_hook_that_may_look_at_pages_has_them_all_made_anew(book: Book, taken: list[int]) -> None:
    book.write("hook.py", "def on_page_markdown(markdown, **_):\n    return markdown\n")
    book.write("mkdocs.yml", book.text("mkdocs.yml") + "hooks: [hook.py]\n")
    assert build(book, "last") == ""
    book.write("docs/own.md", "# Another\n")
    assert build(book, "last") == ""
    assert taken == [0, 0]


def test_a_template_that_looks_at_other_pages_has_them_all_made_anew(book: Book, taken: list[int]) -> None:
    block = "{% block footer %}{% for page in pages %}{{ page.url }}{% endfor %}{% endblock %}"
    book.write("overrides/main.html", f'{{% extends "base.html" %}}{block}')
    assert build(book, "last") == ""
    book.write("docs/own.md", "# Another\n")
    assert build(book, "last") == ""
    assert taken == [0, 0]


def test_the_proof_sees_a_page_that_was_wrongly_taken_over(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.plugin.taken_over.surroundings", lambda *_: "the same")
    assert build(book, "last") == ""
    book.write("mkdocs.yml", book.text("mkdocs.yml").replace("Test", "Other"))
    assert build(book, "last") == ""
    assert build(book, "anew", "--force") == ""
    assert "index.html" in differences(book.folder / "last", book.folder / "anew")


def test_there_are_twenty_kinds_of_edit() -> None:
    assert len(KINDS) >= 20


TAKEN_BACK = {"a mistake": "a mistake: taken back"}
GROWS = {"a provider more or less", "an integration more or less"}
"""These edits come last, so that all others are of a small book."""


def test_a_preview_shows_what_one_shows_that_is_opened_anew(tmp_path: Path) -> None:
    kinds = sorted(OF_A_PREVIEW, key=GROWS.__contains__)
    found = list(previewed(kinds, tmp_path / "book"))
    assert found == [(TAKEN_BACK.get(kind, kind), []) for kind in kinds]


def test_the_proof_sees_a_provider_that_was_wrongly_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.provider_group.ProviderGroup.says_the_same", lambda *_: True)
    (found,) = previewed(["a detail"], tmp_path / "book")
    assert found[1] != []
