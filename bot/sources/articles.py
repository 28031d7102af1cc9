"""The article behind an entry: when it has to be fetched, how it is read, what is kept."""

import codecs
import re
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.sources.sandbox import DOCUMENT_SECONDS, takes
from bot.sources.source import Item, Origin, Source
from summarizer.errors import UnreadableDocument
from summarizer.models import Document
from summarizer.reading import read

_WHOLE: Final = 120
"""Words from which an entry is taken for the whole text. Summaries in feeds have 20 to 60, and few
reports have less than this."""
_CUT: Final = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;)\]|(?:read|learn) more|continue reading"
    r"|read the (?:full|rest)[^.\n]{0,60})\W*\Z",
    re.IGNORECASE,
)
_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=", re.IGNORECASE
)


def needs_page(item: Item) -> bool:
    """Tell whether an entry is only a teaser of the page that it leads to."""
    if not item.url:
        return False
    return len(item.text.split()) < _WHOLE or _CUT.search(item.text) is not None


def lacks_date(item: Item) -> bool:
    """Tell whether the page of an entry may say when it was published, and the entry does not."""
    return bool(item.url) and item.published is None


def document_of(item: Item, page: Document | None, source: Source) -> Document | None:
    """Return the document that an entry becomes; None where there is no text.

    Args:
        item: The entry.
        page: What its page says, where that was read.
        source: Where the entry was found.
    """
    text = item.text
    # A page that says less than the entry is a notice, of cookies or of a paywall; of one that was
    # read for its date alone the entry has the whole text.
    if page is not None and needs_page(item) and len(page.text) > len(text):
        text = page.text
    if not text.strip():
        return None
    published = item.published or (page.published if page else None)
    return Document(
        text=text,
        title=item.title or (page.title if page else ""),
        source=source.title or (page.source if page else "") or urlsplit(source.url).netloc,
        url=item.url or None,
        published=published,
        seen=None if published else item.seen,
        agency=source.origin is Origin.AGENCY,
    )


@takes(DOCUMENT_SECONDS)
def read_article(data: bytes, *, url: str, media_type: str, limit: int) -> Document:
    """Read a page. Called in a child process.

    Args:
        data: Its bytes.
        url: Where it was fetched from.
        media_type: Its Content-Type, as it was written.
        limit: The largest size that is read, in bytes.

    Raises:
        UnreadableDocument: it has no text, or cannot be read.
    """
    kind = media_type.partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(kind, "")
    charset = _CHARSET.search(media_type)
    if suffix in (".html", ".txt") and charset and not _DECLARED.search(data[:4096]):
        data = _as_utf8(data, charset[1])
    name = unquote(urlsplit(url).path).rsplit("/", 1)[-1].replace("\\", "_") or "page"
    name = name if not suffix or name.lower().endswith(suffix) else f"{name}{suffix}"
    documents = read(data, name, limit=limit).documents
    if len(documents) != 1:
        raise UnreadableDocument("It is no page with a text.")
    return documents[0].model_copy(update={"path": None, "url": url})


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Write a page anew whose encoding is told beside it alone."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):
        return data  # it is told wrong: what reads it finds out
