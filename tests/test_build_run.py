"""The build as a use case, with an engine of four lines: no MkDocs, no command line, no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from generator.build.order import BuildError, Order, SiteInputs, SiteSources
from generator.build.run import DataProblemsError, run_build
from generator.data_file import DataFile
from generator.manifest import hashes, read_manifest
from generator.output_folder import OutputFolder
from generator.project import key_prefixes
from tests.fake_secrets import FAKE


@dataclass
class OnePage:
    """An engine that makes one page."""

    text: str = "A page."
    complaint: str = ""
    wrong: list[str] = field(default_factory=list)
    files: dict[str, DataFile] = field(default_factory=dict)
    """The files of the data that the site was made of, by name."""

    def sources(self, config: Path) -> SiteSources:
        return SiteSources("", "", (config,))

    def check_configuration(self, config: Path) -> str:
        if self.complaint:
            raise BuildError(self.complaint)
        return "https://docs.example/"

    def build_site(self, config: Path, site: Path, inputs: SiteInputs) -> list[str]:
        site.mkdir()
        self.files = {file.name: file for file in inputs.context.project.entries}
        (site / "index.html").write_text(self.text, "utf-8")
        return self.wrong


@dataclass
class Heard:
    """A reporter that remembers."""

    words: list[str] = field(default_factory=list)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        self.words.append(what)
        yield

    @contextmanager
    def printing(self, total: int) -> Iterator[Callable[[str], None]]:
        self.words.append(f"Printing {total}")
        yield self.words.append

    def note(self, text: str) -> None:
        self.words.append(text)


@pytest.fixture
def order(minimal: Path) -> Order:
    (minimal.parent / "settings").touch()
    return Order(Path("data"), Path("settings"), date(2026, 11, 21), is_printed=False)


def run(order: Order, engine: OnePage | None = None, *, is_forced: bool = False) -> tuple[bool, list[str]]:
    heard = Heard()
    is_built = run_build(order, OutputFolder.of(Path("site")), engine or OnePage(), heard, is_forced=is_forced)
    return is_built, heard.words


def page() -> str:
    return Path("site/index.html").read_text("utf-8")


def test_any_engine_can_make_the_site(order: Order) -> None:
    assert run(order) == (True, ["Checking the data", "Building the site", "Checking the site"])
    assert page() == "A page."


def test_the_manifest_names_what_the_engine_made(order: Order) -> None:
    run(order)
    manifest = read_manifest(Path("site"))
    assert manifest is not None
    assert manifest.files == hashes(Path("site"))


def test_where_nothing_changed_nothing_is_done(order: Order) -> None:
    run(order)
    assert run(order, OnePage("Another page.")) == (False, [])
    assert page() == "A page."


def test_a_build_may_be_forced(order: Order) -> None:
    run(order)
    assert run(order, OnePage("Another page."), is_forced=True)[0]
    assert page() == "Another page."


def test_what_the_configuration_names_is_a_reason_to_build(order: Order) -> None:
    run(order)
    order.config.write_text("edited", "utf-8")
    assert run(order)[0]


def test_problems_in_the_data_are_handed_on(order: Order) -> None:
    (order.data / "roles.yaml").write_text("roles: 3\n", "utf-8")
    with pytest.raises(DataProblemsError) as caught:
        run(order)
    assert "data/roles.yaml" in {finding.position.file for finding in caught.value.checked.findings}
    assert not Path("site").exists()


def test_a_secret_on_a_page_ends_the_build(order: Order) -> None:
    run(order)
    with pytest.raises(BuildError, match=r"index\.html: this looks like a webhook secret"):
        run(order, OnePage(FAKE["webhook secret"]), is_forced=True)
    assert page() == "A page."


def test_what_the_engine_complains_about_ends_the_build(order: Order) -> None:
    with pytest.raises(BuildError, match="No theme"):
        run(order, OnePage(complaint="No theme."))
    assert sorted(path.name for path in Path.cwd().iterdir()) == [".launchbook", "data", "settings"]


def test_dead_links_and_wrong_old_addresses_are_told_together(order: Order) -> None:
    engine = OnePage('<a href="gone.html">x</a>', wrong=["`back/` is not in the site."])
    with pytest.raises(BuildError) as caught:
        run(order, engine)
    assert str(caught.value) == (
        "index.html: gone.html: there is no such file\n"
        "settings: moved: `back/` is not in the site.\n"
        "1 of 1 links are dead."
    )


def test_a_build_lets_go_of_what_only_a_check_looks_at(order: Order) -> None:
    """The export says on which line something is recorded about an integration, so those files stay whole."""
    engine = OnePage()
    run(order, engine)
    without = {name for name, file in engine.files.items() if not file.document.text and not file.document.data}
    assert without == {name for name in engine.files if name.startswith("providers/")}
    assert key_prefixes(engine.files.values()) == ("acme_live_",)
