"""The names of a document joined by whom or what they name."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.names.find import Name
from summarizer.language.reference.body_clusters import cluster_bodies
from summarizer.language.reference.clusters import Cluster, label, made_unlike
from summarizer.language.reference.person_clusters import cluster_persons
from summarizer.models import Kind


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
    clusters = cluster_persons(syntax, names, words, persons, sentences)
    clusters += cluster_bodies(text, names, words, others)
    for cluster in clusters:
        cluster.names.sort()
        label(cluster, words)
    clusters.sort(key=lambda cluster: cluster.names[0])
    return made_unlike(clusters)
