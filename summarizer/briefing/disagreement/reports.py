"""Two reports of one thing that differ in one number, one day or the name of who did it."""

from collections.abc import Iterator

from summarizer.briefing.candidates import Place
from summarizer.briefing.disagreement.agents import Agents, differing_agents, may_act_otherwise
from summarizer.briefing.disagreement.material import Material, Told
from summarizer.briefing.disagreement.pairs import Pair, differing, differing_days, may_differ
from summarizer.briefing.facts import Fact, same
from summarizer.models import Disagreement, DisagreementKind, Kind
from summarizer.storage.base import SentenceRow

_STAND_FOR_OTHERS = frozenset({Kind.PERSON, Kind.PLACE})
"""Who leads those whom another name means, or where they are."""


def in_other_reports(material: Material, row: SentenceRow) -> Iterator[Told]:
    """Yield where another report tells otherwise what the sentence of a point tells."""
    place = (row.document, row.index)
    for _, other in material.corroboration.near(row):
        there = (other.document, other.index)
        found = _differing(material, place, there) if material.are_together(place, there) else None
        if found is None:
            continue
        kind, pair = found
        first = material.claim(place, pair.first.start, pair.first.end, pair.first_source)
        second = material.claim(there, pair.second.start, pair.second.end, pair.second_source)
        yield (
            {place, there},
            Disagreement(
                kind=kind,
                subject=" ".join(material.at(place).text.split()),
                # A larger key is a later day.
                claims=(first, second) if place < there else (second, first),
            ),
        )


def _differing(
    material: Material, place: Place, there: Place
) -> tuple[DisagreementKind, Pair | Agents] | None:
    """Return in what two sentences differ, if all else is alike."""
    rarity = material.corroboration.rarity
    fact, theirs = (
        material.corroboration.fact(material.candidates[at].row) for at in (place, there)
    )
    pair: Pair | Agents | None = None
    kind = DisagreementKind.NUMBER
    if _on_other_days(material, fact, theirs):
        kind = DisagreementKind.DATE
        pair = differing_days(material.telling(place), material.telling(there))
    elif may_act_otherwise(fact, theirs, rarity):
        kind = DisagreementKind.NAME
        pair = _agents(material, place, there)
    elif may_differ(fact, theirs, rarity):
        pair = differing(material.telling(place), material.telling(there), rarity)
    return None if pair is None else (kind, pair)


def _on_other_days(material: Material, one: Fact, other: Fact) -> bool:
    """Tell whether two sentences say the same, but that each names another day."""
    if not one.days or not other.days or one.days & other.days:
        return False
    no_day: frozenset[str] = frozenset()
    one, other = one._replace(days=no_day), other._replace(days=no_day)
    return same(one, other, material.corroboration.rarity)


def _agents(material: Material, place: Place, there: Place) -> Agents | None:
    """Return who did it after each of two sentences, where those are not known to be one.

    Nor may they be of two kinds: what a firm does, its founder is said to do. A place may stand for
    whoever rules it or is ruled from it ("Moscow", "Russia").
    """
    found = differing_agents(material.telling(place), material.telling(there))
    if found is None:
        return None
    first, second = (
        material.naming.meant(
            at[0], material.at(at).start + agent.start, material.at(at).start + agent.end
        )
        for at, agent in ((place, found.first), (there, found.second))
    )
    kinds = {each.kind for each in (first, second) if each is not None}
    if not kinds.isdisjoint(_STAND_FOR_OTHERS if None in (first, second) else {Kind.PLACE}):
        return None
    if first is None or second is None:
        return found
    return found if first.id != second.id and len(kinds) == 1 else None
