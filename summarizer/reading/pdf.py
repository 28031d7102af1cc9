"""PDF: the text of its pages, by pypdf, put together again to paragraphs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError

from summarizer.errors import UnreadableDocument
from summarizer.reading.header import first_heading, header_date
from summarizer.reading.limits import MAX_PAGES, MAX_TEXT
from summarizer.reading.pages import join_pages
from summarizer.reading.parts import Parts
from summarizer.reading.published import at_midnight, aware
from summarizer.reading.tidy import one_line, tidy

_PROTECTED: Final = "It is protected with a password. Save a copy without one, and add that."
_DAMAGED: Final = "The PDF is damaged. Open it in a viewer, save it again, and add that."
_TOO_MUCH: Final = "The PDF is too long. Split it, and add the parts."
_SCAN: Final = (
    "The PDF holds pictures of pages and no text. Run text recognition (OCR) on it, and add that."
)
_NO_TEXT: Final = "The PDF holds no text."
_LETTERS_PER_PAGE: Final = 16
"""Fewer letters a page beside a picture are page numbers and stamps on a scan."""


def read_pdf(data: bytes) -> Parts:
    """Read a PDF; its date is the one above its text, else the day it was made.

    Raises:
        UnreadableDocument: it is damaged, too long, a scan, or protected with a password.
    """
    try:
        with _kept_off_the_terminal():
            return _read(data)
    except (UnreadableDocument, MemoryError):
        raise
    except DependencyError as error:  # It takes another library to try the empty password.
        raise UnreadableDocument(_PROTECTED) from error
    except LimitReachedError as error:
        raise UnreadableDocument(_TOO_MUCH) from error
    except Exception as error:
        raise UnreadableDocument(_DAMAGED) from error  # pypdf raises anything on damaged files.


@contextmanager
def _kept_off_the_terminal() -> Iterator[None]:
    """Give pypdf's warnings a handler that does nothing.

    Without any, Python prints them to the terminal. They are about the inside of a file (a
    wrong offset that pypdf has put right); a reader cannot act on them. A program that has
    set up logging still gets them.
    """
    logger, handler = logging.getLogger("pypdf"), logging.NullHandler()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _read(data: bytes) -> Parts:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableDocument(_PROTECTED)
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableDocument(_TOO_MUCH)
    pages = list(_texts(reader))
    text = tidy(join_pages(pages))
    letters = sum(char.isalpha() for char in text)
    if letters < _LETTERS_PER_PAGE * len(pages) and any(map(_has_picture, reader.pages)):
        raise UnreadableDocument(_SCAN)
    if not letters:
        raise UnreadableDocument(_NO_TEXT)
    told = reader.metadata
    day = header_date(text)
    made = told.creation_date if told else None
    return Parts(
        text,
        one_line((told.title if told else None) or "") or first_heading(text),
        published=at_midnight(day) if day else aware(made) if made else None,
    )


def _texts(reader: PdfReader) -> Iterator[str]:
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > MAX_TEXT:
            raise UnreadableDocument(_TOO_MUCH)
        yield text


def _has_picture(page: PageObject) -> bool:
    """Return whether a page draws a picture; nothing of it is unpacked."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    if objects is None:
        return False
    drawn = (reference.get_object() for reference in objects.get_object().values())
    return any(thing.get("/Subtype") == "/Image" for thing in drawn)
