"""The code's own shape: small files, short functions, plain names, everything documented."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import Field
from pathlib import Path
from typing import TypeVar

import click
import pytest
from msgspec import Struct

from generator.cli import COMMANDS as SENTENCES
from generator.cli import cli
from generator.pages import edition_answers, offline_page, sections, symptoms
from generator.pages.charts import sections as chart_sections
from generator.pages.reference import problem_codes
from tests.shipped import pages_of_the_guide

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
FILES = sorted(PACKAGE.rglob("*.py"))
COMMANDS = pages_of_the_guide("commands*.md")
NAMES = cli.list_commands(click.Context(cli))


S = TypeVar("S", bound=Struct)


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def below(kind: type[S]) -> Iterator[type[S]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from below(narrower)


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_no_file_is_longer_than_300_lines() -> None:
    assert [path.name for path in FILES if len(path.read_text("utf-8").splitlines()) > 300] == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert [f"{path.name}:{each.name}" for path, each in functions() if length(each) > 40] == []


def test_no_frozen_record_is_a_dataclass() -> None:
    """Each takes 30 times as long to define as a struct does, whenever a command starts."""
    assert [path.name for path in FILES if "@dataclass(frozen" in path.read_text("utf-8")] == []


def test_no_struct_has_the_field_of_a_dataclass_for_a_value() -> None:
    structs = list(below(Struct))
    wrong = (each for each in structs if any(isinstance(value, Field) for value in each.__struct_defaults__))
    assert [each.__name__ for each in wrong] == []


def test_half_of_the_functions_have_at_most_12_lines() -> None:
    lengths = sorted(length(each) for _, each in functions())
    assert lengths[len(lengths) // 2] <= 12


@pytest.mark.parametrize("word", ["util", "helper", "manager", "process", "misc", "common", "handler"])
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    assert [path for path in FILES if word in path.stem] == []


def test_every_section_kind_has_a_template_and_every_template_a_section_kind() -> None:
    modules = (sections, chart_sections, symptoms, offline_page, edition_answers)
    shown = {module.__name__ for module in modules}
    kinds = {each.kind for each in below(sections.Section) if each.__module__ in shown and "kind" in vars(each)}
    templates = {path.name.removesuffix(".html.j2") for path in (PACKAGE / "templates" / "site" / "sections").iterdir()}
    assert templates == kinds


def test_templates_hold_no_marks_that_switch_escaping_off() -> None:
    texts = {path: path.read_text("utf-8") for path in (PACKAGE / "templates").rglob("*.j2")}
    assert [path for path, text in texts.items() if re.search(r"\|\s*safe\b|autoescape false", text)] == []


def test_overrides_hold_html_and_nothing_else() -> None:
    assert [path for path in (ROOT / "overrides").rglob("*") if path.is_file() and path.suffix != ".html"] == []


def test_every_problem_code_is_made_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in FILES)
    assert [each for each in problem_codes() if code.count(f'"{each}"') < 2] == []


def test_every_code_that_is_made_is_documented() -> None:
    made = {
        match
        for path in FILES
        for match in re.findall(
            r'(?:finding|at_value|at_key|Finding)\((?:[^()"]*, )?"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8")
        )
    }
    assert made - set(problem_codes()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_documented(name: str) -> None:
    assert f"launchbook {name}" in COMMANDS
    link = rf"<a id=\"{name}\" class=\"lb-leads-on\"></a>\[`{name}`\]\(([a-z-]+\.md)#{name}\)"
    page = re.search(rf"^\| {link} \|", COMMANDS, re.MULTILINE)
    assert page
    assert f"\n## {name}\n" in pages_of_the_guide(page[1])


@pytest.mark.parametrize("name", NAMES)
def test_no_command_imports_another(name: str) -> None:
    """The contract holds it for those that it names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (independent,) = [contract["modules"] for contract in contracts if contract["type"] == "independence"]
    assert f"generator.cli.{name}" in independent


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [each for each in command(name).params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (name, option)
        for name in NAMES
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ],
)
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in COMMANDS or f" {option}" in COMMANDS


@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_commands_says_what_the_help_of_each_says(name: str) -> None:
    assert SENTENCES[name] == command(name).get_short_help_str(1000)


def test_help_imports_no_command() -> None:
    code = "import sys; from click.testing import CliRunner; from generator.cli import cli"
    code += "; CliRunner().invoke(cli, ['--help']); print([name for name in sys.modules if 'generator.cli.' in name])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "['generator.cli.terminal']"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does(name: str) -> None:
    assert (command(name).help or "").strip()


def test_no_download_address_is_in_a_lock_file() -> None:
    locks = {path: path.read_text("utf-8") for path in ROOT.glob("requirements*.lock")}
    assert len(locks) == 3
    assert [path for path, text in locks.items() if "://" in text] == []


def test_every_locked_package_has_its_hashes() -> None:
    for path in ROOT.glob("requirements*.lock"):
        packages = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
        assert [each for each in packages if "--hash=sha256:" not in each] == []


def test_every_module_that_the_architecture_names_is_there() -> None:
    guide = pages_of_the_guide("architecture.md") + pages_of_the_guide("how-it-is-made.md")
    named = re.findall(r"`([a-z_/]+/[a-z_]+\.py)`", guide)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / "generator" / name).is_file() and not (ROOT / name).is_file()] == []


def test_every_test_that_the_security_policy_names_is_there() -> None:
    named = re.findall(r"`(tests/[a-z_]+\.py)`", (ROOT / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def public_names(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_a_public_name_means_one_thing() -> None:
    defined: dict[str, list[str]] = {}
    for path in FILES:
        for name in {name for name in public_names(path) if not name.startswith("_")}:
            defined.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: modules for name, modules in defined.items() if len(modules) > 1} == {}
