"""The structure tree, which is what a screen reader reads, mended where WeasyPrint leaves it short of PDF/UA."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream


def elements(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every element that hangs in the tree, in the order in which it is read."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.K)


def mend_tags(pdf: pikepdf.Pdf) -> None:
    """Gives table headers their direction, list items their body, and links no link inside."""
    for element in list(elements(pdf)):
        if _kind(element) == "/TH":
            # Cells are tied to headers by id only, which leaves a column of row headers tied to nothing.
            element.A.Scope = Name.Column if _in_head(element) else Name.Row
        elif _kind(element) == "/LI":
            _complete(pdf, element)
        elif _kind(element) == _kind(element.P) == "/Link":
            # The page number after a link (a::after) would be announced as a link of its own.
            element.S = Name.Span


def has_groups_of_text(pdf: pikepdf.Pdf) -> bool:
    """Whether some text is drawn as a group, inside of which no tag finds it."""
    forms = (stream for stream in pdf.objects if isinstance(stream, Stream) and stream.get("/Subtype") == Name.Form)
    return any(b"/MCID" in form.read_bytes() for form in forms)


def _kind(element: Object) -> str:
    return str(element.get("/S", ""))


def _in_head(element: Object) -> bool:
    while _kind(element) not in {"/Table", "/Document"}:
        element = element.P
        if _kind(element) == "/THead":
            return True
    return False


def _complete(pdf: pikepdf.Pdf, item: Object) -> None:
    # An item continued on the next page has no mark there, and without a mark it is given no body.
    children: list[Any] = list(item.get("/K", ()))
    loose = [child for child in children if _kind(child) not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg, K=Array(loose)))
    for element in loose:
        element.P = body
    item.K = Array([*(child for child in children if _kind(child) in {"/Lbl", "/LBody"}), body])
