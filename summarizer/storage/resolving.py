"""Joining names to actors when a transaction commits.

The rules are those of `summarizer.actors.resolution`. This module finds the few names that a
change can touch, asks, and writes down what has changed: the cost grows with the distinct
names that share a surname, stem or short form with a touched one, not with their documents.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from summarizer.actors.bodies import body_stem
from summarizer.actors.folding import without_legal_suffix
from summarizer.actors.persons import FullName, cluster_people, parse_person, surname_block
from summarizer.actors.resolution import Candidate, decide_kind, head
from summarizer.actors.short_forms import Evidence, stands_for
from summarizer.models import Kind
from summarizer.storage.name_table import Name, NameTable


class Resolved(NamedTuple):
    """Actors that a resolution has changed."""

    moved: set[int]
    """Documents have come to them, or gone from them, through other names."""
    touched: set[int]
    """All whose documents, names or kind may have changed, those above included."""


def person_keys(spelling: str) -> tuple[bool, str]:
    """Return whether a name has more than a surname, and the block of its surname."""
    block = surname_block(spelling)
    return bool(block and parse_person(spelling).given), block


def stem_key(folded: str, *, named: bool) -> str:
    """Return what a name that is no person's has in common with its like."""
    return body_stem(folded) if named else folded


def resolve(table: NameTable, touched: Collection[int]) -> Resolved:
    """Join names to actors again wherever a change of these names can matter.

    Writes `names`, `targets` and `unsettled`, and moves the rows of documents to their actors.
    """
    touched = set(touched) | table.aliases_of(touched)
    before = table.load(touched)
    gone = _set_kinds(table, before)
    now = table.load(touched)
    either = (*before.values(), *now.values())
    pins = table.pins()
    people = table.of_blocks({name.block for name in either if name.person})
    others = table.of_stems({name.stem for name in either})
    others = {key: name for key, name in others.items() if not name.person}
    _set_clusters(table, people, _cluster_people(table, people, pins))
    _set_clusters(table, others, _cluster_others(others, pins))
    affected = {*people, *others, *now}
    clusters = _set_targets(table, affected, gone, pins)
    moved = _set_actors(table, clusters)
    actors = {name.actor for name in before.values()} | moved
    return Resolved(moved, actors | {name.actor for name in table.load(touched).values()})


def _set_kinds(table: NameTable, names: Mapping[int, Name]) -> set[int]:
    """Decide on kinds and blocks anew; delete names without a document, and return them."""
    own, as_alias = table.votes(names)
    spellings = table.spellings(names)
    changed = []
    for key, votes in own.items():
        name = names[key]
        full, block = person_keys(spellings[key]) if name.named else (False, "")
        kind = decide_kind(votes, as_alias.get(key, {}))
        new = name._replace(kind=kind, full=full, block=block)
        if new != name:
            changed.append(new)
    table.set_kinds(changed)
    gone = set(names) - set(own)
    table.delete(names[key] for key in gone)
    return gone


def _cluster_people(
    table: NameTable, people: Mapping[int, Name], pins: Mapping[int, int]
) -> dict[int, int]:
    """Return the head of the cluster of each name of a person."""
    spellings = table.spellings([key for key, name in people.items() if name.full])
    blocks: dict[str, list[FullName]] = {}
    for key, spelling in spellings.items():
        full = FullName(key, parse_person(spelling), pins.get(key))
        blocks.setdefault(people[key].block, []).append(full)
    heads = {key: key for key in people}
    for names in blocks.values():
        if len(names) == 1:
            continue
        for person in cluster_people(names, table.together):
            first = head(
                Candidate(
                    full.name,
                    people[full.name].folded,
                    people[full.name].documents,
                    len(full.parts.given[0]) == 1,
                )
                for full in person
            )
            heads.update((full.name, first) for full in person)
    return heads


def _cluster_others(others: Mapping[int, Name], pins: Mapping[int, int]) -> dict[int, int]:
    """Return the head of the cluster of each name that is no person's: same stem, same kind."""
    groups: dict[tuple[str, Kind, int | None], list[Name]] = {}
    for key, name in others.items():
        groups.setdefault((name.stem, name.kind, pins.get(key)), []).append(name)
    heads: dict[int, int] = {}
    for members in groups.values():
        first = head(Candidate(n.name, n.folded, n.documents, abbreviated=False) for n in members)
        heads.update((member.name, first) for member in members)
    return heads


def _set_clusters(table: NameTable, names: Mapping[int, Name], heads: Mapping[int, int]) -> None:
    table.set_clusters({key: first for key, first in heads.items() if names[key].cluster != first})


def _set_targets(
    table: NameTable, affected: set[int], gone: set[int], pins: Mapping[int, int]
) -> set[int]:
    """Find what short names among these, or pointing at these, can stand for.

    Returns the clusters of all names looked at.
    """
    names = table.load(affected | table.aliases_of(affected))
    names.update(table.of_clusters({name.cluster for name in names.values()}))
    clusters = {name.cluster for name in names.values()}
    before = table.targets_of(clusters | affected | gone)
    after: dict[int, set[int]] = {cluster: set() for cluster in clusters}
    short = [name for name in names.values() if name.named and name.name not in pins]
    for name, target in (*_bare_surnames(table, short), *_short_forms(table, short)):
        if target != name.cluster:
            after[name.cluster].add(target)
    changed = {c: found for c, found in after.items() if found != before.get(c, set())}
    changed.update((cluster, set()) for cluster in before if cluster not in clusters)
    table.set_targets(changed)
    table.unsettle(
        cluster
        for cluster in clusters
        if len(after[cluster]) > 1 or len(before.get(cluster, ())) > 1
    )
    return clusters


def _bare_surnames(table: NameTable, names: Iterable[Name]) -> list[tuple[Name, int]]:
    """Return bare surnames with every person of that surname who is named in full."""
    bare = [name for name in names if name.person and not name.full]
    full: dict[str, set[int]] = {}
    for name in table.of_blocks({name.block for name in bare}).values():
        if name.person and name.full:
            full.setdefault(name.block, set()).add(name.cluster)
    return [(name, cluster) for name in bare for cluster in full.get(name.block, ())]


def _short_forms(table: NameTable, names: Iterable[Name]) -> list[tuple[Name, int]]:
    """Return names that are short forms, with everything of their kind that they mean."""
    clusters: dict[int, list[Name]] = {}
    for name in names:
        clusters.setdefault(name.cluster, []).append(name)
    by_key = {
        name.name: name
        for members in clusters.values()
        if not any(
            name.named and without_legal_suffix(name.folded) != name.folded for name in members
        )
        for name in members
    }
    given = table.given_to(by_key)
    bearers = table.load({bearer for _, bearer in given})
    explained: Counter[tuple[int, int]] = Counter()
    for (alias, key), documents in given.items():
        if key in bearers:
            explained[by_key[alias].cluster, bearers[key].cluster] += documents
    found = []
    for alias, key in given:
        short, long = by_key[alias], bearers.get(key)
        if long and long.kind is short.kind:
            alone = sum(member.documents for member in clusters[short.cluster])
            evidence = Evidence(alone, explained[short.cluster, long.cluster])
            if stands_for(short.folded, long.folded, evidence):
                found.append((short, long.cluster))
    return found


def _set_actors(table: NameTable, clusters: set[int]) -> set[int]:
    """Set the actor of all names of these clusters and of those that point at them.

    Returns the actors that have lost or won names.
    """
    joins = table.joins()
    decided = {n.name: n.cluster for n in table.load({n for pair in joins for n in pair}).values()}
    roots = _roots(table, decided.values())
    dirty = {*clusters, *decided.values(), *roots.values()}
    pointing = dirty
    while pointing := table.pointing_at(pointing) - dirty:
        dirty |= pointing
    roots = _roots(table, dirty)
    merged = _merged(
        (roots[decided[name]], roots[decided[target]])
        for name, target in joins
        if name in decided and target in decided
    )
    actors: dict[int, int] = {}
    moved: set[int] = set()
    for key, name in table.of_clusters(dirty).items():
        actor = merged.get(roots[name.cluster], roots[name.cluster])
        if name.actor != actor:
            actors[key] = actor
            moved |= {name.actor, actor}
    table.set_actors(actors)
    table.unsettle(
        cluster for cluster, targets in table.targets_of(dirty).items() if len(targets) > 1
    )
    return moved


def _roots(table: NameTable, clusters: Iterable[int]) -> dict[int, int]:
    """Follow each cluster to what it stands for, as long as that is one cluster only."""
    step: dict[int, int] = {}
    new = set(clusters)
    wanted = new
    while new:
        targets = table.targets_of(new)
        step.update((c, next(iter(t))) for c, t in targets.items() if len(t) == 1)
        new = {step[cluster] for cluster in new if cluster in step} - set(step)
        new -= wanted
        wanted = wanted | new
    return {cluster: _last(step, cluster) for cluster in wanted}


def _merged(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Join actors in the order decided; each goes by the name it was joined to."""
    step: dict[int, int] = {}
    for one, other in pairs:
        first, second = _last(step, one), _last(step, other)
        if first != second:
            step[first] = second
    return {actor: _last(step, actor) for actor in step}


def _last(step: Mapping[int, int], start: int) -> int:
    """Follow steps to their end; a circle, which odd names can make, ends at its least."""
    path = [start]
    while path[-1] in step:
        following = step[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
