"""Where one is: the contents mark what was jumped to, nothing covers it, and the header says whose site it is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser_fixtures import OpenPage

pytestmark = pytest.mark.xdist_group("wayfinding")

on_disk = pytest.mark.parametrize("place", ["disk"], indirect=True)

CHECKLIST = "integrations/modulus-labs/checklist/index.html"
ON_CALL = "on-call/index.html"
LONG = [
    CHECKLIST,
    ON_CALL,
    "providers/modulus-labs/incidents/index.html",
    "teams/engineering/index.html",
    "guide/commands-site.html",
]
DESKTOP = {"width": 1440, "height": 900}
CONTENTS = ".md-sidebar--secondary a.md-nav__link"
MARKED = "() => [...document.querySelectorAll('.md-sidebar--secondary a.md-nav__link--active')]"
JUMP = """async (anchor) => {
  location.hash = anchor;
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
}"""
SETTLE = """async () => {
  for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
}"""
FORM = "form.lb-filters, form.lb-finder"
BELOW = f"""(anchor) => {{
  const text = document.createRange();
  text.selectNodeContents(document.getElementById(anchor));
  return text.getBoundingClientRect().top - document.querySelector('{FORM}').getBoundingClientRect().bottom;
}}"""
"""How far the text of a heading is below the form that stays in view."""


def listed(page: Page) -> list[str]:
    """The anchors in the contents beside a page."""
    return [str(link.get_attribute("href")).removeprefix("#") for link in page.locator(CONTENTS).all()]


def marked(page: Page) -> list[str]:
    """Those that are marked as where one is."""
    return [str(each) for each in page.evaluate(f"({MARKED})().map((link) => link.hash.slice(1))")]


@on_disk
@pytest.mark.parametrize("path", LONG)
def test_after_a_jump_the_contents_mark_what_was_jumped_to(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport=DESKTOP)
    anchors = listed(page)
    assert len(anchors) > 3
    wrong = {}
    for anchor in anchors:
        page.evaluate(JUMP, anchor)
        if marked(page) != [anchor]:
            wrong[anchor] = marked(page)
    assert wrong == {}


@on_disk
@pytest.mark.parametrize(
    ("path", "section"),
    [
        (f"{CHECKLIST}#security-webhooks", "security-webhooks"),
        (f"{CHECKLIST}#conditions", "conditions"),
        (f"{CHECKLIST}#webhook-over-https", "security-webhooks"),
        ("providers/modulus-labs/incidents/index.html#advice", "advice"),
    ],
)
def test_whoever_follows_a_link_sees_in_the_contents_where_it_led(open_page: OpenPage, path: str, section: str) -> None:
    page = open_page(path, viewport=DESKTOP)
    page.evaluate(JUMP, path.partition("#")[2])
    assert marked(page) == [section]


@on_disk
def test_whoever_scrolls_on_sees_the_next_section_marked(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}#security-webhooks", viewport=DESKTOP)
    following = listed(page)[listed(page).index("security-webhooks") + 1]
    distance = page.evaluate(BELOW, following)
    page.mouse.move(700, 600)
    page.mouse.wheel(0, distance)
    page.wait_for_function(f"(anchor) => ({MARKED})().some((link) => link.hash === '#' + anchor)", arg=following)
    assert marked(page) == [following]


@on_disk
def test_a_page_that_is_loaded_again_marks_where_it_stands(open_page: OpenPage) -> None:
    page = open_page(f"{CHECKLIST}#security-webhooks", viewport=DESKTOP)
    page.evaluate(JUMP, "security-webhooks")
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    page.evaluate(JUMP, "security-webhooks")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(f"({MARKED})().every((link) => link.hash !== '#security-webhooks')")


@on_disk
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize(
    ("path", "anchor"),
    [(CHECKLIST, "security-webhooks"), (CHECKLIST, "webhook-over-https"), (ON_CALL, "symptoms-modulus-labs")],
)
def test_what_stays_in_view_covers_nothing_that_was_jumped_to(
    open_page: OpenPage, path: str, anchor: str, width: int
) -> None:
    page = open_page(f"{path}#{anchor}", viewport={"width": width, "height": 844})
    page.evaluate(JUMP, anchor)
    assert 0 <= page.evaluate(BELOW, anchor) < 70


@on_disk
def test_a_record_above_a_heading_is_opened_by_a_press_on_its_line(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, viewport=DESKTOP)
    last = page.locator(".lb:has(+ h2#security-input) details").last
    last.scroll_into_view_if_needed()
    page.evaluate(SETTLE)  # what comes into view is laid out only then, and moves what is below it
    last.locator("summary").click()
    expect(last).to_have_attribute("open", "")


NAME = ".md-header__topic:first-child .md-ellipsis"
IS_WHOLE = "name => name.scrollWidth <= name.clientWidth && name.scrollHeight <= name.clientHeight"


@on_disk
@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("name", ["", "Kestrel Market · Launchbook"])
def test_the_header_of_a_phone_says_whose_site_it_is(open_page: OpenPage, width: int, name: str) -> None:
    page = open_page(viewport={"width": width, "height": 700})
    shown = page.locator(NAME)
    if name:
        shown.evaluate("(shown, name) => { shown.textContent = name }", name)
    assert shown.inner_text().endswith(" · Launchbook")
    assert shown.evaluate(IS_WHOLE)


@on_disk
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("name", ["Payments for the very many shops of a very large country", "Word" * 30])
def test_a_long_name_is_shortened_and_stays_in_the_header(open_page: OpenPage, width: int, name: str) -> None:
    page = open_page(viewport={"width": width, "height": 700})
    shown, header = page.locator(NAME), page.locator(".md-header").bounding_box()
    shown.evaluate("(shown, name) => { shown.textContent = name }", f"{name} · Launchbook")
    box = shown.bounding_box()
    button = page.locator(".md-header__option label:visible").first.bounding_box()
    assert box
    assert header
    assert button
    assert header["y"] <= box["y"]
    assert box["y"] + box["height"] <= header["y"] + header["height"]
    assert box["x"] + box["width"] <= button["x"]
