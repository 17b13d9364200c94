"""`launchbook guide read`: the folder that is made of a guide that nobody has seen before."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.check import check_data
from generator.guide.captured_pages import captured_pages
from generator.guide.titles import MOST_WORDS
from generator.pages.cards import item_card
from generator.pages.provider_context import provider_contexts
from tests.guide_fixtures import FERNWAY, LUMEN, launchbook
from tests.reading import project_in


def test_the_folder_passes_the_check_at_once(read_guides: Path) -> None:
    assert check_data(read_guides).findings == ()


@pytest.mark.parametrize("provider", ["fernway", "lumen"])
def test_every_statement_is_placed_or_named_as_not_yet_placed(read_guides: Path, provider: str) -> None:
    file = project_in(read_guides).providers[provider].statements
    known = {str(statement.id) for statement in file.statements}
    assert {str(name) for name in (*file.to_be_read, *file.not_yet_placed)} == known


@pytest.mark.parametrize("provider", ["fernway", "lumen"])
def test_no_long_sentence_of_the_guide_is_in_the_folder(read_guides: Path, provider: str) -> None:
    written = "\n".join(file.read_text("utf-8") for file in (read_guides / "providers" / provider).iterdir())
    pages = captured_pages(FERNWAY if provider == "fernway" else LUMEN)
    said = [each.text.strip(" .").replace("`", "") for page in pages for each in page.statements]
    assert [text for text in said if len(text.split()) > MOST_WORDS and text in " ".join(written.split())] == []


def test_what_nobody_has_looked_for_is_not_called_silent(read_guides: Path) -> None:
    profile = yaml.safe_load((read_guides / "providers" / "fernway" / "provider.yaml").read_text("utf-8"))
    covers = profile["guide"]["covers"]
    assert "silent" not in covers.values()
    assert covers["smoke-tests"] == "not-known-yet"


def test_the_page_says_where_it_is_published_and_how_old_it_is(read_guides: Path) -> None:
    (page,) = project_in(read_guides).providers["lumen"].profile.guide.pages
    assert page.address == "https://partners.lumen.example/docs/launch-checklist"
    assert page.edition == "2026-08-30"


def test_what_a_page_hides_never_stands_in_for_an_address(read_guides: Path) -> None:
    written = "".join(file.read_text("utf-8") for file in (read_guides / "providers" / "lumen").iterdir())
    assert "protected" not in written


def test_open_names_the_file_and_a_record_to_begin_from(read_guides: Path) -> None:
    printed = launchbook("guide", "open", "lumen", "--data", read_guides).output
    assert "not-yet-placed in LUMEN-035" in printed
    assert "Proposed: `advice` of provider.yaml." in printed
    assert "cites: [LUMEN-035]" in printed


def test_the_check_says_what_is_still_to_be_done(read_guides: Path) -> None:
    printed = launchbook("check", "--data", read_guides).output
    assert "not yet placed" in printed.splitlines()[1]


def test_the_check_says_nothing_of_a_list_that_is_empty(read_guides: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(read_guides, copy)
    file = copy / "providers" / "lumen" / "statements.yaml"
    file.write_text(re.sub(r"to-be-read: \[[^\]]*\]\n", "", file.read_text("utf-8")), "utf-8")
    said = "Lumen: 25 statements not yet placed. `launchbook guide open lumen` names them."
    assert said in launchbook("check", "--data", copy).output


def test_each_record_says_that_nobody_has_read_it_until_somebody_has(read_guides: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(read_guides, copy)
    assert labels_of(copy, "reject-events-older-than-300-seconds")[-1] == "To be read by a person"
    file = copy / "providers" / "fernway" / "statements.yaml"
    file.write_text(re.sub(r"FERNWAY-027,\s*", "", file.read_text("utf-8")), "utf-8")
    assert "To be read by a person" not in labels_of(copy, "reject-events-older-than-300-seconds")


def labels_of(data: Path, item: str) -> list[str]:
    """The labels of an item of the guide that was read, as the checklist shows it."""
    project = project_in(data)
    context = provider_contexts(project)["fernway"]
    found = [(one, group) for group in context.provider.checklists.groups for one in group.items if one.id == item]
    return [label.text for label in item_card(context, *found[0]).labels]


def test_a_provider_that_is_there_is_left_alone(read_guides: Path) -> None:
    before = {file.name: file.read_bytes() for file in (read_guides / "providers" / "lumen").iterdir()}
    assert launchbook("guide", "read", *LUMEN, "--provider", "lumen", "--data", read_guides).exit_code == 2
    assert {file.name: file.read_bytes() for file in (read_guides / "providers" / "lumen").iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<html><body></body></html>"])
def test_a_file_that_holds_no_guide_is_refused(read_guides: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "page.html").write_bytes(content)
    result = launchbook("guide", "read", tmp_path / "page.html", "--provider", "nobody", "--data", read_guides)
    assert result.exit_code == 1
    assert not (read_guides / "providers" / "nobody").exists()


def test_hostile_words_are_text(read_guides: Path, tmp_path: Path) -> None:
    page = tmp_path / "evil.md"
    page.write_text(
        "# Go live\n\n## Checklist\n\n- Store `{{ 7*7 }}` and [x](javascript:alert(1)) <b onclick=x>y</b>\n"
    )
    result = launchbook("guide", "read", page, "--provider", "evil", "--data", read_guides)
    try:
        assert result.exit_code == 0
        assert check_data(read_guides).findings == ()
    finally:
        shutil.rmtree(read_guides / "providers" / "evil", ignore_errors=True)


HOSTILE = {
    "a heading that is a placeholder": "# Go live\n\n## TODO\n\n- Store the key in a vault.\n",
    "a heading that cannot be printed": "# Go live\n\n## 📘 日本語\n\n- Store the key in a vault.\n",
    "a heading of signs": "# Go live\n\n## ``\n\n- Store the key in a vault.\n",
    "an invisible sign": "# Go\u202e live\n\n- Store\u200b the key in a vault.\n",
    "a hidden address in a heading": "# [email\u00a0protected]\n\n- Store the key in a vault.\n",
    "no address": '---\nsource: https://docs.acme"x".example\n---\n# Go live\n\n- Store the key in a vault.\n',
    "a record with the name of the page": "# Go live\n\n## Page\n\n- Page\n- Page this in a vault.\n",
    "no heading": "- Store the key in a vault.\n",
    "a key": f"# Go live\n\n- Store {'sk_live_' + '4eC39HqLyjWDarjtT1zdp7dc'} in a vault.\n",
}
"""Pages that somebody may save, whatever a provider wrote into them."""


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_page_holds_the_folder_passes_the_check(read_guides: Path, tmp_path: Path, source: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(source, "utf-8")
    folder = read_guides / "providers" / "hostile"
    try:
        assert launchbook("guide", "read", page, "--provider", "hostile", "--data", read_guides).exit_code == 0
        assert check_data(read_guides).findings == ()
        assert "4eC39" not in "".join(file.read_text("utf-8") for file in folder.iterdir())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
