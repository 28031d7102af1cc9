"""Full-text search whose cost does not grow with how common a word is."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import sqlite3
from collections.abc import Sequence
from typing import Any

from summarizer.storage.base import Hit, Window
from summarizer.storage.windows import in_window
from summarizer.text import stems

_RANKED = 1_500
"""Up to this many matches are ranked by BM25, which reads all of them: 1.3 µs each, 2 ms in all.
Beyond it the newest are taken, those with the word in the title first."""
_TRIED = 6
"""Of the common words of a long question, the rarest so many are looked for together."""
Phrase = tuple[str, ...]
"""Stems that stand in a row."""
_TITLE_WEIGHT = 3.0
"""A word in the title counts as much as three in the text."""


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
    full_text = _FullText(connection, library, window)
    rare, common = _parted(connection, library, words)
    if not rare:
        return full_text.newest(common, limit, every=every)
    if every:
        hits = full_text.ranked(rare, _RANKED, " AND ")
        if common:
            whole = set(full_text.holding([*rare, *common], _RANKED))
            hits = [hit for hit in hits if hit.document in whole]
        return hits[:limit]
    hits = full_text.ranked(rare, limit, " OR ")
    if len(hits) < limit and common:
        found = {hit.document for hit in hits}
        least = hits[-1].score if hits else 1.0
        hits += [
            Hit(key, least * score / (score + 1.0))
            for key, score in full_text.newest(common, limit, every=False)
            if key not in found
        ]
    return hits[:limit]


def _parted(
    connection: sqlite3.Connection, library: int, words: Sequence[str]
) -> tuple[list[Phrase], list[Phrase]]:
    """Part the words of a search, as phrases of stems, into rare and common, rarest first.

    Together the rare ones occur in few enough documents for all of them to be ranked.
    """
    phrases = {phrase for phrase in map(stems, words) if phrase}
    counts = {phrase: matches(connection, library, phrase, _RANKED + 1) for phrase in phrases}
    rare: list[Phrase] = []
    common: list[Phrase] = []
    total = 0
    for phrase in sorted(phrases, key=lambda phrase: (counts[phrase], phrase)):
        total += counts[phrase]
        (rare if total <= _RANKED else common).append(phrase)
    return rare, common


def matches(connection: sqlite3.Connection, library: int, phrase: Phrase, most: int) -> int:
    """Return how many documents hold a phrase, counted up to `most`."""
    table = f"full_text_{library}"
    (count,) = connection.execute(
        f"SELECT COUNT(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)",
        (_quoted(phrase), most),
    ).fetchone()
    return int(count)


class _FullText:
    """The full-text index of one library, seen through a window."""

    def __init__(self, connection: sqlite3.Connection, library: int, window: Window) -> None:
        self._connection = connection
        self._table = f"full_text_{library}"
        self._window, self._values = in_window(f"{self._table}.rowid", window, library)

    def _run(self, select: str, expression: str, order: str, limit: int) -> list[Any]:
        return self._connection.execute(
            f"SELECT {select} FROM {self._table} WHERE {self._table} MATCH ? AND {self._window} "
            f"ORDER BY {order} LIMIT ?",
            (expression, *self._values, limit),
        ).fetchall()

    def ranked(self, phrases: Sequence[Phrase], limit: int, operator: str) -> list[Hit]:
        """Return the best documents by BM25, which reads every document with one of the words."""
        rank = f"-bm25({self._table}, {_TITLE_WEIGHT}, 1.0)"
        expression = operator.join(map(_quoted, phrases))
        rows = self._run(f"rowid, {rank} AS score", expression, "score DESC, rowid DESC", limit)
        return [Hit(key, score) for key, score in rows]

    def holding(self, phrases: Sequence[Phrase], limit: int, column: str = "") -> list[int]:
        """Return the newest documents that hold all words: reading stops at the limit."""
        expression = f"{column} ({' AND '.join(map(_quoted, phrases))})"
        return [row[0] for row in self._run("rowid", expression, "rowid DESC", limit)]

    def newest(self, phrases: Sequence[Phrase], limit: int, *, every: bool) -> list[Hit]:
        """Return the newest documents by how many of the words they hold, rare words first.

        Sets of words are tried from the largest to the smallest, in the title before the text.
        The score is the number of words of the set a document was found by, and a half for the
        title.
        """
        phrases = phrases if every else phrases[:_TRIED]
        sets = [phrases]
        if not every:
            sets += [phrases[:count] for count in range(len(phrases) - 1, 1, -1)]
            sets += [[phrase] for phrase in phrases if len(phrases) > 1]
        hits: dict[int, Hit] = {}
        for chosen in sets:
            for column, bonus in (("title :", 0.5), ("", 0.0)):
                if len(hits) < limit and chosen:
                    for key in self.holding(chosen, limit, column):
                        hits.setdefault(key, Hit(key, len(chosen) + bonus))
        return sorted(hits.values(), key=lambda hit: (-hit.score, -hit.document))[:limit]


def _quoted(phrase: Phrase) -> str:
    """Return an FTS5 string: inside quotes nothing is an operator, and stems hold no quotes."""
    return '"' + " ".join(phrase) + '"'
