"""Reading documents and their sentences from the SQLite store."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from summarizer.errors import UnknownDocument
from summarizer.models import BlockKind, Cut, CutKind, Document, DocumentRef
from summarizer.storage.base import DateRow, SentenceRow, Window
from summarizer.storage.keys import instant
from summarizer.storage.recording import unpack_text
from summarizer.storage.windows import ADDED_AFTER, in_window

_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
_SENTENCE_COLUMNS = "document, number, paragraph, start, end, kind, dangling, cuts, stems"


def additions(connection: sqlite3.Connection, library: int) -> int:
    """Return how many documents were ever added."""
    row = connection.execute(
        "SELECT additions FROM libraries WHERE library = ?", (library,)
    ).fetchone()
    return int(row[0]) if row else 0


def size(connection: sqlite3.Connection, library: int) -> int:
    """Return how many documents there are."""
    return sum(languages(connection, library).values())


def languages(connection: sqlite3.Connection, library: int) -> dict[str, int]:
    """Return how many documents there are in each language."""
    return dict(
        connection.execute(
            "SELECT language, documents FROM languages WHERE library = ? ORDER BY language",
            (library,),
        ).fetchall()
    )


def latest(connection: sqlite3.Connection, library: int, window: Window, limit: int) -> list[int]:
    """Return document keys, newest first; only documents that were analysed."""
    condition, values = "", []
    if window.since is not None:
        condition += " AND instant >= ?"
        values.append(instant(window.since))
    if window.until is not None:
        condition += " AND instant <= ?"
        values.append(instant(window.until))
    if window.after is not None:
        condition += f" AND key IN {ADDED_AFTER}"
        values += [library, window.after]
    rows = connection.execute(
        f"SELECT key FROM documents WHERE library = ? AND language = 'en'{condition} "
        "ORDER BY instant DESC, key DESC LIMIT ?",
        (library, *values, limit),
    )
    return [row[0] for row in rows]


def latest_of_all(
    connection: sqlite3.Connection, library: int, window: Window, limit: int
) -> list[int]:
    """Return document keys, newest first, in whatever language."""
    condition, values = in_window("listed.key", window, library)
    # "+library": keys are in the order that is asked for, so that reading stops at the limit.
    rows = connection.execute(
        f"SELECT key FROM documents AS listed WHERE +library = ? AND {condition} "
        "ORDER BY key DESC LIMIT ?",
        (library, *values, limit),
    )
    return [row[0] for row in rows]


def references(
    connection: sqlite3.Connection, library: int, keys: Iterable[int]
) -> list[tuple[int, DocumentRef]]:
    """Return what a reader needs to find documents, by key."""
    # "+library", here and below: documents by their keys, never all of the library one by one,
    # which SQLite prefers as long as nothing was measured (ANALYZE).
    rows = connection.execute(
        "SELECT key, id, title, source, url, published, seen, language, words FROM documents "
        "WHERE +library = ? AND key IN (SELECT value FROM json_each(?)) ORDER BY key",
        (library, json.dumps(list(keys))),
    )
    return [
        (
            key,
            DocumentRef(
                id=id_,
                title=title,
                source=source,
                url=url,
                published=datetime.fromisoformat(published) if published else None,
                seen=datetime.fromisoformat(seen) if seen else None,
                language=language,
                words=words,
            ),
        )
        for key, id_, title, source, url, published, seen, language, words in rows
    ]


def text(connection: sqlite3.Connection, library: int, document_id: str) -> str:
    """Return the whole text of a document."""
    return unpack_text(_column(connection, library, document_id, "text"))


def document_at(connection: sqlite3.Connection, library: int, url: str) -> Document | None:
    """Return the document with this url, the latest of several."""
    row = connection.execute(
        "SELECT text, title, source, url, published, seen FROM documents "
        "WHERE library = ? AND url = ? ORDER BY key DESC LIMIT 1",
        (library, url),
    ).fetchone()
    if row is None:
        return None
    return Document(
        text=unpack_text(row[0]),
        title=row[1],
        source=row[2],
        url=row[3],
        published=datetime.fromisoformat(row[4]) if row[4] else None,
        seen=datetime.fromisoformat(row[5]) if row[5] else None,
    )


def around(
    connection: sqlite3.Connection, library: int, document_id: str, start: int, end: int
) -> tuple[int, int]:
    """Return where the sentences of a span begin and end with one more on either side."""
    key = _column(connection, library, document_id, "key")
    # Numbers of sentences rise with their offsets, so that both ends are found by number.
    first, last = connection.execute(
        "SELECT MIN(number), MAX(number) FROM sentences "
        "WHERE document = ? AND start < ? AND end > ?",
        (key, end, start),
    ).fetchone()
    if first is None:
        return start, end
    low, high = connection.execute(
        "SELECT MIN(start), MAX(end) FROM sentences WHERE document = ? AND number BETWEEN ? AND ?",
        (key, first - 1, last + 1),
    ).fetchone()
    return min(low, start), max(high, end)


def _column(connection: sqlite3.Connection, library: int, document_id: str, name: str) -> Any:
    row = connection.execute(
        f"SELECT {name} FROM documents WHERE library = ? AND id = ?", (library, document_id)
    ).fetchone()
    if row is None:
        raise UnknownDocument(
            f"The document {document_id} is not in this library; it may have been replaced."
        )
    return row[0]


def sentences(
    connection: sqlite3.Connection, texts: Mapping[int, str], *, at_most: int
) -> list[SentenceRow]:
    """Return the first sentences of documents, whose texts are given by key, by key and number."""
    rows = connection.execute(
        f"SELECT {_SENTENCE_COLUMNS} FROM sentences WHERE document IN "
        "(SELECT value FROM json_each(?)) AND number < ? ORDER BY document, number",
        (json.dumps(list(texts)), at_most),
    )
    return [_sentence(row, texts[row[0]]) for row in rows]


def sentences_at(
    connection: sqlite3.Connection, texts: Mapping[int, str], places: Iterable[tuple[int, int]]
) -> list[SentenceRow]:
    """Return sentences of documents, whose texts are given by key, by key and number."""
    # CROSS JOIN: by the places asked for, each found by the primary key.
    rows = connection.execute(
        f"SELECT {_SENTENCE_COLUMNS} FROM json_each(?) AS place CROSS JOIN sentences "
        "ON document = json_extract(place.value, '$[0]') "
        "AND number = json_extract(place.value, '$[1]')",
        (json.dumps(sorted(set(places))),),
    )
    return [_sentence(row, texts[row[0]]) for row in rows if row[0] in texts]


def dates(connection: sqlite3.Connection, library: int, keys: Iterable[int]) -> list[DateRow]:
    """Return the date expressions of documents."""
    rows = connection.execute(
        "SELECT document, sentence, start, end, value, type, precision FROM dates "
        "WHERE document IN (SELECT key FROM documents WHERE +library = ? AND key IN "
        "(SELECT value FROM json_each(?))) ORDER BY document, number",
        (library, json.dumps(list(keys))),
    )
    return [DateRow(*row) for row in rows]


def dates_at(
    connection: sqlite3.Connection, library: int, places: Iterable[tuple[int, int]]
) -> list[DateRow]:
    """Return the date expressions in sentences, given by document key and number."""
    # Whole documents: they are found by their keys, where sentences would be sought one by one.
    asked = set(places)
    found = dates(connection, library, sorted({document for document, _ in asked}))
    return [each for each in found if (each.document, each.sentence) in asked]


def texts(
    connection: sqlite3.Connection, library: int, keys: Iterable[int]
) -> list[tuple[int, str, str]]:
    """Return (key, id, whole text) of documents."""
    rows = connection.execute(
        "SELECT key, id, text FROM documents WHERE +library = ? AND key IN "
        "(SELECT value FROM json_each(?))",
        (library, json.dumps(list(keys))),
    )
    return [(key, id_, unpack_text(data)) for key, id_, data in rows]


def _sentence(row: Any, whole: str) -> SentenceRow:
    document, number, paragraph, start, end, kind, dangling, cuts, stems = row
    return SentenceRow(
        document,
        number,
        paragraph,
        start,
        end,
        _BLOCK_KINDS[kind],
        whole[start:end],
        tuple(stems.split()),
        tuple(
            Cut(start=first, end=last, kind=CutKind(why)) for first, last, why in json.loads(cuts)
        )
        if cuts
        else (),
        bool(dangling),
    )
