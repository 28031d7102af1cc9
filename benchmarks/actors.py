"""Who is meant: GAP's pronouns, MEANTIME's entities, re3d's synonyms, through `analyze`.

GAP (Webster et al. 2018): 2,000 snippets, each with a pronoun and two names. A system is asked
whether the pronoun is A and whether it is B; the score is F1 over those answers, for all, for
he (M) and for she (F); the bias is F divided by M. A pronoun that a system leaves unresolved
counts as two times "no" in the score over all; "answered" leaves those rows out.

MEANTIME (Minard et al. 2016): the mentions of an entity in an article. B³ (Bagga and Baldwin
1998) over the gold mentions that overlap one of ours; mentions we lack count against recall.

re3d: pairs of names that mean the same; how many of those that are mentions of ours have one
actor.

The halves of GAP are by the hash of the row: the weights were fitted on A, B shows whether they
hold.
"""

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import _meantime
from benchmarks._re3d import json_lines
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


# ── GAP ──────────────────────────────────────────────────────────────────────────────────────
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
        precision, recall, f1 = gap_f1(*_unzip(some))
        male = gap_f1(*_unzip([pair for pair in some if pair[0].is_male]))[2]
        female = gap_f1(*_unzip([pair for pair in some if not pair[0].is_male]))[2]
        told = gap_f1(*_unzip(answered))
        male_told = gap_f1(*_unzip([pair for pair in answered if pair[0].is_male]))[2]
        female_told = gap_f1(*_unzip([pair for pair in answered if not pair[0].is_male]))[2]
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


def _unzip(pairs: Sequence[tuple[Snippet, Answer]]) -> tuple[list[Snippet], list[Answer]]:
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


# ── MEANTIME ─────────────────────────────────────────────────────────────────────────────────
class Article(NamedTuple):
    """An article with its mentions: range of characters, entity."""

    text: str
    mentions: tuple[tuple[Range, str], ...]


def load_meantime(data: Path) -> list[Article]:
    """Read the articles with their named and pronominal mentions of people, bodies, places."""
    return [_with_mentions(article) for article in _meantime.articles(data)]


def _with_mentions(article: _meantime.Article) -> Article:
    spans: dict[str, Range] = {}
    entities: set[str] = set()
    for mark in article.xml.iterfind("Markables/*"):
        name, span = mark.get("m_id") or "", article.span(mark)
        if mark.tag == "ENTITY_MENTION" and mark.get("syntactic_type") in {"NAM", "PRE.NAM", "PRO"}:
            if span is not None:
                spans[name] = span
        elif mark.tag == "ENTITY" and mark.get("ent_type") in {"PER", "ORG", "LOC"}:
            entities.add(name)
    mentions = []
    for relation in article.xml.iterfind("Relations/REFERS_TO"):
        target = relation.find("target")
        entity = (target.get("m_id") if target is not None else None) or ""
        for source in relation.findall("source"):
            span = spans.get(source.get("m_id") or "")
            if span is not None and entity in entities:
                mentions.append((span, entity))
    return Article(article.text, tuple(mentions))


Clusters = Mapping[Range, str | None]


def our_clusters(article: Article) -> Clusters:
    """Return the actor that `analyze` gives each gold mention; None for those it lacks."""
    mentions = analyze(Document(text=article.text)).mentions
    return {span: _actor_of(mentions, span) for span, _ in article.mentions}


def _actor_of(mentions: Sequence[Mention], span: Range) -> str | None:
    """Return the actor of the mention that shares most with a range, none below a half."""
    best, share = None, 0.5
    for mention in mentions:
        common = min(mention.end, span[1]) - max(mention.start, span[0])
        longest = max(mention.end - mention.start, span[1] - span[0])
        if common / longest >= share:
            best, share = mention.actor, common / longest
    return best


def b_cubed(
    articles: Sequence[Article], clusters: Sequence[Clusters]
) -> tuple[float, float, float]:
    """Return B³ precision (of the mentions found), recall (of all) and F1, in percent."""
    precisions: list[float] = []
    recalls: list[float] = []
    for article, given in zip(articles, clusters, strict=True):
        gold = dict(article.mentions)
        for span, entity in gold.items():
            actor = given.get(span)
            same_entity = {other for other, e in gold.items() if e == entity}
            if actor is None:
                recalls.append(0.0)
                continue
            same_actor = {other for other in gold if given.get(other) == actor}
            common = len(same_actor & same_entity)
            precisions.append(common / len(same_actor))
            recalls.append(common / len(same_entity))
    precision = 100 * sum(precisions) / max(len(precisions), 1)
    recall = 100 * sum(recalls) / max(len(recalls), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


# ── re3d ─────────────────────────────────────────────────────────────────────────────────────
def load_re3d(data: Path) -> list[tuple[str, list[tuple[Range, Range]]]]:
    """Read the documents with the pairs of people or bodies that are one."""
    texts: dict[str, str] = {}
    types: dict[tuple[str, int, int], str] = {}
    pairs: dict[str, list[tuple[Range, Range]]] = defaultdict(list)
    for folder in sorted((data / "re3d").iterdir()):
        for document in json_lines(folder / "documents.json"):
            texts[document["_id"]] = document["text"]
        for entity in json_lines(folder / "entities.json"):
            types[entity["documentId"], entity["begin"], entity["end"]] = entity["type"]
        for relation in json_lines(folder / "relations.json"):
            one = relation["sourceBegin"], relation["sourceEnd"]
            other = relation["targetBegin"], relation["targetEnd"]
            kinds = {types.get((relation["documentId"], *span)) for span in (one, other)}
            if relation["type"] == "IsSynonymOf" and kinds <= {"Person", "Organisation"}:
                pairs[relation["documentId"]].append((one, other))
    return [(texts[document], spans) for document, spans in pairs.items()]


def synonyms(documents: Sequence[tuple[str, list[tuple[Range, Range]]]]) -> tuple[int, int, int]:
    """Return how many pairs there are, how many are two mentions of ours, and have one actor."""
    total = mentioned = joined = 0
    for text, pairs in documents:
        mentions = analyze(Document(text=text)).mentions
        for one, other in pairs:
            actors = _actor_of(mentions, one), _actor_of(mentions, other)
            total += 1
            mentioned += None not in actors
            joined += actors[0] is not None and actors[0] == actors[1]
    return total, mentioned, joined


# ── table ────────────────────────────────────────────────────────────────────────────────────
def check_evaluators(snippets: Sequence[Snippet], articles: Sequence[Article]) -> None:
    """Gold against itself is 100, nothing is 0."""
    gold = [Answer(*snippet.gold, True) for snippet in snippets]
    nothing = [Answer(False, False, False) for _ in snippets]
    assert gap_f1(snippets, gold)[2] > 99.99
    assert gap_f1(snippets, nothing)[2] == 0
    assert b_cubed(articles, [dict(article.mentions) for article in articles])[2] > 99.99
    assert b_cubed(articles, [{} for _ in articles])[2] == 0


def run(data: Path) -> list[Row]:
    """Return the table of the suite."""
    snippets, articles, documents = load_gap(data), load_meantime(data), load_re3d(data)
    check_evaluators(snippets, articles)
    rows = [Row("GAP", name, f1, "published, all rows") for name, f1 in PUBLISHED.items()]
    systems: dict[str, System] = {"this project": this_project, "nearest name": nearest_name}
    for name, system in systems.items():
        started = time.perf_counter()
        answers = [system(snippet) for snippet in snippets]
        seconds = (time.perf_counter() - started) / len(snippets)
        lines = list(gap_rows(name, snippets, answers))
        rows.append(lines[0]._replace(details=f"{lines[0].details}; {1000 * seconds:.0f} ms a row"))
        rows.extend(lines[1:])
    precision, recall, f1 = b_cubed(articles, [our_clusters(article) for article in articles])
    rows.append(Row("MEANTIME", "this project", f1, f"B³ P {precision:.1f} R {recall:.1f}"))
    total, mentioned, joined = synonyms(documents)
    rows.append(
        Row(
            "re3d synonyms",
            "this project",
            100 * joined / max(mentioned, 1),
            f"{joined} of {mentioned} pairs that are two mentions; {total} pairs in all",
        )
    )
    return rows


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold."""
    snippets, articles, documents = load_gap(data), load_meantime(data), load_re3d(data)
    check_evaluators(snippets, articles)
    answers = [this_project(snippet) for snippet in snippets]
    pairs = list(zip(snippets, answers, strict=True))
    answered = [pair for pair in pairs if pair[1].answered]
    total, mentioned, joined = synonyms(documents)
    return {
        "GAP, F1 where answered": gap_f1(*_unzip(answered))[2],
        "GAP, F1 of all rows": gap_f1(snippets, answers)[2],
        "MEANTIME, B³ F1": b_cubed(articles, [our_clusters(article) for article in articles])[2],
        "re3d, synonyms joined of those mentioned": 100 * joined / max(mentioned, 1),
        "re3d, synonyms joined of all": 100 * joined / max(total, 1),
    }


def main(argv: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks actors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gap, meantime, re3d")
    for row in run(parser.parse_args(argv).data):
        print(f"{row.task:14} {row.system:44} {row.score:5.1f}  {row.details}")
