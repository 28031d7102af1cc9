"""How others stand to an actor, as lines from one to the other."""

from typing import Final, NamedTuple

from bot.plain import harmless
from bot.presenters.wording import count
from summarizer.models import ActorCard

_MOST_LINES: Final = 12
"""Lines that are readable on one screen of a phone."""


class Line(NamedTuple):
    """A line between the actor and another."""

    other: str
    kind: str
    """What is on the line: "blames", or "blames, accuses"."""
    outgoing: bool
    """True: from the actor to the other."""
    reports: int
    """In how many places it is said."""


class Relations(NamedTuple):
    """An actor and the lines to others."""

    name: str
    title: str
    subtitle: str
    lines: tuple[Line, ...]
    alternative: str


def relations_of(card: ActorCard) -> Relations | None:
    """Return the relations of a card, in its order; None where it has none."""
    name = harmless(card.name)
    grouped: dict[tuple[str, bool], tuple[str, list[str], int]] = {}
    for relation in card.relations:
        key = relation.other.id, relation.outgoing
        other, kinds, reports = grouped.get(key, (harmless(relation.other.name), [], 0))
        kind = harmless(relation.kind)
        kinds += [kind] if kind not in kinds else []
        grouped[key] = other, kinds, reports + len(relation.citations)
    if not grouped:
        return None
    lines = [
        Line(other, ", ".join(kinds), outgoing, reports)
        for (_, outgoing), (other, kinds, reports) in grouped.items()
    ]
    shown = tuple(lines[:_MOST_LINES])
    left = len(lines) - len(shown)
    of_all = f"{len(shown)} of {len(lines)} relations" if left else count(len(lines), "relation")
    told = "; ".join(
        f"{name} {line.kind} {line.other}" if line.outgoing else f"{line.other} {line.kind} {name}"
        for line in shown
    )
    title = f"Relations of {name}"
    return Relations(
        name=name,
        title=title,
        subtitle=of_all,
        lines=shown,
        alternative=f"Diagram. {title}, {of_all}: {told}.",
    )
