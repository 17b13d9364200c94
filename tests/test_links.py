"""The link check: what is dead is found, wherever it stands; what leaves the site is only listed."""

from pathlib import Path

import pytest

from generator.links import check_links


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text('<h2 id="here">Here</h2><a name="old"></a>', "utf-8")
    return tmp_path / "index.html"


def dead(page: Path, html: str) -> list[tuple[str, str]]:
    page.write_text(html, "utf-8")
    return [(each.link, each.reason) for each in check_links(page.parent).dead]


@pytest.mark.parametrize(
    "link",
    [
        "other/index.html",
        "other/",
        "other",
        "/other/index.html",
        "other/index.html#here",
        "other/#old",
        "#top",
        "?q=1",
        "./index.html",
        "other/index%2Ehtml",
        "other/../",
        "/",
    ],
)
def test_a_living_link_is_no_finding(page: Path, link: str) -> None:
    assert dead(page, f'<p id="top"><a href="{link}">x</a></p>') == []


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<a href="nowhere/index.html">x</a>', "there is no such file"),
        ('<a href="other/index.html#gone">x</a>', "there is no such place on that page"),
        ('<a href="#gone">x</a>', "there is no such place on that page"),
        ('<a href="../secret.html">x</a>', "it leads out of the site"),
        ('<a href="..">x</a>', "it leads out of the site"),
        ('<a href="/../secret.html">x</a>', "it leads out of the site"),
        ('<img src="gone.png" alt="">', "there is no such file"),
        ('<script src="gone.js"></script>', "there is no such file"),
        ('<link rel="stylesheet" href="gone.css">', "there is no such file"),
        ('<img srcset="gone.png 2x" src="index.html" alt="">', "there is no such file"),
        ('<DIV><A HREF="gone.html">x</A></DIV>', "there is no such file"),
    ],
)
def test_a_dead_link_is_named_with_its_reason(page: Path, html: str, reason: str) -> None:
    assert [each for _, each in dead(page, html)] == [reason]


def test_an_external_link_is_listed_and_not_followed(page: Path) -> None:
    page.write_text('<a href="https://example.com/x">x</a><a href="tel:+15550100199">y</a>', "utf-8")
    found = check_links(page.parent)
    assert found.external == {"https://example.com/x": ("index.html",)}
    assert found.checked == 0


def test_the_page_of_a_dead_link_is_named(page: Path) -> None:
    (page.parent / "other" / "index.html").write_text('<a href="gone.html">x</a>', "utf-8")
    page.write_text("", "utf-8")
    assert [each.page for each in check_links(page.parent).dead] == ["other/index.html"]
