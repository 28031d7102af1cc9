"""The constants of selection: other values tried, and whether the choice holds under resampling.

    python -m benchmarks weights --data FOLDER [--tasks NAME …]

Each constant is set to other values, one at a time, and every item of its task is answered again:
single articles of NEWTS (mean of ROUGE-1 and ROUGE-2 F1) and sets of Reuters stories
(`benchmarks multidocument`, ROUGE-2 recall). The items are then drawn anew, with replacement,
1,000 times (the bootstrap of Efron 1979; of articles and sets, whose items go together). For
each value: the score, its difference from the value in use with the middle 95 % of the resamples,
and the share of resamples in which it is the best one tried.

A value whose interval holds 0 is as good as the one in use, as far as these data can tell.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np

from benchmarks import briefs, multidocument
from benchmarks._resampling import Scores, Tried, compare
from benchmarks._story_sets import story_sets
from summarizer import Document, Library
from summarizer.briefing import coverage, novelty, retrieval, selection, weighting
from summarizer.storage.sqlite import SqliteIndex


class Constant(NamedTuple):
    """Something that decides what is chosen."""

    name: str
    module: ModuleType
    attribute: str
    values: tuple[object, ...]


def _mix(mix: weighting.Mix, field: str, *values: float) -> tuple[object, ...]:
    return tuple(mix._replace(**{field: value}) for value in values)


CONSTANTS: Mapping[str, tuple[Constant, ...]] = {
    "plain": (
        Constant(
            "position", selection, "ARTICLE", _mix(weighting.ARTICLE, "position", 1, 2, 6, 10)
        ),
        Constant("length power", coverage, "LENGTH_POWER", (1.3, 1.6, 2.1)),
    ),
    "topic: words": (
        Constant(
            "relevance",
            selection,
            "ARTICLE_ASKED",
            _mix(weighting.ARTICLE_ASKED, "relevance", 0, 2, 7),
        ),
        Constant(
            "position",
            selection,
            "ARTICLE_ASKED",
            _mix(weighting.ARTICLE_ASKED, "position", 0, 3, 10),
        ),
        Constant("worth of a word", selection, "WORD", (0.0, 0.2, 0.9)),
        Constant("cost power", coverage, "COST_POWER", (0.5, 1.0)),
    ),
    "question": (
        Constant(
            "relevance", selection, "STORY_ASKED", _mix(weighting.STORY_ASKED, "relevance", 0, 2, 8)
        ),
        Constant("frequency power", weighting, "FREQUENCY_POWER", (1.0, 1.4, 2.2)),
        Constant("least of a document", retrieval, "LEAST", (0.2, 1.0)),
        Constant("cost power", coverage, "COST_POWER", (0.5, 1.0)),
    ),
    "no question": (
        Constant("position", selection, "STORY", _mix(weighting.STORY, "position", 0, 2, 4)),
        Constant("frequency power", weighting, "FREQUENCY_POWER", (1.0, 1.4, 2.2)),
    ),
    "update": (Constant("worth of what was met", novelty, "MET", (0.0, 0.3, 0.7, 1.0)),),
}
"""By task. The value in use is tried too."""


class Task(NamedTuple):
    """Items to answer again and again."""

    answer: Callable[[], Scores]
    groups: Sequence[int]
    """Items of one number are drawn together."""


def articles(data: Path, names: Sequence[str]) -> Iterator[tuple[str, Task]]:
    """Yield the tasks on single articles, each article analysed once."""
    items = briefs.load(data)
    index = SqliteIndex(":memory:")
    number = {text: at for at, text in enumerate(dict.fromkeys(item.article for item in items))}
    for text, at in number.items():
        Library(index, str(at)).add([Document(text=text)])
    groups = [number[item.article] for item in items]
    rouge = briefs.scorer()

    def scores(task: str) -> Scores:
        found = []
        for item, at in zip(items, groups, strict=True):
            lines = briefs.of_library(Library(index, str(at)), item, task)
            found.append(50 * sum(briefs.rouge(rouge, item.gold, lines)[:2]))
        return np.array(found)

    for name in names:
        yield name, Task(partial(scores, name), groups)


def sets(data: Path, names: Sequence[str]) -> Iterator[tuple[str, Task]]:
    """Yield the tasks on sets of stories, each document analysed once for a set."""
    found = story_sets(data)
    index = SqliteIndex(":memory:")
    for at, each in enumerate(found):
        Library(index, str(at)).add(each.documents)
    rouge = multidocument.scorer()

    def scores(task: str) -> Scores:
        most = multidocument.TASKS[task]
        return np.array(
            [
                100
                * multidocument.recall(
                    rouge,
                    each.reference,
                    multidocument.of_library(Library(index, str(at)), each, task),
                    most,
                )[1]
                for at, each in enumerate(found)
                if multidocument.has_task(each, task)
            ]
        )

    for name in names:
        number = sum(multidocument.has_task(each, name) for each in found)
        yield name, Task(partial(scores, name), range(number))


@contextmanager
def _set(constant: Constant, value: object) -> Iterator[None]:
    before = getattr(constant.module, constant.attribute)
    setattr(constant.module, constant.attribute, value)
    try:
        yield
    finally:
        setattr(constant.module, constant.attribute, before)


def tried(constant: Constant, task: Task, in_use: Scores) -> list[Tried]:
    """Return a line for the value in use, first, and one for every other."""
    values = [getattr(constant.module, constant.attribute), *constant.values]
    scores = [in_use]
    for value in constant.values:
        with _set(constant, value):
            scores.append(task.answer())
    return compare(values, np.array(scores), task.groups)


def main(argv: Sequence[str]) -> None:
    """Print a table for each constant."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks weights", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tasks", nargs="+", choices=tuple(CONSTANTS), default=tuple(CONSTANTS))
    options = parser.parse_args(argv)
    single = [name for name in options.tasks if name in briefs.TASKS]
    several = [name for name in options.tasks if name in multidocument.TASKS]
    for make, names in ((articles, single), (sets, several)):
        for name, task in make(options.data, names) if names else ():
            in_use = task.answer()
            for constant in CONSTANTS[name]:
                print(f"\n{name}: {constant.name}")
                print(f"{'value':>34} {'score':>6} {'difference (95 %)':>24} {'best':>6}")
                for line in tried(constant, task, in_use):
                    mean, low, high = line.difference
                    interval = f"{mean:+.2f} ({low:+.2f} to {high:+.2f})"
                    shown = _shown(line.value)
                    print(f"{shown:>34} {line.score:6.2f} {interval:>24} {line.best:5.0f}%")


def _shown(value: object) -> str:
    if isinstance(value, weighting.Mix):
        return " ".join(f"{field} {part:g}" for field, part in value._asdict().items())
    return str(value)
