from collections.abc import Sequence
from itertools import combinations
from random import Random
from statistics import mean

from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.briefing.cover import Unit
from summarizer.briefing.coverage import Limits, choose

units = st.lists(
    st.builds(
        Unit,
        cost=st.integers(1, 12),
        concepts=st.lists(st.integers(0, 9), max_size=5, unique=True).map(tuple),
        group=st.integers(0, 7),
    ),
    max_size=9,
)
weights = st.lists(st.integers(0, 9).map(float), min_size=10, max_size=10)


def value(chosen: Sequence[Unit], weights: Sequence[float]) -> float:
    return sum(weights[concept] for concept in {c for u in chosen for c in u.concepts})


def test_what_covers_most_for_its_cost_comes_first() -> None:
    units = [Unit(10, (1, 2), 0), Unit(10, (1, 2, 3), 1)]
    assert choose(units, [0.0, 1.0, 1.0, 1.0], Limits(10)) == [1]


def test_what_is_covered_already_is_worth_nothing() -> None:
    units = [Unit(5, (1, 2), 0), Unit(5, (1, 2), 1), Unit(5, (3,), 2)]
    assert set(choose(units, [0.0, 5.0, 5.0, 1.0], Limits(10))) == {0, 2}


def test_of_two_versions_of_a_sentence_one_is_chosen() -> None:
    units = [Unit(5, (1,), 0), Unit(4, (2,), 0)]
    assert len(choose(units, [0.0, 1.0, 1.0], Limits(20))) == 1


def test_what_greed_misses_is_found_by_exchange() -> None:
    # The first unit has the best ratio, and then none of the better two fits beside it.
    units = [Unit(6, (1,), 0), Unit(5, (2,), 1), Unit(5, (3,), 2)]
    weights = [0.0, 10.0, 7.0, 7.0]
    assert choose(units, weights, Limits(10)) == [1, 2]


def test_a_number_is_kept_with_what_covers_most_for_its_length() -> None:
    units = [Unit(9, (1,), 0), Unit(9, (2,), 1), Unit(9, (3,), 2), Unit(40, (2, 3), 3)]
    assert choose(units, [0.0, 3.0, 2.0, 1.0], Limits(units=2)) == [0, 1]


def test_nothing_fits_a_budget_of_nothing() -> None:
    assert choose([Unit(1, (1,), 0)], [0.0, 1.0], Limits(0)) == []


@given(units, weights, st.integers(0, 30), st.none() | st.integers(0, 4))
def test_limits_are_kept_whatever_there_is(
    units: list[Unit], weights: list[float], cost: int, number: int | None
) -> None:
    chosen = choose(units, weights, Limits(cost) if number is None else Limits(units=number))
    assert number is not None or sum(units[i].cost for i in chosen) <= cost
    assert number is None or len(chosen) <= number
    assert len({units[i].group for i in chosen}) == len(chosen)


@given(units, weights, st.integers(1, 30))
@example(
    [Unit(1, (9,), 2), Unit(9, (0, 1), 2), Unit(1, (9,), 0), Unit(2, (1,), 0)],
    [1.0, 3.0, *[0.0] * 7, 1.0],
    10,
)
def test_the_choice_is_never_worth_less_than_one_unit_that_fits(
    units: list[Unit], weights: list[float], cost: int
) -> None:
    chosen = [units[i] for i in choose(units, weights, Limits(cost))]
    most = max((value([unit], weights) for unit in units if unit.cost <= cost), default=0)
    assert value(chosen, weights) >= most - 1e-6


def test_the_choice_is_close_to_the_best() -> None:
    shares = []
    chance = Random(7)  # noqa: S311 - no secret
    for _ in range(300):
        weights = [chance.choice((0.0, 1.0, 2.0, 3.0, 5.0)) for _ in range(10)]
        units = [
            Unit(
                chance.randint(1, 12), tuple(chance.sample(range(10), chance.randint(1, 5))), n % 5
            )
            for n in range(8)
        ]
        cost = chance.randint(5, 30)
        best = max(
            value(some, weights)
            for size in range(len(units) + 1)
            for some in combinations(units, size)
            if sum(u.cost for u in some) <= cost and len({u.group for u in some}) == size
        )
        chosen = [units[i] for i in choose(units, weights, Limits(cost))]
        shares.append(value(chosen, weights) / best if best else 1.0)
    assert mean(shares) > 0.98
    assert min(shares) >= 0.7
