"""Names: persons, organizations and places, and whether a person keeps one kind all through.

F1 counts spans and kinds that are exactly right. "One kind" is the share of persons named at
least twice whose every mention is found as a person. Peer: the stock spaCy model alone.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from benchmarks._name_sets import KINDS, Item, Mark, meantime, reuters, uner
from summarizer import Document
from summarizer.language.analysis import analyze_all
from summarizer.language.model import load_model
from summarizer.language.names.find import find_names
from summarizer.language.pipeline import load_pipeline, parse
from summarizer.models import Form, Kind

_KINDS = {Kind.PERSON: "PER", Kind.ORGANIZATION: "ORG", Kind.PLACE: "LOC"}
_LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_REUTERS_STORIES = 300

PUBLISHED = (
    "on the halves kept aside, bare model: persons F1 70, 71, 68; persons of one kind 44, 61, 65 %"
)

Finder = Callable[[Sequence[Item]], Iterable[Iterable[Mark]]]
"""Texts in, the names of each out, in order."""


class Row(NamedTuple):
    """One line of the table, in percent; F1 is None where the data have no spans."""

    data: str
    name: str
    persons: float | None
    precision: float | None
    recall: float | None
    all_kinds: float | None
    one_kind: float
    people: int
    seconds: float
    """For one text, parsing included."""


def f1(gold: int, found: int, right: int) -> tuple[float, float, float]:
    """Return F1, precision and recall in percent."""
    both = gold + found
    return (
        200 * right / both if both else 0.0,
        100 * right / found if found else 0.0,
        100 * right / gold if gold else 0.0,
    )


def score(data: str, name: str, items: Sequence[Item], find: Finder) -> Row:
    """Run a finder over the items and return its row."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    steady = people = 0
    started = time.perf_counter()
    answers = list(map(list, find(items)))
    seconds = (time.perf_counter() - started) / max(len(items), 1)
    for item, found in zip(items, answers, strict=True):
        answer = {mark for mark in found if mark.end <= item.annotated}
        gold = set(item.gold)
        for kind in KINDS:
            wanted = {mark for mark in gold if mark.kind == kind}
            given = {mark for mark in answer if mark.kind == kind}
            for place, amount in enumerate((len(wanted), len(given), len(wanted & given))):
                counts[kind][place] += amount
        for mentions in item.persons:
            if len(mentions) > 1:
                people += 1
                steady += all(_found_as_person(start, end, answer) for start, end in mentions)
    share = 100 * steady / people if people else 0.0
    if not any(item.gold for item in items):
        return Row(data, name, None, None, None, None, share, people, seconds)
    gold_all, found_all, right_all = map(sum, zip(*counts.values(), strict=True))
    return Row(
        data,
        name,
        *f1(*counts["PER"]),
        f1(gold_all, found_all, right_all)[0],
        share,
        people,
        seconds,
    )


def _found_as_person(start: int, end: int, answer: Iterable[Mark]) -> bool:
    return any(m.kind == "PER" and m.start < end and start < m.end for m in answer)


def this_project(items: Sequence[Item]) -> Iterator[list[Mark]]:
    """Find what is analysed."""
    for analysis in analyze_all(Document(text=item.text) for item in items):
        yield [
            Mark(mention.start, mention.end, _KINDS[mention.kind])
            for mention in analysis.mentions
            if mention.form is Form.NAME and mention.kind in _KINDS
        ]


def bare_model(items: Sequence[Item]) -> Iterator[list[Mark]]:
    """Find what the stock model finds."""
    for doc in _stock().pipe(item.text for item in items):
        yield [
            Mark(entity.start_char, entity.end_char, _LABELS[entity.label_])
            for entity in doc.ents
            if entity.label_ in _LABELS
        ]


@cache
def _stock() -> Language:
    return load_model()


def check_evaluator(name: str, items: Sequence[Item]) -> None:
    """Give gold and nothing to the evaluator; data without spans have no gold to give.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    if not any(item.gold for item in items):
        return
    perfect = score(name, "gold", items, lambda items: [item.gold for item in items])
    empty = score(name, "nothing", items, lambda items: [() for _ in items])
    if perfect[2:7] != (100, 100, 100, 100, 100) or empty[2:7] != (0, 0, 0, 0, 0):
        raise ValueError(f"the evaluator is wrong: {perfect}, {empty}")


def load(data: Path) -> dict[str, list[Item]]:
    """Read the sets and check the evaluator on them."""
    sets = {
        "UNER, sentences": list(uner(data, joined=False)),
        "UNER, documents": list(uner(data, joined=True)),
        "MEANTIME": list(meantime(data)),
        "Reuters, persons of the index": list(reuters(data, _REUTERS_STORIES)),
    }
    for name, items in sets.items():
        check_evaluator(name, items)
    return sets


def run(data: Path) -> list[Row]:
    """Measure this project and the bare model; the evaluator is checked first."""
    list(this_project([Item("", "It loads the model.", (), (), 0)]))  # Outside the clock.
    _stock()
    return [
        score(name, finder, items, find)
        for name, items in load(data).items()
        for finder, find in (("bare spaCy", bare_model), ("this project", this_project))
    ]


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    found: dict[str, float] = {}
    for name, items in load(data).items():
        row = score(name, "this project", items, this_project)
        if row.persons is not None and row.all_kinds is not None:
            found[f"{name}: persons, F1"] = row.persons
            found[f"{name}: all kinds, F1"] = row.all_kinds
        found[f"{name}: persons of one kind"] = row.one_kind
    return found


def microseconds(data: Path) -> float:
    """Return what finding names adds to parsing, in microseconds of processor time a token."""
    texts = [item.text for item in reuters(data, 100)]
    parsed = list(parse(load_pipeline(), texts))
    find_names(*parsed[0])  # Loads the given names outside the clock.
    started = time.process_time()
    for doc, blocks in parsed:
        find_names(doc, blocks)
    return 1e6 * (time.process_time() - started) / sum(len(doc) for doc, _ in parsed)


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks names", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="folder with uner_english/, meantime/ and reuters21578/",
    )
    data = parser.parse_args(argv).data
    heads = ("persons", "prec.", "recall", "all", "one kind", "people", "s/item")
    print(f"{'':32}{'':14}" + "".join(f"{head:>9}" for head in heads))
    for row in run(data):
        shown = "".join(f"{'' if f is None else f'{f:.1f}':>9}" for f in row[2:7])
        print(f"{row.data:32}{row.name:14}{shown}{row.people:9}{row.seconds:9.3f}")
    print(PUBLISHED)
    print(f"Finding names adds {microseconds(data):.1f} µs a token to parsing.")


if __name__ == "__main__":
    main()
