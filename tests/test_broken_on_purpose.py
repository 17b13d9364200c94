"""A small part of the long proofs: broken data, killed builds, full disks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutations import mutate
from tests.shipped import ROOT


def run(*arguments: str, place: Path) -> str:
    """The last line of the long proof in a process of its own: it forks, and tests may have threads."""
    command = [sys.executable, "-m", "tests.endurance", *arguments]
    values = os.environ | {"TMPDIR": str(place)}
    done = subprocess.run(command, cwd=ROOT, env=values, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1] if done.stdout else done.stderr


def test_broken_data_is_found_or_built_and_is_never_called_a_bug() -> None:
    results, wrong = mutate(90_000, 20, built=0)
    assert wrong == []
    assert results.total() == 20


def test_the_proof_sees_what_it_looks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("generator.cli.check.checked_data", fail)
    assert len(mutate(90_000, 1)[1]) == 1


def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    assert run("--kills", "1", "--disks", "0", place=tmp_path) == "1 killed builds, 0 full disks: 0 mistakes"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_leaves_a_whole_site(tmp_path: Path) -> None:
    assert run("--kills", "0", "--disks", "1", place=tmp_path) == "0 killed builds, 1 full disks: 0 mistakes"
