"""The frozen copy of what ships: made anew by a command, which also says where it has fallen behind."""

import re
from pathlib import Path

import pytest

from tests.freeze import files_in, main
from tests.shipped import NAV, ROOT, SHIPPED


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What a copy is made of, in a small repository."""
    root = tmp_path / "repository"
    for name in ("data/roles.yaml", "data/.DS_Store", "examples/README.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, "utf-8")
    (root / "mkdocs.yml").write_text(f"site_name: Example{NAV}  - index.md\n", "utf-8")
    return root


def test_the_copy_holds_the_data_the_examples_and_the_configuration_without_its_nav(repository: Path) -> None:
    copy = repository / "copy"
    assert main([], repository, copy) == 0
    assert files_in(copy) == {
        "data/roles.yaml": b"data/roles.yaml",
        "examples/README.md": b"examples/README.md",
        "mkdocs.yml": b"site_name: Example\n",
    }


def test_what_is_gone_goes_from_the_copy(repository: Path) -> None:
    copy = repository / "copy"
    main([], repository, copy)
    (repository / "data" / "roles.yaml").unlink()
    assert main([], repository, copy) == 0
    assert sorted(files_in(copy)) == ["examples/README.md", "mkdocs.yml"]


def test_the_check_names_what_differs_and_changes_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = repository / "copy"
    main([], repository, copy)
    before = files_in(copy)
    (repository / "data" / "roles.yaml").write_text("changed", "utf-8")
    (repository / "data" / "new.yaml").write_text("new", "utf-8")
    capsys.readouterr()
    assert main(["--check"], repository, copy) == 1
    assert capsys.readouterr().out.splitlines()[:2] == ["data/new.yaml", "data/roles.yaml"]
    assert files_in(copy) == before


def test_the_check_is_content_with_a_copy_that_is_the_same(repository: Path) -> None:
    copy = repository / "copy"
    main([], repository, copy)
    assert main(["--check"], repository, copy) == 0


def test_another_word_is_wrong_usage_and_changes_nothing(repository: Path) -> None:
    assert main(["--chekc"], repository, repository / "copy") == 2
    assert not (repository / "copy").exists()


def test_only_the_tests_of_your_data_read_it() -> None:
    """What a company changes for itself: everything else is asked of the frozen copy."""
    yours = re.compile(r'ROOT / "(?:data|examples|mkdocs\.yml)|chdir\(ROOT\)')
    allowed = {"shipped.py", "test_your_data.py"}
    tests = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").glob("*.py")}
    assert {name for name, text in tests.items() if yours.search(text)} == allowed


def test_the_example_reads_the_frozen_catalogue() -> None:
    organisation = SHIPPED / "examples" / "kestrel-market" / "organisation" / "organisation.yaml"
    assert "\ncatalogue: ../../data\n" in organisation.read_text("utf-8")
