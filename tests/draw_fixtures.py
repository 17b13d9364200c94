"""A page with everything a book can hold, drawn once for the tests that look at it."""

import datetime
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from generator.render.pdf.draw import Attachment, DrawError, Drawn, PageRange, draw

DAY = datetime.date(2026, 3, 4)
DATA = Attachment("model.json", "The data behind these pages", b'{"format": 1}')
LABELS = (PageRange(0, "Cover ", ""), PageRange(1, "", "r"), PageRange(2, "A-", "D"))

FACES = """
@font-face { font-family: "Sans"; src: url(asset:fonts/dejavu-sans-condensed-400.ttf) }
@font-face { font-family: "Sans"; font-weight: 700; src: url(asset:fonts/dejavu-sans-condensed-700.ttf) }
@font-face { font-family: "DejaVu Mono"; src: url(asset:fonts/dejavu-mono-400.ttf) }
body { font-family: "Sans"; font-size: 10pt; font-variant-ligatures: none }
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


def structure(pdf: pikepdf.Pdf) -> list[Dictionary]:
    """Every element that hangs in the structure tree, in the order in which it is read."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Array):
            waiting += reversed(list(node))
        elif isinstance(node, Dictionary) and "/K" in node:
            found.append(node)
            waiting.append(node.K)
    return found


def refusal(html: str) -> str:
    with pytest.raises(DrawError) as caught:
        draw(html, day=DAY)
    return str(caught.value)
