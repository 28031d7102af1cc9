"""Names of organizations, groups and places joined: acronym to long form, short form to full."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from summarizer.language.names.find import Name
from summarizer.language.names.organizations import (
    Shortening,
    abbreviates,
    acronym_key,
    body_key,
    initialisms,
    is_incorporated,
    shortens,
)
from summarizer.language.reference.clusters import Cluster
from summarizer.models import Kind


def cluster_bodies(
    text: str, names: Sequence[Name], words: Sequence[Sequence[str]], indices: Sequence[int]
) -> list[Cluster]:
    """Return the clusters of the names at some places, in order of first mention."""
    by_key: dict[tuple[str, ...], Cluster] = {}
    for i in indices:
        key = body_key(words[i]) or tuple(words[i])
        cluster = by_key.setdefault(key, Cluster(names[i].kind, keys=[key]))
        cluster.names.append(i)
        cluster.incorporated |= is_incorporated(words[i])
    for cluster in by_key.values():
        counts = Counter(names[i].kind for i in cluster.names)
        cluster.kind = max(counts, key=lambda kind: (counts[kind], kind.value))
    joined: dict[int, Cluster] = {}

    def home(cluster: Cluster) -> Cluster:
        while id(cluster) in joined:
            cluster = joined[id(cluster)]
        return cluster

    def join(one: Cluster, other: Cluster) -> None:
        one, other = home(one), home(other)
        if one is not other:
            one.names.extend(other.names)
            one.keys.extend(other.keys)
            one.incorporated |= other.incorporated
            joined[id(other)] = one

    for long, short in _bracketed(text, names, words, indices, by_key):
        join(long, short)
    for long, short in _acronyms(words, list(by_key.values())):
        join(home(long), home(short))
    for long, short in _shortened(by_key, home):
        join(home(long), home(short))
    return [cluster for cluster in by_key.values() if id(cluster) not in joined]


def _bracketed(
    text: str,
    names: Sequence[Name],
    words: Sequence[Sequence[str]],
    indices: Sequence[int],
    by_key: dict[tuple[str, ...], Cluster],
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield the pairs that the text itself declares: "Long Form (LF)", "A, also known as B"."""
    for one, other in pairwise(indices):
        between = text[names[one].end : names[other].start]
        if len(between) > 20:
            continue
        phrase = " ".join(between.replace("(", " ( ").split()).casefold().strip(" ,")
        short, long = words[other], words[one]
        if phrase in {"(", "'s (", "’s (", "( the"} and text[names[other].end :][:1] == ")":
            for acronym, name in ((short, long), (long, short)):
                key = acronym_key(acronym[0]) if len(acronym) == 1 else None
                if key and len(name) > 1 and abbreviates(key, name):
                    yield by_key[body_key(long)], by_key[body_key(short)]
                    break
        elif phrase.removeprefix("(").strip() in _ALSO:
            yield by_key[body_key(long)], by_key[body_key(short)]


_ALSO = frozenset(
    (
        "also known as",
        "known as",
        "also called",
        "better known as",
        "aka",
        "a.k.a.",
        "also known as the",
    )
)


def _acronyms(
    words: Sequence[Sequence[str]], clusters: Sequence[Cluster]
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield acronyms with the only long form that they spell."""
    long_forms: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        form = words[cluster.names[0]]
        if len(form) > 1:
            for initials in initialisms(form):
                long_forms[initials].append(cluster)
    for cluster in clusters:
        form = words[cluster.names[0]]
        key = acronym_key(form[-1]) if len(cluster.keys[0]) == 1 else None
        if key is None:
            continue
        found = [
            other
            for other in long_forms.get(key, ())
            if _same_sort(cluster.kind, other.kind)
            # Two letters fit too much to be more than the initials of two words.
            and (len(key) > 2 or len(other.keys[0]) == 2)
        ]
        if len(found) == 1:
            yield found[0], cluster


def _shortened(
    by_key: dict[tuple[str, ...], Cluster], home: Callable[[Cluster], Cluster]
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield names with the only longer one that they shorten."""
    longer: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in by_key:
        for word in key[:2]:
            longer[word].append(key)
    for key, cluster in by_key.items():
        if cluster.kind in {Kind.PLACE, Kind.OTHER}:
            continue
        found: dict[Shortening, dict[int, Cluster]] = {kind: {} for kind in Shortening}
        for other in longer[key[0]]:
            long = by_key[other]
            relation = _shortening(cluster, long) if long.kind is cluster.kind else None
            if relation is not None:
                found[relation][id(home(long))] = long
        best = found[Shortening.SURE] or found[Shortening.LIKELY]
        if len(best) == 1:
            yield next(iter(best.values())), cluster


def _shortening(short: Cluster, long: Cluster) -> Shortening | None:
    """Tell how sure it is that the first forms of two clusters are one name."""
    if short.incorporated and long.incorporated:
        return None  # "Acme Corp" and its "Acme Inns Inc"
    relation = shortens(short.keys[0], long.keys[0])
    if relation is Shortening.LIKELY and short.names[0] < long.names[0]:
        return None
    return relation


def _same_sort(one: Kind, other: Kind) -> bool:
    return one is other or Kind.PLACE not in {one, other}
