"""A set of units and what it covers, kept up to date as units come and go."""

from collections.abc import Sequence
from typing import NamedTuple


class Unit(NamedTuple):
    """Something that can be chosen."""

    cost: int
    """Words it takes."""
    concepts: tuple[int, ...]
    """What it covers, each number (a position among the weights) once."""
    group: int
    """Of the units of one group at most one is chosen."""


class Cover:
    """The chosen units, by position, and the weight of the concepts that they cover."""

    def __init__(self, units: Sequence[Unit], weights: Sequence[float]) -> None:
        self.units = units
        self.alone = [sum([weights[c] for c in unit.concepts]) for unit in units]
        """Weight of each unit on its own: no gain is greater."""
        self.members: list[int] = []
        self.cost = 0
        self.weight = 0.0
        self._weights = weights
        self._times = [0] * len(weights)
        """How many members cover each concept."""
        self._groups: set[int] = set()
        self._by_weight = sorted(range(len(units)), key=lambda i: (-self.alone[i], i))

    def heaviest(self, number: int) -> list[int]:
        """Return the units with the greatest weight on their own."""
        return self._by_weight[:number]

    def price(self, i: int, power: float) -> float:
        """Return the cost of a unit to a power."""
        return float(max(1, self.units[i].cost) ** power)

    def is_free(self, i: int) -> bool:
        """Tell whether no member is of the unit's group."""
        return self.units[i].group not in self._groups

    def gain(self, i: int) -> float:
        """Return the weight that a unit would add."""
        times = self._times
        weights = self._weights
        return sum([weights[c] for c in self.units[i].concepts if not times[c]])

    def add(self, i: int) -> None:
        """Make a unit a member."""
        self.weight += self.gain(i)
        self.members.append(i)
        unit = self.units[i]
        self._groups.add(unit.group)
        self.cost += unit.cost
        for concept in unit.concepts:
            self._times[concept] += 1

    def remove(self, i: int) -> float:
        """Take a member out; return the weight that is then uncovered."""
        self.members.remove(i)
        unit = self.units[i]
        self._groups.discard(unit.group)
        self.cost -= unit.cost
        loss = 0.0
        for concept in unit.concepts:
            self._times[concept] -= 1
            if not self._times[concept]:
                loss += self._weights[concept]
        self.weight -= loss
        return loss

    def in_order(self, power: float) -> list[int]:
        """Return the members, each the one that adds most, for its price, to those before it."""
        rest = sorted(self.members)
        order: list[int] = []
        covered: set[int] = set()

        def rank(i: int) -> tuple[float, int]:
            gain = sum([self._weights[c] for c in self.units[i].concepts if c not in covered])
            return gain / self.price(i, power), -i

        while rest:
            best = max(rest, key=rank)
            rest.remove(best)
            order.append(best)
            covered.update(self.units[best].concepts)
        return order
