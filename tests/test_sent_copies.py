"""Once a request was sent, every place gives the copy that was kept, byte for byte, and offers it to nobody again."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from generator.build.order import Order
from generator.build.prints import begin_prints
from generator.check import check_data
from generator.cli import cli
from generator.pages.book_context import BookContext
from generator.pages.integration.request import request_page
from generator.pages.integration.summary_block import said
from generator.pages.request.letter import SECOND_COPY, make_letter
from generator.project import Project
from generator.readiness.verdict import Verdict, assess_integration
from generator.render.export.files import pack_files
from generator.render.pdf.executors import InThisProcess
from generator.schema.record import Gate
from generator.schema.times import Day
from generator.source.sent_copies import JSON, MAIL, NAMES, PDF, TABLE, TEXT, sent_copies
from tests.reading import project_in
from tests.shipped import SHIPPED
from tests.test_build_run import Heard
from tests.test_readiness import COMPLETE, DAY, context, done

SENT, LATER = "2026-11-01", "2026-11-21"
NAME = "scan-to-pay"

pytestmark = pytest.mark.xdist_group("packs")

Launchbook = Callable[..., Result]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, in which a copy of the request was kept on the day on which it was sent."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(SHIPPED, folder / "shipped")
    data = folder / "shipped/examples/kestrel-market"
    profile = data / "integrations" / NAME / "integration.yaml"
    text = profile.read_text("utf-8")
    profile.write_text(text.replace("  sent: 2026-11-02\n", ""), "utf-8")
    result = request(data, folder / "to-send", SENT, "--keep")
    assert result.exit_code == 0, result.output
    profile.write_text(text.replace("  sent: 2026-11-02\n", f"  sent: {SENT}\n"), "utf-8")
    return data


def request(data: Path, out: Path, day: str, *more: str) -> Result:
    arguments = ["request", NAME, "--data", str(data), "--out", str(out), "--as-of", day, *more]
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def copy_in(data: Path) -> dict[str, bytes]:
    return files_in(data / "integrations" / NAME / "sent" / SENT)


def project_of(data: Path) -> Project:
    return project_in(data)


def test_what_is_kept_is_what_was_made_to_be_sent(kept: Path) -> None:
    made = kept.parents[2] / "to-send"
    assert copy_in(kept) == files_in(made)
    assert set(copy_in(kept)) == NAMES


def test_the_copy_is_no_problem_in_the_data(kept: Path) -> None:
    assert check_data(kept).findings == ()


def test_the_command_gives_the_copy_and_says_not_to_send_it_again(kept: Path, tmp_path: Path) -> None:
    result = request(kept, tmp_path / "pack", LATER)
    assert result.exit_code == 0
    assert "Sent on 1 November 2026." in result.output
    assert "do not send it again" in result.output
    assert "read it, and send it" not in result.output
    assert files_in(tmp_path / "pack") == copy_in(kept)


def test_what_was_sent_can_be_kept_only_before(kept: Path, tmp_path: Path) -> None:
    result = request(kept, tmp_path / "pack", LATER, "--keep")
    assert result.exit_code == 2
    assert "The request was sent on 1 November 2026" in result.output


def test_the_site_gives_the_copy(kept: Path, tmp_path: Path) -> None:
    project = project_of(kept)
    alone = replace(
        project,
        teams={},
        entries=tuple(entry for entry in project.entries if entry.folder[1] in {"", NAME}),
        integrations={NAME: project.integrations[NAME]},
        providers={NAME: project.providers[NAME]},
    )
    one = BookContext.of(alone, date.fromisoformat(LATER))
    order = Order(kept, kept.parents[1] / "mkdocs.yml", date.fromisoformat(LATER))
    prints = begin_prints(one, order, InThisProcess(), tmp_path / "prints")
    prints.finish(Heard())
    written = {path.relative_to(tmp_path / "prints").as_posix() for path in (tmp_path / "prints").rglob("*.*")}
    assert prints.names == written
    assert files_in(tmp_path / "prints" / "requests" / NAME) == copy_in(kept)


def test_the_page_says_that_it_was_sent_and_shows_the_copy(kept: Path) -> None:
    one = BookContext.of(project_of(kept), date.fromisoformat(LATER)).integration(NAME)
    lead = request_page(one, frozenset()).lead
    assert lead is not None
    assert lead.text == (
        "**Sent** to Scan to Pay on 1 November 2026, as you recorded. The files are the copy that was kept."
    )
    assert said(one.summary.gate(Gate.ACCESS_REQUEST)).endswith(", sent on 1 November 2026")


def test_without_a_copy_the_facts_of_that_day_say_that_they_are_not_what_was_sent(kept: Path) -> None:
    project = project_of(kept)
    bare = replace(project, integrations={NAME: replace(project.integrations[NAME], copies=())})
    letter = make_letter(BookContext.of(bare, date.fromisoformat(LATER)).integration(NAME).pack)
    files = pack_files(letter, b"%PDF")
    for name in (TEXT, TABLE):
        assert files[name].decode("utf-8-sig").startswith(SECOND_COPY)
    assert b"X-Unsent" not in files[MAIL]
    assert json.loads(files[JSON])["is_sent"] is True
    assert json.loads(files[JSON])["day"] == SENT
    assert "Do not send it: the request went out on 1 November 2026" in files[TEXT].decode()


def test_without_a_copy_the_command_ends_with_one(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept.parents[1], tmp_path / "shipped")
    data = tmp_path / "shipped/examples/kestrel-market"
    shutil.rmtree(data / "integrations" / NAME / "sent")
    result = request(data, tmp_path / "pack", LATER)
    assert result.exit_code == 1
    assert SECOND_COPY in result.output
    assert "no copy of it was kept" in result.output


def test_a_draft_is_not_kept(minimal: Path, tmp_path: Path) -> None:
    (minimal / "integrations/acme/progress.yaml").write_text("items: []\n", "utf-8")
    profile = minimal / "integrations/acme/integration.yaml"
    profile.write_text(profile.read_text("utf-8").replace("  sent: 2026-11-03\n", ""), "utf-8")
    arguments = ["request", "acme", "--data", str(minimal), "--out", str(tmp_path / "pack"), "--keep"]
    result = CliRunner().invoke(cli, [*arguments, "--as-of", "2026-11-03"], catch_exceptions=False)
    assert result.exit_code == 1
    assert sent_copies(minimal, "acme") == ()


@pytest.mark.parametrize(("is_draft", "verdict"), [(False, "READY"), (True, "NOT READY")])
def test_a_record_that_was_renewed_since_takes_nothing_back_where_a_whole_copy_is_kept(
    minimal: Path, is_draft: bool, verdict: str
) -> None:
    folder = minimal / "integrations/acme/sent/2026-11-03"
    folder.mkdir(parents=True)
    (folder / JSON).write_text(json.dumps({"is_draft": is_draft}), "utf-8")
    project = project_of(minimal)
    renewed = context(done("store-live-key", on="2027-01-20"), *COMPLETE[1:])
    integration = replace(renewed, copies=sent_copies(minimal, "acme"))
    assert assess_integration(project, integration, DAY).gate(Gate.ACCESS_REQUEST).verdict == verdict


@pytest.mark.parametrize("content", ["", "[]", "{", '{"is_draft": "false"}', "null"])
def test_a_copy_that_cannot_be_read_proves_nothing(minimal: Path, content: str) -> None:
    folder = minimal / "integrations/acme/sent/2026-11-03"
    folder.mkdir(parents=True)
    (folder / JSON).write_text(content, "utf-8")
    assert [copy.is_whole for copy in sent_copies(minimal, "acme")] == [False]


def test_a_link_out_of_the_data_is_no_copy(minimal: Path, tmp_path: Path) -> None:
    folder = minimal / "integrations/acme/sent/2026-11-03"
    folder.mkdir(parents=True)
    (tmp_path / "secret").write_text("A secret.", "utf-8")
    (folder / PDF).symlink_to(tmp_path / "secret")
    assert sent_copies(minimal, "acme") == ()


def test_a_copy_of_another_day_is_not_the_one_that_was_sent(kept: Path) -> None:
    integration = project_of(kept).integrations[NAME]
    profile = integration.profile
    request = profile.request.model_copy(update={"sent": Day("2026-11-02")})
    other = replace(integration, profile=profile.model_copy(update={"request": request}))
    project = replace(project_of(kept), integrations={NAME: other})
    gate = BookContext.of(project, date.fromisoformat(LATER)).integration(NAME).summary.gate(Gate.ACCESS_REQUEST)
    assert said(gate).endswith(", sent on 2 November 2026, no copy kept")
    assert gate.verdict is Verdict.READY
