"""Styles that WeasyPrint draws well but tags so that a screen reader trips over them."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Object, Stream

from generator.render.pdf.artifacts import elements


def untold(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What to change in the style sheet."""
    for each in pdf.objects:
        # Text inside of a group is found by no tag; every half transparent part is made a group.
        if isinstance(each, Stream) and each.get("/Subtype") == Name.Form and b"/MCID" in each.read_bytes():
            yield "Text with an opacity below 1 cannot be read out: use a lighter color"
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/LI" and not _kinds(element) <= {"/Lbl", "/LBody"}:
            yield "A list item with list-style-position: inside is no list item when read out: leave it outside"


def _kinds(element: Object) -> set[str]:
    return {str(child.S) for child in element.get("/K", ())}
