"""Who is meant: names, descriptions and pronouns joined to the actors of a document."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.name_clusters import cluster_names
from summarizer.language.names import Name
from summarizer.language.resolution import Resolution
from summarizer.models import DocumentActor, Form, Mention, Quotation, Role

__all__ = ["Resolution", "resolve"]


def resolve(
    doc: Doc, names: Sequence[Name], roles: Sequence[Role], quotations: Sequence[Quotation]
) -> Resolution:
    """Join mentions to actors. `actor` of the roles and `speaker` of the quotations are unset."""
    sentences = _sentence_numbers(doc)
    clusters = cluster_names(doc, names, sentences)
    mentions = [
        Mention(
            start=names[i].start,
            end=names[i].end,
            kind=cluster.kind,
            form=Form.NAME,
            actor=cluster.label,
        )
        for cluster in clusters
        for i in cluster.names
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    actors = tuple(
        DocumentActor(name=cluster.label, kind=cluster.kind, aliases=cluster.aliases)
        for cluster in clusters
    )
    return Resolution(actors, tuple(mentions))


def _sentence_numbers(doc: Doc) -> list[int]:
    """Return the number of the sentence of each token."""
    numbers = []
    for number, sentence in enumerate(doc.sents):
        numbers.extend([number] * len(sentence))
    return numbers
