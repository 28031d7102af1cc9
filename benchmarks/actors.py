"""Who is meant: GAP's pronouns, MEANTIME's entities, re3d's synonyms, through `analyze`.

GAP is described in `_gap`.

MEANTIME (Minard et al. 2016): the mentions of an entity in an article. B³ (Bagga and Baldwin
1998) over the gold mentions that overlap one of ours; mentions we lack count against recall.

re3d: pairs of names that mean the same; how many of those that are mentions of ours have one
actor.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import _meantime
from benchmarks._gap import (
    PUBLISHED,
    Answer,
    Range,
    Row,
    Snippet,
    System,
    gap_f1,
    gap_rows,
    load_gap,
    nearest_name,
    this_project,
    unzip,
)
from benchmarks._re3d import json_lines
from summarizer import Document, analyze
from summarizer.models import Mention


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
        "GAP, F1 where answered": gap_f1(*unzip(answered))[2],
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
