"""The stories of Reuters-21578 (Lewis 1997) as documents, and variations to have more of them."""

import gzip
import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from summarizer import Document

FOLDER = "reuters21578"
_STORY = re.compile(r"<REUTERS\b.*?</REUTERS>", re.DOTALL)
_END = re.compile(r"\s*(?:\bReuters?\b)?[\s\x00-\x1f]*$", re.IGNORECASE)
_YEAR = timedelta(days=364)
"""A whole number of weeks, so that days of the week stay right."""


def stories(data: Path, limit: int | None = None) -> Iterator[Document]:
    """Yield documents in the order of the files, lazily; more than there are, as variations.

    A variation is an earlier story a year later with its paragraphs in another order: the same
    words and names, other content.

    Args:
        data: The folder that holds `reuters21578/*.sgm.gz`.
        limit: How many; None for every story there is, once.
    """
    return _stories(data) if limit is None else islice(_endless(data), limit)


def _endless(data: Path) -> Iterator[Document]:
    turn = 0
    while True:
        for document in _stories(data):
            yield document if turn == 0 else _variation(document, turn)
        turn += 1


def _stories(data: Path) -> Iterator[Document]:
    files = sorted((data / FOLDER).glob("*.sgm.gz"))
    if not files:
        raise SystemExit(f"There are no *.sgm.gz files in {data / FOLDER}.")
    for file in files:
        text = gzip.decompress(file.read_bytes()).decode("latin-1")
        for match in _STORY.finditer(text):
            document = _document(match.group())
            if document:
                yield document


def _document(story: str) -> Document | None:
    body = _field(story, "BODY")
    if not body:
        return None
    return Document(
        text="\n\n".join(_paragraphs(body)),
        title=" ".join(_field(story, "TITLE").split()),
        source="Reuters",
        published=_published(_field(story, "DATE")),
    )


def _field(story: str, name: str) -> str:
    match = re.search(rf"<{name}>(.*?)</{name}>", story, re.DOTALL)
    return html.unescape(match.group(1)) if match else ""


def _paragraphs(body: str) -> list[str]:
    """Join wrapped lines; a paragraph starts with an indented line."""
    body = _END.sub("", body)
    return [" ".join(part.split()) for part in re.split(r"\n {2,}", body) if part.strip()]


def _published(value: str) -> datetime | None:
    try:
        return datetime.strptime(f"{value.strip().split('.')[0]} +0000", "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None


def _variation(document: Document, turn: int) -> Document:
    first, *rest = document.text.split("\n\n")
    shift = turn % max(len(rest), 1)
    published = document.published and document.published + turn * _YEAR
    return Document(
        text="\n\n".join((first, *rest[shift:], *rest[:shift])),
        title=document.title,
        source=document.source,
        published=published,
    )
