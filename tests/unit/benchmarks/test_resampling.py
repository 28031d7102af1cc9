"""Values of a constant are compared by resampling."""

import numpy as np
import pytest

from benchmarks._resampling import compare


def test_a_value_that_is_better_on_every_item_is_best_in_every_resample() -> None:
    used, other = compare([1, 2], np.array([[1.0, 2, 3, 4], [2, 3, 4, 5]]), range(4))
    assert other.difference == pytest.approx((1, 1, 1))
    assert (used.best, other.best) == (0, 100)


def test_a_value_that_is_better_on_some_and_worse_on_others_may_be_as_good() -> None:
    scores = np.array([[10.0] * 20, [0, 20] * 10])
    _, other = compare([1, 2], scores, range(20))
    mean, low, high = other.difference
    assert mean == 0
    assert low < 0 < high


def test_items_of_one_article_are_drawn_together() -> None:
    scores = np.array([[10.0] * 20, [0, 20] * 10])
    _, other = compare([1, 2], scores, [0, 0] * 10)
    assert other.difference == pytest.approx((0, 0, 0))


def test_a_value_is_as_good_as_itself() -> None:
    scores = np.array([[1.0, 5, 2], [1, 5, 2]])
    assert [line.best for line in compare([1, 1], scores, range(3))] == [100, 100]
