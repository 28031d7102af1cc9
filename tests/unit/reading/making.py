"""Files made for the tests: PDF, DOCX, mail."""

from collections.abc import Sequence
from io import BytesIO

import docx
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject


def pdf(pages: Sequence[Sequence[str]], *, locked: bool = False, title: str = "") -> bytes:
    """Make a PDF with these lines on its pages; a page without lines is a picture."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        if lines:
            _write(writer, page, lines)
        else:
            _draw(writer, page)
    if title:
        writer.add_metadata({"/Title": title, "/CreationDate": "D:20310305120000+01'00'"})
    if locked:
        writer.encrypt("velm", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _write(writer: PdfWriter, page: DictionaryObject, lines: Sequence[str]) -> None:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    marks = str.maketrans({"(": r"\(", ")": r"\)"})
    shown = "".join(f"({line.translate(marks)}) Tj 0 -14 Td\n" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 11 Tf 60 780 Td\n{shown}ET".encode("cp1252"))
    page[NameObject("/Contents")] = writer._add_object(stream)


def _draw(writer: PdfWriter, page: DictionaryObject) -> None:
    picture = DecodedStreamObject()
    picture.set_data(b"\x80")
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
        }
    )
    objects = DictionaryObject({NameObject("/Im1"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})


def word(blocks: Sequence[tuple[str, str]], *, title: str = "") -> bytes:
    """Make a DOCX of paragraphs with their styles; "Table" stands for a row with bars."""
    document = docx.Document()
    document.core_properties.title = title
    for style, text in blocks:
        if style == "Table":
            cells = text.split("|")
            row = document.add_table(rows=1, cols=len(cells)).rows[0]
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
        else:
            document.add_paragraph(text, style=style)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
