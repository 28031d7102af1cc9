"""Copies of one text: how many are found, how many texts are wrongly taken for copies, and cost.

    python -m benchmarks copies --data FOLDER [--documents N] [--made N]

Stories of Reuters-21578 go into a store with copies made of some: cut, lengthened, with words
changed. Documents are stored with their text alone, without language analysis. Right is what is
a copy of the same story, however made; two stories of Reuters count as one where the shorter has
half of its sentences from the other (`briefing.copies`), as many there were sent twice.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.reuters import stories
from summarizer import Document
from summarizer.briefing.copies import COPY, TELLING
from summarizer.models import Analysis
from summarizer.storage.base import Window
from summarizer.storage.copying import signature
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from summarizer.text import stems, words

_LEAST_WORDS = 80
"""Copies are made of stories this long: of a notice of three lines nobody makes a copy."""

Make = Callable[[Sequence[str], random.Random, Sequence[str]], list[str]]


def main(argv: Sequence[str]) -> None:
    """Make copies, store everything, and print what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks copies")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--made", type=int, default=200, help="copies of each kind")
    options = parser.parse_args(argv)
    originals = list(stories(options.data, options.documents))
    draw = random.Random(1)
    long = [story for story in originals if len(words(story.text)) >= _LEAST_WORDS]
    vocabulary = [word for story in originals[:300] for word in words(story.text)]
    made: list[tuple[str, str, Document]] = []
    for kind, make in _KINDS.items():
        for story in draw.sample(long, options.made):
            text = "\n\n".join(make(story.text.split("\n\n"), draw, vocabulary))
            made.append(
                (kind, story.id, Document(text=text, title=story.title, source=f"Copy, {kind}"))
            )
    index = SqliteIndex(":memory:")
    everything = [*originals, *(document for _, _, document in made)]
    seconds = _store(index, everything, signed=True)
    plain = _store(SqliteIndex(":memory:"), everything, signed=False)
    started = time.process_time()
    for document in everything:
        signature(stems(document.text))
    signing = time.process_time() - started
    keys = index.latest("main", Window(), len(everything), every_language=True)
    ids = {key: ref.id for key, ref in index.documents("main", keys).items()}
    origin = {ids[key]: group for key, group in index.copies("main", keys).items()}
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for kind, of, document in made:
        if document.id != of:
            tried[kind] += 1
            found[kind] += origin.get(of, 0) == origin.get(document.id, 1)
    print(f"\nCopies found, {len(originals):,} stories and {options.made} copies of each kind\n")
    for kind, number in tried.items():
        print(f"  {kind:<34} {100 * found[kind] / number:5.1f} %")
    print(f"  {'all':<34} {100 * found.total() / tried.total():5.1f} %")
    right, wrong = _judged(originals, origin, {document.id: of for _, of, document in made})
    print(f"\nPairs of stories joined: {right + wrong:,}; precision {_share(right, wrong):.1f} %")
    count = len(everything)
    print(f"Storing: {1e3 * (seconds - plain) / count:.2f} ms more for each document")
    print(f"Signing, in the workers: {1e3 * signing / count:.2f} ms for each document")


def _cut(share: float) -> Make:
    return lambda paragraphs, *_: list(paragraphs[: max(1, round(share * len(paragraphs)))])


def _changed(share: float) -> Make:
    def make(
        paragraphs: Sequence[str], draw: random.Random, vocabulary: Sequence[str]
    ) -> list[str]:
        return [
            re.sub(
                r"\w+",
                lambda word: draw.choice(vocabulary) if draw.random() < share else word[0],
                paragraph,
            )
            for paragraph in paragraphs
        ]

    return make


def _lengthened(share: float) -> Make:
    def make(
        paragraphs: Sequence[str], draw: random.Random, vocabulary: Sequence[str]
    ) -> list[str]:
        number = round(share * len(words(" ".join(paragraphs))))
        return [*paragraphs, " ".join(draw.choices(vocabulary, k=number))]

    return make


_KINDS: dict[str, Make] = {
    "word for word": _cut(1.0),
    "the first 70 % of paragraphs": _cut(0.7),
    "the first 50 % of paragraphs": _cut(0.5),
    "3 % of words changed": _changed(0.03),
    "8 % of words changed": _changed(0.08),
    "12 % of words changed": _changed(0.12),
    "30 % added": _lengthened(0.3),
    "100 % added": _lengthened(1.0),
}


def _store(index: SqliteIndex, documents: Sequence[Document], *, signed: bool) -> float:
    """Store documents without analysis; return the seconds that storing alone took."""
    seconds = 0.0
    for start in range(0, len(documents), 64):
        records = [
            make_record(document, Analysis(language="en"))
            for document in documents[start : start + 64]
        ]
        started = time.process_time()
        with index.writing("main") as writer:
            for record in records:
                writer.write(record if signed else record._replace(signature=None))
        seconds += time.process_time() - started
    return seconds


def _judged(
    originals: Sequence[Document], origin: dict[str, int], made: dict[str, str]
) -> tuple[int, int]:
    """Return how many pairs of Reuters' own stories were joined rightly, and wrongly."""
    groups: dict[int, list[Document]] = defaultdict(list)
    for story in originals:
        if story.id in origin and story.id not in made:
            groups[origin[story.id]].append(story)
    right = wrong = 0
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _share_sentences(one, other):
                right += 1
            else:
                wrong += 1
    return right, wrong


def _share_sentences(one: Document, other: Document) -> bool:
    first, second = _sentences(one), _sentences(other)
    return len(first & second) >= COPY * max(1, min(len(first), len(second)))


def _sentences(document: Document) -> set[tuple[str, ...]]:
    found = (stems(text) for text in re.split(r"(?<=[.!?])\s+", document.text))
    return {sentence for sentence in found if len(sentence) >= TELLING}


def _share(right: int, wrong: int) -> float:
    return 100.0 * right / max(1, right + wrong)
