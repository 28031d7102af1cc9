"""One file's bytes → its documents."""

from pathlib import PurePath
from typing import Final, NamedTuple

from summarizer.errors import UnreadableDocument
from summarizer.models import Document, Rejection
from summarizer.reading.decoding import decode
from summarizer.reading.limits import MAX_TEXT
from summarizer.reading.mail import read_mail
from summarizer.reading.markdown import read_markdown
from summarizer.reading.page import declared_charset, read_page
from summarizer.reading.parts import Parts
from summarizer.reading.pdf import read_pdf
from summarizer.reading.plain import read_plain
from summarizer.reading.published import within_utc
from summarizer.reading.records import read_json, read_json_lines
from summarizer.reading.sniffing import SUFFIXES, Format, sniff
from summarizer.reading.word import read_word
from summarizer.text import is_blank

__all__ = ["SUFFIXES", "Reading", "read"]

_MEGABYTE: Final = 1_000_000


class Reading(NamedTuple):
    """What a file holds."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejection, ...] = ()
    """Records of a JSON file that are no documents; the others are kept."""
    notes: tuple[str, ...] = ()
    """What was left out, in words for the user: attachments."""


def read(data: bytes, name: str, *, limit: int) -> Reading:
    """Read the documents of one file.

    Args:
        data: The whole file.
        name: Its name or path: it is kept as `Document.path`, hints at the format where the
            content leaves a choice, and stands in for a missing title. Nothing is opened.
        limit: The largest size that is read, in bytes.

    Raises:
        UnreadableDocument: nothing in it can be used; the message is the reason and the remedy.
    """
    if len(data) > limit:
        raise UnreadableDocument(
            f"It has {len(data) / _MEGABYTE:.1f} MB, more than the limit of "
            f"{limit / _MEGABYTE:.1f} MB. Split it, or raise the limit."
        )
    if not data.strip():
        raise UnreadableDocument("The file is empty.")
    form = sniff(data, PurePath(name).suffix.lower())
    if form in (Format.JSON, Format.JSON_LINES):
        return _records(data, name, form)
    parts, notes = _parts(data, form)
    if is_blank(parts.text):
        raise UnreadableDocument("The file holds no text.")
    if len(parts.text) > MAX_TEXT:
        raise UnreadableDocument("It holds too much text. Split it, and add the parts.")
    return Reading((_document(parts, name),), notes=tuple(notes))


def _parts(data: bytes, form: Format) -> tuple[Parts, list[str]]:
    """Read with the reader of a format, and return what there is to say about it."""
    match form:
        case Format.PDF:
            return read_pdf(data), []
        case Format.WORD:
            return read_word(data), []
        case Format.MAIL:
            parts, attachments = read_mail(data)
            return parts, [f"The attachment {name} was not read." for name in attachments]
        case Format.PAGE:
            return read_page(decode(data, declared_charset(data))), []
        case Format.MARKDOWN:
            return read_markdown(decode(data)), []
        case _:
            return read_plain(decode(data)), []


def _records(data: bytes, name: str, form: Format) -> Reading:
    text = decode(data)
    records = read_json(text) if form is Format.JSON else read_json_lines(text)
    word = "line" if form is Format.JSON_LINES else "record"
    documents = tuple(
        # One path would make each record a new version of the one before.
        _document(record.parts, name if len(records) == 1 else f"{name}#{record.number}")
        for record in records
        if record.parts is not None
    )
    rejected = tuple(
        Rejection(name=f"{name}, {word} {record.number}", reason=record.reason)
        for record in records
        if record.parts is None
    )
    if not documents and len(rejected) == 1:
        raise UnreadableDocument(rejected[0].reason)
    return Reading(documents, rejected)


def _document(parts: Parts, name: str) -> Document:
    return Document(
        text=parts.text,
        title=parts.title or _title_of(name),
        source=parts.source,
        url=parts.url,
        published=within_utc(parts.published),
        path=name,
    )


def _title_of(name: str) -> str:
    """Return a title made of a file's name: so that there is something to cite it by."""
    stem = PurePath(name).stem
    words = stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words) if sum(map(str.isalpha, words)) > 1 else stem or name
