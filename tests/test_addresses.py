"""Published addresses last: every one that was ever on the list still leads somewhere."""

import pytest

from tests.anchors import LIST, is_alive, published
from tests.site_fixtures import BuiltSite

pytestmark = pytest.mark.xdist_group("addresses")

PUBLISHED = LIST.read_text("utf-8").splitlines()
PAGE = '<main><article><h2 id="here">Here</h2></article></main>'
MOVED = '<link rel="canonical" href="../new/index.html"><main><ul><li id="other">Other</li></ul></main>'
PAGES = {"new/index.html": PAGE, "old/index.html": MOVED}


def test_every_published_address_still_leads_somewhere(site: BuiltSite) -> None:
    """One that does not needs a line below `moved` in `mkdocs.yml`, which says where it is now."""
    assert [address for address in PUBLISHED if not is_alive(address, site.pages)] == []


def test_the_list_has_every_kind_of_record() -> None:
    for address in (
        "providers/scan-to-pay/incidents/index.html#webhooks-stop",
        "providers/scan-to-pay/rollback/index.html#keep-webhook-handler",
        "providers/payca/checklist/index.html",
        "controls/index.html#webhook-authenticity",
        "guide/commands.html",
    ):
        assert address in PUBLISHED


def test_the_list_is_sorted_and_says_nothing_twice() -> None:
    assert sorted(set(PUBLISHED)) == PUBLISHED


@pytest.mark.parametrize(
    ("address", "alive"),
    [
        ("new/index.html", True),
        ("new/index.html#here", True),
        ("new/index.html#gone", False),
        ("old/index.html", True),
        ("old/index.html#here", True),
        ("old/index.html#other", True),
        ("old/index.html#gone", False),
        ("gone/index.html", False),
    ],
)
def test_an_address_that_is_gone_is_found(address: str, alive: bool) -> None:
    assert is_alive(address, PAGES) is alive


def test_pages_and_their_places_are_published() -> None:
    assert published({"a/index.html": PAGE, "guide/b.html": PAGE, "404.html": PAGE}) == [
        "a/index.html",
        "a/index.html#here",
        "guide/b.html",
    ]


def test_a_place_on_a_later_part_is_published_at_its_page() -> None:
    leads = '<span class="lb-elsewhere" data-page="part-2/index.html" data-places="here parts"></span></article>'
    first = PAGE.replace('"here"', '"first"').replace("</article>", leads)
    pages = {"a/index.html": first, "a/part-2/index.html": PAGE}
    assert published(pages) == ["a/index.html", "a/index.html#first", "a/index.html#here"]
    assert is_alive("a/index.html#here", pages)
