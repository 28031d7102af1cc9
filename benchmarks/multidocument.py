"""Briefs over 8 to 25 documents on one subject: with a question, without, and on what is new.

    python -m benchmarks multidocument --data FOLDER

The form of DUC 2006 and 2007 (a question, 250 words), DUC 2004 (none, 100 words) and the update
task of 2007 (the question, 100 words, the earlier half of the documents known), on sets that
`_story_sets` makes from Reuters. ROUGE recall with stemming against the first 250 or 100 words of
the story that was left out. For updates, only sets whose reference is later than most documents.

Every system answers on the sentences that `analyze` finds; the peers get them in order of
publication. "coverage" is the rule of Gillick and Favre (2009): greedy choice by the weight of
stemmed pairs of words that occur in at least three documents, over length to the power 0.8,
with a question weighted by the words of it in the sentences that hold a pair.

Halves are every other set: constants are to hold on both.
"""

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rouge_score.rouge_scorer import RougeScorer

from benchmarks._prose import prose
from benchmarks._story_sets import StorySet, story_sets
from benchmarks.peers import Ranker, first_sentences, sumy_ranker, tfidf_mmr
from summarizer import Document, Library
from summarizer.briefing.concepts import bigrams
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.text import stems

TASKS = {"question": 250, "no question": 100, "update": 100}
"""Words of an answer."""

PUBLISHED = """ROUGE-2 recall on the DUC collections themselves (not these sets):
DUC 2006 and 2007, 250 words: LexRank 8.3 and 10.5, TF-IDF with MMR 9.2 and 11.9, coverage 10.4 and
13.4, best published systems 9.5 and 12.4, people 11.2 and 14.2. DUC 2004, 100 words: coverage
9.8, best system 9.6, people 9.9. DUC 2007 update: MMR 8.2, coverage 9.6, best published 11.2."""

_COST_POWER = 0.8
_SHARED = 3


class Row(NamedTuple):
    """One line of the table: ROUGE-1 and ROUGE-2 recall in percent."""

    task: str
    system: str
    all: tuple[float, float]
    halves: tuple[float, float]
    """ROUGE-2 of both halves of the sets."""
    words: float
    """Mean length of an answer."""
    milliseconds: float


class Scored(NamedTuple):
    """What one answer is worth."""

    recall: tuple[float, float]
    words: int
    seconds: float


class Sentence(NamedTuple):
    """A sentence as the peers get it."""

    text: str
    document: int
    """Position of its document."""


_Answer = Callable[[], list[str]]


def recall(
    rouge: RougeScorer, reference: str, lines: Sequence[str], most: int
) -> tuple[float, float]:
    """Return ROUGE-1 and 2 recall, between 0 and 1, against the first words of a text."""
    target = " ".join(reference.split()[:most])
    scores = rouge.score(target, "\n".join(lines))
    return float(scores["rouge1"].recall), float(scores["rouge2"].recall)


def check_evaluator(sets: Sequence[StorySet]) -> None:
    """Refuse to measure with an evaluator that is off: the reference is 100, nothing is 0."""
    rouge = scorer()
    for each in sets[:20]:
        own = recall(rouge, each.reference, [each.reference], 250)
        if min(own) < 1 or max(recall(rouge, each.reference, [], 250)) > 0:
            raise SystemExit(f"The evaluator is off on the set {each.question!r}.")


def scorer() -> RougeScorer:
    """Return the scorer: ROUGE-1 and 2 with stemming."""
    return RougeScorer(["rouge1", "rouge2"], use_stemmer=True)


def has_task(each: StorySet, task: str) -> bool:
    """Tell whether a set is one for a task: of updates the reference must be late."""
    return task != "update" or each.reference_last


def of_library(library: Library, each: StorySet, task: str) -> list[str]:
    """Answer as this project does."""
    known = _known(each, task)
    found = library.brief(_question(each, task), max_words=TASKS[task], known=known)
    return [point.text for point in found.points]


def _question(each: StorySet, task: str) -> str:
    return "" if task == "no question" else each.question


def _known(each: StorySet, task: str) -> tuple[Document, ...]:
    return each.documents[: len(each.documents) // 2] if task == "update" else ()


def _peer(rank: Ranker, sentences: Sequence[Sentence], question: str, most: int) -> list[str]:
    order = rank([sentence.text for sentence in sentences], question)
    kept: list[str] = []
    room = most
    for position in order:
        text = sentences[position].text
        if len(text.split()) <= room and text not in kept:
            kept.append(text)
            room -= len(text.split())
    return kept


def _first_of_each(sentences: Sequence[Sentence]) -> list[Sentence]:
    """First sentences of all documents, then second ones …, the latest documents first."""
    number: dict[int, int] = defaultdict(int)
    ranks = []
    for sentence in sentences:
        ranks.append((number[sentence.document], -sentence.document))
        number[sentence.document] += 1
    return [sentences[i] for i in sorted(range(len(sentences)), key=lambda i: ranks[i])]


def covering(
    sentences: Sequence[Sentence], question: str, most: int, known: Sequence[Sentence] = ()
) -> list[str]:
    """Answer as the prototype that the targets name: greedy coverage of shared pairs of stems."""
    asked = set(stems(question)) - FUNCTION_STEMS
    held = [bigrams(stems(sentence.text)) for sentence in sentences]
    relevance = [1.0 + len(asked & set(stems(sentence.text))) for sentence in sentences]
    old = {pair for sentence in known for pair in bigrams(stems(sentence.text))}
    where: dict[tuple[str, str], set[int]] = defaultdict(set)
    best: dict[tuple[str, str], float] = defaultdict(float)
    for sentence, pairs, value in zip(sentences, held, relevance, strict=True):
        for pair in pairs:
            where[pair].add(sentence.document)
            best[pair] = max(best[pair], value)
    least = min(_SHARED, len({sentence.document for sentence in sentences}))
    weights = {
        pair: len(documents) * best[pair]
        for pair, documents in where.items()
        if len(documents) >= least and pair not in old
    }
    chosen: list[str] = []
    room = most
    while True:
        ranked = [
            (sum(weights.get(pair, 0.0) for pair in held[i]) / length**_COST_POWER, -i)
            for i, sentence in enumerate(sentences)
            if 0 < (length := len(sentence.text.split())) <= room
        ]
        gain, position = max(ranked, default=(0.0, 0))
        if gain <= 0 or math.isnan(gain):
            return chosen
        text = sentences[-position].text
        chosen.append(text)
        room -= len(text.split())
        for pair in held[-position]:
            weights.pop(pair, None)


def _systems(
    each: StorySet, task: str, library: Library, sentences: Sequence[Sentence], *, peers: bool
) -> dict[str, _Answer]:
    """Return every system by name, ready to answer."""
    most = TASKS[task]
    question = _question(each, task)
    known = _known(each, task)
    new = [sentence for sentence in sentences if sentence.document >= len(known)]
    old = [sentence for sentence in sentences if sentence.document < len(known)]

    systems: dict[str, _Answer] = {"this project": lambda: of_library(library, each, task)}
    if peers:
        systems |= {
            "coverage": lambda: covering(new, question, most, old),
            "first sentences": lambda: _peer(first_sentences, _first_of_each(new), "", most),
            "TF-IDF + MMR": lambda: _peer(tfidf_mmr, new, question, most),
            "sumy LexRank": lambda: _peer(sumy_ranker("LexRank"), new, question, most),
        }
    return systems


def answers(sets: Sequence[StorySet], *, peers: bool) -> Iterator[tuple[int, str, str, Scored]]:
    """Yield (position of the set, task, system, score), adding each set once."""
    rouge = scorer()
    for position, each in enumerate(sets):
        with Library.open(":memory:") as library:
            library.add(each.documents)
            sentences = [
                Sentence(text, number)
                for number, document in enumerate(each.documents if peers else ())
                for text in prose(document)
            ]
            for task, most in TASKS.items():
                if not has_task(each, task):
                    continue
                for name, answer in _systems(each, task, library, sentences, peers=peers).items():
                    started = time.perf_counter()
                    lines = answer()
                    seconds = time.perf_counter() - started
                    scored = recall(rouge, each.reference, lines, most)
                    words = len(" ".join(lines).split())
                    yield position, task, name, Scored(scored, words, seconds)


def run(data: Path, *, limit: int | None = None, peers: bool = True) -> list[Row]:
    """Return the table, one row for each task and system."""
    sets = story_sets(data)[:limit]
    check_evaluator(sets)
    found: dict[tuple[str, str], list[tuple[int, Scored]]] = defaultdict(list)
    for position, task, system, scored in answers(sets, peers=peers):
        found[task, system].append((position, scored))
    return [_row(task, system, rows) for (task, system), rows in sorted(found.items())]


def _row(task: str, system: str, rows: Sequence[tuple[int, Scored]]) -> Row:
    return Row(
        task,
        system,
        (_mean([s.recall[0] for _, s in rows]), _mean([s.recall[1] for _, s in rows])),
        (
            _mean([s.recall[1] for position, s in rows if position % 2 == 0]),
            _mean([s.recall[1] for position, s in rows if position % 2]),
        ),
        sum(s.words for _, s in rows) / len(rows),
        sum(s.seconds for _, s in rows) / len(rows) * 1000,
    )


def _mean(shares: Sequence[float]) -> float:
    return 100 * sum(shares) / max(1, len(shares))


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    return {
        f"{row.task}: {metric}": figure
        for row in run(data, peers=False)
        for metric, figure in zip(("ROUGE-1", "ROUGE-2"), row.all, strict=True)
    }


def main(argv: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks multidocument", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None, help="only the first sets")
    options = parser.parse_args(argv)
    print(f"{'':12} {'':16} {'ROUGE-1/2 recall':>16} {'halves':>11} {'words':>6} {'ms':>7}")
    for row in run(options.data, limit=options.limit):
        recalls = "/".join(f"{value:.1f}" for value in row.all)
        halves = " ".join(f"{value:.1f}" for value in row.halves)
        print(
            f"{row.task:12} {row.system:16} {recalls:>16} {halves:>11}"
            f" {row.words:6.0f} {row.milliseconds:7.1f}"
        )
    print(f"\n{PUBLISHED}")
