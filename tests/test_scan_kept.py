"""What a scan keeps for the next: the same findings, faster, and nothing that anybody else could have written."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.scan.kept import MOST_KEPT, keep, recall
from generator.scan.pattern_maker import make_patterns
from generator.scan.sought import Sought, deciding_files, digest_of
from generator.scan.sources import read_scan_facts
from tests.planted import words
from tests.scan_fixtures import Found
from tests.shipped import ROOT, SHIPPED_DATA

URL = words()["api"]
SOUGHT = Sought(make_patterns((), ()), ("acme-pay",), {})
DIGEST = "0" * 64


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the scan keeps what it looks for."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "launchbook" / "scan"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a leftover, beside a copy of the data."""
    for part in ("providers", "integrations"):
        shutil.copytree(SHIPPED_DATA / part, tmp_path / "data" / part)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "app.env").write_text(f"URL={URL}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "shop"


def test_what_is_kept_finds_the_same(found: Found, shop: Path, cache: Path) -> None:
    first = found(shop, data=Path("data"))
    assert len(list(cache.iterdir())) == 1
    assert found(shop, data=Path("data")) == first != []


def test_changed_data_is_read_anew(found: Found, shop: Path) -> None:
    assert [leftover["text"] for leftover in found(shop, data=Path("data"))] == [URL]
    for file in Path("data").rglob("environments.yaml"):
        file.write_text(file.read_text("utf-8").replace(URL, "https://other.example/v1"), encoding="utf-8")
    (shop / "app.env").write_text("URL=https://other.example/v1\n")
    assert [leftover["text"] for leftover in found(shop, data=Path("data"))] == ["https://other.example/v1"]


def test_a_second_scan_needs_neither_the_schema_nor_yaml(shop: Path) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from generator.cli import cli; "
        f"CliRunner().invoke(cli, ['scan', '--data', 'data', '--format', 'json', {str(shop)!r}]); "
        "print(sorted({'pydantic', 'yaml', 'rich', 'pathspec', 'subprocess'} & set(sys.modules)))"
    )
    command, environment = [sys.executable, "-c", code], os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, capture_output=True, check=True)
    second = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert second.stdout.strip() == "[]"


def test_the_data_has_the_digest_of_what_was_read_of_it() -> None:
    facts = read_scan_facts(SHIPPED_DATA, SHIPPED_DATA)
    assert facts.digest == digest_of(deciding_files(SHIPPED_DATA, SHIPPED_DATA)) != ""


def test_nothing_is_kept_of_data_with_a_mistake(shop: Path) -> None:
    (shop.parent / "data" / "providers" / "modulus-labs" / "environments.yaml").write_text("a: [")
    assert read_scan_facts(Path("data"), Path("data")).digest == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_folder_that_others_may_write_to_is_not_read(cache: Path) -> None:
    keep(DIGEST, SOUGHT)
    assert recall(DIGEST) == SOUGHT
    cache.chmod(0o777)
    assert recall(DIGEST) is None


def test_what_was_cut_short_is_not_taken(cache: Path) -> None:
    keep(DIGEST, SOUGHT)
    (cache / DIGEST).write_bytes((cache / DIGEST).read_bytes()[:-1])
    assert recall(DIGEST) is None


def test_a_cache_without_a_place_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    keep(DIGEST, SOUGHT)
    assert recall(DIGEST) is None
    assert not Path("relative").exists()


def test_no_more_than_the_last_few_are_kept(cache: Path) -> None:
    for number in range(MOST_KEPT + 3):
        keep(f"{number:064}", SOUGHT)
    assert len(list(cache.iterdir())) == MOST_KEPT


def test_what_is_kept_is_plain() -> None:
    sought = read_scan_facts(SHIPPED_DATA, SHIPPED_DATA).sought
    assert b"generator.schema" not in pickle.dumps(sought)
