"""What must hold for the data in `data/`, or where `LAUNCHBOOK_DATA` says, whoever wrote it and whatever it says."""

import os

import pytest

from generator.check import check_data
from generator.coverage import tallies
from generator.links import check_links
from generator.project import Project
from generator.secrets.detectors import STANDARD
from tests.shipped import ROOT
from tests.site_fixtures import build

DATA = ROOT / os.environ.get("LAUNCHBOOK_DATA", "data")

pytestmark = [
    pytest.mark.xdist_group("yours"),
    pytest.mark.skipif(not DATA.is_dir(), reason="there is no data folder"),
]


@pytest.fixture(scope="module")
def yours() -> Project:
    checked = check_data(DATA)
    assert [str(finding) for finding in checked.findings] == []
    assert checked.project is not None
    return checked.project


def test_the_check_finds_nothing_wrong(yours: Project) -> None:
    """`./launchbook check` shows each problem with its line and what to do."""


def test_every_statement_is_placed_or_set_aside(yours: Project) -> None:
    assert [each for provider in yours.providers.values() for each in tallies(provider) if each.lost] == []


def test_no_secret_stands_in_it() -> None:
    texts = {path.relative_to(DATA): path.read_text("utf-8") for path in DATA.rglob("*.yaml")}
    assert [str(path) for path, text in texts.items() if STANDARD.find(text)] == []


def test_the_site_is_built_and_every_link_leads_somewhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("yours") / "site"
    build(site, "--data", str(DATA), "--config", str(ROOT / "mkdocs.yml"), "--no-pdf")
    assert check_links(site).dead == ()
