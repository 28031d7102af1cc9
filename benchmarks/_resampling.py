"""Whether a value that scores better would do so on other items too: the bootstrap (Efron 1979)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
SEED = 1

Scores = NDArray[np.float64]
"""One for each item, in percent."""


class Tried(NamedTuple):
    """One line of the table."""

    value: object
    score: float
    difference: tuple[float, float, float]
    """From the value in use: its mean, and the 2.5th and 97.5th percentile of the resamples."""
    best: float
    """Share of the resamples in which no other value is better, in percent."""


def compare(values: Sequence[object], scores: Scores, groups: Sequence[int]) -> list[Tried]:
    """Compare values by the scores of their items.

    Args:
        values: The value in use, and others.
        scores: Of shape (values, items).
        groups: A number for each item; items of one number are drawn together.
    """
    _, group = np.unique(groups, return_inverse=True)
    size = int(group.max()) + 1
    sums = np.zeros((len(values), size))
    for row, of_value in zip(sums, scores, strict=True):
        np.add.at(row, group, of_value)
    counts = np.bincount(group, minlength=size)
    drawn = np.random.default_rng(SEED).integers(size, size=(RESAMPLES, size))
    means = sums[:, drawn].sum(axis=2) / counts[drawn].sum(axis=1)
    best = means >= means.max(axis=0) - 1e-9
    differences = means - means[0]
    return [
        Tried(
            value,
            float(scores[row].mean()),
            (
                float(scores[row].mean() - scores[0].mean()),
                float(np.percentile(differences[row], 2.5)),
                float(np.percentile(differences[row], 97.5)),
            ),
            float(100 * best[row].mean()),
        )
        for row, value in enumerate(values)
    ]
