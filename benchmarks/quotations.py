"""Quotations on PolNeAR: contents found, at a token IoU of 50 % and exactly, and sources right.

Contents are compared without outer quotation marks, one to one, best overlap first. An
annotated content of several stretches ("…," he said, "…") counts as that many contents in the
lines marked `stretch`; in those marked `whole` it is one set of tokens, which no single span
can equal. `direct` compares what stands wholly in quotation marks with direct quotations,
`all` everything. A source is right if it meets the annotated one at a token IoU of 50 %.
"""

import argparse
import re
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks._polnear import Article, Attribution, Range, bare, load
from benchmarks._quotation_peers import (
    Finder,
    Found,
    clause_rules,
    marks_alone,
    textacy,
    this_project,
)
from summarizer.language.model import load_model

Tokens = frozenset[int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
HALF = 0.5
FLOORS = {
    "f1": "content F1 at IoU 50 %",
    "exact": "content F1, exact",
    "source_matched": "source right, of those matched",
    "source_all": "source right, of all",
}
PUBLISHED = (
    "On the half kept aside: textacy direct 67.8/36.4, all 28.9/14.5, source 91.5 of those "
    "matched, 20.5 of all; clause rules all 43.9/34.1, source 80.9, 33.7."
)


class Gold(NamedTuple):
    """A content to be found."""

    content: Tokens
    source: Tokens
    direct: bool


class Row(NamedTuple):
    """One line of the table, in percent."""

    system: str
    unit: str
    scope: str
    precision: float
    recall: float
    f1: float
    exact: float
    source_matched: float
    """Sources right, of the contents matched whose source is annotated."""
    source_all: float
    """The same, of all contents whose source is annotated."""
    seconds: float
    """For one article, parsing included."""


class Tokenizer:
    """Character ranges of a text as sets of token numbers."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def tokens(self, ranges: Iterable[Range]) -> Tokens:
        """Return the tokens that lie wholly in some ranges."""
        numbers: set[int] = set()
        for start, end in ranges:
            numbers.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(numbers)


def match(gold: Sequence[Tokens], found: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Pair gold and found one to one, best IoU first, none under a half."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, tokens in enumerate(gold):
        for token in tokens:
            holders[token].append(number)
    candidates = []
    for other, tokens in enumerate(found):
        for number in {holder for token in tokens for holder in holders[token]}:
            overlap = iou(gold[number], tokens)
            if overlap >= HALF:
                candidates.append((-overlap, number, other))
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, number, other in sorted(candidates):
        if number not in taken_gold and other not in taken_found:
            taken_gold.add(number)
            taken_found.add(other)
            pairs.append((number, other))
    return pairs


def iou(one: Tokens, other: Tokens) -> float:
    """Return the intersection of two sets over their union."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def score(
    articles: Sequence[Article], answers: Sequence[Sequence[Found]], *, whole: bool, direct: bool
) -> dict[str, float]:
    """Compare what was found in each article with what is annotated."""
    matched = exact = golds = founds = sourced = sources = right = 0
    for article, answer in zip(articles, answers, strict=True):
        tokenizer = Tokenizer(article.text)
        gold = [
            item
            for attribution in article.attributions
            for item in _gold(tokenizer, attribution, whole=whole)
            if item.direct or not direct
        ]
        mine = [found for found in answer if found.direct or not direct]
        contents = [tokenizer.tokens([bare(article.text, *found.content)]) for found in mine]
        pairs = match([item.content for item in gold], contents)
        golds, founds, matched = golds + len(gold), founds + len(mine), matched + len(pairs)
        exact += sum(gold[number].content == contents[other] for number, other in pairs)
        sources += sum(bool(item.source) for item in gold)
        for number, other in pairs:
            if gold[number].source:
                sourced += 1
                source = mine[other].source
                meets = source is not None and tokenizer.tokens([source])
                right += bool(meets) and iou(gold[number].source, meets or frozenset()) >= HALF
    return {
        "precision": _percent(matched, founds),
        "recall": _percent(matched, golds),
        "f1": _percent(2 * matched, golds + founds),
        "exact": _percent(2 * exact, golds + founds),
        "source_matched": _percent(right, sourced),
        "source_all": _percent(right, sources),
    }


def _gold(tokenizer: Tokenizer, attribution: Attribution, *, whole: bool) -> list[Gold]:
    source = tokenizer.tokens(attribution.source)
    units = [attribution.contents] if whole else [(part,) for part in attribution.contents]
    return [Gold(tokenizer.tokens(unit), source, attribution.direct) for unit in units]


def _percent(part: int, of: int) -> float:
    return 100 * part / of if of else 0.0


def annotated(article: Article) -> list[Found]:
    """Return the annotation as if a system had found it, stretch by stretch."""
    return [
        Found(
            content, (item.source[0][0], item.source[-1][1]) if item.source else None, item.direct
        )
        for item in article.attributions
        for content in item.contents
    ]


def check_evaluator(articles: Sequence[Article]) -> None:
    """Give gold, stretch by stretch, and nothing to the evaluator.

    Counted whole, gold is not a hundred: an answer is one stretch, and a content may be several.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    gold = [annotated(article) for article in articles]
    nothing: list[list[Found]] = [[] for _ in articles]
    for direct in (True, False):
        perfect = score(articles, gold, whole=False, direct=direct)
        empty = score(articles, nothing, whole=False, direct=direct)
        if set(perfect.values()) != {100.0} or set(empty.values()) != {0.0}:
            raise ValueError(f"the evaluator is wrong: {perfect}, {empty}")


def run(data: Path) -> list[Row]:
    """Return the table for this project and its peers; the evaluator is checked first."""
    articles = load(data)
    check_evaluator(articles)
    nlp = load_model()
    systems: dict[str, Finder | None] = {
        "this project": this_project,
        "clause rules": clause_rules(nlp),
        "marks alone": marks_alone,
        "textacy": textacy(nlp),
    }
    rows = []
    for system, find in systems.items():
        if find is None:
            continue
        find(articles[0].text)  # the model is loaded before the clock starts
        started = time.perf_counter()
        answers = [find(article.text) for article in articles]
        seconds = (time.perf_counter() - started) / len(articles)
        for whole in (False, True):
            for direct in (True, False):
                figures = score(articles, answers, whole=whole, direct=direct)
                unit, scope = ("whole" if whole else "stretch"), ("direct" if direct else "all")
                rows.append(Row(system, unit, scope, seconds=seconds, **figures))
    return rows


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold: figures of this project, stretch by stretch."""
    articles = load(data)
    check_evaluator(articles)
    answers = [this_project(article.text) for article in articles]
    found: dict[str, float] = {}
    for scope in ("direct", "all"):
        row = score(articles, answers, whole=False, direct=scope == "direct")
        for name, words in FLOORS.items():
            found[f"{scope}: {words}"] = row[name]
    return found


def main(argv: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks quotations", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = run(parser.parse_args(argv).data)
    print(
        f"{'PolNeAR':14} {'unit':8} {'scope':7} {'P':>5} {'R':>5} {'F1':>5} {'exact':>6}"
        f" {'source':>7} {'of all':>7} {'s/item':>7}"
    )
    for row in rows:
        print(
            f"{row.system:14} {row.unit:8} {row.scope:7} {row.precision:5.1f} {row.recall:5.1f} "
            f"{row.f1:5.1f} {row.exact:6.1f} {row.source_matched:7.1f} {row.source_all:7.1f} "
            f"{row.seconds:7.3f}"
        )
    if not any(row.system == "textacy" for row in rows):
        print("textacy is not installed: left out.")
    print(PUBLISHED)
