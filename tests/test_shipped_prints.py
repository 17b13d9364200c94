"""Everything that is printed of the shipped data can be drawn.

Whether something can be drawn depends on the shapes of what stands in it, on its characters, which the check of the
data looks at, and on its ids: those are read from every print. Drawn are the prints that hold every shape between them.
"""

from collections import Counter
from collections.abc import Iterator

import pytest
from lxml.html import document_fromstring

from generator.render.pdf.draw import Drawn
from generator.render.pdf.print_job import PrintJob
from tests.page_shapes import pages_with_every_shape
from tests.sheet_fixtures import Sheets

pytestmark = pytest.mark.xdist_group("print")


@pytest.fixture(scope="module")
def drawn(shipped_prints: dict[str, PrintJob], on_call: Sheets) -> dict[str, Drawn]:
    """Some of the prints, which hold every shape between them."""
    names = pages_with_every_shape({name: job.html for name, job in shipped_prints.items()})
    done = {"runbooks/on-call.pdf": on_call.drawn}
    return {name: done.get(name) or shipped_prints[name].draw() for name in names}


def test_prints_with_every_shape_are_drawn(drawn: dict[str, Drawn]) -> None:
    kinds = Counter(name.partition("/")[0] for name in drawn)
    assert kinds["runbooks"] > 3
    assert kinds["requests"] > 0
    assert all(print_.pages > 0 and print_.pdf.startswith(b"%PDF-") for print_ in drawn.values())


def test_every_print_has_a_title_and_its_links_and_boxes_can_be_told_apart(shipped_prints: dict[str, PrintJob]) -> None:
    assert len(shipped_prints) > 20
    assert {name: found for name, job in shipped_prints.items() if (found := [*faults(job.html)])} == {}


def faults(html: str) -> Iterator[str]:
    """What would keep a document from being drawn, or from being used once it is."""
    document = document_fromstring(html)
    ids = document.xpath("//@id")
    for named in (ids, document.xpath("//input/@name")):
        yield from (f"two are named {name}" for name, number in Counter(named).items() if number > 1)
    links = document.xpath("//a/@href[starts-with(., '#')]")
    yield from (f"{link} leads nowhere" for link in links if link[1:] not in ids)
    yield from (f"{box.get('name')} has no title" for box in document.iter("input") if not box.get("title"))
    if not document.findtext("head/title"):
        yield "no title"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p id="a"></p><b id="a"></b>', "two are named a"),
        ('<input name="b" title="B"><input name="b" title="B">', "two are named b"),
        ('<a href="#c">C</a>', "#c leads nowhere"),
        ('<input name="d">', "d has no title"),
    ],
)
def test_a_fault_is_found(body: str, fault: str) -> None:
    assert [*faults(f"<html><head><title>A</title></head><body>{body}</body></html>")] == [fault]
