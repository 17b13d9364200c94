"""The structure tree, which is what a screen reader reads, mended where WeasyPrint leaves it short of PDF/UA.

What is no text of the document, such as running heads and page numbers, is marked as decoration of the page. All of
this is done before the PDF is written: to read it again takes longer than to write it.
"""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

_PDF = Any
"""A `pydyf.PDF`: its objects refer to each other as `b"12 0 R"`, by their place in the list of all."""
_Element = Any
"""A dictionary of the structure tree; `S` is its kind, `K` are its children, `P` is its parent."""


def mend_tags(pdf: _PDF) -> None:
    """Give table headers their direction, list items their body, and links no link inside; take running heads out."""
    reached = list(_elements(pdf))
    _mark_running_heads(pdf, {element.reference for element in reached})
    for element in reached:
        if element["S"] == "/TH":
            # Cells are tied to headers by id only, which leaves a column of row headers tied to nothing.
            element["A"]["Scope"] = "/Column" if _in_head(pdf, element) else "/Row"
        elif element["S"] == "/LI":
            _complete(pdf, element)
        elif element["S"] == "/Link" == _at(pdf, element["P"])["S"]:
            # What is set apart in a link (`<a><b>`) would be announced as a link of its own.
            element["S"] = "/Span"


def has_groups_of_text(pdf: _PDF) -> bool:
    """Whether some text is drawn as a group, inside of which no tag finds it."""
    streams = (each for each in pdf.objects if isinstance(each, pydyf.Stream))
    return any(_mark(part) is not None for each in streams if _is_form(each) for part in each.stream)


def _elements(pdf: _PDF) -> Iterator[_Element]:
    """Every element that hangs in the tree, in the order in which it is read."""
    waiting: list[bytes | int] = [pdf.catalog["StructTreeRoot"]]
    while waiting:
        child = waiting.pop()
        if isinstance(child, bytes):
            node = _at(pdf, child)
            if "S" in node:
                yield node
            waiting.extend(reversed(node.get("K", ())))


def _at(pdf: _PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _is_form(stream: Any) -> bool:
    return bool(stream.extra.get("Subtype") == "/Form")


def _mark(part: object) -> int | None:
    """The number of marked content that begins with this part of a stream."""
    return part.get("MCID") if isinstance(part, pydyf.Dictionary) else None


def _in_head(pdf: _PDF, element: _Element) -> bool:
    while element["S"] not in {"/Table", "/Document"}:
        element = _at(pdf, element["P"])
        if element["S"] == "/THead":
            return True
    return False


def _complete(pdf: _PDF, item: _Element) -> None:
    # An item continued on the next page has no mark there, and without a mark it is given no body.
    proper: list[Any] = []
    loose: list[Any] = []
    for child in item["K"]:
        is_proper = isinstance(child, bytes) and _at(pdf, child).get("S") in {"/Lbl", "/LBody"}
        (proper if is_proper else loose).append(child)
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"], "K": pydyf.Array(loose)}
    )
    pdf.add_object(body)
    for child in loose:
        _at(pdf, child)["P"] = body.reference
    item["K"] = pydyf.Array([*proper, body.reference])


def _mark_running_heads(pdf: _PDF, reached: set[bytes]) -> None:
    """Turns all content outside of the structure tree into artifacts.

    WeasyPrint tags the text of page margin boxes but hangs the tags nowhere, so that a screen reader is promised
    text that it cannot find.
    """
    numbers = _at(pdf, _at(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for reference in pdf.page_references:
        page = _at(pdf, reference)
        owners = parents[page["StructParents"]]
        loose = {i for i, owner in enumerate(owners) if owner not in reached}
        parts = _at(pdf, page["Contents"]).stream
        for place, part in enumerate(parts):
            if _mark(part) in loose:
                parts[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        for i in loose:
            owners[i] = "null"
