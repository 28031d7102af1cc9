"""Where sources differ on what a brief tells: numbers, days, names, denials, side by side.

A reader believes what stands here, so that all of it must be seen in the sources' own words: two
numbers that one report sets against each other, two reports that are alike but for one number, one
day or the name of who did it, two names for one post, and a denial that has the words of the claim.
What may be an update, a rounding, another time or another event is left out; many a disagreement is
missed for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.briefing.candidates import Place
from summarizer.briefing.check import differ
from summarizer.briefing.disagreement.contrasts import Side, contrast, may_contrast
from summarizer.briefing.disagreement.denials import denial, is_denied, may_deny
from summarizer.briefing.disagreement.material import Material, Told
from summarizer.briefing.disagreement.pairs import WITHIN
from summarizer.briefing.disagreement.posts import on_posts
from summarizer.briefing.disagreement.reports import in_other_reports
from summarizer.models import Disagreement, DisagreementKind, SourcedClaim
from summarizer.storage.base import SentenceRow

MOST = 3
"""Shown in a brief of any length: they stand beside the points, and not in their place."""

_REST_OF_CLAUSE = re.compile(r"[^,;:.()]{0,80}\w(?=[,;:.() ]|$)")
"""What follows a number, where nothing else says what it counts."""


def disagreements(
    material: Material, points: Sequence[SentenceRow], is_near: Callable[[Place], bool]
) -> tuple[Disagreement, ...]:
    """Return the disagreements on what a brief tells, those on its first points first.

    Args:
        material: What has been read on the topic.
        points: The sentence of each point.
        is_near: Tells whether another sentence is on the topic too: else no disagreement is
            shown that stands in it.
    """
    found: list[Disagreement] = []
    seen: set[Place] = set()
    told: set[frozenset[tuple[str, str]]] = set()
    for places, each in _all(material, points, is_near):
        # Copies tell it in the same words.
        words = frozenset((claim.text, claim.source) for claim in each.claims)
        if words in told or not seen.isdisjoint(places) or not differ(each, material.text_of):
            continue
        found.append(each)
        seen |= places
        told.add(words)
        if len(found) == MOST:
            break
    return tuple(found)


def _all(
    material: Material, points: Sequence[SentenceRow], is_near: Callable[[Place], bool]
) -> Iterator[Told]:
    order = {(row.document, row.index): n for n, row in enumerate(points)}
    for row in points:
        yield from in_other_reports(material, row)

    def shown(place: Place) -> bool:
        return place in order or is_near(place)

    # In one pass of what is cheapest: it goes over all that was read.
    contrasting, denying = [], []
    for place, candidate in material.candidates.items():
        text = candidate.row.text
        if " put" not in text and ", not" not in text and "den" not in text:
            continue
        if may_contrast(text) and shown(place):
            contrasting.append(place)
        if may_deny(text):
            denying.append(place)
    contrasting.sort(key=lambda at: (order.get(at, len(order)), -at[0], at[1]))
    for place in contrasting:
        yield from _in_one_report(material, place)
    for place in denying:
        yield from _denied(material, place, shown, order)
    yield from on_posts(material, shown, order)


def _in_one_report(material: Material, place: Place) -> Iterator[Told]:
    """Yield what a sentence sets against each other, or against the sentence before it."""
    preceding = (place[0], place[1] - 1)
    before = material.at(preceding).text if preceding in material.candidates else ""
    here = material.at(place).text
    found = contrast(here, before)
    if found is None:
        return

    def claim(each: Side) -> SourcedClaim:
        at, text = (place, here) if each.at == 0 or not before else (preceding, before)
        end = each.amount.end
        if found.subject is None and (rest := _REST_OF_CLAUSE.match(text, end)):
            end = rest.end()
        return material.claim(at, each.amount.start, end, each.source)

    start, end = found.subject or (0, 0)
    yield (
        {place, *((place[0], place[1] + each.at) for each in (found.first, found.second))},
        Disagreement(
            kind=DisagreementKind.NUMBER,
            subject=" ".join(here[start:end].split()),
            claims=(claim(found.first), claim(found.second)),
        ),
    )


def _denied(
    material: Material, place: Place, shown: Callable[[Place], bool], order: Mapping[Place, int]
) -> Iterator[Told]:
    """Yield the claim that a sentence says somebody denies."""
    found = denial(material.at(place).text)
    if found is None:
        return
    claims = [
        other.place
        for other in material.candidates.values()
        if other.place != place
        and len(found.content.intersection(other.stems)) > 1
        and _answers(material, place, other.place)
        and is_denied(material.at(other.place).text, found, material.corroboration.rarity)
        and (shown(place) or shown(other.place))
    ]
    if not claims:
        return
    claimed = min(claims, key=lambda each: (order.get(each, len(order)), each))
    yield (
        {place, claimed},
        Disagreement(
            kind=DisagreementKind.DENIAL,
            claims=(
                material.claim(claimed, 0, len(material.at(claimed).text), None),
                material.claim(place, found.start, found.end, found.source),
            ),
        ),
    )


def _answers(material: Material, denying: Place, claimed: Place) -> bool:
    """Tell whether a denial comes soon after the claim: else it denies another one."""
    denied, told = material.published(denying), material.published(claimed)
    return told is not None and denied is not None and told <= denied <= told + WITHIN
