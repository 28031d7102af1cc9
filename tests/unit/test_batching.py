"""Batches bounded in number, in size and in time."""

from collections.abc import Iterator

import pytest

from summarizer.batching import MOST_CHARACTERS, MOST_DOCUMENTS, Pace, batches


class Watch:
    """A clock that the tests move."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_everything_comes_once_and_in_order() -> None:
    texts = [f"{number} " * (number % 50) for number in range(1000)]
    made = list(batches(texts, len, lambda: 500))
    assert [text for batch in made for text in batch] == texts
    assert all(made)


def test_a_batch_is_bounded_in_number_and_in_size() -> None:
    short = list(batches(["a"] * 200, len, lambda: 1000))
    assert [len(batch) for batch in short] == [MOST_DOCUMENTS] * 3 + [200 - 3 * MOST_DOCUMENTS]
    long = list(batches(["a" * 400] * 9, len, lambda: 1000))
    assert [len(batch) for batch in long] == [3, 3, 3]


def test_what_needs_no_analysis_counts_only_in_number() -> None:
    made = list(batches(["a" * 400] * 1000, lambda _: None, lambda: 1000, most=500))
    assert [len(batch) for batch in made] == [500, 500]


def test_where_reading_is_slow_a_batch_does_not_wait_until_it_is_full() -> None:
    watch = Watch()

    def slow() -> Iterator[str]:
        for number in range(6):
            watch.seconds += 1.0
            yield str(number)

    made = list(batches(slow(), len, lambda: MOST_CHARACTERS, now=watch))
    assert made == [["0", "1", "2"], ["3", "4", "5"]]


def test_the_first_batches_are_small_and_the_next_ones_larger() -> None:
    pace = Pace()
    sizes = []
    for _ in range(30):
        sizes.append(pace.characters)
        pace.given()
    assert sizes[0] == sizes[3] == MOST_CHARACTERS // 10
    assert sizes == sorted(sizes)
    assert sizes[-1] == MOST_CHARACTERS


@pytest.mark.parametrize(
    ("seconds", "characters"), [(0.1, MOST_CHARACTERS), (2.0, 20_000), (4.0, 10_000), (600, 6_000)]
)
def test_a_batch_is_about_two_seconds_of_work(seconds: float, characters: int) -> None:
    pace = Pace()
    pace.took(20_000, seconds)
    assert pace.characters == characters


def test_a_batch_with_nothing_to_analyse_tells_nothing_of_the_pace() -> None:
    pace = Pace()
    pace.took(20_000, 2.0)
    pace.took(0, 0.001)
    assert pace.characters == 20_000
