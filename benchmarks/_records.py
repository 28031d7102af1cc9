"""Stored documents as the records that they were stored from."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.storage.copying import signature
from summarizer.storage.record import (
    ENGLISH,
    ActorData,
    DateData,
    DeedData,
    MentionData,
    QuotationData,
    Record,
    RelationData,
    RoleData,
    SentenceData,
)
from summarizer.storage.recording import unpack_text, vocabulary
from summarizer.text import stems

_AT_ONCE = 500

_TABLES: dict[str, tuple[type[Any], str]] = {
    "sentences": (SentenceData, "number"),
    "mentions": (MentionData, "start, end, actor"),
    "roles": (RoleData, "number"),
    "quotations": (QuotationData, "number"),
    "deeds": (DeedData, "number"),
    "relations": (RelationData, "number"),
    "dates": (DateData, "number"),
}
"""Tables of what was found in a document, with the type of their rows and their order."""


def records(path: Path) -> Iterator[Record]:
    """Yield the documents of a store with one library, in the order in which they were added."""
    connection = sqlite3.connect(path)
    keys = [
        row[0] for row in connection.execute("SELECT key FROM documents ORDER BY addition, key")
    ]
    names = dict(connection.execute("SELECT name, folded FROM names").fetchall())
    for start in range(0, len(keys), _AT_ONCE):
        yield from _some(connection, keys[start : start + _AT_ONCE], names)
    connection.close()


def _some(
    connection: sqlite3.Connection, keys: list[int], names: dict[int, str]
) -> Iterator[Record]:
    wanted = json.dumps(keys)
    found: dict[str, defaultdict[int, list[Any]]] = {}
    for table, (kind, order) in _TABLES.items():
        columns = ", ".join(kind._fields)
        found[table] = defaultdict(list)
        for key, *row in connection.execute(
            f"SELECT document, {columns} FROM {table} WHERE document IN "
            f"(SELECT value FROM json_each(?)) ORDER BY document, {order}",
            (wanted,),
        ):
            found[table][key].append(kind(*row))
    actors: defaultdict[int, list[ActorData]] = defaultdict(list)
    for key, name, spelling, kind, named, aliases, *counts in connection.execute(
        "SELECT document, name, spelling, kind, named, aliases, mentions, roles, quotations, "
        "deeds, relations FROM document_actors WHERE document IN "
        "(SELECT value FROM json_each(?)) ORDER BY document, number",
        (wanted,),
    ):
        pairs = tuple((alias, text) for alias, text in json.loads(aliases or "[]"))
        actors[key].append(
            ActorData(name, names[name], spelling, kind, bool(named), pairs, *counts)
        )
    documents = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT key, id, title, source, url, published, language, words, text, title_stems "
            "FROM documents WHERE key IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    for key in keys:
        id_, title, source, url, published, language, words, packed, title_stems = documents[key]
        text = unpack_text(packed)
        yield Record(
            id=id_,
            title=title,
            source=source,
            url=url,
            path=None,
            published=published,
            language=language,
            words=words,
            text=packed,
            title_stems=title_stems,
            actors=tuple(actors[key]),
            vocabulary=vocabulary(title, text) if language == ENGLISH else (),
            signature=signature(stems(text)),
            sentences=tuple(found["sentences"][key]),
            mentions=tuple(found["mentions"][key]),
            roles=tuple(found["roles"][key]),
            quotations=tuple(found["quotations"][key]),
            deeds=tuple(found["deeds"][key]),
            relations=tuple(found["relations"][key]),
            dates=tuple(found["dates"][key]),
        )
