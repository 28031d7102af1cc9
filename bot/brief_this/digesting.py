"""Texts → a brief of them. This runs in the worker process, and imports spaCy there."""

from typing import Final, NamedTuple

from bot.errors import BotError
from bot.exchange import Upload
from bot.presenters.given import (
    GivenBrief,
    Surroundings,
    nothing_to_tell,
    too_much,
    too_short,
    unread_file,
)
from bot.sources.documents import SandboxedReader
from bot.sources.sandbox import Sandbox
from summarizer.errors import UnreadableDocument
from summarizer.library import Library
from summarizer.models import Context, Document
from summarizer.text import words

MAX_CHARACTERS: Final = 500_000
"""Characters that are briefed at once: about half a minute of analysis on one core."""
FEWEST_WORDS: Final = 40
"""Shorter is read as fast as its brief: two or three sentences."""


class Texts(NamedTuple):
    """What is to be briefed."""

    documents: tuple[Document, ...]
    """Messages, and pages that are in the library."""
    uploads: tuple[Upload, ...]
    points: int
    max_file_size: int
    model: str | None


class Digest(NamedTuple):
    """The brief, and what was left out of it, a sentence each."""

    brief: GivenBrief
    left_out: tuple[str, ...]
    read: tuple[str, ...]
    """Names of the files that are in it."""


def digest(texts: Texts) -> Digest:
    """Brief texts in a library that lives as long as this call.

    Raises:
        BotError: there is nothing to brief; the message says why.
        ModelMissing: the spaCy model is not on this machine.
    """
    documents, left_out, read = _read(texts)
    if not documents and left_out:
        raise BotError(" ".join(left_out))
    total = sum(len(words(document.text)) for document in documents)
    if total < FEWEST_WORDS:
        raise BotError(" ".join([too_short(total), *left_out]))
    with Library.open(":memory:", model=texts.model) as library:
        report = library.add(documents, workers=0)
        left_out += [unread_file(each.name, each.reason) for each in report.rejected]
        brief = library.brief(points=texts.points)
        if not brief.points:
            raise BotError(" ".join([nothing_to_tell(), *left_out]))
        spans = dict.fromkeys(
            [citation for point in brief.points for citation in point.citations]
            + [quotation.citation for quotation in brief.quotations]
        )
        surroundings = tuple(
            Surroundings(
                span=span,
                context=library.context(span.document_id, span.start, span.end) or Context(),
            )
            for span in spans
        )
    given = GivenBrief(**dict(brief), surroundings=surroundings)
    return Digest(given, tuple(left_out), tuple(read))


def _read(texts: Texts) -> tuple[list[Document], list[str], list[str]]:
    """Read the files, and take as many documents as can be briefed at once."""
    left_out: list[str] = []
    named = [(document, "") for document in texts.documents]
    # In a process of its own: a file that is made to do harm costs the others nothing.
    with Sandbox() as sandbox:
        reader = SandboxedReader(sandbox)
        for upload in texts.uploads:
            found, notes = _file(upload, texts.max_file_size, reader)
            named += [(document, upload.name) for document in found]
            left_out += notes
    taken: list[Document] = []
    beyond: list[str] = []
    read: list[str] = []
    room = MAX_CHARACTERS
    for document, name in named:
        if len(document.text) > room:
            beyond.append(name or document.title or "a message")
            continue
        room -= len(document.text)
        taken.append(document)
        read += [name] if name else []
    if beyond:
        left_out.append(too_much(list(dict.fromkeys(beyond)), MAX_CHARACTERS))
    return taken, left_out, list(dict.fromkeys(read))


def _file(
    upload: Upload, limit: int, read: SandboxedReader
) -> tuple[tuple[Document, ...], list[str]]:
    if not upload.content:
        return (), [unread_file(upload.name, "It is empty, or could not be fetched.")]
    try:
        found = read(upload.content, upload.name, limit=limit)
    except UnreadableDocument as error:
        return (), [unread_file(upload.name, str(error))]
    notes = [unread_file(each.name, each.reason) for each in found.rejected]
    return found.documents, [*notes, *found.notes]
