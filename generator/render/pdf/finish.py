"""A typeset PDF brought to both standards with pikepdf: PDF/UA-1 for readers, PDF/A-3a for the archive."""

import datetime
import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, String

from generator.render.pdf.aloud import untold
from generator.render.pdf.artifacts import elements, mark_running_heads
from generator.render.pdf.metadata import describe, pdf_time
from generator.render.pdf.parts import Attachment, DrawError, PageRange


def finish(pdf: bytes, day: datetime.date, attachments: Sequence[Attachment], labels: Sequence[PageRange]) -> bytes:
    """The finished file, the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if flaws := list(dict.fromkeys(untold(opened))):
            raise DrawError("\n- ".join(["The PDF was not drawn:", *flaws]))
        mark_running_heads(opened)
        _scope_headers(opened)
        _unnest_links(opened)
        _keep_appearances(opened)
        _attach(opened, day, attachments)
        _label_pages(opened, labels)
        describe(opened, day)
        return _saved(opened)


def _scope_headers(pdf: pikepdf.Pdf) -> None:
    # WeasyPrint ties cells to headers by id only, which leaves a column of row headers tied to nothing.
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/TH":
            element.A.Scope = Name.Column if _in_head(element) else Name.Row


def _in_head(element: Object) -> bool:
    while str(element.S) != "/Table":
        element = element.P
        if str(element.S) == "/THead":
            return True
    return False


def _unnest_links(pdf: pikepdf.Pdf) -> None:
    # The page number after a link (a::after) would be announced as a link of its own.
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/Link" and str(element.P.get("/S")) == "/Link":
            element.S = Name.Span


def _keep_appearances(pdf: pikepdf.Pdf) -> None:
    # PDF/A forbids a viewer to draw the boxes anew; they bring their own looks.
    if "/AcroForm" in pdf.Root and "/NeedAppearances" in pdf.Root.AcroForm:
        del pdf.Root.AcroForm.NeedAppearances


def _attach(pdf: pikepdf.Pdf, day: datetime.date, attachments: Sequence[Attachment]) -> None:
    related = Array()
    for each in attachments:
        file = AttachedFileSpec(
            pdf,
            each.content,
            filename=each.name,
            description=each.description,
            mime_type=each.media_type,
            creation_date=pdf_time(day),
            mod_date=pdf_time(day),
        )
        file.obj.AFRelationship = Name.Data
        pdf.attachments[each.name] = file
        related.append(file.obj)
    if attachments:
        # PDF/A-3 asks that every attachment says what it belongs to: here the whole document.
        pdf.Root.AF = related


def _label_pages(pdf: pikepdf.Pdf, labels: Sequence[PageRange]) -> None:
    if not labels:
        return
    numbers = Array()
    for each in labels:
        label = Dictionary()
        if each.style:
            label.S = Name(f"/{each.style}")
        if each.prefix:
            label.P = String(each.prefix)
        numbers.append(each.first)
        numbers.append(label)
    pdf.Root.PageLabels = Dictionary(Nums=numbers)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        # Compressed again here, since the zlib of Python differs from system to system and that of pikepdf does not.
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()
