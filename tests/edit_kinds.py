"""Edits of 22 kinds, of a folder with data, hand-written pages, templates and a configuration."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.shipped import ROOT, SHIPPED_DATA

MINIMAL = ROOT / "tests" / "data" / "minimal"
CONFIG = """\
site_name: Test
use_directory_urls: false
strict: true
theme: {name: material, font: false, custom_dir: overrides, features: [navigation.tabs, navigation.indexes]}
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: true}}]
plugins: [search, offline, launchbook]
"""
PLUGINS = "plugins: [search, offline, launchbook]"
DAYS = ["2026-11-20", "2026-11-21", "2026-12-01"]
WORDS = ["Kindly", "Otter", "Maple", "Lantern", "Harbour", "Velvet", "<b>", "Smith & Sons", "`tick`"]


class Book:
    """A folder that is edited: data, hand-written pages, templates, configuration; and the day of the next build."""

    def __init__(self, folder: Path, *, is_shipped: bool) -> None:
        self.folder, self.day = folder, DAYS[0]
        shutil.copytree(SHIPPED_DATA if is_shipped else MINIMAL, folder / "data")
        for name in ("docs", "overrides"):
            (folder / name).mkdir()
        self.write("docs/own.md", "# Own page\n\nWords. [Home](index.md)\n")
        self.write("docs/second.md", "# Second page\n\n| A | B |\n| - | -: |\n| 1 | 2 |\n")
        self.write("overrides/main.html", '{% extends "base.html" %}\n')
        self.write("mkdocs.yml", CONFIG)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def lines(self, key: str, below: str = "data/providers") -> list[tuple[Path, str]]:
        """Each line of the data that has a key and a plain text, with its file."""
        pattern = re.compile(rf"^\s*(?:- )?{key}: [A-Za-z][^\[\]{{}}#&:`']*$", re.MULTILINE)
        files = sorted((self.folder / below).rglob("*.yaml"))
        return [(file, line) for file in files for line in pattern.findall(file.read_text("utf-8"))]


Edit = Callable[[random.Random, Book], None]


def _reword(key: str, below: str = "data/providers") -> Edit:
    def edit(dice: random.Random, book: Book) -> None:
        found = book.lines(key, below)
        if found:
            file, line = dice.choice(found)
            file.write_text(
                file.read_text("utf-8").replace(line, f"{line} {dice.choice(WORDS[:6]).lower()}", 1), "utf-8"
            )

    return edit


def _call_also(dice: random.Random, book: Book) -> None:
    """Other names of a record, which only search sees."""
    found = [
        (file, names) for file in sorted((book.folder / "data/providers").rglob("*.yaml"))
        for names in re.findall(r"also-called: \[[^\]]*", file.read_text("utf-8"))
    ]  # fmt: skip
    if found:
        file, names = dice.choice(found)
        file.write_text(file.read_text("utf-8").replace(names, f"{names}, {dice.choice(WORDS[:6])}", 1), "utf-8")


def _write_page(dice: random.Random, book: Book) -> None:
    name = dice.choice(["docs/own.md", "docs/second.md"])
    book.write(name, f"{book.text(name)}\n## {dice.choice(WORDS)}\n\nA line of **{dice.choice(WORDS)}**.\n")


def _write_front_matter(dice: random.Random, book: Book) -> None:
    """What a page by hand says of itself: its title in menus, how search ranks it, what stands beside it."""
    name = dice.choice(["docs/own.md", "docs/second.md"])
    text = re.sub(r"\A---\n.*?\n---\n", "", book.text(name), flags=re.DOTALL)
    told = dice.choice(
        ["title: Harbour", "search: {boost: 2}", "search: {exclude: true}", "hide: [toc]", "status: new"]
    )
    book.write(name, f"---\n{told}\n---\n{text}")


def _add_or_remove_page(_: random.Random, book: Book) -> None:
    page = book.folder / "docs" / "third.md"
    if page.exists():
        page.unlink()
    else:
        page.write_text("# Third page\n\n[Own](own.md#own-page)\n", "utf-8")


def _configure(dice: random.Random, book: Book) -> None:
    book.write("mkdocs.yml", re.sub("site_name: .*", f"site_name: Test {dice.randrange(100)}", book.text("mkdocs.yml")))


def _add_template(dice: random.Random, book: Book) -> None:
    book.write("overrides/main.html", f'{{% extends "base.html" %}}\n<!-- {dice.random()} -->\n')
    block = (
        f"{{% block footer %}}<p>{dice.randrange(100)}</p><script>var n = {dice.randrange(9)};</script>{{% endblock %}}"
    )
    book.write("overrides/main.html", book.text("overrides/main.html") + block)


def _wait_a_day(dice: random.Random, book: Book) -> None:
    book.day = dice.choice([day for day in DAYS if day != book.day])


def _tamper(dice: random.Random, book: Book) -> None:
    """Somebody changes a page of the last site: it is not taken over."""
    page = dice.choice(sorted((book.folder / "last").rglob("*.html")))
    page.write_text(page.read_text("utf-8").replace("</body>", "x</body>"), "utf-8")


def _cut_record(dice: random.Random, book: Book) -> None:
    """What is known of the last site is cut short."""
    for record in sorted((book.folder / ".launchbook" / "pages").glob("*.json")):
        content = record.read_bytes()
        record.write_bytes(content[: dice.randrange(len(content))])


def _copy_record(dice: random.Random, book: Book) -> None:
    """A contact more, on pages that gather them; or one less."""
    file = dice.choice(sorted((book.folder / "data/providers").glob("*/support.yaml")))
    text = file.read_text("utf-8")
    head, _, rest = text.partition("\ncontacts:\n")
    contact = re.match(r"  - id: .*\n(?:    .*\n)*", rest)
    if contact:
        copied = re.sub(r"id: (\S+)", rf"id: \1-{dice.randrange(1000)}", contact[0], count=1)
        file.write_text(f"{head}\ncontacts:\n{copied}{rest}", "utf-8")


def _change_roles(_: random.Random, book: Book) -> None:
    """Two teams change their roles."""
    name = "data/organisation/teams.yaml"
    found = re.findall(r"^ +roles: .*$", book.text(name), re.MULTILINE)[:2]
    book.write(name, book.text(name).replace(found[0], "\0").replace(found[1], found[0]).replace("\0", found[1]))


def _record(dice: random.Random, book: Book) -> None:
    """Somebody else has done an item."""
    name = str(dice.choice(book.lines("by", "data/integrations"))[0].relative_to(book.folder))
    by = re.search(r"by: (\w+ \w+)", book.text(name))
    assert by
    book.write(name, book.text(name).replace(by[0], f"by: {dice.choice(WORDS[:6])} Example"))


def _add_or_remove_provider(_: random.Random, book: Book) -> None:
    """A copy of the first provider under another name; or it goes again."""
    twin = _twin(book, "providers")
    if twin.exists():
        shutil.rmtree(twin)
        return
    shutil.copytree(_first_beside(twin), twin)
    text = re.sub(r"^also-called: .*\n", "", _renamed(twin / "provider.yaml"), count=1, flags=re.MULTILINE)
    (twin / "provider.yaml").write_text(text, "utf-8")


def _add_or_remove_integration(_: random.Random, book: Book) -> None:
    """An integration of which nothing is recorded, with the same provider as the first; or it goes again."""
    twin = _twin(book, "integrations")
    if twin.exists():
        shutil.rmtree(twin)
        return
    twin.mkdir()
    profile = _renamed(_first_beside(twin) / "integration.yaml").partition("\ngo-live:")[0]
    (twin / "integration.yaml").write_text(f"{profile}\n", "utf-8")
    (twin / "progress.yaml").write_text("items: []\n", "utf-8")


def _twin(book: Book, area: str) -> Path:
    return book.folder / "data" / area / "twin"


def _first_beside(twin: Path) -> Path:
    return next(path for path in sorted(twin.parent.iterdir()) if path.is_dir() and path != twin)


def _renamed(profile: Path) -> str:
    text = re.sub(r"^id: .*$", "id: twin", profile.read_text("utf-8"), count=1, flags=re.MULTILINE)
    return re.sub(r"^name: .*$", "name: Twin", text, count=1, flags=re.MULTILINE)


def _move(_: random.Random, book: Book) -> None:
    """An old address that leads to a page, and an old anchor on it; or both go again."""
    moved = "plugins: [search, offline, {launchbook: {moved: {old/: controls/, controls/#old: controls/#matrix}}}]"
    there, instead = (moved, PLUGINS) if moved in book.text("mkdocs.yml") else (PLUGINS, moved)
    book.write("mkdocs.yml", book.text("mkdocs.yml").replace(there, instead))


def _break(dice: random.Random, book: Book) -> None:
    """A mistake in a file, which is taken back."""
    file = dice.choice(sorted((book.folder / "data").rglob("*.yaml")))
    file.write_text(f"{file.read_text('utf-8')}\nunheard-of: 1\n", "utf-8")


KINDS: dict[str, Edit] = {
    "a detail": _reword("detail"),
    "a title": _reword("title"),
    "the name of a provider": _reword("name"),
    "an organisation's words": _reword("title", "data/organisation"),
    "the name of a team": _reword("name", "data/organisation"),
    "a summary": _reword("summary", "data"),
    "the roles of two teams": _change_roles,
    "what was recorded": _record,
    "a provider more or less": _add_or_remove_provider,
    "an integration more or less": _add_or_remove_integration,
    "a mistake": _break,
    "other names": _call_also,
    "a record more": _copy_record,
    "a hand-written page": _write_page,
    "the front matter of a hand-written page": _write_front_matter,
    "a page more or less": _add_or_remove_page,
    "the configuration": _configure,
    "a template": _add_template,
    "an old address": _move,
    "another day": _wait_a_day,
    "a page of the site that somebody changed": _tamper,
    "a record cut short": _cut_record,
}
OF_A_PREVIEW = [kind for kind, edit in KINDS.items() if edit not in {_wait_a_day, _tamper, _cut_record}]
"""What may happen while a preview is open: its day is today, and its folder and what it knows are its own."""
