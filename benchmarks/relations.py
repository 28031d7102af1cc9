"""Roles and relations on re3d: how many of its relations between people and bodies are found.

The data set names relations by ten types. Each of ours is put under the type that its kind
comes closest to, and matches a relation there whose two ends overlap a mention of its two
actors; types that have no direction (fighting, allies, communication) match either way round.
A role matches where the data set says that its words and its holder are the same person.

Recall counts the relations whose ends are people, organizations or nationalities: the others
(quantities, weapons, vehicles, places) are none of ours. The data set marks far from all that
its texts say, so the share of ours that it knows is no precision: `--list` prints the rest,
to be judged by hand.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks._re3d import json_lines
from summarizer import Analysis, Document, analyze

Range = tuple[int, int]

SEED = 7
"""Of the sample for judging by hand: the same on every run."""

ROLE = "role"
UNDIRECTED = frozenset({"FightingAgainst", "AlliesOf", "CommWith", ROLE})
PEOPLE_AND_BODIES = frozenset({"Person", "Organisation", "Nationality"})

TYPES: dict[str, tuple[str, ...]] = {
    "FightingAgainst": (
        "fights", "attacks", "defeats", "captures", "kills", "arrests", "opposes", "targets",
        "destroys", "engages", "in conflict with",
    ),
    "AlliesOf": (
        "supports", "helps", "joins", "trains", "assists", "protects", "works with",
        "allies with", "is allied with", "fights alongside", "allied with",
    ),
    "CommWith": (
        "meets", "thanks", "urges", "asks", "warns", "informs", "talks to", "negotiates with",
        "agrees with", "reports to",
    ),
    "Likes": ("praises", "supports", "welcomes", "thanks", "congratulates"),
    "Dislikes": (
        "criticises", "condemns", "accuses", "blames", "opposes", "threatens", "rejects",
    ),
    "InChargeOf": ("leads", "owns", "founds", "appoints", "dismisses", "controls", "captures"),
}  # fmt: skip
"""Kinds of ours by the type of the data set they come closest to; the rest are BelongsTo."""


class Link(NamedTuple):
    """One relation: where its two ends are mentioned, and its type."""

    type: str
    source: tuple[Range, ...]
    target: tuple[Range, ...]
    words: str
    """As shown to who judges it by hand."""


class Item(NamedTuple):
    """One document with its relations."""

    id: str
    text: str
    gold: tuple[Link, ...]


class Row(NamedTuple):
    """One line of the table."""

    type: str
    gold: int
    found: int
    known: int
    """How many of those found are in the data set."""
    matched: int
    """How many of the data set's are found."""

    @property
    def recall(self) -> float:
        """Share of the data set's relations found, in percent."""
        return 100 * self.matched / self.gold if self.gold else 0.0

    @property
    def known_share(self) -> float:
        """Share of those found that the data set has, in percent."""
        return 100 * self.known / self.found if self.found else 0.0


Finder = Callable[[Item], Sequence[Link]]


def load(data: Path) -> list[Item]:
    """Read the documents of re3d with the relations between people and bodies."""
    items = []
    for folder in sorted(path for path in (data / "re3d").iterdir() if path.is_dir()):
        types: dict[str, dict[Range, str]] = defaultdict(dict)
        for entity in json_lines(folder / "entities.json"):
            types[entity["documentId"]][entity["begin"], entity["end"]] = entity["type"]
        links: dict[str, list[Link]] = defaultdict(list)
        for relation in json_lines(folder / "relations.json"):
            document = relation["documentId"]
            link = _gold_link(relation, types[document])
            if link is not None:
                links[document].append(link)
        for document in json_lines(folder / "documents.json"):
            gold = tuple(links[document["_id"]])
            items.append(Item(document["_id"], document["text"], gold))
    return items


def _gold_link(relation: Mapping[str, Any], types: Mapping[Range, str]) -> Link | None:
    source = relation["sourceBegin"], relation["sourceEnd"]
    target = relation["targetBegin"], relation["targetEnd"]
    if types.get(source) not in PEOPLE_AND_BODIES or types.get(target) not in PEOPLE_AND_BODIES:
        return None
    kind = relation["type"]
    if kind == "IsSynonymOf":
        if types[source] != "Person" or types[target] != "Person":
            return None
        kind = ROLE
    if kind not in TYPES and kind not in (ROLE, "BelongsTo"):
        return None
    words = f"{relation['source']} | {relation['value']} | {relation['target']}"
    return Link(kind, (source,), (target,), words)


def this_project(item: Item) -> list[Link]:
    """Return the roles and relations that `analyze` finds."""
    return links_of(item.text, analyze(Document(text=item.text)))


def links_of(text: str, analysis: Analysis) -> list[Link]:
    """Return roles and relations as links, once under each type they may stand for."""
    links = [
        Link(
            ROLE,
            ((role.start, role.end),),
            ((role.holder_start, role.holder_end),),
            f"{role.title} | {'was' if role.past else 'is'} | {role.actor}   "
            f"« {_around(text, role.start, role.end)} »",
        )
        for role in analysis.roles
        if role.actor is not None
    ]
    places: dict[str, list[Range]] = defaultdict(list)
    for mention in analysis.mentions:
        places[mention.actor].append((mention.start, mention.end))
    for relation in analysis.relations:
        evidence = relation.start, relation.end
        source = tuple(p for p in places[relation.source] if _overlap(p, evidence))
        target = tuple(p for p in places[relation.target] if _overlap(p, evidence))
        words = (
            f"{relation.source} | {relation.kind} | {relation.target}   "
            f"« {text[slice(*evidence)]} »"
        )
        types = [name for name, kinds in TYPES.items() if relation.kind in kinds]
        links.extend(Link(name, source, target, words) for name in types or ["BelongsTo"])
    return links


def _around(text: str, start: int, end: int) -> str:
    return text[max(start - 60, 0) : end + 60]


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def matches(found: Link, gold: Link) -> bool:
    """Tell whether two links of one type have the same ends, by overlap."""

    def meet(one: Iterable[Range], other: Iterable[Range]) -> bool:
        return any(_overlap(a, b) for a in one for b in other)

    straight = meet(found.source, gold.source) and meet(found.target, gold.target)
    if found.type not in UNDIRECTED:
        return straight
    return straight or (meet(found.source, gold.target) and meet(found.target, gold.source))


def score(items: Sequence[Item], find: Finder) -> tuple[list[Row], list[Link], float]:
    """Return the table, the links that the data set does not have, and seconds an item."""
    counts: dict[str, list[int]] = {name: [0] * 4 for name in (ROLE, "BelongsTo", *TYPES)}
    unknown: list[Link] = []
    seconds = 0.0
    for item in items:
        started = time.perf_counter()
        found = find(item)
        seconds += time.perf_counter() - started
        # A relation may stand under several types; it is known if any of them is.
        known = {link.words for link in found if any(_same(link, gold) for gold in item.gold)}
        unknown += {link.words: link for link in found if link.words not in known}.values()
        for name, row in counts.items():
            ours = [link for link in found if link.type == name]
            theirs = [link for link in item.gold if link.type == name]
            row[0] += len(theirs)
            row[1] += len(ours)
            row[2] += sum(any(matches(link, gold) for gold in theirs) for link in ours)
            row[3] += sum(any(matches(link, gold) for link in ours) for gold in theirs)
    rows = [Row(name, *numbers) for name, numbers in counts.items()]
    return rows, unknown, seconds / max(len(items), 1)


def _same(link: Link, gold: Link) -> bool:
    return link.type == gold.type and matches(link, gold)


def check_evaluator(items: Sequence[Item]) -> None:
    """Give gold and nothing to the evaluator.

    Raises:
        ValueError: gold is not 100, or nothing is not 0.
    """
    perfect, unknown, _ = score(items, lambda item: item.gold)
    wrong = [row for row in perfect if row.gold and (row.recall, row.known_share) != (100, 100)]
    empty, _, _ = score(items, lambda _: ())
    wrong += [row for row in empty if row.recall or row.known_share]
    if wrong or unknown:
        raise ValueError(f"the evaluator is wrong: {wrong}, {unknown}")


def run(data: Path) -> list[Row]:
    """Return the table for this project."""
    items = load(data)
    check_evaluator(items)
    return score(items, this_project)[0]


def figures(data: Path) -> dict[str, float]:
    """Return what the floors hold: sums over all types."""
    rows = run(data)
    gold, found = sum(row.gold for row in rows), sum(row.found for row in rows)
    return {
        "recall": 100 * sum(row.matched for row in rows) / max(gold, 1),
        "known to the data, of those found": 100 * sum(row.known for row in rows) / max(found, 1),
    }


def main(argv: Sequence[str]) -> None:
    """Print the table; with `--list`, also a sample of what the data set does not have."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks relations", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--list", type=int, default=0, metavar="N", help="how many to judge")
    options = parser.parse_args(argv)
    items = load(options.data)
    check_evaluator(items)
    rows, unknown, seconds = score(items, this_project)
    print(f"{'re3d':16} {'gold':>5} {'recall':>7} {'found':>6} {'known':>7}")
    for row in rows:
        print(
            f"{row.type:16} {row.gold:5} {row.recall:6.1f}% {row.found:6} {row.known_share:6.1f}%"
        )
    print(f"{seconds:.2f} s an item")
    sample = random.Random(SEED).sample(unknown, min(options.list, len(unknown)))
    for link in sample:
        print(f"[ ] {link.type}: {' '.join(link.words.split())}")
