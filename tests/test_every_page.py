"""Every page of the shipped site in a browser: accessible, narrow enough for a phone, whole on paper, and quiet.

Every page is opened, and everything is measured that depends on how much there is on it. What must hold for a page as a
whole, such as the order of its headings, is read from the HTML of every page. What axe says of an element depends on
its shape alone: it looks at pages that hold, between them, every shape of element that is on any page, one of which is
made of parts of others. Colours belong to kinds of element: each kind of text is looked at once, in light and in dark.
"""

import pytest
from playwright.sync_api import Browser

from tests.page_fixtures import UNREACHED, Checked, Opened
from tests.page_shapes import shapes_of
from tests.page_structure import faults
from tests.site_fixtures import BuiltSite

by_axe = pytest.mark.xdist_group("pages-by-axe")
in_a_window = pytest.mark.xdist_group("pages")


@in_a_window
def test_every_page_was_opened(site: BuiltSite, opened: Opened) -> None:
    assert len(site.pages) > 90
    assert set(opened.sideways) == set(opened.unreached) == set(opened.cut) == set(site.pages)


@by_axe
def test_axe_looked_at_every_shape_of_element(site: BuiltSite, checked: Checked) -> None:
    looked_at = set().union(*map(shapes_of, checked.pages.values()))
    assert len(looked_at) > 500
    assert set().union(*map(shapes_of, site.pages.values())) == looked_at
    assert set(checked.pages) == set(checked.wrong) == set(checked.weak) == set(checked.in_hand)


def test_no_page_has_a_fault_as_a_whole(site: BuiltSite) -> None:
    assert {path: found for path, html in site.pages.items() if (found := faults(html))} == {}


@by_axe
def test_axe_finds_nothing_wrong_and_what_is_pressed_is_large_enough(checked: Checked) -> None:
    assert {path: found for path, found in checked.wrong.items() if found} == {}


@by_axe
def test_axe_finds_no_weak_contrast_in_light_or_dark(checked: Checked) -> None:
    assert {path: found for path, found in checked.weak.items() if found} == {}


@by_axe
def test_axe_finds_nothing_wrong_on_a_phone_in_the_dark(checked: Checked) -> None:
    assert {path: found for path, found in checked.in_hand.items() if found} == {}


@in_a_window
def test_no_page_scrolls_sideways_at_320_pixels(opened: Opened) -> None:
    assert {path: width for path, width in opened.sideways.items() if width > 0} == {}


@in_a_window
def test_the_keyboard_reaches_whatever_scrolls(opened: Opened) -> None:
    assert {path: found for path, found in opened.unreached.items() if found} == {}


@pytest.mark.parametrize(("inside", "number"), [("<p>Wide</p>", 1), ('<a href="#here">Wide</a>', 0)])
def test_what_scrolls_without_a_key_is_found(browser: Browser, inside: str, number: int) -> None:
    with browser.new_page() as page:
        page.set_content(f'<div style="overflow: auto; width: 9em"><div style="width: 99em">{inside}</div></div>')
        assert len(page.evaluate(UNREACHED)) == number


@in_a_window
def test_nothing_is_cut_on_paper(opened: Opened) -> None:
    assert {path: cut for path, cut in opened.cut.items() if cut} == {}


@in_a_window
def test_no_page_complains_or_asks_another_host(opened: Opened) -> None:
    assert opened.complaints == []


@by_axe
def test_no_page_complains_in_a_large_window_or_on_a_phone(checked: Checked) -> None:
    assert checked.complaints == []
