"""Briefs of one article: on a topic within 70 words, and plain in three sentences (NEWTS).

Every system answers on the same sentences in the same run: those that `analyze` finds. ROUGE is
that of the package rouge-score, with stemming; ROUGE-L is rougeLsum, with the gold summary and
the answer split into sentences. Milliseconds are those of the answer; language
analysis, which all share, is not in them.

The halves are by the hash of the article: constants are found on the first, and the second
shows whether they hold.
"""

import argparse
import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from rouge_score.rouge_scorer import RougeScorer

from benchmarks._prose import prose
from benchmarks.peers import Ranker, all_rankers
from summarizer import Document, Library

WORDS = 70
SENTENCES = 3
METRICS = ("rouge1", "rouge2", "rougeLsum")
TASKS = ("topic: sentences", "topic: words", "plain")


PUBLISHED = (
    "on the half kept aside, topic: first sentences 34.2/12.4/30.1, TF-IDF + MMR 34.0/11.1/29.8, "
    "LexRank 31.9/9.8/28.0; plain: first sentences 32.1/11.6/28.6; "
    "NEWTS's SOURCE: first three sentences 34.9/13.1/30.7"
)


class Item(NamedTuple):
    """An article with one question about it, and what a person answered."""

    article: str
    words: str
    sentences: str
    gold: str

    @property
    def half(self) -> str:
        """A or B, by the article."""
        return "AB"[hashlib.sha256(self.article.encode()).digest()[0] % 2]


class Row(NamedTuple):
    """One line of the table: ROUGE-1, ROUGE-2 and ROUGE-L F1 in percent."""

    task: str
    system: str
    all: tuple[float, ...]
    first_half: tuple[float, ...]
    second_half: tuple[float, ...]
    words: float
    """Mean length of an answer."""
    milliseconds: float
    """Mean time of an answer."""


_System = Callable[[Item, str], list[str]]
"""Item and task → the lines of the answer."""


class Answer(NamedTuple):
    """What one system says to one item."""

    lines: list[str]
    seconds: float


def load(data: Path, limit: int | None = None) -> list[Item]:
    """Read the items of NEWTS, of whichever of its files are there."""
    rows = []
    for path in sorted((data / "newts").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    if not rows:
        raise SystemExit(f"There is no *.jsonl.gz file in {data / 'newts'}.")
    return [
        Item(row["article"], row["query_words"], row["query_sentences"], row["summary"])
        for row in rows[:limit]
    ]


def rouge(scorer: RougeScorer, gold: str, lines: Sequence[str]) -> tuple[float, ...]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L F1 between 0 and 1."""
    scores = scorer.score(re.sub(r"(?<=[.!?])\s+", "\n", gold), "\n".join(lines))
    return tuple(float(scores[metric].fmeasure) for metric in METRICS)


def check_evaluator(items: Sequence[Item]) -> None:
    """Refuse to measure with an evaluator that is off: gold is 100, nothing is 0."""
    with_stemming = scorer()
    for item in items[:20]:
        split = re.split(r"(?<=[.!?])\s+", item.gold)
        if (
            min(rouge(with_stemming, item.gold, split)) < 1
            or max(rouge(with_stemming, item.gold, [])) > 0
        ):
            raise SystemExit(f"The evaluator is off on the gold summary {item.gold!r}.")


def scorer() -> RougeScorer:
    """Return the scorer of this suite."""
    return RougeScorer(list(METRICS), use_stemmer=True)


def of_library(library: Library, item: Item, task: str) -> list[str]:
    """Answer as this project does."""
    if task == "plain":
        return [point.text for point in library.brief(points=SENTENCES).points]
    topic = item.words if task == "topic: words" else item.sentences
    return [point.text for point in library.brief(topic, max_words=WORDS).points]


def _of_ranker(rank: Ranker, sentences: Sequence[str], item: Item, task: str) -> list[str]:
    """Take sentences in order of rank while there is room, and show them in order of the text."""
    question = {"plain": "", "topic: words": item.words}.get(task, item.sentences)
    order = rank(sentences, question)
    if task == "plain":
        return [sentences[i] for i in sorted(order[:SENTENCES])]
    kept: list[int] = []
    room = WORDS
    for position in order:
        length = len(sentences[position].split())
        if length <= room:
            kept.append(position)
            room -= length
        elif order[0] == 0 and order == sorted(order):
            break  # First sentences with holes are none.
    return [sentences[i] for i in sorted(kept)]


def answers(
    items: Sequence[Item], rankers: Mapping[str, Ranker]
) -> Iterator[tuple[Item, str, str, Answer]]:
    """Yield (item, task, system, answer), adding each article once."""
    by_article: dict[str, list[Item]] = {}
    for item in items:
        by_article.setdefault(item.article, []).append(item)
    for article, group in by_article.items():
        with Library.open(":memory:") as library:
            document = Document(text=article)
            library.add([document])
            sentences = prose(document)
            systems: dict[str, _System] = {"this project": partial(of_library, library)}
            for name, rank in rankers.items():
                systems[name] = partial(_of_ranker, rank, sentences)
            for item, task, (name, system) in product(group, TASKS, systems.items()):
                started = time.perf_counter()
                lines = system(item, task)
                yield item, task, name, Answer(lines, time.perf_counter() - started)


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    return {
        f"{row.task}: {metric}": figure
        for row in run(data, rankers={})
        for metric, figure in zip(("ROUGE-1", "ROUGE-2", "ROUGE-L"), row.all, strict=True)
    }


def run(
    data: Path, limit: int | None = None, rankers: Mapping[str, Ranker] | None = None
) -> list[Row]:
    """Return the table, one row for each task and system; all peers if none are named."""
    items = load(data, limit)
    check_evaluator(items)
    with_stemming = scorer()
    scores: dict[tuple[str, str], list[tuple[str, tuple[float, ...], Answer]]] = {}
    for item, task, system, answer in answers(items, all_rankers() if rankers is None else rankers):
        scored = (item.half, rouge(with_stemming, item.gold, answer.lines), answer)
        scores.setdefault((task, system), []).append(scored)
    return [
        Row(
            task,
            system,
            _mean([score for _, score, _ in rows]),
            _mean([score for half, score, _ in rows if half == "A"]),
            _mean([score for half, score, _ in rows if half == "B"]),
            sum(len(" ".join(answer.lines).split()) for *_, answer in rows) / len(rows),
            sum(answer.seconds for *_, answer in rows) / len(rows) * 1000,
        )
        for task in TASKS
        for (of_task, system), rows in scores.items()
        if of_task == task
    ]


def _mean(scores: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(100 * sum(column) / len(column) for column in zip(*scores, strict=True))


def main(argv: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks briefs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None, help="only the first items")
    options = parser.parse_args(argv)
    heading = f"{'':20} {'ROUGE-1/2/L F1':>16} {'half A':>16} {'half B':>16} {'words':>6} {'ms':>7}"
    task = ""
    for row in run(options.data, options.limit):
        if row.task != task:
            task = row.task
            limit = f"{SENTENCES} sentences" if task == "plain" else f"{WORDS} words at most"
            print(f"\n{task}, {limit}\n{heading}")
        columns = " ".join(
            "/".join(f"{value:4.1f}" for value in part).rjust(16)
            for part in (row.all, row.first_half, row.second_half)
        )
        print(f"{row.system:20} {columns} {row.words:6.1f} {row.milliseconds:7.1f}")
    print(f"\n{PUBLISHED}")
