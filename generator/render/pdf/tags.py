"""The structure tree, which is what a screen reader reads, mended where WeasyPrint leaves it short of PDF/UA.

What is no text of the document, such as running heads and page numbers, is marked as decoration of the page.
"""

from collections.abc import Collection, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, PdfInlineImage, Stream

Instruction = tuple[Collection[Object | PdfInlineImage], Operator]


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


def mark_running_heads(pdf: pikepdf.Pdf) -> None:
    """Turns all content outside of the structure tree into artifacts.

    WeasyPrint tags the text of page margin boxes but hangs the tags nowhere, so that a screen reader is promised
    text that it cannot find.
    """
    tree = pdf.Root.StructTreeRoot
    reached = {element.objgen for element in elements(pdf)}
    numbers = tree.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        owners = parents[int(page.StructParents)]
        loose = {i for i in range(len(owners)) if owners[i].objgen not in reached}
        if loose:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_marked(page, loose)))
        for i in loose:
            owners[i] = None


def _marked(page: pikepdf.Page, loose: set[int]) -> list[Instruction]:
    marked: list[Instruction] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), instruction.operator
        if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and operands[1].get("/MCID", -1) in loose:
            operands = [Name.Artifact, Dictionary(Type=Name.Pagination)]
        marked.append((operands, operator))
    return marked
