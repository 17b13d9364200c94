"""Running heads and page numbers marked as what they are: decoration of the page, not text of the document."""

from collections.abc import Collection

import pikepdf
from pikepdf import Dictionary, Name, Object, Operator, PdfInlineImage

from generator.render.pdf.tags import elements

Instruction = tuple[Collection[Object | PdfInlineImage], Operator]


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
