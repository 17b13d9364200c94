"""The checklist in a browser: what is shown is chosen in the address, and ticks stay on the device until recorded."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.schema.progress import ProgressFile
from generator.source.reader import read_yaml
from tests.axe import AXE, violations, weak_contrast
from tests.browser_fixtures import OpenPage, Place, serving
from tests.site_fixtures import BuiltSite

PAYCA = "integrations/payca/checklist/index.html"
KEY = "launchbook:ticks:payca"
ALL = 31
"""What PayCA's guide asks for, what it wants before real traffic, and the example's own items."""

pytestmark = pytest.mark.xdist_group("checklist")


@pytest.fixture(scope="session")
def served_example(example_site: BuiltSite) -> Iterator[str]:
    with serving(example_site.folder) as root:
        yield root


@pytest.fixture(params=["disk", "server"])
def place(request: pytest.FixtureRequest, example_site: BuiltSite) -> Place:
    """The site of the example: on disk, then on a server."""
    if request.param == "disk":
        return Place(example_site.folder.as_uri() + "/")
    return Place(request.getfixturevalue("served_example"))


on_server = pytest.mark.parametrize("place", ["server"], indirect=True)
on_disk = pytest.mark.parametrize("place", ["disk"], indirect=True)


@pytest.fixture
def checklist(open_page: OpenPage) -> Page:
    return open_page(PAYCA)


def shown(page: Page) -> list[str]:
    """The items that are to be seen, by id."""
    return [str(each.get_attribute("id")) for each in page.locator(".lb-item h3.lb-title").all() if each.is_visible()]


def box(page: Page, item: str) -> Locator:
    return page.locator(f".lb-item:has(#{item}) > input.lb-tick")


def said(page: Page, item: str) -> str:
    return page.locator(f".lb-item:has(#{item}) .lb-tick__said").inner_text()


def ticks(page: Page) -> Locator:
    return page.locator("form.lb-ticks")


def test_choosing_a_team_shows_its_items_and_says_how_many(checklist: Page) -> None:
    everything = shown(checklist)
    checklist.locator("#filter_team").select_option("money")
    assert shown(checklist) == ["prefund-master-accounts"]
    expect(checklist.get_by_role("status").first).to_have_text(f"1 of {len(everything)} items are shown.")


def test_what_is_chosen_stands_in_the_address_and_holds_after_a_reload(checklist: Page) -> None:
    checklist.locator("#filter_state").select_option("to-do")
    checklist.locator("#filter_gate").select_option("access-request")
    assert re.search(r"\?gate=access-request&state=to-do$|\?state=to-do&gate=access-request$", checklist.url)
    before = shown(checklist)
    checklist.reload()
    assert shown(checklist) == before == ["agree-final-readiness"]


@on_disk
def test_a_link_shows_what_somebody_else_chose(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?control=secrets-kept&team=payments")
    assert shown(page) == ["store-secrets"]
    expect(page.locator("#filter_team")).to_have_value("payments")


@on_disk
def test_groups_without_an_item_to_show_are_hidden_with_their_headings(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=money")
    headings = [each.inner_text() for each in page.locator("article h2").all() if each.is_visible()]
    assert [each.rstrip("¶") for each in headings] == [
        "Complete so far",
        "Show only",
        "Data readiness",
        "Questions that switch items on or off",
        "Ticks on this device",
    ]


def test_show_all_shows_all_and_clears_the_address(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=money")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#store-secrets")).to_be_visible()
    assert "?" not in page.url


@on_disk
def test_a_team_that_is_gone_hides_nothing(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=gone")
    assert len(shown(page)) == ALL


@on_disk
def test_a_link_to_an_item_shows_it_whatever_is_chosen(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=money#store-secrets")
    expect(page.locator("#store-secrets")).to_be_in_viewport()
    expect(page.locator("#filter_team")).to_have_value("")


@on_disk
def test_an_anchor_that_nobody_can_read_leaves_ticks_and_filters_alive(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=money#%")
    assert 0 < len(shown(page)) < ALL
    expect(page.locator("form.lb-ticks")).to_be_visible()


@on_disk
def test_filters_work_by_the_keyboard_alone(checklist: Page) -> None:
    checklist.locator("#filter_team").focus()
    checklist.keyboard.type("Mon")
    checklist.keyboard.press("Tab")
    expect(checklist.locator("#filter_gate")).to_be_focused()
    assert shown(checklist) == ["prefund-master-accounts"]


@on_disk
def test_the_checklist_of_a_provider_can_be_filtered_too(open_page: OpenPage) -> None:
    page = open_page("providers/payca/checklist/index.html?team=money")
    assert shown(page) == ["prefund-master-accounts"]
    expect(page.locator("#filter_state")).to_have_count(0)


@on_disk
def test_without_scripts_everything_is_shown_and_nothing_pretends_to_work(open_page: OpenPage) -> None:
    page = open_page(f"{PAYCA}?team=money", java_script_enabled=False)
    assert len(shown(page)) == ALL
    for each in ("form.lb-filters", "form.lb-ticks", ".lb-tick", ".lb-ticks__bar"):
        assert [found for found in page.locator(each).all() if found.is_visible()] == []


def test_a_tick_is_kept_and_said_not_to_be_recorded(checklist: Page) -> None:
    box(checklist, "store-secrets").check()
    assert re.fullmatch(r"Ticked here on \d+ [A-Z][a-z]+ \d{4}\. Not recorded\.", said(checklist, "store-secrets"))
    checklist.reload()
    expect(box(checklist, "store-secrets")).to_be_checked()
    expect(checklist.locator(".lb-ticks__bar")).to_have_text("Ticked here: 1, not recorded")


@on_disk
def test_what_another_page_of_the_host_kept_leaves_ticks_alive(checklist: Page) -> None:
    checklist.evaluate("key => localStorage.setItem(key, JSON.stringify({'store-secrets': {digest: 1}}))", KEY)
    checklist.reload()
    box(checklist, "store-secrets").check()
    expect(checklist.locator(".lb-ticks__bar")).to_have_text("Ticked here: 1, not recorded")


@on_disk
def test_a_tick_changes_no_verdict(checklist: Page) -> None:
    before = checklist.locator(".lb-lead").inner_text()
    box(checklist, "store-secrets").check()
    label = checklist.locator(".lb-item", has=checklist.locator("#store-secrets")).locator(".lb-line")
    assert "In progress" in label.inner_text()
    assert checklist.locator(".lb-lead").inner_text() == before


@on_disk
def test_what_holds_already_cannot_be_ticked(checklist: Page) -> None:
    expect(box(checklist, "ship-logs-and-metrics")).to_have_count(0)


@on_disk
def test_what_was_done_before_its_words_changed_can_be_ticked_again(checklist: Page) -> None:
    expect(box(checklist, "rotate-sandbox-keys")).to_have_count(1)


@on_disk
def test_ticks_of_one_integration_are_not_those_of_another(checklist: Page, place: Place) -> None:
    box(checklist, "store-secrets").check()
    checklist.goto(place.url("integrations/multipaga/checklist/index.html"))
    expect(ticks(checklist).locator(".lb-ticks__count")).to_have_text("Nothing is ticked on this device.")


def given(page: Page, name: str = "Merle O'Weaver: on-call") -> str:
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Give as YAML").click()
    return ticks(page).locator("textarea").input_value()


@on_disk
def test_ticks_are_given_as_yaml_that_the_schema_takes(checklist: Page) -> None:
    for item in ("store-secrets", "import-bin-catalogue"):
        box(checklist, item).check()
    text = given(checklist)
    document = read_yaml(("items:\n" + text).encode(), "progress.yaml")
    assert document.findings == ()
    progress = ProgressFile.model_validate(document.data)
    assert [(str(each.item), each.state, each.by) for each in progress.items] == [
        ("store-secrets", "done", "Merle O'Weaver: on-call"),
        ("import-bin-catalogue", "done", "Merle O'Weaver: on-call"),
    ]
    assert "# Ticked in the browser. Goes under `items:` in integrations/payca/progress.yaml" in text
    assert "replaces the entry that is there (in-progress)" in text
    assert "# evidence: add what shows it" in text


@on_disk
def test_each_tick_takes_its_evidence_which_goes_into_what_is_given(checklist: Page) -> None:
    field = checklist.locator(".lb-item:has(#store-secrets)").get_by_label("What shows it")
    expect(field).to_be_hidden()
    box(checklist, "store-secrets").check()
    field.fill("Vault, payca/live")
    assert "    evidence:\n      - text: 'Vault, payca/live'\n" in given(checklist)
    checklist.reload()
    expect(field).to_have_value("Vault, payca/live")
    box(checklist, "store-secrets").uncheck()
    box(checklist, "store-secrets").check()
    expect(field).to_have_value("")


@on_disk
def test_nothing_is_given_without_a_name(checklist: Page) -> None:
    box(checklist, "store-secrets").check()
    checklist.get_by_role("button", name="Give as YAML").click()
    expect(checklist.get_by_label("Your name")).to_be_focused()
    expect(ticks(checklist).locator("textarea")).to_be_hidden()


@on_disk
def test_the_name_is_asked_once(checklist: Page) -> None:
    checklist.get_by_label("Your name").fill("Sam")
    checklist.reload()
    expect(checklist.get_by_label("Your name")).to_have_value("Sam")


@on_disk
def test_the_yaml_can_be_downloaded(checklist: Page, tmp_path: Path) -> None:
    box(checklist, "store-secrets").check()
    text = given(checklist)
    with checklist.expect_download() as download:
        checklist.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "payca-progress.yaml"
    download.value.save_as(tmp_path / "given.yaml")
    assert (tmp_path / "given.yaml").read_text("utf-8") == text


@on_disk
def test_ticks_can_be_cleared(checklist: Page) -> None:
    box(checklist, "store-secrets").check()
    checklist.get_by_role("button", name="Clear all ticks").click()
    expect(box(checklist, "store-secrets")).not_to_be_checked()
    checklist.reload()
    expect(box(checklist, "store-secrets")).not_to_be_checked()


@on_disk
def test_a_browser_that_keeps_nothing_says_so_and_ticks_work_all_the_same(open_page: OpenPage) -> None:
    # only what is ours is refused: the theme of the site does not mind where it is asked
    refuse = "if (key.startsWith('launchbook:')) throw new DOMException('no', 'SecurityError');"
    page = open_page()
    for name in ("getItem", "setItem"):
        page.context.add_init_script(
            f"{{ const real = Storage.prototype.{name};"
            f"Storage.prototype.{name} = function (key, ...more) {{ {refuse} return real.call(this, key, ...more) }} }}"
        )
    page.goto(page.url.replace("index.html", PAYCA))
    expect(page.locator(".lb-ticks__lost")).to_contain_text("This browser keeps no ticks for this page.")
    box(page, "store-secrets").check()
    assert "store-secrets" in given(page)


@on_server
@pytest.mark.parametrize("path", ["index.html", "integrations/payca/index.html", PAYCA], ids=str)
def test_axe_finds_nothing_wrong(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    assert weak_contrast(page) == []


@on_disk
@pytest.mark.parametrize("path", ["index.html", "integrations/modulus-labs/index.html", PAYCA], ids=str)
def test_nothing_is_wider_than_a_small_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
