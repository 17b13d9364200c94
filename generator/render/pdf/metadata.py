"""What the PDF says about itself, in one place for both standards: each alone leaves the other's mark out."""

import datetime
from html import escape
from string import Template

import pikepdf
from pikepdf import Name, Object, String

CREATOR = "Launchbook"
# Without versions: the bytes must not change with a release that draws the same.
PRODUCER = "WeasyPrint and pikepdf"

# PDF/A admits no property it does not know, so the one of PDF/UA is described in an extension schema.
XMP = Template("""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1"
 pdf:Producer="$producer" xmp:CreatorTool="$creator" xmp:CreateDate="$time" xmp:ModifyDate="$time">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>$language</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">$title</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>$author</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">$description</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""")


def describe(pdf: pikepdf.Pdf, day: datetime.date) -> None:
    """Writes the document information and the same as XMP; the only time in both is the given day."""
    info = pdf.docinfo
    for key in ("/CreationDate", "/ModDate"):
        info[key] = String(pdf_time(day))
    info["/Creator"], info["/Producer"] = String(CREATOR), String(PRODUCER)
    xmp = XMP.substitute(
        title=_text(info, "/Title"),
        author=_text(info, "/Author"),
        description=_text(info, "/Subject"),
        language=_text(pdf.Root, "/Lang"),
        creator=CREATOR,
        producer=PRODUCER,
        time=f"{day:%Y-%m-%d}T00:00:00Z",
    )
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)


def pdf_time(day: datetime.date) -> str:
    """A day as PDF writes it: its first second, in UTC."""
    return f"D:{day:%Y%m%d}000000Z"


def _text(dictionary: Object, key: str) -> str:
    return escape(str(dictionary.get(key, "")))
