"""Who is meant: names, descriptions and pronouns joined to the actors of a document."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.names.find import Name
from summarizer.language.reference.ages import describe_by_age
from summarizer.language.reference.body_descriptions import describe_bodies
from summarizer.language.reference.clusters import Cluster
from summarizer.language.reference.descriptions import describe
from summarizer.language.reference.impersonal import resolve_impersonal
from summarizer.language.reference.name_clusters import cluster_names
from summarizer.language.reference.pronouns import resolve_pronouns
from summarizer.language.reference.referents import Book, Reference, nameless
from summarizer.language.reference.resolution import Resolution
from summarizer.language.reference.speakers import first_persons, set_apart
from summarizer.models import DocumentActor, Mention, Quotation, Role

__all__ = ["Resolution", "resolve"]


def resolve(
    doc: Doc, names: Sequence[Name], roles: Sequence[Role], quotations: Sequence[Quotation]
) -> Resolution:
    """Join mentions to actors. `actor` of the roles and `speaker` of the quotations are unset."""
    syntax = Syntax.of(doc)
    sentences = _sentence_numbers(doc)
    clusters = cluster_names(doc, names, sentences)
    book = Book(syntax, names, clusters)
    describe_bodies(syntax, sentences, book)
    describe_by_age(syntax, book)
    clusters += describe(syntax, sentences, names, roles, book)
    known = sorted(
        (*book.references, *nameless(syntax, book)), key=lambda reference: reference.token
    )
    apart = set_apart(syntax, roles, quotations, known)
    pronouns = resolve_pronouns(syntax, sentences, known, apart)
    places = list(book.references)
    places += resolve_impersonal(syntax, sentences, book)
    places += [place for place, safe in pronouns if safe]
    actors = tuple(map(_actor, clusters))
    mentions = list(_mentions(syntax, places))
    resolution = Resolution(actors, _in_order(mentions))
    mentions += first_persons(doc, quotations, resolution)
    return Resolution(actors, _in_order(mentions))


def _mentions(syntax: Syntax, places: Sequence[Reference]) -> Iterator[Mention]:
    for place in places:
        cluster = place.referent.cluster
        if cluster is not None:
            yield Mention(
                start=syntax.start[place.first],
                end=syntax.end[place.last - 1],
                kind=cluster.kind,
                form=place.form,
                actor=cluster.label,
            )


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def _actor(cluster: Cluster) -> DocumentActor:
    return DocumentActor(
        name=cluster.label, kind=cluster.kind, aliases=cluster.aliases, named=cluster.named
    )


def _sentence_numbers(doc: Doc) -> list[int]:
    """Return the number of the sentence of each token."""
    numbers: list[int] = []
    for number, sentence in enumerate(doc.sents):
        numbers.extend([number] * len(sentence))
    return numbers
