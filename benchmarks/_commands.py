"""Commands as readers of a library would type them: on what it holds, common and rare."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from summarizer.briefing.stopwords import QUESTION_STEMS
from summarizer.text import stem, words

_RANKS = (*range(12), 15, 20, 30, 50, 80, 120, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
"""Places in order of frequency: half of what is asked for is what most is told of."""
_ACTING = ("person", "organization", "group")


def commands(store: Path) -> list[str]:
    """Return commands on the actors of a store and on the words of its headlines."""
    connection = sqlite3.connect(store)
    titles = [row[0] for row in connection.execute("SELECT title FROM documents ORDER BY key")]
    actors = connection.execute(
        "SELECT name, kind FROM actors ORDER BY documents DESC, actor"
    ).fetchall()
    connection.close()
    acting = _drawn([name for name, kind in actors if kind in _ACTING])
    places = _drawn([name for name, kind in actors if kind not in _ACTING])[::3]
    topics = [topic for length in (1, 2, 3) for topic in _drawn(_headed(titles, length))]
    given = [
        "/brief",
        *(f"/brief {topic}" for topic in (*topics, *acting, *places)),
        *(f"/brief what happened to the {topic}?" for topic in topics[::9]),
        *(f"/brief {_mistyped(topic)}" for topic in topics[::9]),
        *(f"/brief {topic} since:30d" for topic in topics[::9]),
        *(f"/who {name}" for name in (*acting, *places)),
        *(f"/who {_mistyped(name)}" for name in acting[::4]),
        *(f"/timeline {topic}" for topic in (*topics[::3], *acting)),
    ]
    return list(dict.fromkeys(given))


def _drawn(ranked: Sequence[str]) -> list[str]:
    return [ranked[rank] for rank in _RANKS if rank < len(ranked)]


def _headed(titles: Sequence[str], length: int) -> list[str]:
    """Return runs of so many telling words in headlines, the most frequent first."""
    counts = Counter(run for title in titles for run in set(_runs(title, length)))
    return sorted(counts, key=lambda run: (-counts[run], run))


def _runs(title: str, length: int) -> Iterator[str]:
    found = words(title.lower())
    for start in range(len(found) - length + 1):
        run = found[start : start + length]
        if all(len(word) > 2 and word.isalpha() for word in run) and not any(
            stem(word) in QUESTION_STEMS for word in run
        ):
            yield " ".join(run)


def _mistyped(text: str) -> str:
    """Swap two letters in the middle, the first that differ."""
    middle = len(text) // 2
    for place, (one, other) in enumerate(pairwise(text[middle:]), middle):
        if one != other and one.isalpha() and other.isalpha():
            return text[:place] + other + one + text[place + 2 :]
    return text
