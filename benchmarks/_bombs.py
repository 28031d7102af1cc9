"""Input made to do harm: feeds, pages, documents, each a few bytes to a few megabytes.

Made here and not kept as files: they compress to nothing, and each shows how it works.
"""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

Kind = Literal["feed", "page", "file"]


class Bomb(NamedTuple):
    """One input."""

    name: str
    kind: Kind
    """What it is read as: a feed, a page that feeds are looked for in, or a file that is added."""
    file: str
    """The name it comes under."""
    data: bytes


def bombs(scale: float = 1.0) -> Iterator[Bomb]:
    """Yield them one by one; `scale` makes all of them smaller."""

    def times(number: int) -> int:
        return max(int(number * scale), 1)

    for name, make in _FEEDS.items():
        yield Bomb(name, "feed", "feed.xml", make(times))
    for name, (file, make) in _FILES.items():
        data = make(times)
        yield Bomb(name, "file", file, data)
        if file.endswith(".html"):
            yield Bomb(f"{name}, feeds looked for", "page", file, data)


_Times = Callable[[int], int]


def _rss(item: bytes, before: bytes = b"") -> bytes:
    head = b'<?xml version="1.0"?>' + before + b'<rss version="2.0"><channel><title>t</title>'
    return head + b"<item>" + item + b"</item></channel></rss>"


def _laughs(_: _Times) -> bytes:
    levels = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 12)
    )
    doctype = b'<!DOCTYPE rss [<!ENTITY l0 "lol">' + levels + b"]>"
    return _rss(b"<description>&l11;</description>", doctype)


def _quadratic(times: _Times) -> bytes:
    doctype = b'<!DOCTYPE rss [<!ENTITY a "' + b"a" * times(100_000) + b'">]>'
    return _rss(b"<description>" + b"&a;" * times(100_000) + b"</description>", doctype)


def _outside(_: _Times) -> bytes:
    doctype = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return _rss(b"<title>&x;</title>", doctype)


def _parameters(_: _Times) -> bytes:
    doctype = b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x; <!ENTITY % y "%y;">]>'
    return _rss(b"<title>t</title>", doctype)


def _noise(times: _Times) -> bytes:
    return random.Random(5).randbytes(times(1_000_000))


_FEEDS: dict[str, Callable[[_Times], bytes]] = {
    "entities of entities": _laughs,
    "one entity, often": _quadratic,
    "an entity that is a file here": _outside,
    "a parameter that is a file here": _parameters,
    "an author of letters": lambda n: _rss(b"<author>" + b"a" * n(320_000) + b"</author>"),
    "an author of dots": lambda n: _rss(b"<author>" + b"a." * n(160_000) + b"</author>"),
    "an author of at-signs": lambda n: _rss(b"<author>" + b"a@" * n(160_000) + b"</author>"),
    "a date of digits": lambda n: _rss(b"<pubDate>" + b"1 " * n(500_000) + b"</pubDate>"),
    "elements nested deep": lambda n: _rss(b"<a>" * n(100_000) + b"</a>" * n(100_000)),
    "elements that never close": lambda n: _rss(b"<item>" * n(200_000)),
    "markup nested deep": lambda n: _rss(
        b"<description><![CDATA[" + b"<div><b>" * n(100_000) + b"x]]></description>"
    ),
    "entries without number": lambda n: _rss(b"<title>x</title></item><item>" * n(300_000)),
    "attributes without number": lambda n: _rss(
        b"<a " + b" ".join(b'a%d="x"' % number for number in range(n(300_000))) + b"/>"
    ),
    "a document type of brackets": lambda n: b"<!DOCTYPE rss [" + b"<!ENTITY " * n(300_000),
    "angle brackets": lambda n: b"<rss><channel>" + b"<" * n(3_000_000),
    "ampersands": lambda n: _rss(b"<title>" + b"&" * n(3_000_000) + b"</title>"),
    "a comment that never ends": lambda n: _rss(b"<!--" + b"-" * n(3_000_000)),
    "zeros": lambda n: bytes(n(9_000_000)),
    "zeros, packed": lambda n: gzip.compress(bytes(n(200_000_000)), 1),
    "noise": _noise,
    "an encoding that there is not": lambda _: b'<?xml version="1.0" encoding="x-velm"?><rss/>',
    "UTF-16 that says UTF-8": lambda _: _rss(b"<title>x</title>").decode().encode("utf-16"),
    "JSON nested deep": lambda n: b'{"items": ' + b"[" * n(2_000_000),
    "JSON objects nested deep": lambda n: b'{"items": ' * n(500_000),
    "JSON with a number of digits": lambda n: b'{"items": [{"id": ' + b"9" * n(5_000_000) + b"}]}",
    "JSON with halves of characters": lambda _: (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "\\ud800", "items": ['
        b'{"id": "\\udfff", "content_text": "\\ud83d", "url": "https://a.example/\\ud800"}]}'
    ),
}


def _pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Make a PDF of numbered objects, the first of which is its root."""
    file = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<</Size %d /Root 1 0 R %s>>\n" % (len(objects) + 1, trailer)
    file += b"startxref\n%d\n%%%%EOF" % table
    return bytes(file)


_CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
_PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"


def _stream(data: bytes, about: bytes = b"", filters: int = 0) -> bytes:
    for _ in range(filters):
        data = zlib.compress(data, 9)
    named = b" ".join([b"/FlateDecode"] * filters)
    return b"<</Length %d /Filter [%s] %s>>\nstream\n%s\nendstream" % (
        len(data),
        named,
        about,
        data,
    )


def _page_of(content: bytes, resources: bytes = b"<<>>", *more: bytes) -> bytes:
    page = b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources %s>>" % resources
    return _pdf(_CATALOGUE, _PAGES, page, content, *more)


def _forms(_: _Times) -> bytes:
    """Make forms that each draw the next one ten times, and the last one the first."""
    forms = [
        _stream(
            b"/F Do " * 10,
            b"/Type /XObject /Subtype /Form /Resources <</XObject <</F %d 0 R>>>>"
            % (6 + number if number < 9 else 5),
        )
        for number in range(10)
    ]
    return _page_of(_stream(b"/F Do " * 10), b"<</XObject <</F 5 0 R>>>>", *forms)


def _zip(
    *entries: tuple[str, bytes], most: int | None = None, by: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Make an archive; `most` is what it says its entries unpack to."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", by) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    made = bytearray(file.getvalue())
    if most is not None:
        place = made.find(b"PK\x01\x02")
        while place >= 0:
            made[place + 24 : place + 28] = struct.pack("<I", most)
            place = made.find(b"PK\x01\x02", place + 4)
    return bytes(made)


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType='
    b'"application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(body: bytes, before: bytes = b"", most: int | None = None) -> bytes:
    document = before + b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (_WORD, body)
    return _zip(
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", document),
        most=most,
    )


def _paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def _nested_mail(times: _Times) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
        for number in range(times(20_000))
    )
    return b"From: a@a.example\nSubject: x\nDate: x\n" + parts + b"\nx\n"


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


_FILES: dict[str, tuple[str, Callable[[_Times], bytes]]] = {
    "PDF: pages that are their own parents": (
        "a.pdf",
        lambda _: _pdf(_CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"),
    ),
    "PDF: two pages that hold each other": (
        "a.pdf",
        lambda _: _pdf(
            _CATALOGUE,
            b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 4>>",
            b"<</Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 4>>",
        ),
    ),
    "PDF: a root that is itself": ("a.pdf", lambda _: _pdf(b"1 0 R")),
    "PDF: a table before the table": ("a.pdf", lambda _: _pdf(_CATALOGUE, trailer=b"/Prev 9")),
    "PDF: forms that draw each other": ("a.pdf", _forms),
    "PDF: a page that unpacks to 400 MB": (
        "a.pdf",
        lambda n: _page_of(_stream(b"(x) Tj\n" * n(57_000_000), filters=1)),
    ),
    "PDF: packed three times over": (
        "a.pdf",
        lambda n: _page_of(_stream(bytes(n(500_000_000)), filters=3)),
    ),
    "PDF: arrays nested deep": ("a.pdf", lambda n: _pdf(b"[" * n(100_000) + b"]" * n(100_000))),
    "PDF: brackets on a page": ("a.pdf", lambda n: _page_of(_stream(b"[(" * n(1_000_000)))),
    "PDF: pages without number": (
        "a.pdf",
        lambda n: _pdf(
            _CATALOGUE,
            b"<</Type /Pages /Kids [%s] /Count %d>>" % (b"3 0 R " * n(200_000), n(200_000)),
            b"<</Type /Page /Parent 2 0 R>>",
        ),
    ),
    "PDF: cut off": ("a.pdf", lambda _: _page_of(_stream(b"(x) Tj"))[:-60]),
    "PDF: its mark and zeros": ("a.pdf", lambda n: b"%PDF-1.7\n" + bytes(n(20_000_000))),
    "DOCX: unpacks to more than is allowed": (
        "a.docx",
        lambda n: _docx(_paragraph(b"a" * n(300_000_000))),
    ),
    "DOCX: unpacks to a little less than is allowed": (
        "a.docx",
        lambda n: _docx(_paragraph(b"a" * n(190_000_000))),
    ),
    "DOCX: paragraphs without number": (
        "a.docx",
        lambda n: _docx(_paragraph(b"a") * n(4_000_000)),
    ),
    "DOCX: lies about what it unpacks to": (
        "a.docx",
        lambda n: _docx(_paragraph(b"a" * n(300_000_000)), most=1_000),
    ),
    "DOCX: elements nested deep": (
        "a.docx",
        lambda n: _docx(b"<w:p>" * n(100_000) + b"</w:p>" * n(100_000)),
    ),
    "DOCX: tables nested deep": (
        "a.docx",
        lambda n: _docx(b"<w:tbl><w:tr><w:tc>" * n(80) + b"</w:tc></w:tr></w:tbl>" * n(80)),
    ),
    "DOCX: entities of entities": (
        "a.docx",
        lambda n: _docx(_paragraph(b"&l11;"), _laughs(n).split(b"<rss")[0]),
    ),
    "DOCX: a file of this machine": (
        "a.docx",
        lambda n: _docx(_paragraph(b"&x;"), _outside(n).split(b"<rss")[0]),
    ),
    "archive: entries without number": (
        "a.docx",
        lambda n: _zip(*((f"{number}", b"") for number in range(n(100_000)))),
    ),
    "archive: zeros in bzip2": (
        "a.docx",
        lambda n: _zip(("word/document.xml", bytes(n(300_000_000))), by=zipfile.ZIP_BZIP2),
    ),
    "archive: its mark and zeros": ("a.docx", lambda n: b"PK\x03\x04" + bytes(n(20_000_000))),
    "HTML: blocks nested deep": ("a.html", lambda n: b"<html>" + b"<div>" * n(100_000) + b"x"),
    "HTML: links nested deep": ("a.html", lambda n: b"<html>" + b"<b><a><p>" * n(100_000) + b"x"),
    "HTML: tables nested deep": (
        "a.html",
        lambda n: b"<html>" + b"<table><tr><td>" * n(100_000) + b"x",
    ),
    "HTML: lists nested deep": ("a.html", lambda n: b"<html>" + b"<ul><li>x" * n(100_000)),
    "HTML: attributes without number": (
        "a.html",
        lambda n: b"<html " + b" ".join(b"a%d" % number for number in range(n(500_000))) + b">x",
    ),
    "HTML: a comment that never ends": ("a.html", lambda n: b"<html><!--" + b"-" * n(9_000_000)),
    "HTML: angle brackets": ("a.html", lambda n: b"<html>" + b"<" * n(9_000_000)),
    "HTML: paragraphs without number": ("a.html", lambda n: b"<html>" + b"<p>x" * n(2_000_000)),
    "HTML: links without number": (
        "a.html",
        lambda n: b"<html>" + b"<a href=/feed?%d>" * n(500_000),
    ),
    "HTML: characters without number": ("a.html", lambda n: b"<html>" + b"&#9;" * n(2_000_000)),
    "HTML: dates without number": ("a.html", lambda n: b"<html>" + b"24 June 2031 " * n(500_000)),
    "mail: parts nested deep": ("a.eml", _nested_mail),
    "mail: a header without end": (
        "a.eml",
        lambda n: b"From: " + b"a <" * n(3_000_000) + b"\nSubject: x\nTo: y\n\nx",
    ),
    "mail: headers without number": ("a.eml", lambda n: b"From: a\n" * n(1_000_000) + b"\nx"),
    "JSON: lists nested deep": ("a.json", lambda n: b"[" * n(2_000_000)),
    "JSON: objects nested deep": ("a.json", lambda n: b'{"text": ' * n(500_000)),
    "JSON: a number of digits": ("a.json", lambda n: b"9" * n(9_000_000)),
    "JSON: records without number": ("a.json", lambda n: _json([{"text": "x"}] * n(2_000_000))),
    "JSON: halves of characters": (
        "a.json",
        lambda _: b'{"text": "\\ud83d it rained", "title": "\\udfff"}',
    ),
    "JSON lines: lines without number": ("a.jsonl", lambda n: b"{}\n" * n(3_000_000)),
    "Markdown: brackets": ("a.md", lambda n: b"[" * n(3_000_000)),
    "Markdown: stars": ("a.md", lambda n: b"*a_" * n(1_000_000)),
    "Markdown: links that never close": ("a.md", lambda n: b"[a](" * n(1_000_000)),
    "Markdown: quotes in quotes": ("a.md", lambda n: b"> " * n(1_000_000)),
    "text: zeros": ("a.txt", lambda n: bytes(n(50_000_000))),
    "text: one word": ("a.txt", lambda n: b"a" * n(19_000_000)),
    "text: blanks": ("a.txt", lambda n: b" \t" * n(9_000_000) + b"x"),
    "text: numbers of days": ("a.txt", lambda n: b"1 2 3 " * n(500)),
    "text: terminal sequences": ("a.txt", lambda n: b"\x1b[" * n(3_000_000)),
    "text: bytes over 127": ("a.txt", lambda n: b"\xfe\xe9" * n(5_000_000)),
    "noise": ("a.bin", _noise),
    "noise that is called PDF": ("a.pdf", lambda n: b"%PDF-1.4\n" + _noise(n)),
}
