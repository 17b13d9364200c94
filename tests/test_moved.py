"""Old addresses: a page that is gone leads on, an old anchor still works, and a mistake in `moved` is said."""

import contextlib
import re
from pathlib import Path

import pytest

from generator.render.site.moved import SitePlace, with_old_places
from generator.site_steps.moved import read_moved
from tests.moved_fixtures import BuildMoved, build_in

pytestmark = pytest.mark.xdist_group("moved")
FILES = ("index.html", "teams/devops/index.html", "controls/index.html", "guide/commands.html", "runbooks/devops.pdf")


def site(path: str) -> str:
    return (Path("site") / path).read_text("utf-8")


ROLLBACK = "providers/acme-pay/rollback/"
MOVED = {
    "old/place/": "controls/",
    f"{ROLLBACK}#halt": f"{ROLLBACK}#stop-traffic",
    "providers/acme-pay/cutover/#halt": f"{ROLLBACK}#stop-traffic",
    "back/": ROLLBACK,
    "back/#keys": "controls/",
}


@pytest.fixture(scope="module")
def moved_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book of which all of this has moved."""
    folder = tmp_path_factory.mktemp("moved")
    with contextlib.chdir(folder):
        assert build_in(folder, MOVED).exit_code == 0
    return folder


@pytest.fixture
def in_moved_book(moved_book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(moved_book)


@pytest.mark.usefixtures("in_moved_book")
def test_a_page_that_is_gone_leads_on() -> None:
    page = site("old/place/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../../controls/index.html">' in page
    assert '<a href="../../controls/index.html">controls/</a>' in page
    assert '<link rel="canonical" href="../../controls/index.html">' in page


def test_the_canonical_address_is_whole_where_the_site_has_one(build_moved: BuildMoved) -> None:
    build_moved({"old.html": "controls/"}, extra="site_url: https://book.example.com/live/\n")
    assert '<link rel="canonical" href="https://book.example.com/live/controls/">' in site("old.html")


@pytest.mark.usefixtures("in_moved_book")
def test_an_old_anchor_stands_beside_the_new_one() -> None:
    assert re.search(r'<h3 id="stop-traffic"[^>]*><span id="halt"></span>', site(f"{ROLLBACK}index.html"))


@pytest.mark.usefixtures("in_moved_book")
def test_an_old_anchor_of_another_page_leaves_a_link() -> None:
    page = site("providers/acme-pay/cutover/index.html")
    assert '<li id="halt"><code>#halt</code> is now at <a href="../rollback/index.html#stop-traffic">' in page


@pytest.mark.usefixtures("in_moved_book")
def test_a_page_and_an_anchor_of_it_may_go_different_ways() -> None:
    assert '<li id="keys"><code>#keys</code> is now at <a href="../controls/index.html">' in site("back/index.html")


def test_an_anchor_that_moved_to_nowhere_is_a_dead_link(build_moved: BuildMoved) -> None:
    result = build_moved({"controls/#old": "controls/#nowhere"})
    assert result.exit_code == 1
    assert not Path("site").exists()


def test_an_anchor_that_is_still_there_has_not_moved(build_moved: BuildMoved) -> None:
    page = "providers/acme-pay/rollback/"
    result = build_moved({f"{page}#swap-back": f"{page}#stop-traffic"})
    assert result.exit_code == 1
    assert f"`{page}#swap-back` is still there. Remove the line." in result.output


@pytest.mark.parametrize(
    ("moved", "problem"),
    [
        ({"old/": "controls"}, ""),
        ({"old/": "index.html"}, ""),
        ({"old/": "runbooks/devops.pdf"}, ""),
        ({"old/": "control/"}, "`control/` is not in the site. Did you mean `controls/index.html`?"),
        ({"old/": "elder/", "elder/": "controls/"}, "`elder/` has itself moved. Name the place where it is now."),
        ({"controls/": "index.html"}, "`controls/` is still in the site. Remove the line, or the page."),
        ({"old/": "controls/", "old": "index.html"}, "`old/` has two lines. Keep one."),
        ({"old/#x": "controls/"}, "`old/#x` was on a page that is gone. Add a line for the page itself."),
        ({"runbooks/ops.pdf": "runbooks/devops.pdf"}, "`runbooks/ops.pdf` is not a page. Only a page can redirect."),
    ],
)
def test_what_is_written_about_an_old_address_is_judged(moved: dict[str, str], problem: str) -> None:
    assert read_moved(moved, FILES).problems == ([problem] if problem else [])


@pytest.mark.parametrize(
    "address",
    [
        "/controls/",
        "../controls/",
        "a//b/",
        "a/../b/",
        "https://example.com/",
        "a b/",
        "a/?q=1",
        "#x",
        "",
        'a"/',
        7,
        None,
    ],
)
def test_an_address_outside_of_the_site_is_refused(address: str) -> None:
    assert len(read_moved({address: "controls/"}, FILES).problems) == 1
    assert len(read_moved({"old/": address}, FILES).problems) == 1


def test_all_mistakes_are_said_at_once() -> None:
    assert len(read_moved({"/": "controls/", "old/": "gone/", "controls/": "index.html"}, FILES).problems) == 3


def test_an_anchor_of_a_provider_that_the_data_lacks_is_passed_over() -> None:
    moved = read_moved({"providers/other/cutover/#halt": "providers/other/rollback/#stop"}, FILES)
    assert (moved.problems, moved.places, moved.pages) == ([], {}, {})


def test_an_anchor_of_a_team_that_owns_nothing_of_the_kind_is_passed_over() -> None:
    moved = read_moved({"teams/legal/#old": "teams/legal/#asking"}, ["teams/legal/index.html"])
    html = "<h1>Legal</h1></article>"
    assert moved.on_page(html, "teams/legal/index.html", str) == html
    assert moved.problems == []


def test_an_anchor_that_leads_to_a_provider_that_the_data_lacks_is_a_mistake() -> None:
    assert read_moved({"controls/#halt": "providers/other/rollback/#stop"}, FILES).problems


def test_an_old_anchor_whose_place_is_on_a_later_part_leads_there() -> None:
    old = {"old": SitePlace("compare/index.html", "keys")}
    html = with_old_places("<article></article>", "compare/index.html", old, {"keys": "part-2/index.html"})
    assert '<li id="old"><code>#old</code> is now at <a href="part-2/index.html#keys">compare/part-2/#keys</a>' in html
