"""Word documents (DOCX), by python-docx."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from summarizer.errors import UnreadableDocument
from summarizer.reading.header import first_heading, header_date
from summarizer.reading.limits import MAX_TEXT, MAX_UNPACKED
from summarizer.reading.parts import Parts
from summarizer.reading.published import at_midnight
from summarizer.reading.tidy import one_line, tidy

_DAMAGED: Final = "The document is damaged. Open it in an editor, save it again, and add that."
_TOO_MUCH: Final = "The document unpacks to too much. Save it without its pictures, and add that."


def read_word(data: bytes) -> Parts:
    """Read a DOCX: paragraphs, headings, and tables with a row on each line.

    Its date is the one above its text, else the day it was last saved.

    Raises:
        UnreadableDocument: it is damaged, unpacks to too much, or holds no text.
    """
    try:
        return _read(data)
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:
        raise UnreadableDocument(_DAMAGED) from error  # python-docx raises anything.


def _read(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        # zipfile unpacks no more of a file than the size that its entry states.
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise UnreadableDocument(_TOO_MUCH)
    document = docx.Document(BytesIO(data))
    text = tidy("\n\n".join(_blocks(document)))
    if not text:
        raise UnreadableDocument("The document holds no text.")
    if len(text) > MAX_TEXT:
        raise UnreadableDocument(_TOO_MUCH)
    told = document.core_properties
    day = header_date(text)
    saved = told.modified
    return Parts(
        text,
        one_line(told.title or "") or first_heading(text),
        published=at_midnight(day or saved.date()) if day or saved else None,
    )


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            style = (block.style.name or "") if block.style is not None else ""
            bullet = "- " if style.startswith("List") and block.text.strip() else ""
            yield bullet + block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(" ".join(cell.text.split()) for cell in row.cells)
