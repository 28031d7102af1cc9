"""Names of persons joined by whom they name: surname, given name and nickname to full name.

Full names are joined first, wherever they stand, then the short ones to them: a headline may
say "Bell" before the text says "Ann Bell". Where a short name fits two people, titles, gender,
nearness and what the text is about decide; where they do not, it stays a name of its own.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gender import gender_of_name
from summarizer.language.lexicon.person_names import (
    FEMALE_TITLES,
    MALE_TITLES,
    SURNAME,
    TITLES,
    PersonName,
    answers_to,
    compatible,
    parse_person_name,
)
from summarizer.language.names.find import Name
from summarizer.language.reference.clusters import Cluster
from summarizer.models import Kind

# A bare surname that two people share goes to the one named in this sentence or the last, if the
# other is not.
_NEAR = 1

# … else to the one who is named first and has this many times as many full names as any other.
# Who is named later, and in full each time, is set apart so from the one with the bare surname.
_MAIN = 2

# Where more people than this share a word of their names, the text is a list of people, and
# the word says nothing; it also keeps the time linear.
_CROWD = 50


def cluster_persons(
    syntax: Syntax,
    names: Sequence[Name],
    words: Sequence[Sequence[str]],
    indices: Sequence[int],
    sentences: Sequence[int],
) -> list[Cluster]:
    """Return the clusters of the names at some places."""
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


def _longest_first(person: PersonName, places: Sequence[int]) -> tuple[int, bool, int, int]:
    # "Mr Bell" and "Mrs Bell" before "President Bell" and "Bell": who they are, parts the others.
    told = not (MALE_TITLES | FEMALE_TITLES).isdisjoint(person.titles)
    return (-len(person.keys), not told, -len(person.titles), places[0])


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
    one that the text names first and is about: news gives the others their full names each time.
    In doubt to nobody.
    """
    own: dict[PersonName, Cluster] = {}
    for _, _, candidates in ambiguous:
        for cluster in candidates:
            cluster.names.sort()
    # Only what full names tell: to count what is settled here would let one guess carry on.
    full = {id(c): tuple(c.names) for _, _, candidates in ambiguous for c in candidates}
    for person, place, candidates in sorted(ambiguous, key=lambda item: item[1]):
        here = sentences[names[place].first]
        near = []
        for cluster in candidates:
            at = bisect_left(cluster.names, place) - 1
            if at >= 0 and here - sentences[names[cluster.names[at]].first] <= _NEAR:
                near.append(cluster)
        if len(near) != 1:
            near = _main(candidates, full)
        if near:
            insort(near[0].names, place)
            continue
        if person not in own:
            own[person] = Cluster(Kind.PERSON, persons=[person])
            clusters.append(own[person])
        own[person].names.append(place)


def _main(candidates: Sequence[Cluster], full: Mapping[int, Sequence[int]]) -> list[Cluster]:
    """Return the one of several people that a text is about, or nobody.

    Args:
        candidates: The people.
        full: For each, by its identity, the places of its full names.
    """
    first, *others = sorted(candidates, key=lambda c: full[id(c)][0])
    most = max(len(full[id(other)]) for other in others)
    return [first] if len(full[id(first)]) >= _MAIN * most else []
