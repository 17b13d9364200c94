"""Data that somebody or something broke: thousands of trees, each checked, and built where nothing is found.

    .venv/bin/python -m tests.mutations --count 3000

Each tree comes from a number alone, so `--first 1234 --count 1` makes one of them again. One in 25 is the shipped
data, the others the smallest. A small part runs with the tests.
"""

import argparse
import contextlib
import io
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from generator.cli import main
from tests.shipped import ROOT, SHIPPED_DATA

MINIMAL = ROOT / "tests" / "data" / "minimal"
CONFIG = "site_name: Test\nuse_directory_urls: false\nstrict: true\ntheme: {name: material, font: false}\n"
DAYS = ["0001-01-01", "1969-12-31", "1970-01-01", "2027-03-28", "2099-12-31", "2100-01-01", "9999-12-31", "2027-02-30"]
MOMENTS = [
    "T", "T-9999d", "T+9999d", "T-99999999999999d", "T-0m", "Day 0", "Day 999", "Days 0–999", "Days 9–1", "Day 9999",
    f"Day {'9' * 4400}", f"T+{'9' * 4400}h", f"Week {'9' * 4400}", "T-2h to T-1h", "T-9999d to T+9999d", "First week",
    "T-1d to T-1410m",
]  # fmt: skip
LENGTHS = [
    "3660 days", "3661 days", "999999 weeks", f"{'9' * 4400} hours", "0 s", "1e400 days", "0.000001 h", "near 52 weeks",
    "5-3 days", f"{'9' * 4400}", "> 1% in 5 minutes", "1,,,,0 minutes", "522 weeks",
]  # fmt: skip
HOSTILE = [
    "null", "~", "''", "true", "-", "[]", "{}", "[[[[]]]]", "{a: {b: c}}", "&a x", "*a", "!!python/none x", "0", "-0",
    "9" * 4400, "1" * 100_000, '"\\0"', '"\\uD800"', '"\\u202E"', '"\\U0001F600"', "<svg onload=alert(1)>", "{{ 7*7 }}",
    "{% raw %}", "[x](javascript:alert(1))", "../../../etc/passwd", "%00", "C:\\con", "aux", "Smith & Sons <EU>",
    "=cmd()", "x" * 5000, "| ", "> x", "'", '"', "@x", "`x`", "unknown", "https://[::1", "https://a.example:99999",
    "2027-03-28T02:30", "Europe/Atlantis", "../../data", "%", ": :", "# x", "---", "...",
]  # fmt: skip
ODD_BYTES = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\x1b[2J",
    b"\x85",
    b": ",
    b"- ",
]
ENTRY = re.compile(r"^(\s*(?:- )?[\w-]+: )(.+)$")
Mutation = Callable[[random.Random, Path], None]


def some_file(dice: random.Random, tree: Path) -> Path:
    files = sorted(path for path in tree.rglob("*.yaml") if path.is_file() and not path.is_symlink())
    return dice.choice(files) if files else tree / "roles.yaml"


def change_bytes(dice: random.Random, tree: Path) -> None:
    path = some_file(dice, tree)
    old = path.read_bytes() if path.is_file() else b""
    at, end = sorted((dice.randint(0, len(old)), dice.randint(0, len(old))))
    new = dice.choice([old[:at], old[:at] + dice.choice(ODD_BYTES) + old[at:], old[:at] + old[end:], old + old, b""])
    replace(path, new)


def change_lines(dice: random.Random, tree: Path) -> None:
    path = some_file(dice, tree)
    lines = path.read_text("utf-8", "surrogateescape").split("\n") if path.is_file() else [""]
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    how = dice.randrange(5)
    if how == 0:
        del lines[one]
    elif how == 1:
        lines.insert(other, lines[one])
    elif how == 2:
        lines[one], lines[other] = lines[other], lines[one]
    elif how == 3:
        lines[one] = " " * dice.randint(1, 3) + lines[one]
    else:
        lines[one] = lines[one].lstrip()
    replace(path, "\n".join(lines).encode("utf-8", "surrogateescape"))


def change_value(dice: random.Random, tree: Path) -> None:
    path = some_file(dice, tree)
    lines = path.read_text("utf-8", "surrogateescape").split("\n") if path.is_file() else [""]
    entries = [number for number, line in enumerate(lines) if ENTRY.match(line)]
    if entries:
        at = dice.choice(entries)
        # a value of the same kind is put there more often than not, for that gets furthest
        value = lines[at].split(": ", 1)[1]
        kind = DAYS if re.match(r"\d{4}-", value) else MOMENTS if re.match(r"T|Day", value) else None
        kind = LENGTHS if re.match(r"[\d<>]", value) and kind is None else kind
        lines[at] = ENTRY.sub(r"\1", lines[at]) + dice.choice(kind if kind and dice.random() < 0.8 else HOSTILE)
        replace(path, "\n".join(lines).encode("utf-8", "surrogateescape"))


def change_a_time(dice: random.Random, tree: Path) -> None:
    """A day, a moment or a length, wherever the tree has one."""
    named = {"day": DAYS, "at": MOMENTS, "lasts": LENGTHS, "first": DAYS, "until": DAYS, "expires": DAYS, "on": DAYS,
             "sent": DAYS, "within": LENGTHS, "takes": LENGTHS, "threshold": LENGTHS, "during": MOMENTS}  # fmt: skip
    found = []
    for path in sorted(tree.rglob("*.yaml")):
        text = path.read_text("utf-8", "surrogateescape") if path.is_file() else ""
        found += [(path, text, each) for each in re.finditer(rf"(?m)^[ -]*({'|'.join(named)}): (.*)$", text)]
    if found:
        path, text, entry = dice.choice(found)
        new = text[: entry.start(2)] + dice.choice(named[entry[1]]) + text[entry.end(2) :]
        replace(path, new.encode("utf-8", "surrogateescape"))


def change_tree(dice: random.Random, tree: Path) -> None:
    path = some_file(dice, tree)
    beside = path.parent / dice.choice(
        ["notes.txt", "new.yaml", ".hidden.yaml", "x" * 250, "b\udcffd.yaml", "new\nline", "con"]
    )
    acts: list[Callable[[], object]] = [
        path.unlink,
        lambda: path.rename(path.with_suffix(dice.choice([".yml", ".YAML", ".txt"]))),
        lambda: shutil.rmtree(path.parent) if path.parent != tree else None,
        lambda: shutil.copytree(path.parent, tree / "copy", symlinks=True),
        lambda: beside.write_bytes(b"x: y\n"),
        beside.mkdir,
        lambda: os.mkfifo(beside),
        lambda: beside.symlink_to(dice.choice([beside.name, "/etc/passwd", path.name, "..", "gone"])),
        lambda: link_instead(path, dice.choice([path.name, "/dev/zero", "gone"])),
        lambda: shutil.copytree(MINIMAL, path.with_name(f"{path.name}.yaml")),
        lambda: replace(path, b"[" * 5000),
        lambda: replace(path, b"a: &a [x]\n" + b"b: [*a, *a]\n" * 1000),
    ]
    dice.choice(acts)()


def link_instead(path: Path, to: str) -> None:
    path.unlink()
    path.symlink_to(to)


def replace(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)  # it may be a link to the data that everybody starts from
    path.write_bytes(content)


MUTATIONS: list[Mutation] = [change_bytes, change_lines, change_value, change_value, change_a_time, change_tree]


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and the output of the command line, in this program."""
    output = io.StringIO()
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        mock.patch("signal.signal"),
        mock.patch.object(sys, "argv", ["launchbook", *arguments]),
    ):
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0), output.getvalue()
    return 0, output.getvalue()


def attempt(number: int, place: Path, *, is_built: bool) -> tuple[str, list[str]]:
    """What became of the tree of a number, `findings` or `built`; and what should never be seen."""
    dice = random.Random(number)
    book = place / str(number)
    (book / "docs").mkdir(parents=True)
    (book / "mkdocs.yml").write_text(CONFIG + "plugins: [search, launchbook]\n", "utf-8")
    is_shipped = number % 25 == 24
    shutil.copytree(SHIPPED_DATA if is_shipped else MINIMAL, book / "data", copy_function=os.link)
    for _ in range(dice.choice([1, 1, 2, 3])):
        with contextlib.suppress(OSError):  # what is there already, or gone
            dice.choice(MUTATIONS)(dice, book / "data")
    data, day = ["--data", str(book / "data")], ["--as-of", dice.choice([*DAYS[2:5], "2026-11-21"])]
    code, output = run("check", *data)
    wrong = [f"{number}: check: {code}: {output[-500:]}"] if code not in (0, 1) or "Traceback" in output else []
    for command in _commands(book, is_shipped=is_shipped, is_built=is_built) if code == 0 else ():
        ended, output = run(*command, *data, *day)
        # something ran out on the day; the integration has no go-live any more, or another name
        if ended > {"check": 1, "calendar": 2}.get(command[0], 0) or "Traceback" in output:
            wrong.append(f"{number}: {command[0]}: {ended}: {output[-500:]}")
    shutil.rmtree(book)
    return ("built" if code == 0 else "findings"), wrong


def _commands(book: Path, *, is_shipped: bool, is_built: bool) -> Iterator[list[str]]:
    """What is made of a tree that has no finding."""
    yield ["pages", str(book / "pages")]
    if not is_shipped:
        config = ["--config", str(book / "mkdocs.yml")]
        yield ["calendar", "acme", *config, "--out", str(book / "acme.ics")]
        if is_built:
            yield from (["status"], ["check"])
            yield ["build", "--no-pdf", *config, "--out", str(book / "site")]


def mutate(first: int, count: int, *, built: int = 16) -> tuple[Counter[str], list[str]]:
    """What became of so many trees; of those without a finding, one of so many is built as a whole site."""
    results: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(
        dir=ROOT / ".pytest_cache" if (ROOT / ".pytest_cache").is_dir() else None
    ) as place:
        for number in range(first, first + count):
            is_site = bool(built) and results["built"] % built == 0
            result, found = attempt(number, Path(place), is_built=is_site)
            results[result] += 1
            results["sites"] += is_site and result == "built"
            wrong += found
            if found or number % 100 == 99:
                print(number + 1, dict(results), *found, sep="\n", file=sys.stderr)
    return results, wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=3000)
    chosen = parser.parse_args()
    started = time.monotonic()
    counted, mistakes = mutate(chosen.first, chosen.count)
    print(f"{chosen.count} trees in {time.monotonic() - started:.0f} s: {dict(counted)}, {len(mistakes)} mistakes")
    sys.exit(bool(mistakes))
