"""What `launchbook check` prints for each mistake, to the letter.

Each folder of tests/invalid is one mistake in a copy of tests/data/minimal, and `expected.txt` is what is printed
about it. `changes.yaml` makes the mistake; each of its entries names a `file` and

- `replace` and `with`: a text that stands in the file once, and what takes its place; or
- `write`: the whole of the file; or
- `remove: true`.

`~~` in it is taken out, so that scanners for secrets do not find the false ones of these tests. Where a mistake shows
only on a day, `as-of.txt` names the day. A mistake that is not made of text is made by a function of tests/mistakes.py.
"""

from difflib import unified_diff
from pathlib import Path

import pytest
import yaml

from generator.pages.reference import problem_codes
from tests.conftest import Check
from tests.mistakes import MAKERS

INVALID = Path(__file__).parent / "invalid"
MISTAKES = sorted(folder.name for folder in INVALID.iterdir())
CODES = problem_codes()
EXPECTED = {name: (INVALID / name / "expected.txt").read_text(encoding="utf-8") for name in MISTAKES}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_check_prints(mistake: str, minimal: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    if mistake in MAKERS:
        MAKERS[mistake](minimal, monkeypatch)
    else:
        change(minimal, INVALID / mistake / "changes.yaml")
    result = check(*as_of(mistake))
    printed, expected = result.output.splitlines(), EXPECTED[mistake].splitlines()
    difference = "\n".join(unified_diff(expected, printed, "expected.txt", "printed", lineterm=""))
    assert not difference, f"\n{difference}"
    assert result.exit_code == 1


def as_of(mistake: str) -> list[str]:
    file = INVALID / mistake / "as-of.txt"
    return ["--as-of", file.read_text(encoding="utf-8").strip()] if file.exists() else []


def change(data: Path, changes: Path) -> None:
    for entry in yaml.safe_load(changes.read_text(encoding="utf-8").replace("~~", "")):
        file = data / entry["file"]
        if "remove" in entry:
            file.unlink()
        elif "write" in entry:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(entry["write"], encoding="utf-8")
        else:
            before = file.read_text(encoding="utf-8")
            assert before.count(entry["replace"]) == 1, f"{changes}: not once in {entry['file']}: {entry['replace']}"
            file.write_text(before.replace(entry["replace"], entry["with"]), encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_after_the_problem_it_shows(mistake: str) -> None:
    code = next(code for code in sorted(CODES, key=len, reverse=True) if mistake.startswith(code))
    assert f" {code}" in EXPECTED[mistake]


@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_a_mistake_that_shows_it(code: str) -> None:
    assert any(f" {code}:" in text or f" {code} in " in text for text in EXPECTED.values())


@pytest.mark.parametrize("code", CODES)
def test_every_problem_says_what_it_means_in_its_first_sentence(code: str) -> None:
    first = CODES[code].split("\n\n")[0]
    assert first.endswith(".")
    assert len(first) <= 130


@pytest.mark.parametrize("code", CODES)
def test_every_problem_says_what_to_do(code: str) -> None:
    paragraphs = CODES[code].split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[1].strip().endswith(".")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_message_holds_words_of_python(mistake: str) -> None:
    for word in ("None", "Traceback", "pydantic", "Input should", "String should", "Value error", "['", "{'"):
        assert word not in EXPECTED[mistake]
