"""Codes on paper: wide enough squares for a coarse print, and none where the site has no address."""

import base64
import re

import pytest

from generator.render.pdf.book_links import BookLinks

NARROWEST = 0.52
"""Millimetres: at 110 dots per inch, every code of this width was read, and not every one of 0.50."""


def code_of(site_url: str) -> str:
    picture = str(BookLinks(frozenset(), site_url).qr("on-call"))
    return base64.b64decode(picture.partition("base64,")[2].partition('"')[0]).decode()


@pytest.mark.parametrize("site_url", ["https://book.example/", f"https://book.example/{'long/' * 20}"])
def test_a_square_of_a_code_is_wide_enough_however_long_its_address_is(site_url: str) -> None:
    drawing = re.search(r'width="[0-9.]+mm".* viewBox="0 0 .*transform="scale\(([0-9.]+)\)"', code_of(site_url))
    assert drawing is not None
    assert float(drawing[1]) >= NARROWEST


def test_an_address_on_paper_is_as_short_as_a_server_takes_it() -> None:
    links = BookLinks(frozenset(), "https://book.example/launch/")
    assert links.address("providers/acme-pay/support") == "https://book.example/launch/providers/acme-pay/support/"
    assert "Code that opens https://book.example/launch/on-call/" in links.qr("on-call")


def test_a_site_without_an_address_has_no_code() -> None:
    assert (BookLinks(frozenset(), "").qr("on-call"), BookLinks(frozenset(), "").address("on-call")) == ("", "")
