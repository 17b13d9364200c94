"""HTML as a PDF: complete or not at all, and the same bytes wherever it is drawn."""

import datetime
import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from generator.render.pdf import libraries
from generator.render.pdf.draw import Attachment, DrawError, Drawn, PageRange, draw

DAY = datetime.date(2026, 3, 4)
DATA = Attachment("model.json", "The data behind these pages", b'{"format": 1}')
LABELS = (PageRange(0, "Cover ", ""), PageRange(1, "", "r"), PageRange(2, "A-", "D"))

FACES = """
@font-face { font-family: "DejaVu Sans"; src: url(asset:fonts/dejavu-sans-400.woff2) }
@font-face { font-family: "DejaVu Sans"; font-weight: 700; src: url(asset:fonts/dejavu-sans-700.woff2) }
@font-face { font-family: "DejaVu Mono"; src: url(asset:fonts/dejavu-mono-400.woff2) }
body { font-family: "DejaVu Sans"; font-size: 10pt; font-variant-ligatures: none }
"""
STYLE = """
@page { size: A4; margin: 22mm 18mm;
  @top-left { content: string(chapter, start) }
  @bottom-center { content: "Page " counter(page) " of " counter(pages); border-top: 1pt solid #888 } }
h1, h2 { string-set: chapter content() }
section { break-before: page }
code { font-family: "DejaVu Mono"; white-space: nowrap }
nav a::after { content: " page " target-counter(attr(href), page) }
table { border-collapse: collapse } th, td { border: 0.5pt solid #777; padding: 3pt; text-align: left }
input { appearance: auto; display: inline-block; width: 10pt; height: 10pt; border: 1pt solid #333 }
svg { width: 60pt; height: 60pt }
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img">{}<rect width="9" height="9"/></svg>'
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)


def page(body: str, style: str = "", head: str = "<title>A page</title>", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}<style>{FACES}{style}</style></head><body>{body}</body></html>'
    )


def box(number: int) -> str:
    return f'<li><input type="checkbox" name="step-{number}" title="Step {number}: done"> Step {number}</li>'


def row(number: int) -> str:
    return f'<tr><th scope="row">Field {number}</th><td>flight</td><td><code>api{number}.example.org</code></td></tr>'


SAMPLE = page(
    f"""
<h1 id="top">Going live with Example</h1><p>₱ 10 → 20, ☐ open, ☑ ✓ done; <a href="https://example.org">the
<b>docs</b></a>, <a href="mailto:ops@example.org">mail</a>.</p>{SVG.format("<title>A square</title>")}
<nav><ul><li><a href="#steps">Steps</a><ul><li><a href="#first">First</a></li></ul></li>
<li><a href="#fields">Fields</a></li></ul></nav>
<section><h2 id="steps">Steps</h2><h3 id="first">First</h3><ol><li>One<ul><li>Inner<ul><li>Deep</li></ul></li></ul></li>
<li>Two</li></ol><ul>{"".join(map(box, range(10)))}</ul></section>
<section><h2 id="fields">Fields</h2><table><caption>All</caption><thead><tr><th scope="col">Field</th>
<th scope="col">Value</th><th scope="col">Host</th></tr></thead><tbody>{"".join(map(row, range(60)))}</tbody></table>
<p id="end">The end</p></section>""",
    STYLE,
    '<title>Going live &amp; staying so</title><meta name="author" content="Payments team">'
    '<meta name="description" content="All it takes">',
)


def draw_sample() -> Drawn:
    return draw(SAMPLE, day=DAY, attachments=(DATA,), labels=LABELS)


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    return draw_sample()


@pytest.fixture
def pdf(drawn: Drawn) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(drawn.pdf)) as opened:
        yield opened


def annotations(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [each for page in pdf.pages for each in page.get("/Annots", ()) if str(each.Subtype) == kind]


def refusal(html: str) -> str:
    with pytest.raises(DrawError) as caught:
        draw(html, day=DAY)
    return str(caught.value)


def test_drawn_twice_it_has_equal_bytes(drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert draw_sample().pdf == drawn.pdf


def test_another_process_in_another_folder_draws_equal_bytes(drawn: Drawn, tmp_path: Path) -> None:
    root = str(Path(__file__).parents[1])
    code = "import hashlib, tests.test_draw as t; print(hashlib.sha256(t.draw_sample().pdf).hexdigest())"
    surroundings = {**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": "7", "TZ": "Asia/Manila", "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=surroundings, capture_output=True, check=True)
    assert run.stdout.decode().strip() == hashlib.sha256(drawn.pdf).hexdigest()


def test_another_day_changes_the_bytes(drawn: Drawn) -> None:
    assert draw(SAMPLE, day=datetime.date(2026, 3, 5), attachments=(DATA,), labels=LABELS).pdf != drawn.pdf


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<p>漢</p>"), "U+6F22"),
        (page('<a href="#nowhere">x</a>'), "#nowhere"),
        (page("<p>x</p>", "p { colour: red }"), "unknown property"),
        (page("<p>x</p>", "p { color: blurple }"), "invalid value"),
        (page('<p id="a">x</p><p id="a">y</p>'), "defined twice"),
        (page(f'<img src="{DOT}">'), "has no required alt"),
        (page('<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAADs=">'), "Failed to load image"),
        (page(SVG.format("")), "no title"),
        (page('<p style="opacity: 0.5">x</p>'), "opacity"),
        (page("<p>x</p>", head=""), "no title"),
        (page("<p>x</p>", lang=""), "lang"),
        ("<!doctype html><html lang=en><title>T</title><p>x", "@font-face"),
        (page('<a href="other.html">x</a>'), "other.html"),
        (page('<a href="javascript:alert(1)">x</a>'), "javascript"),
        (page("<p>x</p>", head='<title>T</title><link rel="attachment" href="data:,x">'), "rel=attachment"),
        (page('<input type="checkbox" name="a" title="A"><input type="checkbox" name="a" title="A">'), "named a"),
        (page('<input type="checkbox" name="a">'), "title"),
        (page('<input type="text" name="a" title="A">'), "no check box"),
    ],
)
def test_what_would_be_missing_is_an_error(html: str, reason: str) -> None:
    assert reason in refusal(html)


@pytest.mark.parametrize(
    "html",
    [
        page('<img alt="x" src="file:///etc/passwd">'),
        page('<img alt="x" src="http://localhost:9/x.png">'),
        page('<img alt="x" src="picture.png">'),
        page('<img alt="x" src="asset:../../prose.py">'),
        page('<img alt="x" src="asset:%2e%2e/%2e%2e/prose.py">'),
        page('<img alt="x" src="asset:/etc/passwd">'),
        page('<img alt="x" src="x.png">', head='<title>T</title><base href="file:///etc/">'),
        page("<p>x</p>", "p { background: url(http://localhost:9/x.png) }"),
        page("<p>x</p>", "@font-face { font-family: X; src: url(file:///usr/share/fonts/x.ttf) }"),
        page("<p>x</p>", head='<title>T</title><style>@import url("file:///etc/passwd");</style>'),
        page('<object data="file:///etc/passwd"></object>'),
    ],
)
def test_nothing_outside_of_the_assets_is_read(html: str) -> None:
    assert "is outside of the document" in (reason := refusal(html)) or "is no asset" in reason


def test_all_complaints_are_told_at_once() -> None:
    assert refusal(page('<p>漢 <a href="#nowhere">x</a></p>', "p { colour: red }")).count("\n- ") == 3


def test_a_warning_is_heard_where_logging_is_turned_off() -> None:
    logging.disable(logging.CRITICAL)
    try:
        assert "U+6F22" in refusal(page("<p>漢</p>"))
        assert logging.root.manager.disable == logging.CRITICAL
    finally:
        logging.disable(logging.NOTSET)


def test_missing_libraries_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert libraries.missing_libraries() == ""
    monkeypatch.setattr(libraries, "SUBSET", ("libno-such-thing.so.0",))
    reason = refusal(page("<p>x</p>"))
    assert "harfbuzz-subset" in reason
    assert "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0" in reason


def test_weasyprint_is_imported_only_to_draw() -> None:
    code = "import sys, generator.render.pdf.draw; sys.exit('weasyprint' in sys.modules or 'pikepdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=False).returncode == 0


def test_only_the_given_fonts_are_in_it(pdf: pikepdf.Pdf) -> None:
    names = {str(each.BaseFont) for each in pdf.objects if isinstance(each, Dictionary) and "/BaseFont" in each}
    assert {name.partition("+")[2] for name in names} == {"DejaVu-Sans", "DejaVu-Sans-Bold", "DejaVu-Mono"}


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


def structure(pdf: pikepdf.Pdf) -> list[Dictionary]:
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting += list(node)
        elif isinstance(node, Dictionary) and "/K" in node:
            found.append(node)
            waiting.append(node.K)
    return found


def test_running_heads_are_artifacts_and_all_other_text_is_in_the_tree(pdf: pikepdf.Pdf) -> None:
    tagged = {
        (each.Pg.objgen, int(kid))
        for each in structure(pdf)
        for kid in (each.K if isinstance(each.K, Array) else [each.K])
        if isinstance(kid, int)
    }
    for page in pdf.pages:
        marks = [each.operands for each in pikepdf.parse_content_stream(page) if str(each.operator) == "BDC"]
        numbers = {(page.obj.objgen, int(mark[1].MCID)) for mark in marks if "/MCID" in mark[1]}
        assert numbers
        assert numbers <= tagged
        heads = [mark for mark in marks if str(mark[1].get("/Type", "")) == "/Pagination"]
        assert len(heads) == 2
        assert {str(mark[0]) for mark in heads} == {"/Artifact"}
