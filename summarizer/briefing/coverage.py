"""Choose units that together cover the most weight, within a budget of words or a number.

The objective is that of Gillick and Favre, "A Scalable Global Model for Summarization" (2009):
the weights of the concepts that at least one chosen unit holds, each counted once. It is
monotone and submodular, so greedy choice by gain over cost is close to the best (Lin and
Bilmes 2010); exchanges then close most of the gap that remains.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from summarizer.briefing.cover import Cover, Unit

COST_POWER = 0.8
"""Gain is divided by cost to this power: 1 prefers many short units, 0 few long ones. The value
is that of the prototype that the quality targets name."""

LENGTH_POWER = 1.8
"""Where a number of units is asked for, what they cover is divided by their cost to this power
over their number. On NEWTS dev without its question, three sentences with powers of 0.5 to 0.7
beat the first three against summaries of 70 words and against the first 45 words of those; 0.3
and 0.85 lose to them in one of both. Each further unit adds less, and with the same power ever
shorter and emptier ones would win (seen in the tests' own story with eight points)."""

EXCHANGE_POOL = 50
"""Units tried in exchanges: those with the greatest weight on their own. Beyond them an exchange
never won on development data, and the time grows with it."""

EXCHANGE_ROUNDS = 12
LEAST_GAIN = 1e-9
"""Less is rounding, and could go back and forth."""


class Limits(NamedTuple):
    """How much may be chosen: one of both is given."""

    cost: int | None = None
    """A budget, to be filled and never exceeded."""
    units: int | None = None
    """A number, kept if there are as many."""


def choose(units: Sequence[Unit], weights: Sequence[float], limits: Limits) -> list[int]:
    """Return the positions of the chosen units, most valuable first.

    Args:
        units: What can be chosen from.
        weights: The worth of each concept, none below 0.
        limits: How much may be chosen.

    Ties go to the earlier unit, so the order of `units` must not depend on chance.
    """
    cover = Cover(units, weights)
    if limits.units is not None:
        power = LENGTH_POWER / max(3, limits.units)
        _take(cover, limits.units, power)
        improve: Callable[[Cover], bool] = partial(_swap, power)
    else:
        improve = partial(_exchange, limits.cost or 0)
        _fill(cover, limits.cost or 0)
    for _ in range(EXCHANGE_ROUNDS):
        if not improve(cover):
            break
    if limits.units is None:
        _not_below_one(cover, limits.cost or 0)
    return cover.in_order(COST_POWER)


def _not_below_one(cover: Cover, budget: int) -> None:
    """Begin with the weightiest unit that fits where it is worth more than all that is chosen.

    Short units with good ratios may take its room, or its group; without this, greedy choice can
    be arbitrarily far from the best (Khuller, Moss and Naor 1999).
    """
    fitting = (i for i in cover.heaviest(len(cover.units)) if cover.units[i].cost <= budget)
    best = next(fitting, None)
    if best is None or cover.alone[best] <= cover.weight + LEAST_GAIN:
        return
    for i in list(cover.members):
        cover.remove(i)
    cover.add(best)
    _fill(cover, budget)


def _fill(cover: Cover, budget: int) -> None:
    """Add units greedily by gain over cost while one fits."""
    ranks = [
        (-cover.alone[i] / cover.price(i, COST_POWER), i)
        for i in range(len(cover.units))
        if cover.alone[i] > 0 and cover.units[i].cost <= budget
    ]
    for i in _best_first(cover, ranks, COST_POWER):
        if cover.cost + cover.units[i].cost <= budget:
            cover.add(i)


def _exchange(budget: int, cover: Cover) -> bool:
    """Take the member out whose room others fill best; tell whether that gained anything.

    The room is filled by gain over cost, and by gain.
    """
    best: tuple[float, int, list[int]] | None = None
    for out in sorted(cover.members):
        loss = cover.remove(out)
        for power in (COST_POWER, 0.0):
            added, gain = _refill(cover, budget, out, loss, power)
            for i in added:
                cover.remove(i)
            if gain - loss > LEAST_GAIN and (best is None or gain - loss > best[0]):
                best = (gain - loss, out, added)
        cover.add(out)
    if best is None:
        return False
    cover.remove(best[1])
    for i in best[2]:
        cover.add(i)
    return True


def _refill(
    cover: Cover, budget: int, out: int, loss: float, power: float
) -> tuple[list[int], float]:
    """Add units of the pool but `out` while one fits; return them and what they gain.

    The first must be worth enough on its own to make up for `loss` together with others of its
    kind, which leaves most of the pool unlooked at.
    """
    room = budget - cover.cost
    added: list[int] = []
    total = 0.0
    while True:
        best: tuple[float, int, float] | None = None
        for i in cover.heaviest(EXCHANGE_POOL):
            cost = cover.units[i].cost
            if i == out or cover.cost + cost > budget or not cover.is_free(i):
                continue
            if not added and cover.alone[i] * room <= loss * cost:
                continue
            gain = cover.gain(i)
            rank = (gain / cover.price(i, power), -i, gain)
            if gain > 0 and (best is None or rank > best):
                best = rank
        if best is None:
            return added, total
        cover.add(-best[1])
        added.append(-best[1])
        total += best[2]


def _take(cover: Cover, number: int, power: float) -> None:
    """Add this number of units, each with the most gain for its length."""
    ranks = [
        (-cover.alone[i] / cover.price(i, power), i)
        for i in range(len(cover.units))
        if cover.alone[i] > 0
    ]
    for i in islice(_best_first(cover, ranks, power), number):
        cover.add(i)


def _best_first(cover: Cover, ranks: list[tuple[float, int]], power: float) -> Iterator[int]:
    """Yield the unit that gains most for its price, each time again, while one gains anything.

    Gains only fall as units are added, so a unit whose gain is out of date waits in the heap at
    a bound and is looked at again only when it comes up (Minoux 1978).

    Args:
        cover: What is chosen; the caller adds units between two steps.
        ranks: Units with their weight for their price, negative.
        power: Of the cost, for the price.
    """
    heapq.heapify(ranks)
    while ranks:
        _, i = heapq.heappop(ranks)
        if not cover.is_free(i):
            continue
        gain = cover.gain(i)
        if gain <= 0:
            continue
        rank = (-gain / cover.price(i, power), i)
        if ranks and rank > ranks[0]:
            heapq.heappush(ranks, rank)
            continue
        yield i


def _swap(power: float, cover: Cover) -> bool:
    """Put the unit that gains most in the place of a member; tell whether there was one."""
    worth = cover.weight / max(1, cover.cost) ** power
    best: tuple[float, int, int] | None = None
    for out in sorted(cover.members):
        cover.remove(out)
        for i in cover.heaviest(EXCHANGE_POOL):
            if i == out or not cover.is_free(i):
                continue
            cost = max(1, cover.cost + cover.units[i].cost)
            bound = (cover.weight + cover.alone[i]) / cost**power
            if bound <= (best[0] if best else worth) + LEAST_GAIN:
                continue
            value = (cover.weight + cover.gain(i)) / cost**power
            if value > (best[0] if best else worth) + LEAST_GAIN:
                best = (value, out, i)
        cover.add(out)
    if best is None:
        return False
    cover.remove(best[1])
    cover.add(best[2])
    return True
