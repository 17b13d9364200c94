"""The scan of whole trees: what was planted is found at its place, and nothing else."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.scan.leftovers import RULE_WORDS, Rule
from tests.planted import CLEAN, FILES, LIVE, LIVE_PK, TEST, plant
from tests.scan_fixtures import Found, Scan
from tests.shipped import ROOT, SHIPPED_DATA

ABOUT_THE_SEARCH = {Rule.UNREAD_FILE, Rule.STALE_ACCEPTANCE}
FORMATS = ["text", "json", "github", "sarif"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_that_was_planted_is_found_at_its_place_and_nothing_else(tree: Path, found: Found) -> None:
    planted = plant(tree)
    places = [(each["file"], each["line"], each["column"], each["rule"]) for each in found(".")]
    assert places == [tuple(each) for each in planted]


def test_the_planted_tree_has_many_files_formats_and_every_rule() -> None:
    formats = {Path(file).suffix or Path(file).name for file in FILES}
    rules = {rule for rule in RULE_WORDS if any(f"⟪{rule}⟫" in text for text in FILES.values())}
    assert len(FILES) >= 45
    assert len(formats) >= 30
    assert rules == set(RULE_WORDS) - ABOUT_THE_SEARCH


@pytest.mark.parametrize("file", CLEAN)
def test_nothing_is_found_in_a_file_without_leftovers(tree: Path, scan: Scan, file: str) -> None:
    plant(tree)
    result = scan(file)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing found. 1 file searched")


@pytest.mark.parametrize("form", FORMATS)
def test_no_key_is_in_any_output(tree: Path, scan: Scan, form: str) -> None:
    plant(tree)
    (tree / f"{LIVE}.env").write_text(f"a={LIVE}", encoding="utf-8")
    printed = scan(".", "--format", form).output
    assert "live-key" in printed
    for key in (LIVE, LIVE_PK, TEST):
        assert key not in printed
        assert key[8:] not in printed


@pytest.mark.parametrize(
    ("file", "instead"),
    [
        ("config/bare.yaml", "Write `https://scantopay.live/pluto`."),
        ("config/http.yaml", "Write `https://qrph.moduluslabs.io`."),
        ("config/app.conf", "Write `scantopay.live`."),
        ("src/pay.ts", "Replace it at the provider, since anyone could read it;"),
        ("deploy/prod.tfvars", "Read the production key, which starts with `sk_live_`, from your secrets manager."),
        ("config/webhooks-two.yaml", "Write the one for production: Live webhook URL."),
        ("src/Pay.kt", "Remove the call from what runs in production."),
    ],
)
def test_a_leftover_says_what_to_write_instead(tree: Path, found: Found, file: str, instead: str) -> None:
    plant(tree)
    (leftover,) = found(file)
    assert leftover["instead"].startswith(instead)


def test_a_live_key_that_two_providers_share_names_both(tree: Path, found: Found) -> None:
    (tree / "a.env").write_text(f"KEY={LIVE}\n", encoding="utf-8")
    (leftover,) = found("a.env")
    assert leftover["providers"] == ["mintcash", "modulus-labs"]
    assert "keys of Mintcash and Modulus Labs start with `sk_live_`" in leftover["message"]


def test_a_live_key_of_one_integration_names_the_other_provider_too(tree: Path, found: Found) -> None:
    (tree / "a.env").write_text(f"KEY={LIVE}\n", encoding="utf-8")
    (leftover,) = found("a.env", "--integration", "mintcash")
    assert leftover["providers"] == ["mintcash", "modulus-labs"]


def test_an_integration_limits_the_search_to_its_provider(tree: Path, found: Found) -> None:
    plant(tree)
    providers = Counter(name for each in found(".", "--integration", "scan-to-pay") for name in each["providers"])
    assert set(providers) == {"scan-to-pay"}


def test_an_integration_that_is_not_there_is_wrong_usage(tree: Path, scan: Scan) -> None:
    result = scan(".", "--integration", "mintcsh")
    assert result.exit_code == 2
    assert "Did you mean `mintcash`?" in result.output


def test_a_path_that_is_not_there_is_wrong_usage(tree: Path, scan: Scan) -> None:
    assert scan("nowhere").exit_code == 2


def test_no_path_is_wrong_usage(scan: Scan) -> None:
    assert scan().exit_code == 2


def test_a_pipe_is_wrong_usage_and_not_opened(tree: Path, scan: Scan) -> None:
    os.mkfifo(tree / "pipe")
    result = scan("pipe")
    assert result.exit_code == 2
    assert "neither a file nor a folder: pipe" in result.output


def test_data_with_a_mistake_is_shown_and_nothing_is_searched(minimal: Path, scan: Scan) -> None:
    file = minimal / "providers/acme-pay/environments.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: url", "kind: ur", 1), encoding="utf-8")
    result = scan(".", data=minimal)
    assert result.exit_code == 1
    assert "wrong-value in base-url" in result.stderr
    assert result.stdout == ""


def test_a_mistake_elsewhere_in_the_data_keeps_nobody_from_searching(minimal: Path, scan: Scan) -> None:
    (minimal / "providers/acme-pay/support.yaml").write_text("x: [", encoding="utf-8")
    (minimal.parent / "a.env").write_text("A=https://sandbox.acme.example/v1\n", encoding="utf-8")
    assert "sandbox-url" in scan("a.env", data=minimal).stdout


def test_a_new_provider_brings_its_own_patterns(minimal: Path, found: Found) -> None:
    key = "acme_" + "live_" + "0fake0fake0fake0"
    (minimal.parent / "a.env").write_text(f"A=https://sandbox.acme.example/v1\nB={key}\n", encoding="utf-8")
    leftovers = found("a.env", data=minimal)
    assert [(each["rule"], each["records"]) for each in leftovers] == [
        ("sandbox-url", ["acme-pay#base-url"]),
        ("live-key", ["acme-pay#live-key"]),
    ]
    assert key not in json.dumps(leftovers)


def test_a_key_of_a_provider_that_nobody_looks_for_is_masked_too(minimal: Path, scan: Scan) -> None:
    key = "othr_" + "live_" + "0fake0fake0fake0"
    for name in ("provider.yaml", "environments.yaml"):
        text = (minimal / "providers/acme-pay" / name).read_text("utf-8")
        (minimal / "providers/other-pay").mkdir(exist_ok=True)
        (minimal / "providers/other-pay" / name).write_text(text.replace("acme_live_", "othr_live_"), encoding="utf-8")
    (minimal.parent / "a.env").write_text(f"A=https://sandbox.acme.example/v1 {key}\n", encoding="utf-8")
    printed = scan("a.env", data=minimal).stdout
    assert "othr_live_••••" in printed
    assert key not in printed


def test_the_catalogue_may_stand_in_another_folder(minimal: Path, found: Found) -> None:
    (minimal.parent / "shared").mkdir()
    for name in ("providers", "roles.yaml", "controls.yaml"):
        (minimal / name).rename(minimal.parent / "shared" / name)
    organisation = minimal / "organisation/organisation.yaml"
    organisation.write_text(organisation.read_text("utf-8") + "catalogue: ../shared\n", encoding="utf-8")
    (minimal.parent / "a.env").write_text("A=https://sandbox.acme.example/v1\n", encoding="utf-8")
    assert [each["rule"] for each in found("a.env", data=minimal)] == ["sandbox-url"]


def test_only_providers_that_you_go_live_with_are_searched_for(minimal: Path, found: Found) -> None:
    for name in ("provider.yaml", "environments.yaml"):
        text = (minimal / "providers/acme-pay" / name).read_text("utf-8")
        other = minimal / "providers/other-pay" / name
        other.parent.mkdir(exist_ok=True)
        other.write_text(text.replace("acme", "other").replace("id: other-pay", "id: other-pay"), encoding="utf-8")
    (minimal.parent / "a.env").write_text("A=https://sandbox.other.example/v1\n", encoding="utf-8")
    assert found("a.env", data=minimal) == []
    (minimal / "integrations/acme/integration.yaml").unlink()
    assert [each["providers"] for each in found("a.env", data=minimal)] == [["other-pay"]]


FORKED = "import generator.scan.run as run; run.ENOUGH, run.PROCESSES = 20, 3\n"
REFUSED = "def refuse(*_): raise MemoryError\nrun.pickle.dump = refuse\n"
MAIN = "from generator.cli import main; main()"


@pytest.mark.parametrize("program", [FORKED + MAIN, FORKED + REFUSED + MAIN], ids=["forked", "forks that fail"])
def test_a_large_tree_is_searched_by_several_processes_with_the_same_result(tree: Path, program: str) -> None:
    for number in range(101):
        folder = tree / f"{number % 7:02}"
        folder.mkdir(exist_ok=True)
        text = "https://qa.scantopay.io/pluto" if number % 10 == 0 else "nothing"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    # a process of its own, since a fork of one that runs tests may carry their threads
    line = [
        sys.executable,
        "-W",
        "error",
        "-c",
        program,
        "scan",
        str(tree),
        "--data",
        str(SHIPPED_DATA),
        "--format",
        "json",
    ]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found = [each["file"] for each in json.loads(done.stdout)["leftovers"]]
    assert found == sorted(str(tree / f"{each % 7:02}" / f"{each}.txt") for each in range(0, 101, 10))


def test_the_guide_names_every_rule_with_its_title() -> None:
    guide = (ROOT / "docs/guide/scan.md").read_text("utf-8")
    assert [rule for rule, words in RULE_WORDS.items() if f"| `{rule}` | {words.title}" not in guide] == []
