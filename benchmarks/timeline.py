"""Timelines: the dates of an actor's events, on SemEval-2015 task 4.

`Library.timeline` is asked for each actor over all articles. "Dates" is the micro F1 over
(actor, date), "events" over (actor, date, article, sentence): the dates of an actor, and the
sentences that tell what happened on them. A date is right if it is the gold one at the gold
precision: a month is not one of its days. What the data leave undated is left out on both sides.

The task itself scored events in order (TempEval-3's measure over pairs of verbs), so its
published figures are another measure and stand beside for orientation only.
"""

import argparse
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from benchmarks._timelines import Corpus, Happening, Story, load
from summarizer import Document, Library
from summarizer.language.model import load_model

PUBLISHED = (
    "published (SemEval-2015 task 4, order of events, F1): best from raw text 7.9, "
    "best with the events given 25.4"
)

Answers = Mapping[str, frozenset[Happening]]
System = Callable[[Corpus], Answers]

_PRECISIONS = {"day": 10, "time": 10, "month": 7, "year": 4}
"""Characters of an ISO day that are known; the data have no weeks, seasons or quarters."""


class Row(NamedTuple):
    """One line of the table: F1, precision and recall in percent, seconds an actor."""

    name: str
    dates: tuple[float, float, float]
    events: tuple[float, float, float]
    actors: int
    seconds: float


def score(name: str, corpora: Sequence[Corpus], system: System) -> Row:
    """Run a system over all corpora and return its row."""
    dates, events = [0, 0, 0], [0, 0, 0]
    started = time.perf_counter()
    answers = [system(corpus) for corpus in corpora]
    seconds = time.perf_counter() - started
    for corpus, answer in zip(corpora, answers, strict=True):
        for actor, gold in corpus.gold.items():
            found = answer.get(actor, frozenset())
            _count(events, gold, found)
            _count(dates, {h.date for h in gold}, {h.date for h in found})
    actors = sum(len(corpus.gold) for corpus in corpora)
    return Row(name, _f1(*dates), _f1(*events), actors, seconds / max(actors, 1))


def _count(counts: list[int], gold: Iterable[object], found: Iterable[object]) -> None:
    wanted, given = set(gold), set(found)
    for place, amount in enumerate((len(wanted), len(given), len(wanted & given))):
        counts[place] += amount


def _f1(gold: int, found: int, right: int) -> tuple[float, float, float]:
    return (
        200 * right / max(gold + found, 1),
        100 * right / max(found, 1),
        100 * right / max(gold, 1),
    )


def this_project(corpus: Corpus) -> Answers:
    """Ask a library of the articles for the timeline of each actor."""
    stories = {}
    with Library.open(":memory:") as library:
        for story in corpus.stories:
            document = Document(text=story.text, published=story.published)
            stories[document.id] = story
        library.add(Document(text=s.text, published=s.published) for s in corpus.stories)
        return {
            actor: frozenset(
                Happening(story.id, story.sentence_at(citation.start), day)
                for entry in library.timeline(actor).entries
                if (day := _known(entry.date.isoformat(), entry.precision))
                for citation in entry.citations
                for story in [stories[citation.document_id]]
            )
            for actor in corpus.gold
        }


def _known(day: str, precision: str) -> str:
    return day[: _PRECISIONS.get(precision, 0)]


def day_of_publication(corpus: Corpus) -> Answers:
    """Date every sentence that names the actor by its article."""
    return _of_sentences(corpus, lambda story, _: story.published.date().isoformat())


def nearest_date(corpus: Corpus) -> Answers:
    """Date every sentence that names the actor by the first date in it, else by its article.

    Dates are what the bare spaCy model marks and dateparser reads.
    """
    return _of_sentences(corpus, _first_date)


def _of_sentences(corpus: Corpus, date_of: Callable[[Story, str], str]) -> Answers:
    return {
        actor: frozenset(
            Happening(story.id, number, date_of(story, text))
            for story in corpus.stories
            for number, text in story.texts()
            if re.search(rf"\b{re.escape(actor)}\b", text, re.IGNORECASE)
        )
        for actor in corpus.gold
    }


def _first_date(story: Story, text: str) -> str:
    for entity in _model()(text).ents:
        if entity.label_ == "DATE":
            day = _parsed(entity.text, story.published)
            if day:
                return day
    return story.published.date().isoformat()


@cache
def _parsed(words: str, published: datetime) -> str:
    dateparser = import_module("dateparser.date")  # Slow to import.
    settings = {"RELATIVE_BASE": published.replace(tzinfo=None)}
    reader = dateparser.DateDataParser(languages=["en"], settings=settings)
    found = reader.get_date_data(words)
    if found.date_obj is None:
        return ""
    return _known(found.date_obj.date().isoformat(), found.period)


@cache
def _model() -> Language:
    return load_model()


def _gold(corpus: Corpus) -> Answers:
    return corpus.gold


def check_evaluator(corpora: Sequence[Corpus]) -> None:
    """Give gold and nothing to the evaluator.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    perfect = score("gold", corpora, _gold)
    empty = score("nothing", corpora, lambda _: {})
    if {*perfect.dates, *perfect.events} != {100.0} or any((*empty.dates, *empty.events)):
        raise ValueError(f"the evaluator is wrong: {perfect}, {empty}")


def run(data: Path) -> list[Row]:
    """Measure this project and its peers; the evaluator is checked first."""
    corpora = load(data)
    check_evaluator(corpora)
    systems: dict[str, System] = {
        "this project": this_project,
        "day of publication": day_of_publication,
    }
    if find_spec("dateparser"):
        systems["first date, dateparser"] = nearest_date
    return [score(name, corpora, system) for name, system in systems.items()]


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    corpora = load(data)
    check_evaluator(corpora)
    row = score("this project", corpora, this_project)
    return {"dates of an actor, F1": row.dates[0], "events with their dates, F1": row.events[0]}


def main(argv: Sequence[str]) -> None:
    """Print the table; with `--errors`, what is missing (-) and too much (+)."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks timeline", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with semeval2015_timeline/"
    )
    parser.add_argument("--errors", action="store_true", help="print what is missing, too much")
    options = parser.parse_args(argv)
    if options.errors:
        print(*chain.from_iterable(map(_errors, load(options.data))), sep="\n")
        return
    print(f"{'':26}{'dates F1/P/R':>18}{'events F1/P/R':>18}{'actors':>8}{'s/item':>8}")
    for row in run(options.data):
        columns = "".join(
            "/".join(f"{value:.1f}" for value in part).rjust(18) for part in (row.dates, row.events)
        )
        print(f"{row.name:26}{columns}{row.actors:8}{row.seconds:8.3f}")
    print(PUBLISHED)


def _errors(corpus: Corpus) -> Iterator[str]:
    texts = {(story.id, n): text for story in corpus.stories for n, text in story.texts()}
    days = {story.id: story.published.date().isoformat() for story in corpus.stories}
    answers = this_project(corpus)
    for actor, gold in corpus.gold.items():
        yield f"## {actor}"
        found = answers.get(actor, frozenset())
        for happening in sorted(gold | found, key=lambda h: (h.date, h)):
            sign = " " if happening in gold & found else "-" if happening in gold else "+"
            text = texts.get(happening[:2], "")
            yield f"{sign} {happening.date:10} ({days[happening.article]}) {happening[:2]} {text}"
