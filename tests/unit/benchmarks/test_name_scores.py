from collections.abc import Sequence

import pytest

from benchmarks._name_sets import Item, Mark
from benchmarks.names import score

HOLM = Mark(0, 8, "PER")
VARN = Mark(16, 20, "LOC")
AGAIN = Mark(22, 26, "PER")
ITEM = Item(
    "one", "Ida Holm went to Varn. Holm left.", (HOLM, VARN, AGAIN), (((0, 8), (22, 26)),), 33
)


def scored(*found: Mark) -> tuple[float | None, ...]:
    def find(_: Sequence[Item]) -> list[tuple[Mark, ...]]:
        return [found]

    return score("set", "finder", [ITEM], find)[2:8]


def test_gold_against_itself_is_perfect() -> None:
    assert scored(HOLM, VARN, AGAIN) == (100, 100, 100, 100, 100, 1)


def test_nothing_found_is_zero() -> None:
    assert scored() == (0, 0, 0, 0, 0, 1)


def test_a_mention_of_another_kind_costs_the_person_its_one_kind() -> None:
    persons, precision, recall, _, one_kind, _ = scored(HOLM, VARN, AGAIN._replace(kind="ORG"))
    assert (precision, recall, one_kind) == (100, 50, 0)
    assert persons == pytest.approx(200 / 3)


def test_what_lies_behind_the_annotated_part_is_not_judged() -> None:
    assert scored(HOLM, VARN, AGAIN, Mark(40, 44, "PER"))[1] == 100
