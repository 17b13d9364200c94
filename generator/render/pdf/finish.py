"""A typeset PDF brought to both standards with pikepdf: PDF/UA-1 for readers, PDF/A-3a for the archive."""

import datetime
import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from generator.render.pdf.metadata import describe, pdf_time
from generator.render.pdf.parts import Attachment, PageRange


def finish(pdf: bytes, day: datetime.date, attachments: Sequence[Attachment], labels: Sequence[PageRange]) -> bytes:
    """The finished file, the same bytes for the same input."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        _keep_appearances(opened)
        _attach(opened, day, attachments)
        _label_pages(opened, labels)
        describe(opened, day)
        return _saved(opened)


def _keep_appearances(pdf: pikepdf.Pdf) -> None:
    # PDF/A forbids a viewer to draw the boxes anew; they bring their own looks.
    if "/AcroForm" in pdf.Root and "/NeedAppearances" in pdf.Root.AcroForm:
        del pdf.Root.AcroForm.NeedAppearances


def _attach(pdf: pikepdf.Pdf, day: datetime.date, attachments: Sequence[Attachment]) -> None:
    related = Array()
    for attachment in attachments:
        file = AttachedFileSpec(
            pdf,
            attachment.content,
            filename=attachment.name,
            description=attachment.description,
            mime_type=attachment.media_type,
            creation_date=pdf_time(day),
            mod_date=pdf_time(day),
        )
        file.obj.AFRelationship = Name.Data
        pdf.attachments[attachment.name] = file
        related.append(file.obj)
    if attachments:
        # PDF/A-3 asks that every attachment says what it belongs to: here the whole document.
        pdf.Root.AF = related


def _label_pages(pdf: pikepdf.Pdf, labels: Sequence[PageRange]) -> None:
    if not labels:
        return
    numbers = Array()
    for page_range in labels:
        label = Dictionary()
        if page_range.style:
            label.S = Name(f"/{page_range.style}")
        if page_range.prefix:
            label.P = String(page_range.prefix)
        numbers.append(page_range.first)
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
