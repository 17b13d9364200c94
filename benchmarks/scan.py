"""Times `launchbook scan` beside `grep -rE` and `rg` for the same patterns, on a tree that it makes aside.

It looks for what the providers have that Launchbook ships: `python -m benchmarks.scan [--files 20000] [--runs 5]`.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import settings_of
from generator.scan.pattern_maker import make_patterns
from generator.scan.patterns import Patterns
from generator.scan.sources import read_scan_facts

ENDINGS = (".py", ".js", ".ts", ".java", ".go", ".yaml", ".json", ".toml", ".ini", ".properties", ".sh", ".tf", ".env")
SLASH = r"(\\?\\?/|%2[Ff]|\\\\?u002[Ff])"
IN_URL = "[^[:space:]\"'<>]"
DATA = Path(__file__).parents[1] / "tests" / "data" / "shipped" / "data"
EVERY = 200
"""One file in so many gets a leftover."""


class Run(NamedTuple):
    """How long a command took, and what it printed."""

    wall: float
    cpu: float
    printed: str


def main() -> None:
    """Make the tree, check that all find the same, time them in turn, and print the ratios."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--files", type=int, default=20_000)
    asked.add_argument("--runs", type=int, default=5)
    arguments = asked.parse_args()
    sources = read_scan_facts(DATA, DATA)
    patterns = make_patterns(sources.searched, sources.providers)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        size = make_tree(Path(folder), arguments.files, planted(patterns))
        print(f"{arguments.files:,} files, {size / 1e6:,.0f} MB, {os.cpu_count()} processors")
        compare(folder, patterns, arguments.runs)


def compare(folder: str, patterns: Patterns, runs: int) -> None:
    """Time the commands in turn after one run of each that does not count."""
    pattern = as_pattern(patterns)
    commands = {
        "grep -rnE": ["grep", "-rnE", pattern, folder],
        "launchbook scan": [sys.executable, "-m", "generator", "scan", folder, "--data", str(DATA), "--format", "json"],
    }
    if shutil.which("rg"):  # hidden files as well, as the scan; both go by .gitignore files
        commands["rg"] = ["rg", "--no-config", "--hidden", "--no-heading", "-n", pattern, folder]
    others = [name for name in commands if name != "launchbook scan"]
    first = {name: run(command) for name, command in commands.items()}
    found = {(each["file"], str(each["line"])) for each in json.loads(first["launchbook scan"].printed)["leftovers"]}
    for name in others:
        lines = {tuple(line.split(":", 2)[:2]) for line in first[name].printed.splitlines()}
        same = f"the same {len(found)} lines" if lines == found else f"{len(lines)} lines, scan {len(found)}"
        print(f"{name} finds {same}")
    print(f"first scan       wall {first['launchbook scan'].wall:.2f}   cpu {first['launchbook scan'].cpu:.2f}")
    rounds = [{name: run(command) for name, command in commands.items()} for _ in range(runs)]
    for name in commands:
        walls, cpus = [each[name].wall for each in rounds], [each[name].cpu for each in rounds]
        print(f"{name:16} wall {spread(walls)}   cpu {spread(cpus)}")
    for name in others:
        ratios = [each["launchbook scan"].wall / each[name].wall for each in rounds]
        print(f"scan : {name:9} wall {spread(ratios)}")


def spread(values: Sequence[float]) -> str:
    """The median between the least and the most."""
    return f"{min(values):.2f} … {statistics.median(values):.2f} … {max(values):.2f}"


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, whatever its exit code."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings_of())
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout)


def make_tree(root: Path, files: int, leftovers: Sequence[str]) -> int:
    """Write files cut from the source of Python's library, with sizes as source trees have; their size in all."""
    chance = random.Random(7)  # noqa: S311 - the same tree each time
    library = Path(sysconfig.get_paths()["stdlib"])
    texts = [path.read_bytes() for path in sorted(library.rglob("*.py")) if "site-packages" not in path.parts]
    texts = [each for each in texts if len(each) > 4000]
    total = 0
    for number in range(files):
        folder = root / f"part{number % 40}" / f"module{number // 40 % 25}"
        folder.mkdir(parents=True, exist_ok=True)
        size = min(int(chance.lognormvariate(8.4, 1.0)), 300_000)
        text = chance.choice(texts)
        start = text.find(b"\n", chance.randrange(len(text) - 3000)) + 1
        content = (text[start:] + text * (size // len(text) + 1))[:size] + b"\n"
        if number % EVERY == 0:
            content += leftovers[number // EVERY % len(leftovers)].encode() + b"\n"
        (folder / f"file{number}{chance.choice(ENDINGS)}").write_bytes(content)
        total += len(content)
    return total


def planted(patterns: Patterns) -> list[str]:
    """A line with each kind of leftover."""
    body = "51Hq8xYz00aBcD3"
    lines = [f"URL=https://{each.host}{each.path}" for each in patterns.addresses if each.is_leftover]
    lines += [f"KEY={each.prefix}{body}" for each in patterns.keys]
    lines += [f"post('{each.path}')" for each in patterns.calls]
    lines += [f"HOOK=https://shop.example/{each.words[0]}/{each.test_words[0]}" for each in patterns.own_urls]
    return lines


def as_pattern(patterns: Patterns) -> str:
    """The patterns of the scan as one expression for grep and rg, without what they cannot say, such as borders."""
    hosts = sorted({dotted(each.host) for each in patterns.addresses if each.is_leftover})
    every = sorted({dotted(each.host) for each in patterns.addresses})
    found = [*hosts, f"({'|'.join(every)})(https?://)?({'|'.join(every)})"]
    found += [f"{each.prefix}[A-Za-z0-9_-]{{6,}}" for each in patterns.keys]
    found += [
        SLASH + SLASH.join(re.escape(part) for part in each.path.strip("/").split("/")) for each in patterns.calls
    ]
    for each in patterns.own_urls:
        words, sandbox = "|".join(each.words), "|".join(each.test_words)
        for first, second in ((words, sandbox), (sandbox, words)):
            found.append(rf"https?:(\\?/){{2}}{IN_URL}*({first}){IN_URL}*({second})")
    return "|".join(found)


def dotted(host: str) -> str:
    """A host as a pattern; its dots may be escaped, as in regular expressions."""
    return host.replace(".", r"\\?\\?\.")


if __name__ == "__main__":
    main()
