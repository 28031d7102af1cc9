"""People meant by their age: "the 62-year-old" after "Ann Bell, 62, …"."""

from collections.abc import Iterator

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.reference.clusters import Cluster
from summarizer.language.reference.referents import Book, Reference
from summarizer.models import Form, Kind

_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_PARTS = 5
"""Tokens of "62-year-old"."""


def describe_by_age(syntax: Syntax, book: Book) -> None:
    """Add the descriptions by age to the book: of the only person whose age the text gives."""
    olds = [i for i in range(_PARTS - 1, len(syntax)) if _is_age(syntax, i)]
    if not olds:
        return
    ages: dict[str, dict[int, Cluster]] = {}
    for age, cluster in _told(syntax, book, olds):
        ages.setdefault(age, {})[id(cluster)] = cluster
    for old in olds:
        number = old - _PARTS + 1
        people = ages.get(syntax.lower[number], {})
        if len(people) != 1 or number == 0 or syntax.lower[number - 1] != "the":
            continue
        # "the 62-year-old bridge"
        if old + 1 < len(syntax) and syntax.tag[old + 1] in _NOUN_TAGS:
            continue
        referent = book.referent_of(next(iter(people.values())))
        book.add(Reference(old, number - 1, old + 1, Form.DESCRIPTION, referent))


def _is_age(syntax: Syntax, old: int) -> bool:
    """Tell whether a token ends "62-year-old"."""
    number, first, year, second = range(old - _PARTS + 1, old)
    return (
        syntax.lower[old] == "old"
        and syntax.lower[year] == "year"
        and syntax.lower[first] in _HYPHENS
        and syntax.lower[second] in _HYPHENS
        and syntax.lower[number].isdigit()
    )


def _told(syntax: Syntax, book: Book, olds: list[int]) -> Iterator[tuple[str, Cluster]]:
    """Yield the ages that the text gives people: "Ann Bell, 62," and "62-year-old Ann Bell"."""
    for reference in book.references:
        cluster, after = reference.referent.cluster, reference.last
        if cluster is None or cluster.kind is not Kind.PERSON or after + 1 >= len(syntax):
            continue
        if syntax.lower[after] == "," and syntax.lower[after + 1].isdigit():
            yield syntax.lower[after + 1], cluster
    for old in olds:
        cluster = book.cluster_at(syntax.head[old])
        if cluster is not None and syntax.dep[old] == "amod":
            yield syntax.lower[old - _PARTS + 1], cluster
