"""Copies of one text: how many are found, how many texts are wrongly taken for copies, and cost.

    python -m benchmarks copies --data FOLDER [--documents N] [--made N] [--show]

Stories of Reuters-21578 go into a store with copies made of some: cut, lengthened, with words
changed, with another headline or dateline. Documents are stored with their text alone, without
language analysis. Right is what is a copy of the same story, however made. Many stories of
Reuters were sent twice, touched up: two of them count as one where half of the sentences of the
shorter stand in the other, with the same numbers and four of five of their words. What that
takes for wrong is printed with `--show`, to be read.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.reuters import stories
from summarizer import Document
from summarizer.models import Analysis
from summarizer.storage.base import Window
from summarizer.storage.copying import signature
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from summarizer.text import stems, words

_LEAST_WORDS = 80
"""Copies are made of stories this long: of a notice of three lines nobody makes a copy."""
_SAME_WORDS = 0.8
"""Share of the words of a sentence that another has if it is the same, touched up."""
_SAME_SENTENCES = 0.5
_TELLING = 6
"""Different stems. Shorter sentences can be the same by chance."""

Make = Callable[[Sequence[str], random.Random, Sequence[str]], list[str]]


def main(argv: Sequence[str]) -> None:
    """Make copies, store everything, and print what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks copies")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--made", type=int, default=200, help="copies of each kind")
    parser.add_argument("--show", action="store_true", help="print the pairs joined wrongly")
    options = parser.parse_args(argv)
    originals = list(stories(options.data, options.documents))
    draw = random.Random(1)
    long = [story for story in originals if len(words(story.text)) >= _LEAST_WORDS]
    vocabulary = [word for story in originals[:300] for word in words(story.text)]
    made: list[_Made] = []
    for kind, make in _KINDS.items():
        for story in draw.sample(long, options.made):
            text = "\n\n".join(make(story.text.split("\n\n"), draw, vocabulary))
            title = " ".join(draw.choices(vocabulary, k=6)) if "headline" in kind else story.title
            document = Document(
                text=text, title=title, source=f"Copy, {kind}", published=story.published
            )
            made.append(_Made(kind, story.id, document))
    index = SqliteIndex(":memory:")
    everything = [*originals, *(copy.document for copy in made)]
    seconds = _store(index, everything, signed=True)
    plain_index = SqliteIndex(":memory:")
    plain = _store(plain_index, everything, signed=False)
    size = _bytes(index) - _bytes(plain_index)
    started = time.process_time()
    for document in everything:
        signature(stems(document.text))
    signing = time.process_time() - started
    keys = index.latest("main", Window(), len(everything), every_language=True)
    ids = {key: ref.id for key, ref in index.documents("main", keys).items()}
    origin = {ids[key]: group for key, group in index.copies("main", keys).items()}
    print(f"\nCopies found, {len(originals):,} stories and {options.made} copies of each kind\n")
    for kind, share in _found(made, origin).items():
        print(f"  {kind:<34} {share:5.1f} %")
    right, wrong = _judged(originals, origin, {copy.document.id for copy in made})
    print(
        f"\nPairs of stories joined: {len(right) + len(wrong):,}; "
        f"precision {_share(len(right), len(wrong)):.1f} %"
    )
    if options.show:
        for one, other in wrong:
            print(f"\n--- {one.title}\n{one.text}\n--- {other.title}\n{other.text}")
    gold = {copy.document.id: number for number, copy in enumerate(made)}
    gold |= {copy.of: gold[copy.document.id] for copy in made}
    for copy in made:  # several copies of one story have one number
        gold[copy.document.id] = gold[copy.of]
    perfect, nothing = _found(made, gold)["all"], _found(made, {})["all"]
    print(f"The evaluator: gold against itself {perfect:.1f} %, nothing {nothing:.1f} %")
    count = len(everything)
    print(f"Storing: {1e3 * (seconds - plain) / count:.2f} ms and {size / count:.0f} bytes more")
    print(f"Signing, in the workers: {1e3 * signing / count:.2f} ms for each document")


class _Made(NamedTuple):
    """A copy that was made."""

    kind: str
    of: str
    """The id of the story."""
    document: Document


def _found(made: Sequence[_Made], origin: Mapping[str, int]) -> dict[str, float]:
    """Return for each kind of copy, and all together, how many of 100 are found."""
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for copy in made:
        if copy.document.id != copy.of:
            same = origin.get(copy.of, -1) == origin.get(copy.document.id, -2)
            for kind in (copy.kind, "all"):
                tried[kind] += 1
                found[kind] += same
    kinds = [*dict.fromkeys(copy.kind for copy in made), "all"]
    return {kind: 100 * found[kind] / tried[kind] for kind in kinds if tried[kind]}


def _bytes(index: SqliteIndex) -> int:
    """Return the size of a store."""
    with index._connections.reading() as connection:  # noqa: SLF001 - no port asks for this
        return int(
            connection.execute(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ).fetchone()[0]
        )


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


def _other_dateline(paragraphs: Sequence[str], *_: object) -> list[str]:
    """Take off what stands before the first dash, and put another place in front."""
    first = re.sub(r"^[^-]{0,40}, \w+ \d+ - ", "", paragraphs[0])
    return [f"ASTERBURG (Wire) - {first}", *paragraphs[1:]]


def _middle(paragraphs: Sequence[str], *_: object) -> list[str]:
    """An excerpt: the middle half."""
    cut = len(paragraphs) // 4
    return list(paragraphs[cut : len(paragraphs) - cut])


_KINDS: dict[str, Make] = {
    "word for word, from another outlet": _cut(1.0),
    "another headline": _cut(1.0),
    "another dateline": _other_dateline,
    "the middle half": _middle,
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


_Pair = tuple[Document, Document]


def _judged(
    originals: Sequence[Document], origin: Mapping[str, int], made: Set[str]
) -> tuple[list[_Pair], list[_Pair]]:
    """Return which of Reuters' own stories were joined rightly, and which wrongly."""
    groups: dict[int, list[Document]] = defaultdict(list)
    for story in originals:
        if story.id in origin and story.id not in made:
            groups[origin[story.id]].append(story)
    right: list[_Pair] = []
    wrong: list[_Pair] = []
    for group in groups.values():
        for one, other in combinations(group, 2):
            (right if _share_sentences(one, other) else wrong).append((one, other))
    return right, wrong


def _share_sentences(one: Document, other: Document) -> bool:
    fewer, more = sorted((_sentences(one), _sentences(other)), key=len)
    if not fewer:
        return False
    shared = sum(any(_same(sentence, theirs) for theirs in more) for sentence in fewer)
    return shared >= _SAME_SENTENCES * len(fewer)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sentences are one, touched up: its numbers and nearly all its words."""
    shared = one & other
    numbers = {stem for stem in one ^ other if stem[0].isdigit()}
    return not numbers and len(shared) >= _SAME_WORDS * min(len(one), len(other))


def _sentences(document: Document) -> list[frozenset[str]]:
    found = (frozenset(stems(text)) for text in re.split(r"(?<=[.!?])\s+|\n+", document.text))
    return [sentence for sentence in found if len(sentence) >= _TELLING]


def _share(right: int, wrong: int) -> float:
    return 100.0 * right / max(1, right + wrong)
