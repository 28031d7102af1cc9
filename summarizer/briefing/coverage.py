"""Choose units that together cover the most weight within a budget of words.

The objective is that of Gillick and Favre, "A Scalable Global Model for Summarization" (2009):
the weights of the concepts that at least one chosen unit holds, each counted once. It is
monotone and submodular, so greedy choice by gain over cost is close to the best (Lin and
Bilmes 2010); exchanges of one unit for another and filling up what room is left then close
most of the gap that remains.
"""

import heapq
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


class Limits(NamedTuple):
    """How much may be chosen."""

    cost: int
    """Never exceeded where `units` is None, else a guide."""
    units: int | None = None
    """So many if there are as many; what does not fit the cost is added beyond it."""


COST_POWER = 0.8
"""Gain is divided by cost to this power: 1 prefers many short units, 0 few long ones. The value
is that of the prototype that the quality targets name."""

EXCHANGE_POOL = 50
"""Units tried in exchanges: those with the greatest weight on their own. Beyond them an exchange
never won on development data, and the time grows with it."""

EXCHANGE_ROUNDS = 12
LEAST_GAIN = 1e-9
"""Less is rounding, and could go back and forth."""


def choose(units: Sequence[Unit], weights: Sequence[float], limits: Limits) -> list[int]:
    """Return the positions of the chosen units, most valuable first.

    Args:
        units: What can be chosen from.
        weights: The worth of each concept, none below 0.
        limits: How much may be chosen.

    Ties go to the earlier unit, so the order of `units` must not depend on chance.
    """
    chosen = _Chosen(units, weights, limits)
    chosen.fill()
    for _ in range(EXCHANGE_ROUNDS):
        if not chosen.exchange():
            break
    if limits.units is not None:
        chosen.fill(beyond=True)
    return chosen.in_order()


class _Chosen:
    """A choice that grows and improves."""

    def __init__(self, units: Sequence[Unit], weights: Sequence[float], limits: Limits) -> None:
        self._units = units
        self._weights = weights
        self._limits = limits
        self._members: list[int] = []
        self._times = [0] * len(weights)
        """How many members cover each concept."""
        self._groups: set[int] = set()
        self._cost = 0
        self._alone = [sum([weights[c] for c in unit.concepts]) for unit in units]
        by_weight = sorted(range(len(units)), key=lambda i: (-self._alone[i], i))
        self._pool = by_weight[:EXCHANGE_POOL]

    def fill(self, *, beyond: bool = False) -> None:
        """Add units greedily by gain over cost while one fits; `beyond` the cost, if told so.

        Gains only fall as units are added, so a unit whose gain is out of date waits in the
        heap at a bound and is looked at again only when it comes up (Minoux 1978).
        """
        if beyond:
            self._limits = self._limits._replace(cost=sum(unit.cost for unit in self._units))
        heap = [
            (-self._alone[i] / self._price(i), i)
            for i in range(len(self._units))
            if self._alone[i] > 0 and self._fits(i)
        ]
        heapq.heapify(heap)
        while heap:
            _, i = heapq.heappop(heap)
            if not self._fits(i):
                continue
            gain = self._gain(i)
            if gain <= 0:
                continue
            rank = (-gain / self._price(i), i)
            if heap and rank > heap[0]:
                heapq.heappush(heap, rank)
                continue
            self._add(i)

    def exchange(self) -> bool:
        """Make the one exchange that gains most; tell whether there was one.

        An exchange takes one member out and fills the room again, by gain over cost or by gain.
        """
        best: tuple[float, int, list[int]] | None = None
        for out in sorted(self._members):
            loss = self._remove(out)
            for power in (COST_POWER, 0.0):
                added, gain = self._fill_from_pool(out, loss, power)
                for i in added:
                    self._remove(i)
                if gain - loss > LEAST_GAIN and (best is None or gain - loss > best[0]):
                    best = (gain - loss, out, added)
            self._add(out)
        if best is None:
            return False
        self._remove(best[1])
        for i in best[2]:
            self._add(i)
        return True

    def _fill_from_pool(self, out: int, loss: float, power: float) -> tuple[list[int], float]:
        """Add units of the pool but `out` while one fits; return them and what they gain.

        The first must be worth enough on its own to make up for `loss` together with others of
        its kind, which leaves most of the pool unlooked at.
        """
        room = self._limits.cost - self._cost
        added: list[int] = []
        total = 0.0
        while True:
            rank: tuple[float, int] | None = None
            for i in self._pool:
                if self._alone[i] <= 0 or i == out or not self._fits(i):
                    continue
                if not added and self._alone[i] * room <= loss * self._units[i].cost:
                    continue
                gain = self._gain(i)
                if gain > 0 and (rank is None or (gain / self._price(i, power), -i) > rank):
                    rank = (gain / self._price(i, power), -i)
                    best_gain = gain
            if rank is None:
                return added, total
            self._add(-rank[1])
            added.append(-rank[1])
            total += best_gain

    def in_order(self) -> list[int]:
        """Return the members, each the one that adds most to those before it."""
        rest = sorted(self._members)
        self._times = [0] * len(self._weights)
        order = []
        while rest:
            best = max(rest, key=lambda i: (self._gain(i) / self._price(i), -i))
            rest.remove(best)
            order.append(best)
            for concept in self._units[best].concepts:
                self._times[concept] = 1
        return order

    def _price(self, i: int, power: float = COST_POWER) -> float:
        return float(max(1, self._units[i].cost) ** power)

    def _fits(self, i: int) -> bool:
        unit = self._units[i]
        cost, units = self._limits
        return (
            unit.group not in self._groups
            and self._cost + unit.cost <= cost
            and (units is None or len(self._members) < units)
        )

    def _gain(self, i: int) -> float:
        times = self._times
        weights = self._weights
        return sum([weights[c] for c in self._units[i].concepts if not times[c]])

    def _add(self, i: int) -> None:
        self._members.append(i)
        unit = self._units[i]
        self._groups.add(unit.group)
        self._cost += unit.cost
        for concept in unit.concepts:
            self._times[concept] += 1

    def _remove(self, i: int) -> float:
        """Take a member out; return the weight that is then uncovered."""
        self._members.remove(i)
        unit = self._units[i]
        self._groups.discard(unit.group)
        self._cost -= unit.cost
        loss = 0.0
        for concept in unit.concepts:
            self._times[concept] -= 1
            if not self._times[concept]:
                loss += self._weights[concept]
        return loss
