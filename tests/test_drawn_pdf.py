"""What is in a drawn PDF: its fonts, labels, links, boxes and the structure that is read out."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from generator.render.pdf.draw import DrawError, Drawn, PageRange, draw
from tests.draw_fixtures import DATA, DAY, annotations, page, structure


def test_only_the_given_fonts_are_in_it(pdf: pikepdf.Pdf) -> None:
    names = {str(each.BaseFont) for each in pdf.objects if isinstance(each, Dictionary) and "/BaseFont" in each}
    sans = {"Sans-Semi-Condensed", "Sans-Bold-Semi-Condensed"}
    assert {name.partition("+")[2] for name in names} == {*sans, "DejaVu-Mono"}


def test_a_slant_nobody_has_a_font_for_is_drawn_all_the_same() -> None:
    assert draw(page("<p>x <em>y</em> <h1><strong>z</strong></h1>"), day=DAY).pages == 1


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "Going live & staying so"
    assert info["/Author"] == "Payments team"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260304000000Z"
    with pdf.open_metadata(update_docinfo=False) as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert xmp["dc:title"] == "Going live & staying so"
        assert xmp["xmp:CreateDate"] == "2026-03-04T00:00:00Z"


def test_no_path_of_the_machine_is_in_it(pdf: pikepdf.Pdf) -> None:
    plain = BytesIO()
    pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert [each for each in (b"file:", b"/tmp", b"/home", str(Path.cwd()).encode()) if each in plain.getvalue()] == []


def test_the_attachment_is_there_with_its_day(pdf: pikepdf.Pdf) -> None:
    file = pdf.attachments["model.json"]
    content = file.get_file()
    assert content.read_bytes() == DATA.content
    assert (file.description, content.mime_type) == (DATA.description, "application/json")
    assert {str(content.obj.Params[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20260304000000Z"}
    assert [str(each.AFRelationship) for each in pdf.Root.AF] == ["/Data"]


def test_pages_bear_their_labels(pdf: pikepdf.Pdf) -> None:
    labels: list[object] = [each.label for each in pdf.pages]
    assert labels == ["Cover ", "i", "A-1", "A-2"]


@pytest.mark.parametrize("starts", [(1,), (0, 2, 1), (0, 0), (0, 99)])
def test_labels_that_fit_no_page_are_an_error(starts: tuple[int, ...]) -> None:
    with pytest.raises(DrawError, match="labels"):
        draw(page("<p>x</p>"), day=DAY, labels=tuple(PageRange(first) for first in starts))


def test_anchors_tell_the_page_on_which_things_start(drawn: Drawn) -> None:
    assert {name: drawn.anchors[name] for name in ("top", "steps", "first", "fields")} == {
        "top": 1,
        "steps": 2,
        "first": 2,
        "fields": 3,
    }
    assert drawn.anchors["end"] == drawn.pages > 3


def test_links_lead_to_places_in_the_document_or_name_their_scheme(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    places = {str(names[i]) for i in range(0, len(names), 2)}
    links = annotations(pdf, "/Link")
    inner = [str(each.Dest) for each in links if "/Dest" in each]
    assert inner == ["steps", "first", "fields"]
    assert set(inner) <= places
    assert [str(each.A.URI) for each in links if "/A" in each] == ["https://example.org", "mailto:ops@example.org"]


def test_a_link_is_one_link_and_read_out_as_its_text(pdf: pikepdf.Pdf) -> None:
    assert [str(each.Contents) for each in annotations(pdf, "/Link")] == [
        "the docs",
        "mail",
        "Steps",
        "First",
        "Fields",
    ]
    assert [each for each in structure(pdf) if str(each.S) == "/Link" == str(each.P.get("/S"))] == []


def test_check_boxes_have_names_and_titles_of_their_own(pdf: pikepdf.Pdf) -> None:
    fields = annotations(pdf, "/Widget")
    assert {str(each.T): str(each.TU) for each in fields} == {f"step-{i}": f"Step {i}: done" for i in range(10)}
    assert len(fields) == len(pdf.Root.AcroForm.Fields) == 10
    assert all(str(each.FT) == "/Btn" and "/on" in each.AP.N for each in fields)
    assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_every_header_cell_says_what_it_heads(pdf: pikepdf.Pdf) -> None:
    scopes = [str(each.A.Scope) for each in structure(pdf) if str(each.S) == "/TH"]
    assert scopes.count("/Row") == 60
    assert scopes.count("/Column") == 3 * (len(pdf.pages) - 2)


@pytest.mark.parametrize("style", ["", "ul { list-style-position: inside }", "ul { list-style: none }"])
def test_a_list_item_that_goes_on_overleaf_is_a_list_item_there(style: str) -> None:
    text = page(f"<ul><li>{'word ' * 2000}<ul><li>deep</li></ul></li></ul>", style)
    with pikepdf.open(BytesIO(draw(text, day=DAY).pdf)) as opened:
        assert len(opened.pages) > 1
        items = [each for each in structure(opened) if str(each.S) == "/LI"]
        assert len(items) == len(opened.pages) + 1
        assert {str(child.S) for each in items for child in each.K} <= {"/Lbl", "/LBody"}


def test_running_heads_are_artifacts_and_all_other_text_is_in_the_tree(pdf: pikepdf.Pdf) -> None:
    tagged = {
        (each.Pg.objgen, int(kid))
        for each in structure(pdf)
        for kid in (each.K if isinstance(each.K, Array) else [each.K])
        if isinstance(kid, int)
    }
    for sheet in pdf.pages:
        marks = [each.operands for each in pikepdf.parse_content_stream(sheet) if str(each.operator) == "BDC"]
        numbers = {(sheet.obj.objgen, int(mark[1].MCID)) for mark in marks if "/MCID" in mark[1]}
        assert numbers
        assert numbers <= tagged
        heads = [mark for mark in marks if str(mark[1].get("/Type", "")) == "/Pagination"]
        assert len(heads) == 2
        assert {str(mark[0]) for mark in heads} == {"/Artifact"}
