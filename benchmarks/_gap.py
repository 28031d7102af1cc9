"""GAP (Webster et al. 2018): whether a pronoun is one name of a snippet, or another.

2,000 snippets, each with a pronoun and two names. A system is asked whether the pronoun is A and
whether it is B; the score is F1 over those answers, for all, for he (M) and for she (F); the bias
is F divided by M. A pronoun that a system leaves unresolved counts as two times "no" in the score
over all; "answered" leaves those rows out.

The halves are by the hash of the row: the weights were fitted on A, B shows whether they hold.
"""

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer import Analysis, Document, analyze
from summarizer.models import Form, Kind, Mention

Range = tuple[int, int]

PUBLISHED = {
    "token distance (Webster et al. 2018)": 42.2,
    "parallelism rules": 64.0,
    "parallelism with URL (Webster et al. 2018)": 70.6,
}
"""F1 over all rows of GAP, of systems that are given the two names."""


class Snippet(NamedTuple):
    """A row of GAP."""

    id: str
    text: str
    pronoun: str
    offset: int
    names: tuple[Range, Range]
    gold: tuple[bool, bool]

    @property
    def half(self) -> str:
        """A or B, by the id."""
        return "AB"[hashlib.sha256(self.id.encode()).digest()[0] % 2]

    @property
    def is_male(self) -> bool:
        """Whether the pronoun is a form of he."""
        return self.pronoun.lower() in {"he", "him", "his"}


class Answer(NamedTuple):
    """Whether the pronoun is A, is B, and whether it was resolved to anybody."""

    is_a: bool
    is_b: bool
    answered: bool
    found: tuple[bool, bool] = (True, True)
    """Whether A and B are mentions at all."""


class Row(NamedTuple):
    """One line of the table; shares and F1 in percent."""

    task: str
    system: str
    score: float
    details: str


System = Callable[[Snippet], Answer]


def load_gap(data: Path) -> list[Snippet]:
    """Read GAP's rows, of whichever of its files are there."""
    rows = []
    for path in sorted((data / "gap").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Snippet(
            id=row["ID"],
            text=row["Text"],
            pronoun=row["Pronoun"],
            offset=int(row["Pronoun-offset"]),
            names=(_name(row, "A"), _name(row, "B")),
            gold=(row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
        )
        for row in rows
    ]


def _name(row: Mapping[str, str], which: str) -> Range:
    start = int(row[f"{which}-offset"])
    return start, start + len(row[which])


def this_project(snippet: Snippet) -> Answer:
    """Resolve by `analyze`."""
    return _answer(snippet, analyze(Document(text=snippet.text)))


def nearest_name(snippet: Snippet) -> Answer:
    """Take the person named last before the pronoun, by the same mentions."""
    analysis = analyze(Document(text=snippet.text))
    before = [
        mention
        for mention in analysis.mentions
        if mention.form is Form.NAME
        and mention.kind is Kind.PERSON
        and mention.end <= snippet.offset
    ]
    if not before:
        return Answer(False, False, False)
    return _compare(snippet, analysis, before[-1].actor)


def _answer(snippet: Snippet, analysis: Analysis) -> Answer:
    mention = _at(analysis.mentions, snippet.offset)
    pronoun = mention is not None and mention.form is Form.PRONOUN
    return _compare(snippet, analysis, mention.actor if mention and pronoun else None)


def _compare(snippet: Snippet, analysis: Analysis, actor: str | None) -> Answer:
    first, second = (_at(analysis.mentions, start) for start, _ in snippet.names)
    return Answer(
        actor is not None and first is not None and first.actor == actor,
        actor is not None and second is not None and second.actor == actor,
        actor is not None,
        (first is not None, second is not None),
    )


def _at(mentions: Sequence[Mention], offset: int) -> Mention | None:
    covering = [m for m in mentions if m.start <= offset < m.end]
    return min(covering, key=lambda m: m.end - m.start, default=None)


def gap_f1(snippets: Sequence[Snippet], answers: Sequence[Answer]) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent, as GAP's scorer counts them."""
    right = wrong = missed = 0
    for snippet, answer in zip(snippets, answers, strict=True):
        for said, true in zip(answer[:2], snippet.gold, strict=True):
            right += said and true
            wrong += said and not true
            missed += true and not said
    precision = 100 * right / max(right + wrong, 1)
    recall = 100 * right / max(right + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def gap_rows(name: str, snippets: Sequence[Snippet], answers: Sequence[Answer]) -> Iterator[Row]:
    """Yield the lines of one system: all rows, then each half."""
    pairs = list(zip(snippets, answers, strict=True))
    for half in ("", "A", "B"):
        some = [pair for pair in pairs if half in ("", pair[0].half)]
        answered = [pair for pair in some if pair[1].answered]
        precision, recall, f1 = gap_f1(*unzip(some))
        male = gap_f1(*unzip([pair for pair in some if pair[0].is_male]))[2]
        female = gap_f1(*unzip([pair for pair in some if not pair[0].is_male]))[2]
        told = gap_f1(*unzip(answered))
        male_told = gap_f1(*unzip([pair for pair in answered if pair[0].is_male]))[2]
        female_told = gap_f1(*unzip([pair for pair in answered if not pair[0].is_male]))[2]
        yield Row(
            f"GAP{' half ' + half if half else ''}",
            name,
            told[2],
            f"answered: P {told[0]:.1f} R {told[1]:.1f} M {male_told:.1f} F {female_told:.1f} "
            f"bias {female_told / max(male_told, 1e-9):.2f}, "
            f"{100 * len(answered) / len(some):.1f} % of rows; "
            f"all rows: F1 {f1:.1f} P {precision:.1f} R {recall:.1f} M {male:.1f} "
            f"F {female:.1f} bias {female / max(male, 1e-9):.2f}; names found "
            f"{_found(some):.1f} %",
        )


def unzip(pairs: Sequence[tuple[Snippet, Answer]]) -> tuple[list[Snippet], list[Answer]]:
    """Return the snippets, and the answers to them."""
    return [snippet for snippet, _ in pairs], [answer for _, answer in pairs]


def _found(pairs: Sequence[tuple[Snippet, Answer]]) -> float:
    """Return the share of the names that are antecedents and mentions, in percent."""
    true = [
        found
        for snippet, answer in pairs
        for found, gold in zip(answer.found, snippet.gold, strict=True)
        if gold
    ]
    return 100 * sum(true) / max(len(true), 1)
