"""Delivery through kills and faults, in small: `make reliability` has it at full size."""

from pathlib import Path

import pytest

from tests.reliability.trials import Result, gone_wrong, killed_at, two_instances


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize("point", ["begun", "answered"])
def test_nothing_is_lost_or_doubled_by_a_kill(platform: str, point: str, tmp_path: Path) -> None:
    assert wellness(killed_at(point, 2, platform, tmp_path)) == (True, 2)


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_post_whose_answer_was_lost_is_found_and_not_repeated(
    platform: str, tmp_path: Path
) -> None:
    assert gone_wrong("reset after", 5, platform, tmp_path).is_well


def test_two_instances_on_one_store_post_each_digest_once(tmp_path: Path) -> None:
    assert two_instances(20, "discord", tmp_path).is_well


def wellness(result: Result) -> tuple[bool, int]:
    return result.is_well, result.kills
