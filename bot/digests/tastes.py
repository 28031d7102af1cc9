"""What the readers of a subscription want more and less of: pure functions on values.

Each judgement is kept by itself; what they add up to is computed whenever it is needed. Taking
one back therefore leaves nothing behind.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from summarizer.models import KeyPoint


class Said(StrEnum):
    """What somebody says of a digest, or of a subject in it."""

    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"
    LESS = "less"
    MORE = "more"


STEPS: Mapping[Said, float] = {
    Said.HELPFUL: 0.25,
    Said.UNHELPFUL: -0.25,
    Said.LESS: -1.0,
    Said.MORE: 1.0,
}
"""What one judgement adds for each subject. "Less of this" names one and counts by itself; what a
whole digest is called says little of each of its subjects, so that it takes four to say as much."""
MOST = 2.0
"""No subject is worth more than this, nor less than its negative: a crowd is not a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one reader says, of the subjects it is about."""

    reader: str
    """Id on the platform."""
    about: str
    """Key of the digest; the last word of a reader on each counts."""
    said: Said
    subjects: tuple[str, ...]
    """Names of actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What subjects (names, in lower case) are worth: above 0 more of them, below 0 less."""

    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_neutral(self) -> bool:
        """Whether nothing was ever said."""
        return not any(self.weights.values())


NEUTRAL = Taste()


def taste(judgements: Iterable[Judgement]) -> Taste:
    """Add up what readers say."""
    weights: dict[str, float] = {}
    for judgement in judgements:
        for subject in dict.fromkeys(name.casefold() for name in judgement.subjects):
            weights[subject] = weights.get(subject, 0.0) + STEPS[judgement.said]
    return Taste(
        weights={
            subject: max(-MOST, min(MOST, weight))
            for subject, weight in sorted(weights.items())
            if weight
        }
    )


def turned(before: Said | None, now: Said) -> Said | None:
    """Return what a reader wants of a subject after another word; None for nothing any more.

    "More" after "less" takes it back, and the other way round.
    """
    return None if before is not None and before is not now else now


def in_words(known: Taste) -> tuple[str, ...]:
    """Return what readers want less of and more of, each on a line; nothing for nothing."""
    less = [name for name, weight in known.weights.items() if weight < 0]
    more = [name for name, weight in known.weights.items() if weight > 0]
    said = (("less of", less), ("more of", more))
    return tuple(f"{label} {', '.join(names)}" for label, names in said if names)


def worth(point: KeyPoint, known: Taste) -> float:
    """Return what a point is worth to readers: what its subjects are worth, added up."""
    return sum(known.weights.get(name, 0.0) for name in {a.name.casefold() for a in point.actors})


def chosen(points: Sequence[KeyPoint], known: Taste, number: int) -> list[KeyPoint]:
    """Choose among points by what readers want, those of equal worth in the order given.

    What readers want less of stays away while there is other news; it is never hidden where
    there is none, nor where it changes what they were told before.
    """

    def rank(point: KeyPoint) -> float:
        return max(0.0, worth(point, known)) if point.changes else worth(point, known)

    ordered = sorted(points, key=lambda point: -rank(point))
    wanted = [point for _, each in groupby(ordered, key=rank) for point in each][:number]
    return [point for point in points if point in wanted]


def subjects_of(points: Iterable[KeyPoint], most: int) -> tuple[str, ...]:
    """Return the names of those whom points are about, the most frequent first."""
    counts: dict[str, int] = {}
    for point in points:
        for actor in point.actors:
            counts[actor.name] = counts.get(actor.name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name])[:most])
