"""`launchbook guide read`: the folder that is made of a guide that nobody has seen before."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.check import check_data
from generator.cli.guide import OTHER_WORDS
from generator.guide.captured_pages import captured_pages
from generator.guide.lost_sections import lost_subject, proposal_for
from generator.guide.proposals import PROPOSALS, stub
from generator.guide.titles import MOST_WORDS
from generator.pages.cards import item_card
from generator.pages.provider.incidents import incidents_page
from generator.pages.provider_context import ProviderContext
from generator.pages.sections import Gaps
from generator.schema.describe import record_words
from generator.schema.files import kind_of
from generator.schema.record import Model
from generator.schema.statements import Statement, StatementKind
from generator.schema.walk import fields
from tests.guide_fixtures import FERNWAY, LUMEN, Reading, launchbook
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


def test_open_quotes_the_words_of_the_guide_where_its_pages_are_named(read_guides: Path) -> None:
    printed = launchbook("guide", "open", "lumen", *LUMEN, "--data", read_guides).output
    assert "  Guide: Have a tester with two devices of different makers on site.\n" in printed
    assert "(RSA 2048 or EC P-256) | Staging: one | Production: another one; never reuse\n" in printed


def test_open_quotes_nothing_that_the_page_no_longer_says(read_guides: Path, tmp_path: Path) -> None:
    page = tmp_path / "lumen.html"
    page.write_text(LUMEN[0].read_text("utf-8").replace("with two devices", "with three devices"), "utf-8")
    printed = launchbook("guide", "open", "lumen", page, "--data", read_guides).output
    told = printed.partition("LUMEN-028: ")[2].splitlines()[1]
    assert told == f"  Guide: {OTHER_WORDS}"


def test_open_keeps_the_words_of_the_guide_out_of_files_and_json(read_guides: Path) -> None:
    folder = read_guides / "providers" / "lumen"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    printed = launchbook("guide", "open", "lumen", *LUMEN, "--data", read_guides, "--format", "json").output
    assert "different makers" not in printed
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_open_names_the_record_that_has_only_a_part_of_a_statement(read_guides: Path) -> None:
    printed = launchbook("guide", "open", "lumen", "--data", read_guides).output
    told = printed.partition("LUMEN-018: ")[2].splitlines()
    assert told[0].startswith("`install-the-staging-certificate` has only a part of this statement")
    assert told[1] == "  Add the rest to `install-the-staging-certificate`, or to `groups: items` of checklists.yaml."


def test_a_section_that_was_lost_is_a_gap_on_the_page_of_its_subject(read_guides: Path, tmp_path: Path) -> None:
    printed = launchbook("guide", "open", "lumen", "--data", read_guides).output
    told = printed.partition("LUMEN-040: ")[2]
    assert "Proposed: `gaps` of issues.yaml.\n" in told
    assert "`known-issues: section`" in told
    assert "cause: # lost, or redacted where the page hides it\n" in told
    data = tmp_path / "data"
    shutil.copytree(read_guides, data)
    folder = data / "providers" / "lumen"
    (folder / "issues.yaml").write_text(LOST_ISSUES, "utf-8")
    for name, old, new in (
        ("provider.yaml", "known-issues: not-known-yet", "known-issues: section"),
        ("statements.yaml", ", LUMEN-040]", "]"),
    ):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    project = project_in(data)
    page = incidents_page(ProviderContext(project, project.providers["lumen"]))
    assert page.lead is None
    assert [gap.cause for section in page.sections if isinstance(section, Gaps) for gap in section.gaps] == [
        "Missing from the provider’s page"
    ]


LOST_ISSUES = """\
gaps:
  - id: troubleshooting-lost
    title: Known issues and what to do about them
    cause: lost
    do: Ask the provider for its troubleshooting guide.
    cites: [LUMEN-040]
"""


@pytest.mark.parametrize(
    ("heading", "file", "cover"),
    [
        ("Troubleshooting", "issues.yaml", "known-issues"),
        ("How to roll back", "rollback.yaml", "rollback"),
        ("What to monitor", "monitoring.yaml", "monitoring"),
        ("Contacts", "support.yaml", "support"),
        ("Smoke tests", "cutover.yaml", "smoke-tests"),
        ("API keys", "environments.yaml", "credentials"),
        ("Something else", "provider.yaml", ""),
    ],
)
def test_a_heading_without_content_goes_where_its_subject_stands(heading: str, file: str, cover: str) -> None:
    fields_ = {"id": "ACME-001", "kind": "elided-content", "section": f"Go live > {heading}"}
    statement = Statement.model_validate(fields_)
    assert (proposal_for(statement).file, lost_subject(statement)) == (file, cover)


def test_what_is_missing_beside_other_content_does_not_make_its_section_lost(reading: Reading) -> None:
    said = "# Go live\n\n## Monitoring\n\nLoading…\n\n- Error rates.\n\n## Troubleshooting\n"
    printed = launchbook("guide", "open", "acme", "--data", reading(said)).output
    assert "`gaps` of monitoring.yaml" in printed
    assert re.findall(r"`([\w-]+): section`", printed) == ["known-issues"]


def test_the_gap_of_a_lost_rollback_names_the_questions_that_it_leaves_open() -> None:
    fields_ = {"id": "ACME-001", "kind": "elided-content", "section": "Rollback"}
    statement = Statement.model_validate(fields_)
    assert "first-move, rollback-steps" in stub(proposal_for(statement), statement)


@pytest.mark.parametrize("kind", StatementKind)
def test_a_record_to_begin_from_has_the_keys_that_its_list_wants(kind: StatementKind) -> None:
    proposal = PROPOSALS[kind]
    file = kind_of(f"providers/acme/{proposal.file}")
    assert file
    model: type[Model] = file.model
    for part in proposal.list_.split(": "):
        model = next(inner for inner in fields(model)[part] if issubclass(inner, Model))
    statement = Statement.model_validate({"id": "ACME-001", "kind": kind.value, "section": "Go live"})
    (pasted,) = yaml.safe_load(stub(proposal, statement))
    assert pasted.keys() <= fields(model).keys()
    assert pasted.keys() >= {key.name for key in record_words(model, "").keys if key.is_needed}


def test_the_check_says_what_is_still_to_be_done(read_guides: Path) -> None:
    printed = launchbook("check", "--data", read_guides).output
    assert "not yet placed" in printed.splitlines()[1]


def test_the_check_says_nothing_of_a_list_that_is_empty(read_guides: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(read_guides, copy)
    file = copy / "providers" / "lumen" / "statements.yaml"
    file.write_text(re.sub(r"to-be-read: \[[^\]]*\]\n", "", file.read_text("utf-8")), "utf-8")
    said = "Lumen: 37 statements not yet placed. `launchbook guide open lumen` names them."
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
    context = ProviderContext(project, project.providers["fernway"])
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
