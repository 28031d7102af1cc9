"""The names of a document joined by whom they name: surname to full name, acronym to long form.

Full names are joined first, wherever they stand, then the short ones to them: a headline may
say "Bell" before the text says "Ann Bell". Where a short name fits two, titles, gender and
nearness decide; where they do not, it stays a name of its own.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from summarizer.language.gender import Gender, gender_of_name
from summarizer.language.names import Name
from summarizer.language.organization_names import (
    Shortening,
    abbreviates,
    acronym_key,
    body_key,
    is_incorporated,
    shortens,
    spells,
)
from summarizer.language.person_names import (
    COURTESY_TITLES,
    FEMALE_TITLES,
    MALE_TITLES,
    QUOTES,
    SURNAME,
    TITLES,
    PersonName,
    answers_to,
    compatible,
    parse_person_name,
    without_possessive,
)
from summarizer.language.syntax import Syntax
from summarizer.models import Kind

# A bare surname that two people share goes to the one named in this sentence or the last, if the
# other is not.
_NEAR = 1

# … else to the one with this many times as many full names as any other, less if it is the first
# in the text.
_MAIN, _MAIN_FIRST = 3, 2

# Where more people than this share a word of their names, the text is a list of people, and
# the word says nothing; it also keeps the time linear.
_CROWD = 50


@dataclass(eq=False)
class Cluster:
    """Names of one actor."""

    kind: Kind
    names: list[int] = field(default_factory=list)
    """Places in the list of names, in order."""
    persons: list[PersonName] = field(default_factory=list)
    """The different full forms, or the short one where there is none; for persons only."""
    keys: list[tuple[str, ...]] = field(default_factory=list)
    """The different forms as `body_key` gives them; for all others."""
    incorporated: bool = False
    """Whether some form ends as a company's registered name does."""
    titles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    label: str = ""
    aliases: tuple[str, ...] = ()
    named: bool = True


def cluster_names(doc: Doc, names: Sequence[Name], sentences: Sequence[int]) -> list[Cluster]:
    """Return the clusters of the names, in order of first mention.

    Args:
        doc: The parsed document.
        names: Its names in order.
        sentences: Number of the sentence of each token.
    """
    syntax = Syntax.of(doc)
    text = syntax.text
    words = [text[name.start : name.end].split() for name in names]
    persons = [i for i, name in enumerate(names) if name.kind is Kind.PERSON]
    others = [i for i, name in enumerate(names) if name.kind is not Kind.PERSON]
    clusters = _cluster_persons(syntax, names, words, persons, sentences)
    clusters += _cluster_others(text, names, words, others)
    for cluster in clusters:
        cluster.names.sort()
        _label(cluster, words)
    clusters.sort(key=lambda cluster: cluster.names[0])
    return _unlike(clusters)


# ── persons ──────────────────────────────────────────────────────────────────────────────────
def _cluster_persons(
    syntax: Syntax,
    names: Sequence[Name],
    words: Sequence[Sequence[str]],
    indices: Sequence[int],
    sentences: Sequence[int],
) -> list[Cluster]:
    forms: dict[PersonName, list[int]] = {}
    for i in indices:
        first = names[i].first
        before: list[str] = []
        while first > 0 and len(before) < 3 and syntax.lower[first - 1].rstrip(".") in TITLES:
            first -= 1
            before.append(syntax.lower[first])
        person = parse_person_name(words[i], before)
        if person is not None:
            forms.setdefault(person, []).append(i)
    clusters: list[Cluster] = []
    by_key: dict[str, dict[int, Cluster]] = defaultdict(dict)
    ambiguous: list[tuple[PersonName, int, list[Cluster]]] = []

    def add(cluster: Cluster, person: PersonName, places: Iterable[int]) -> None:
        if person not in cluster.persons:
            for key in {*person.keys, person.nickname} - {""}:
                by_key[key][id(cluster)] = cluster
            cluster.persons.append(person)
        cluster.names.extend(places)
        cluster.titles.update(person.titles)
        if cluster.gender is None or any(t in MALE_TITLES | FEMALE_TITLES for t in person.titles):
            cluster.gender = gender_of_name(person)

    for person, places in sorted(forms.items(), key=lambda form: _longest_first(*form)):
        found = _fitting(person, by_key, places[0])
        if len(found) == 1:
            add(found[0], person, places)
        elif not found:
            clusters.append(Cluster(Kind.PERSON))
            add(clusters[-1], person, places)
        else:
            ambiguous.extend((person, place, found) for place in places)
    _settle_ambiguous(ambiguous, names, sentences, clusters)
    return clusters


def _longest_first(person: PersonName, places: Sequence[int]) -> tuple[int, int, int]:
    # Names with titles before bare ones, so that "Mr Bell" and "Mrs Bell" part before "Bell".
    return (-len(person.keys), -len(person.titles), places[0])


def _fitting(
    person: PersonName, by_key: Mapping[str, Mapping[int, Cluster]], place: int
) -> list[Cluster]:
    """Return the clusters that a name, first used at a place, fits best."""
    near: dict[int, Cluster] = {}
    for key in (*person.keys, person.nickname):
        found = by_key.get(key, {})
        if len(found) <= _CROWD:
            near.update(found)
    scores: dict[int, int] = {}
    # "Dr" tells no gender, and a surname alone may be a given name of the other one.
    told = person.full or not (MALE_TITLES | FEMALE_TITLES).isdisjoint(person.titles)
    gender = gender_of_name(person) if told else None
    for mark, cluster in near.items():
        if gender and cluster.gender and gender != cluster.gender:
            continue
        if person.full:
            if all(compatible(person, other) for other in cluster.persons):
                scores[mark] = 1
        else:
            score = max(answers_to(other, person.surname) for other in cluster.persons)
            # Texts begin with surnames of people named later, but not with given names.
            if score == SURNAME or (score and min(cluster.names) < place):
                titled = not cluster.titles.isdisjoint(person.titles)
                scores[mark] = 2 * score + titled
    best = max(scores.values(), default=0)
    return [near[mark] for mark, score in scores.items() if score == best]


def _settle_ambiguous(
    ambiguous: Sequence[tuple[PersonName, int, list[Cluster]]],
    names: Sequence[Name],
    sentences: Sequence[int],
    clusters: list[Cluster],
) -> None:
    """Give short names that fit several people to one of them, or make them names of their own.

    To the only one that was named in this sentence or the last, in whatever form; else to the
    one that the text is about: news gives the others their full names each time.
    """
    own: dict[PersonName, Cluster] = {}
    for _, _, candidates in ambiguous:
        for cluster in candidates:
            cluster.names.sort()
    # Only what full names tell: to count what is settled here would let one guess carry on.
    weights = {id(c): len(c.names) for _, _, candidates in ambiguous for c in candidates}
    for person, place, candidates in sorted(ambiguous, key=lambda item: item[1]):
        here = sentences[names[place].first]
        near = []
        for cluster in candidates:
            at = bisect_left(cluster.names, place) - 1
            if at >= 0 and here - sentences[names[cluster.names[at]].first] <= _NEAR:
                near.append(cluster)
        if len(near) != 1:
            near = _main(candidates, weights)
        if near:
            insort(near[0].names, place)
            continue
        if person not in own:
            own[person] = Cluster(Kind.PERSON, persons=[person])
            clusters.append(own[person])
        own[person].names.append(place)


def _main(candidates: Sequence[Cluster], weights: Mapping[int, int]) -> list[Cluster]:
    """Return the one of several people that a text is about, or nobody."""
    first, second = sorted(candidates, key=lambda c: (-weights[id(c)], c.names[0]))[:2]
    opens = first.names[0] < second.names[0]
    much = weights[id(first)] >= (_MAIN_FIRST if opens else _MAIN) * weights[id(second)]
    return [first] if much else []


# ── organizations, groups, places, others ────────────────────────────────────────────────────
def _cluster_others(
    text: str, names: Sequence[Name], words: Sequence[Sequence[str]], indices: Sequence[int]
) -> list[Cluster]:
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
            long_forms[cluster.keys[0][0][:1]].append(cluster)
    for cluster in clusters:
        form = words[cluster.names[0]]
        key = acronym_key(form[-1]) if len(cluster.keys[0]) == 1 else None
        if key is None:
            continue
        found = [
            other
            for other in long_forms[key[0]]
            if _same_sort(cluster.kind, other.kind)
            and spells(key, words[other.names[0]])
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


# ── labels ───────────────────────────────────────────────────────────────────────────────────
def _label(cluster: Cluster, words: Sequence[Sequence[str]]) -> None:
    """Set the fullest name of a cluster, and its other names."""
    counts: Counter[str] = Counter()
    for i in cluster.names:
        counts[_shown(words[i], cluster.kind)] += 1
    order = {name: n for n, name in enumerate(counts)}

    def fullness(name: str) -> tuple[bool, int, int, int, int]:
        parts = name.split()
        capitalised = sum(any(map(str.isupper, part)) for part in parts)
        shouted = name.isupper() and (len(parts) > 1 or cluster.kind is Kind.PERSON)
        return (not shouted, capitalised, counts[name], len(name), -order[name])

    ranked = sorted(counts, key=fullness, reverse=True)
    for name in ranked[1:]:
        # "Rival Ann Bell" once and "Ann Bell" all other times: the first word is none of it.
        inside = ranked[0].endswith(f" {name}") or ranked[0].startswith(f"{name} ")
        if " " in name and inside and counts[name] >= 2 * counts[ranked[0]]:
            ranked.remove(name)
            ranked.insert(0, name)
            break
    cluster.label = ranked[0]
    cluster.aliases = (*ranked[1:], *_nicknames(ranked))


def _nicknames(names: Sequence[str]) -> list[str]:
    """Return what stands in quotation marks inside names, and is no name here by itself yet."""
    quoted = [
        part.strip(QUOTES)
        for name in names
        for part in name.split()[1:-1]
        if part[0] in QUOTES and part[-1] in QUOTES
    ]
    return [name for name in dict.fromkeys(quoted) if name and name not in names]


def _shown(words: Sequence[str], kind: Kind) -> str:
    """Return a name as it is shown: without article, possessive ending and courtesy titles."""
    shown = [*words[:-1], without_possessive(words[-1]).rstrip(",")]
    if len(shown) > 1 and shown[0].casefold() == "the":
        shown = shown[1:]
    if kind is Kind.PERSON:
        while len(shown) > 1 and shown[0].casefold().rstrip(".") in COURTESY_TITLES:
            shown = shown[1:]
    return " ".join(word for word in shown if word) or " ".join(words)


def _unlike(clusters: list[Cluster]) -> list[Cluster]:
    """Make the labels of a document's clusters unlike: by a title where there is one."""
    taken: dict[str, Cluster] = {}
    kept = []
    for cluster in clusters:
        if cluster.label in taken:
            title = next(iter(sorted(cluster.titles)), None)
            titled = f"{title.capitalize()} {cluster.label}" if title else cluster.label
            if titled in taken:
                taken[titled].names = sorted(taken[titled].names + cluster.names)
                continue
            cluster.label = titled
        taken[cluster.label] = cluster
        kept.append(cluster)
    return kept
