"""Dates: extents and TIMEX3 values on MEANTIME, as TempEval-3 scores them.

Strict and relaxed F1 count exact and overlapping extents, one to one. Value F1 counts the
overlapping ones whose value is the gold one too (UzZaman et al. 2013, section 5.1). The day of
publication is given, so that the line of the text that holds it is left out on both sides.

Texts are put together again from the tokens of the data. The two halves are by the hash of a
document's name: rules are made on the first, and the second shows whether they hold.
"""

import argparse
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from dateutil.parser import parse as parse_date
from spacy.language import Language

from benchmarks._meantime import Article, articles
from summarizer import Document, analyze
from summarizer.language.model import load_model

# "HeidelTime 81.3/90.3/77.6" is its result in TempEval-3, on other news (UzZaman et al. 2013).
PUBLISHED = "published: HeidelTime on TempEval-3 81.3 / 90.3 / 77.6"


class Expression(NamedTuple):
    """A date in a text, with its TIMEX3 value; the value is empty for a peer that has none."""

    start: int
    end: int
    value: str


class Item(NamedTuple):
    """One article: its text, its day, its dates, and the extent of the line with its day."""

    name: str
    corpus: str
    """The part of the data it is from."""
    text: str
    published: datetime
    gold: tuple[Expression, ...]
    dateline: tuple[int, int]
    annotated: int
    """Where the annotated part ends."""


class Row(NamedTuple):
    """One line of the table: F1 in percent and milliseconds an item."""

    name: str
    strict: float
    relaxed: float
    value: float
    items: int
    milliseconds: float


Finder = Callable[[Item], Iterable[Expression]]


def load(data: Path) -> Iterator[Item]:
    """Read the articles of the development part of MEANTIME."""
    return map(item_of, articles(data))


def item_of(article: Article) -> Item:
    """Return an article with its dates.

    Raises:
        ValueError: the data do not give its day.
    """
    gold, published, dateline = [], None, (0, 0)
    for timex in article.xml.iter("TIMEX3"):
        span = article.span(timex)
        if span is None:
            continue
        if timex.get("functionInDocument") == "CREATION_TIME":
            dateline = span
            # From the words: one value in the data is no ISO date.
            published = parse_date(article.text[slice(*dateline)]).replace(tzinfo=UTC)
        else:
            gold.append(Expression(*span, timex.get("value") or ""))
    if published is None:
        raise ValueError(f"{article.name} has no creation time")
    return Item(
        article.name,
        article.corpus,
        article.text,
        published,
        tuple(sorted(gold)),
        dateline,
        article.annotated,
    )


class Counts(NamedTuple):
    """How many expressions there are, and how many of them match."""

    gold: int
    found: int
    strict: int
    relaxed: int
    value: int


def compare(gold: Sequence[Expression], found: Sequence[Expression]) -> Counts:
    """Match two lists in order of the text; each expression matches one other at most."""
    strict = relaxed = value = 0
    free = list(found)
    exact = {(expression.start, expression.end) for expression in found}
    for expected in gold:
        overlapping = [f for f in free if f.start < expected.end and expected.start < f.end]
        if not overlapping:
            continue
        best = max(overlapping, key=lambda f: (f[:2] == expected[:2], -f.start))
        free.remove(best)
        relaxed += 1
        strict += (expected.start, expected.end) in exact
        value += best.value == expected.value
    return Counts(len(gold), len(found), strict, relaxed, value)


def score(name: str, items: Sequence[Item], find: Finder) -> Row:
    """Run a finder over the items and return its row."""
    total = Counts(0, 0, 0, 0, 0)
    seconds = 0.0
    for item in items:
        started = time.perf_counter()
        answer = list(find(item))
        seconds += time.perf_counter() - started
        counts = compare(item.gold, _judged(item, answer))
        total = Counts(*(a + b for a, b in zip(total, counts, strict=True)))
    both = max(total.gold + total.found, 1)
    return Row(
        name,
        200 * total.strict / both,
        200 * total.relaxed / both,
        200 * total.value / both,
        len(items),
        1000 * seconds / max(len(items), 1),
    )


def _judged(item: Item, found: Iterable[Expression]) -> list[Expression]:
    """Return what lies in the annotated part, without the line that holds the day."""
    first, last = item.dateline
    return sorted(
        expression
        for expression in found
        if expression.start < item.annotated
        and not (expression.start < last and first < expression.end)
    )


def this_project(item: Item) -> Iterator[Expression]:
    """Find what `analyze` finds."""
    analysis = analyze(Document(text=item.text, published=item.published))
    for found in analysis.dates:
        yield Expression(found.start, found.end, found.value)


def spacy_entities(item: Item) -> Iterator[Expression]:
    """Find what the bare model calls DATE or TIME; it has no values."""
    for entity in _bare_model()(item.text).ents:
        if entity.label_ in ("DATE", "TIME"):
            yield Expression(entity.start_char, entity.end_char, "")


def spacy_with_dateparser(item: Item) -> Iterator[Expression]:
    """Give the entities of the bare model the values that dateparser finds: always days."""
    dateparser = import_module("dateparser")  # Not needed otherwise, and slow to import.
    settings = {"RELATIVE_BASE": item.published.replace(tzinfo=None)}
    for expression in spacy_entities(item):
        words = item.text[expression.start : expression.end]
        day = dateparser.parse(words, languages=["en"], settings=settings)
        yield expression._replace(value=day.date().isoformat() if day else "")


@cache
def _bare_model() -> Language:
    return load_model()


def _of_half(items: Iterable[Item], half: int) -> list[Item]:
    return [item for item in items if _half(item) == half]


def _half(item: Item) -> int:
    return int(hashlib.sha256(item.name.encode()).hexdigest(), 16) % 2


def check_evaluator(items: Sequence[Item]) -> None:
    """Give gold and nothing to the evaluator, for each part of the data and in every form.

    Gold in reversed order, and with empty values as the peer without values gives them, shows
    that neither order nor values count where they must not.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    parts = {"all": items, "half 0": _of_half(items, 0), "half 1": _of_half(items, 1)}
    for item in items:
        parts[item.corpus] = [other for other in items if other.corpus == item.corpus]
    forms: dict[str, tuple[Finder, tuple[float, float, float]]] = {
        "gold": (lambda item: item.gold, (100, 100, 100)),
        "gold, reversed": (lambda item: item.gold[::-1], (100, 100, 100)),
        "gold without values": (
            lambda item: (found._replace(value="") for found in item.gold),
            (100, 100, 0),
        ),
        "nothing": (lambda _: (), (0, 0, 0)),
    }
    for part, some in parts.items():
        for form, (find, expected) in forms.items():
            row = score(form, some, find)
            if (row.strict, row.relaxed, row.value) != expected:
                raise ValueError(f"the evaluator is wrong on {part}: {row}")


def run(data: Path) -> list[Row]:
    """Measure this project and its peers; the evaluator is checked first (`check_evaluator`)."""
    items = list(load(data))
    check_evaluator(items)
    this_project(items[0])  # Loads the model outside the clock.
    spacy_entities(items[0])
    rows = [score("this project", items, this_project)]
    rows += [score(f"  half {n}", _of_half(items, n), this_project) for n in (0, 1)]
    rows.append(score("spaCy entities", items, spacy_entities))
    if find_spec("dateparser"):
        rows.append(score("spaCy entities, dateparser", items, spacy_with_dateparser))
    return rows


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    items = list(load(data))
    check_evaluator(items)
    row = score("this project", items, this_project)
    return {"strict F1": row.strict, "relaxed F1": row.relaxed, "value F1": row.value}


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks dates", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with meantime/")
    parser.add_argument("--errors", action="store_true", help="print where half 0 differs")
    options = parser.parse_args(argv)
    if options.errors:
        for item in load(options.data):
            if _half(item) == 0:
                _print_errors(item)
        return
    print(f"{'':30}{'strict':>8}{'relaxed':>9}{'value':>8}{'items':>7}{'ms/item':>9}")
    for row in run(options.data):
        print(
            f"{row.name:30}{row.strict:8.1f}{row.relaxed:9.1f}{row.value:8.1f}"
            f"{row.items:7}{row.milliseconds:9.1f}"
        )
    print(PUBLISHED)


def _print_errors(item: Item) -> None:
    found = _judged(item, this_project(item))
    print(f"## {item.name} ({item.published:%A %Y-%m-%d})")
    for sign, these, those in (("-", item.gold, found), ("+", found, item.gold)):
        for start, end, value in sorted(set(these) - set(those)):
            before, after = item.text[max(0, start - 40) : start], item.text[end : end + 30]
            line = f"{sign} {value:16} {before}[{item.text[start:end]}]{after}"
            print(line.replace("\n", " "))


if __name__ == "__main__":
    main()
