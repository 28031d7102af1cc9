"""What format bytes are in: by their content, and by the file's name where that leaves a choice."""

import re
import zipfile
from enum import Enum
from io import BytesIO
from typing import Final

from summarizer.errors import UnreadableDocument


class Format(Enum):
    """The formats that can be read."""

    PDF = "pdf"
    WORD = "docx"
    MAIL = "eml"
    PAGE = "html"
    JSON = "json"
    JSON_LINES = "jsonl"
    MARKDOWN = "markdown"
    PLAIN = "plain"


_BY_SUFFIX: Final = {
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".eml": Format.MAIL,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
}
SUFFIXES: Final = frozenset(_BY_SUFFIX)
"""Endings of the names of files that are worth trying."""

_PDF_WITHIN: Final = 1024
"""Bytes before the mark of a PDF; readers allow so many."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_ARCHIVES: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_HEADER_FIELD: Final = re.compile(
    rb"(?:From|Return-Path|Received|Delivered-To|MIME-Version|Message-I[dD]|Date|Subject|To):[ \t]",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes, suffix: str) -> Format:
    """Return the format of a file that is not empty.

    Args:
        data: The whole file.
        suffix: The end of its name with the dot, in lower case; may be empty.

    Raises:
        UnreadableDocument: it is in a format that cannot be read.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    _refuse_known(data)
    named = _BY_SUFFIX.get(suffix)
    if named in (Format.PDF, Format.WORD):
        named = None  # Its content would have shown it.
    if _PAGE.match(data):
        return Format.PAGE
    if named is None and _is_mail(data):
        return Format.MAIL
    return named or Format.PLAIN


def _archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableDocument(
            "It is a damaged archive. Copy it again from where it came, and add that."
        ) from error
    if "word/document.xml" in names:
        return Format.WORD
    raise UnreadableDocument(
        "It is an archive, a spreadsheet or slides, which cannot be read. "
        "Unpack it, or save it as PDF, DOCX or text, and add that."
    )


def _refuse_known(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise UnreadableDocument(
                "It is protected with a password. Save a copy without one, and add that."
            )
        raise UnreadableDocument(
            "It is a document of Office 2003 or older. Save it as DOCX or PDF, and add that."
        )
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument("It is an RTF document. Save it as DOCX or text, and add that.")
    if data.startswith(_PICTURES) and b"\0" in data[:64]:
        raise UnreadableDocument(
            "It is a picture. Run text recognition (OCR) on it, and add the text."
        )
    if data.startswith(_ARCHIVES):
        raise UnreadableDocument("It is a compressed file. Unpack it, and add what is in it.")


def _is_mail(data: bytes) -> bool:
    """Return whether a text begins with at least three header fields of mail."""
    lines = data[:2000].split(b"\n")
    return sum(_HEADER_FIELD.match(line) is not None for line in lines[:12]) >= 3 and bool(
        _HEADER_FIELD.match(lines[0])
    )
