"""Sets of stories on one subject, made from Reuters-21578: the form of the DUC tasks.

No collection of briefs over many documents may be kept with this project, so that sets are made:
around a long story, up to 25 others of the same week that share its rare words and none of its
sentences. The long story is left out and stands in for what a person would write: its first
words, which tell the subject in order of importance, are the reference; its headline is the
question. That is rougher than people's summaries, and the same for every system.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.reuters import stories
from summarizer import Document
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.text import stems

SETS = 150
"""At most; the stories give somewhat more than a hundred."""
FEWEST, MOST = 8, 25
"""Documents of a set; 25 is the number in DUC 2006 and 2007."""
DAYS = 7
LEAST_LIKE = 0.2
"""Cosine of TF-IDF with the reference. By reading: below, sets tell several stories."""
REFERENCE_WORDS = range(250, 901)
"""Length of a story that can be a reference; longer ones are speeches and lists."""
LEAST_LETTERS = 300
MOST_DIGITS = 0.06
"""Of a story's letters; the others are tables of prices and results."""
MOST_USED = 0.34
"""Share of a set's documents that other sets may have used."""
MOST_COMMON = 0.15
"""Share of all documents; words of more of them tell no subject."""
SENTENCE = 40
"""Letters from which a sentence says so much that sharing it makes a copy."""


class StorySet(NamedTuple):
    """Documents, a question, and what stands in for a person's brief."""

    question: str
    reference: str
    documents: tuple[Document, ...]
    """In order of publication."""
    reference_last: bool
    """The reference is later than more than half of the documents."""


def story_sets(data: Path) -> list[StorySet]:
    """Return the sets, the same every time."""
    documents = [document for document in stories(data) if _is_prose(document)]
    likeness = _Likeness(documents)
    shared = [_sentences(document.text) for document in documents]
    used: set[int] = set()
    found: list[StorySet] = []
    by_length = sorted(range(len(documents)), key=lambda i: -len(documents[i].text))
    for center in by_length:
        if len(found) == SETS:
            break
        reference = documents[center]
        if center in used or len(reference.text.split()) not in REFERENCE_WORDS:
            continue
        members = [
            i
            for i in likeness.nearest(center)
            if _days_between(reference, documents[i]) <= DAYS and not shared[center] & shared[i]
        ][:MOST]
        if len(members) < FEWEST or len(used.intersection(members)) > MOST_USED * len(members):
            continue
        used.update(members, [center])
        found.append(_set(reference, [documents[i] for i in members]))
    return found


def _is_prose(document: Document) -> bool:
    digits = sum(char.isdigit() for char in document.text)
    return (
        document.published is not None
        and len(document.text) > LEAST_LETTERS
        and digits < MOST_DIGITS * len(document.text)
    )


def _sentences(text: str) -> set[tuple[str, ...]]:
    parts = re.split(r"(?<=[.!?])[\"']?\s+(?=[\"'A-Z])", text)
    return {tuple(stems(part)) for part in parts if len(part) > SENTENCE}


def _days_between(one: Document, other: Document) -> float:
    assert one.published is not None and other.published is not None  # noqa: PT018 - prose has both
    return abs((one.published - other.published).total_seconds()) / 86_400


def _set(reference: Document, members: Sequence[Document]) -> StorySet:
    ordered = sorted(members, key=lambda document: (str(document.published), document.id))
    earlier = sum(str(document.published) < str(reference.published) for document in ordered)
    return StorySet(
        question=reference.title.capitalize(),
        reference=reference.text,
        documents=tuple(ordered),
        reference_last=2 * earlier > len(ordered),
    )


class _Likeness:
    """Cosines of TF-IDF vectors of rare words."""

    def __init__(self, documents: Sequence[Document]) -> None:
        texts = [Counter(stems(f"{document.title} {document.text}")) for document in documents]
        frequency = Counter(stem for text in texts for stem in text)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._vectors: list[dict[str, float]] = []
        for row, text in enumerate(texts):
            weights = {
                stem: (1 + math.log(count)) * math.log(len(texts) / frequency[stem])
                for stem, count in text.items()
                if MOST_COMMON * len(texts) > frequency[stem] > 1
                and stem not in FUNCTION_STEMS
                and not stem.isdigit()
            }
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            self._vectors.append({stem: weight / length for stem, weight in weights.items()})
            for stem, weight in self._vectors[row].items():
                postings[stem].append((row, weight))
        self._size = len(texts)
        self._postings = {
            stem: (np.array([row for row, _ in held]), np.array([weight for _, weight in held]))
            for stem, held in postings.items()
        }

    def nearest(self, center: int) -> list[int]:
        """Return other documents that are alike enough, the most alike first."""
        cosines = np.zeros(self._size)
        for stem, weight in self._vectors[center].items():
            rows, weights = self._postings[stem]
            cosines[rows] += weight * weights
        alike = [int(i) for i in np.flatnonzero(cosines >= LEAST_LIKE) if i != center]
        return sorted(alike, key=lambda i: (-cosines[i], i))
