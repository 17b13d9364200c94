"""Makes a large data folder: the shipped providers and integrations, again and again under new ids and names.

`python -m benchmarks.large_data FOLDER [--providers 100]`. `launchbook check` finds no problem in what it makes.
"""

import argparse
import re
import shutil
from pathlib import Path

SHIPPED = Path("tests/data/shipped/data")
"""The frozen copy of the shipped data, in a checkout."""
DATA = Path(__file__).parents[1] / SHIPPED
AREAS = ("providers", "integrations")


def main() -> None:
    """Make the folder and say how much is in it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--providers", type=int, default=100)
    arguments = asked.parse_args()
    files = make_data(arguments.folder, arguments.providers)
    print(f"{arguments.providers:,} providers, {files:,} files in {arguments.folder}")


def make_data(folder: Path, providers: int, data: Path = DATA) -> int:
    """Write a data folder with so many providers of another one, each with its integration; how many files it has."""
    originals = sorted(path.name for path in (data / "providers").iterdir())
    shutil.copytree(data, folder, ignore=lambda _, names: [name for name in names if name in AREAS])
    for number in range(providers):
        original = originals[number % len(originals)]
        _copy(data, folder, original, copy=number // len(originals))
    return sum(path.is_file() for path in folder.rglob("*"))


def _copy(data: Path, folder: Path, original: str, copy: int) -> None:
    """Copy a provider and its integration; the first copy keeps its names."""
    for area in AREAS:
        there = folder / area / (f"{original}-{copy}" if copy else original)
        shutil.copytree(data / area / original, there)
        for file in there.glob("*.yaml") if copy else ():
            text = file.read_text("utf-8")
            text = re.sub(rf"(?m)^(id|provider): {original}$", rf"\1: {original}-{copy}", text)
            text = re.sub(r"(?m)^(name: .+)$", rf"\1 {copy}", text, count=1)
            file.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
