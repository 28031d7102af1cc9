"""Whom a contested name means in one document: by whom and what the document speaks of.

Naive Bayes (Maron 1961) over the other actors of the document and the titles its bearer has
there, with the documents that name a candidate in full as examples. Who is named often is
likelier to be meant, but not by that alone: with nothing else to go by, nobody is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log
from typing import NamedTuple

Feature = int | str
"""An actor by its number, or a word of a title."""

_SMOOTHING = 0.5
"""Documents' worth of "as in all documents of the candidates" added to each candidate's."""
_ODDS = log(100)
"""How much likelier the best candidate must be than the next.

Both found on 8,000 Reuters stories with 248 surnames that people share: of 666 full names,
hidden in one story after the other, 483 are found and 19 mistaken. Without the candidates'
frequency it is 443 and 22, at odds of 10 556 and 30, with smoothing of 2 355 and 11.
"""


class Profile(NamedTuple):
    """What the documents that name a candidate in full speak of."""

    documents: int
    counts: Mapping[Feature, int]
    """In how many of them each feature occurs."""


def profile(documents: Iterable[Collection[Feature]]) -> Profile:
    """Count the features of documents."""
    counts: Counter[Feature] = Counter()
    number = 0
    for features in documents:
        number += 1
        counts.update(set(features))
    return Profile(number, counts)


def whom(features: Collection[Feature], candidates: Mapping[int, Profile]) -> int | None:
    """Return the candidate that a document means, or None where it does not say.

    Args:
        features: what the document speaks of.
        candidates: at least one, each with at least one document that names it in full.
    """
    everything = sum(candidate.documents for candidate in candidates.values())
    shares = {
        feature: count / everything
        for feature in set(features)
        if (count := sum(c.counts.get(feature, 0) for c in candidates.values()))
    }
    scores = {
        key: log(candidate.documents)
        + sum(
            log(
                (candidate.counts.get(feature, 0) + _SMOOTHING * share)
                / (candidate.documents + _SMOOTHING)
            )
            for feature, share in shares.items()
        )
        for key, candidate in candidates.items()
    }
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _ODDS:
        return None
    return ranked[0] if shares else None
