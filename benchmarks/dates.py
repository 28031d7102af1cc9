"""Dates: extents and TIMEX3 values on MEANTIME, as TempEval-3 scores them.

Strict and relaxed F1 count exact and overlapping extents, one to one. Value F1 counts the
overlapping ones whose value is the gold one too (UzZaman et al. 2013, section 5.1). The day of
publication is given, so that the line of the text that holds it is left out on both sides.

Texts are put together again from the tokens of the data. The two halves are by the hash of a
document's name: rules are made on the first, and the second shows whether they hold.
"""

import argparse
import gzip
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
from lxml import etree
from spacy.language import Language

from summarizer import Document, analyze
from summarizer.language.model import load_model

# "HeidelTime 81.3/90.3/77.6" is its result in TempEval-3, on other news (UzZaman et al. 2013).
PUBLISHED = "published: HeidelTime on TempEval-3 81.3 / 90.3 / 77.6"
# MEANTIME has temporal expressions in the title, the date and the four sentences after them.
LAST_SENTENCE = 5
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([{$£€")


class Expression(NamedTuple):
    """A date in a text, with its TIMEX3 value; the value is empty for a peer that has none."""

    start: int
    end: int
    value: str


class Item(NamedTuple):
    """One article: its text, its day, its dates, and the extent of the line with its day."""

    name: str
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
    for path in sorted((data / "meantime").glob("corpus_*/*.xml.gz")):
        yield _item(path.name.removesuffix(".xml.gz"), gzip.decompress(path.read_bytes()))


def _item(name: str, xml: bytes) -> Item:
    root = etree.fromstring(xml)
    text, spans = "", {}
    previous, sentence, annotated = "", None, 0
    for token in root.iter("token"):
        word = token.text or ""
        if sentence is not None and token.get("sentence") != sentence:
            text += "\n\n" if int(sentence or 0) < 2 else " "  # Title and date stand alone.
        elif text and word not in _NO_SPACE_BEFORE and previous not in _NO_SPACE_AFTER:
            text += " "
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
        previous, sentence = word, token.get("sentence")
        if int(sentence or 0) <= LAST_SENTENCE:
            annotated = len(text)
    gold, published, dateline = [], None, (0, 0)
    for timex in root.iter("TIMEX3"):
        anchors = [spans[anchor.get("t_id")] for anchor in timex.iter("token_anchor")]
        value = timex.get("value") or ""
        if timex.get("functionInDocument") == "CREATION_TIME":
            dateline = (min(anchors)[0], max(anchors)[1])
            # From the words: one value in the data is no ISO date.
            published = parse_date(text[slice(*dateline)]).replace(tzinfo=UTC)
        elif anchors:
            gold.append(Expression(min(anchors)[0], max(anchors)[1], value))
    if published is None:
        raise ValueError(f"{name} has no creation time")
    return Item(name, text, published, tuple(sorted(gold)), dateline, annotated)


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
    both = total.gold + total.found
    percent = 200 / both if both else 0.0
    return Row(
        name,
        total.strict * percent,
        total.relaxed * percent,
        total.value * percent,
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


def _half(item: Item) -> int:
    return int(hashlib.sha256(item.name.encode()).hexdigest(), 16) % 2


def run(data: Path) -> list[Row]:
    """Measure this project and its peers; the evaluator is checked first.

    Raises:
        ValueError: the evaluator does not give gold 100 and nothing 0.
    """
    items = list(load(data))
    perfect = score("gold", items, lambda item: item.gold)
    empty = score("nothing", items, lambda _: ())
    if perfect[1:4] != (100, 100, 100) or empty[1:4] != (0, 0, 0):
        raise ValueError(f"the evaluator is wrong: {perfect}, {empty}")
    this_project(items[0])  # Loads the model outside the clock.
    spacy_entities(items[0])
    rows = [score("this project", items, this_project)]
    for half in (0, 1):
        some = [item for item in items if _half(item) == half]
        rows.append(score(f"  half {half}", some, this_project))
    rows.append(score("spaCy entities", items, spacy_entities))
    if find_spec("dateparser"):
        rows.append(score("spaCy entities, dateparser", items, spacy_with_dateparser))
    return rows


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
