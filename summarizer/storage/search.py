"""Full-text search whose cost does not grow with how common a word is."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import sqlite3
from collections.abc import Sequence

from summarizer.actors.folding import plain_letters
from summarizer.storage.base import Hit, Window
from summarizer.storage.windows import in_window
from summarizer.text import stem, stems

_RANKED = 3_000
"""Up to this many matches are ranked by BM25, which reads all of them (about 1 µs each).
Beyond it the newest are taken, those with the word in the title first."""
_TITLE_WEIGHT = 3.0
"""A word in the title counts as much as three in the text."""


def document_frequency(
    connection: sqlite3.Connection, library: int, wanted: Sequence[str]
) -> dict[str, int]:
    """Return in about how many documents each stem occurs; see the port."""
    found = {}
    for text in wanted:
        (documents,) = connection.execute(
            "SELECT SUM(documents) FROM words WHERE library = ? AND stem = ?",
            (library, stem(plain_letters(text))),
        ).fetchone()
        if documents:
            found[text] = int(documents)
    return found


def search(
    connection: sqlite3.Connection,
    library: int,
    words: Sequence[str],
    window: Window,
    limit: int,
    *,
    every: bool,
) -> list[Hit]:
    """Search as the port says. Ties are broken by document key, newer first."""
    phrases = list(dict.fromkeys(_phrase(word) for word in words))
    phrases = [phrase for phrase in phrases if phrase]
    if not phrases:
        return []
    counts = {phrase: _count(connection, library, phrase) for phrase in phrases}
    phrases.sort(key=lambda phrase: (counts[phrase], phrase))
    present = [phrase for phrase in phrases if counts[phrase]]
    if not present or (every and len(present) < len(phrases)):
        return []
    if sum(counts[phrase] for phrase in present) <= _RANKED:
        joined = (" AND " if every else " OR ").join(map(_quoted, present))
        return _ranked(connection, library, joined, window, limit)
    return _newest(connection, library, present, window, limit, every=every)


def _phrase(word: str) -> tuple[str, ...]:
    return stems(word)


def _quoted(phrase: tuple[str, ...]) -> str:
    """Return an FTS5 string: inside quotes nothing is an operator, and stems hold no quotes."""
    return '"' + " ".join(phrase) + '"'


def _count(connection: sqlite3.Connection, library: int, phrase: tuple[str, ...]) -> int:
    counts = document_frequency(connection, library, phrase)
    return min((counts.get(text, 0) for text in phrase), default=0)


def _ranked(
    connection: sqlite3.Connection, library: int, expression: str, window: Window, limit: int
) -> list[Hit]:
    table = f"full_text_{library}"
    condition, values = in_window(f"{table}.rowid", window)
    rows = connection.execute(
        f"SELECT rowid, -bm25({table}, {_TITLE_WEIGHT}, 1.0) AS score FROM {table} "
        f"WHERE {table} MATCH ? AND {condition} ORDER BY score DESC, rowid DESC LIMIT ?",
        (expression, *values, limit),
    )
    return [Hit(key, score) for key, score in rows]


def _newest(
    connection: sqlite3.Connection,
    library: int,
    phrases: Sequence[tuple[str, ...]],
    window: Window,
    limit: int,
    *,
    every: bool,
) -> list[Hit]:
    """Take the newest documents, by how many of the words they hold, rare words first.

    Expressions are tried from the narrowest to the widest, each with an early stop; the score
    is what a document is found by: the words of the expression, and one more for the title.
    """
    expressions = [(phrases, float(len(phrases)))]
    if not every:
        expressions += [(phrases[:count], float(count)) for count in range(len(phrases) - 1, 1, -1)]
        expressions += [((phrase,), 1.0) for phrase in phrases if len(phrases) > 1]
    hits: dict[int, Hit] = {}
    for chosen, score in expressions:
        joined = " AND ".join(map(_quoted, chosen))
        for expression, bonus in ((f"title : ({joined})", 0.5), (joined, 0.0)):
            if len(hits) >= limit:
                break
            for key in _matches(connection, library, expression, window, limit):
                hits.setdefault(key, Hit(key, score + bonus))
    return sorted(hits.values(), key=lambda hit: (-hit.score, -hit.document))[:limit]


def _matches(
    connection: sqlite3.Connection, library: int, expression: str, window: Window, limit: int
) -> list[int]:
    table = f"full_text_{library}"
    condition, values = in_window(f"{table}.rowid", window)
    rows = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND {condition} "
        "ORDER BY rowid DESC LIMIT ?",
        (expression, *values, limit),
    )
    return [row[0] for row in rows]
