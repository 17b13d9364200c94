"""A catalogue in another folder: your own folder holds only `organisation/` and `integrations/`."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.check import check_data
from generator.cli import cli
from generator.pages.book import make_book
from generator.pages.book_context import BookContext
from generator.plugin import LaunchbookPlugin
from generator.project import Project
from generator.render.site.files import site_files
from generator.revision import edition_of
from generator.schema.files import CATALOGUE
from tests.conftest import MINIMAL, Check
from tests.reading import project_in
from tests.small_site import SMALL_SITE
from tests.test_build import build
from tests.test_edition import git

REPOSITORY = "repo_url: https://git.example.com/payments\nedit_uri: edit/main/shop/docs/\n"
DAY = date(2030, 2, 1)
ORGANISATION = "organisation/organisation.yaml"


def name_catalogue(data: Path, folder: str) -> None:
    with (data / ORGANISATION).open("a", encoding="utf-8") as file:
        file.write(f"catalogue: {folder}\n")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`shop/`, the current folder, with data that names `../common` as its catalogue."""
    shutil.copytree(MINIMAL, tmp_path / "common")
    shutil.copytree(MINIMAL, tmp_path / "shop" / "data", ignore=shutil.ignore_patterns(*CATALOGUE))
    name_catalogue(tmp_path / "shop" / "data", "../../common")
    monkeypatch.chdir(tmp_path / "shop")
    monkeypatch.delenv("LAUNCHBOOK_DATA", raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return tmp_path / "shop"


@pytest.fixture
def site_of_shop(shop: Path) -> Path:
    """The same, with what a site needs."""
    (shop / "docs").mkdir()
    with_link = SMALL_SITE.replace("font: false", "font: false, features: [content.action.edit]")
    (shop / "mkdocs.yml").write_text(with_link + REPOSITORY, "utf-8")
    return shop


def project_of(data: str | Path) -> Project:
    return project_in(Path(data))


def pages_of(data: str | Path) -> dict[str, str]:
    return {file.path: file.content for file in site_files(make_book(BookContext.of(project_of(data), DAY)))}


def test_all_pages_are_those_of_data_that_holds_its_catalogue_itself(shop: Path) -> None:
    assert pages_of("data") == pages_of(MINIMAL)


def test_both_folders_are_checked(shop: Path, check: Check) -> None:
    assert check().output == "No problems in 17 files.\n"


def test_the_path_starts_at_the_data_folder_and_not_at_the_current_one(
    shop: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert check("--data", str(shop / "data")).output == "No problems in 17 files.\n"


def test_a_new_provider_goes_into_the_catalogue(shop: Path, check: Check) -> None:
    result = CliRunner().invoke(cli, ["new", "provider", "zenith-pay"], catch_exceptions=False)
    files = [f"../common/providers/zenith-pay/{name}.yaml" for name in ("provider", "statements")]
    assert result.output.splitlines() == [f"Written: {file}" for file in files]
    assert not (shop / "data" / "providers").exists()
    assert check().output == "No problems in 19 files.\nZenith pay: nobody has read its guide yet.\n"


def test_a_new_provider_names_the_schemas_of_its_catalogue(shop: Path) -> None:
    CliRunner().invoke(cli, ["schema", "--data", "../common"], catch_exceptions=False)
    CliRunner().invoke(cli, ["new", "provider", "zenith-pay"], catch_exceptions=False)
    text = (shop.parent / "common" / "providers" / "zenith-pay" / "provider.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/provider.json\n")


def test_a_new_integration_stays_in_the_data_folder(shop: Path, check: Check) -> None:
    arguments = ["new", "integration", "acme-two", "--provider", "acme-pay"]
    CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert (shop / "data" / "integrations" / "acme-two" / "progress.yaml").is_file()
    assert check().output == "No problems in 19 files.\n"


def test_the_data_folder_may_be_a_link(shop: Path, check: Check) -> None:
    (shop.parent / "far").mkdir()
    (shop.parent / "far" / "linked").symlink_to(shop / "data")
    assert check("--data", "../far/linked").output == "No problems in 17 files.\n"


def test_a_problem_in_the_catalogue_names_the_real_file(shop: Path, check: Check) -> None:
    (shop.parent / "common" / "roles.yaml").write_text("roles: []\n", "utf-8")
    assert "\n../common/roles.yaml:1:8 empty-list: " in f"\n{check().output}"


def test_a_file_that_the_catalogue_lacks_is_missing_there(shop: Path, check: Check) -> None:
    (shop.parent / "common" / "providers" / "acme-pay" / "issues.yaml").unlink()
    (shop / "data" / "organisation" / "teams.yaml").unlink()
    output = check().output
    assert "../common/providers/acme-pay/issues.yaml:1:1 missing-file: " in output
    assert "data/organisation/teams.yaml:1:1 missing-file: " in output


@pytest.mark.parametrize("name", ["organisation/organisation.yaml", "integrations/acme/integration.yaml", "notes.yaml"])
def test_nothing_but_the_catalogue_is_read_in_its_folder(shop: Path, check: Check, name: str) -> None:
    (shop.parent / "common" / name).write_text("a: [\n", "utf-8")
    assert check().output == "No problems in 17 files.\n"


def test_the_catalogue_that_a_catalogue_names_is_not_followed(shop: Path, check: Check) -> None:
    (shop.parent / "common").rename(shop.parent / "far")
    shutil.copytree(shop / "data", shop.parent / "common")
    name_catalogue(shop.parent / "common", "../far")
    assert "../common/roles.yaml:1:1 missing-file: " in check().output


def move_and_link(file: Path, to: Path) -> None:
    shutil.move(file, to)
    file.symlink_to(to)


@pytest.mark.parametrize("to", ["far.yaml", "shop/data/integrations/acme/far.yaml"])
def test_a_link_out_of_the_catalogue_is_refused(shop: Path, check: Check, to: str) -> None:
    move_and_link(shop.parent / "common" / "roles.yaml", shop.parent / to)
    assert "../common/roles.yaml:1:1 not-a-file: " in check().output


def test_a_link_from_the_data_folder_into_the_catalogue_is_refused(shop: Path, check: Check) -> None:
    move_and_link(shop / "data" / "organisation" / "teams.yaml", shop.parent / "common" / "providers" / "teams.yaml")
    assert "data/organisation/teams.yaml:1:1 not-a-file: " in check().output


def forget_the_folder(shop: Path) -> None:
    (shop.parent / "common").rename(shop.parent / "gone")


def write_a_whole_path(shop: Path) -> None:
    file = shop / "data" / ORGANISATION
    file.write_text(file.read_text("utf-8").replace("../../common", "/common"), "utf-8")


def leave_the_path_out(shop: Path) -> None:
    file = shop / "data" / ORGANISATION
    file.write_text(file.read_text("utf-8").replace("../../common", ""), "utf-8")


def break_the_organisation(shop: Path) -> None:
    (shop / "data" / ORGANISATION).write_text("name: [\n", "utf-8")


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        (forget_the_folder, "no-catalogue"),
        (write_a_whole_path, "wrong-value"),
        (leave_the_path_out, "empty-value"),
        (break_the_organisation, "bad-syntax"),
    ],
)
def test_a_catalogue_that_cannot_be_found_is_one_problem_and_not_many(
    shop: Path, mistake: Callable[[Path], None], code: str
) -> None:
    link = "items:\n  - {item: store-key, state: open, note: 'See [this](other-pay#some-record).'}\n"
    (shop / "data" / "integrations" / "acme" / "progress.yaml").write_text(link, "utf-8")
    mistake(shop)
    findings = check_data(Path("data")).findings
    assert [each.code for each in findings] == [code]


def test_a_build_sees_an_edit_in_the_catalogue(site_of_shop: Path) -> None:
    assert "The site is in" in build().output
    assert "Nothing has changed" in build().output
    with (site_of_shop.parent / "common" / "roles.yaml").open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    assert "The site is in" in build().output


def test_a_build_has_nothing_to_do_with_the_organisation_beside_the_catalogue(site_of_shop: Path) -> None:
    build()
    (site_of_shop.parent / "common" / ORGANISATION).write_text("name: Others\n", "utf-8")
    assert "Nothing has changed" in build().output


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("providers/acme-pay/rollback", "common/providers/acme-pay/rollback.yaml"),
        ("controls", "common/controls.yaml"),
        ("integrations/acme", "shop/data/integrations/acme/progress.yaml"),
    ],
)
def test_the_edit_link_leads_to_the_real_file(site_of_shop: Path, page: str, file: str) -> None:
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    html = (site_of_shop / "site" / page / "index.html").read_text("utf-8")
    assert f'href="https://git.example.com/payments/edit/main/{file}"' in html


def test_the_preview_watches_both_folders(site_of_shop: Path) -> None:
    config = load_config("mkdocs.yml")
    plugin = config.plugins["launchbook"]
    assert isinstance(plugin, LaunchbookPlugin)
    server = Watched()
    plugin.on_serve(server, config=config, builder=None)
    assert [os.path.relpath(each, site_of_shop) for each in server.watched] == ["data", "../common"]


class Watched(LiveReloadServer):
    """A server that notes what it is asked to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []
        self.server_address = ("127.0.0.1", 8000)
        self.mount_path = "/"

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        self.watched.append(str(Path(path).resolve()))


def test_an_edition_counts_the_changes_in_both_repositories_and_names_the_newest(shop: Path) -> None:
    days = {shop.parent / "common": "2030-01-02T12:00:00Z", shop / "data": "2029-01-02T12:00:00Z"}
    for folder, time in days.items():
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Data"]):
            who = ["-c", "user.name=Sam", "-c", "user.email=sam@shop.example", "-c", "commit.gpgsign=false"]
            environment = os.environ | {"GIT_COMMITTER_DATE": time}
            subprocess.run(["git", "-C", folder, *who, *words], check=True, env=environment)
    project = project_of("data")
    edition = edition_of(project, Path("data"), date(2030, 3, 1))
    common = git(shop.parent / "common", "rev-parse", "HEAD")
    assert (edition.number, edition.revision) == (2, common[:10])
