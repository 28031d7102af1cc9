"""Delivery through kills and faults, in small: `make reliability` has it at full size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.digests.pace import Pace
from tests.reliability.limits import Limit, Limiter
from tests.reliability.minute import due_in_one_minute
from tests.reliability.trials import Result, gone_wrong, killed_at, two_instances


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """Trials silence the logs of their process, which other tests want to read."""
    yield
    structlog.reset_defaults()


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


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_what_is_due_at_one_minute_goes_out_in_order_through_rate_limits(
    platform: str, tmp_path: Path
) -> None:
    # Narrower than the sender takes them for, so that it is refused, unless the machine is slow.
    limiter = Limiter(channel=Limit(number=1, seconds=1), overall=Limit(number=6, seconds=1))
    result = due_in_one_minute(
        16,
        platform,
        tmp_path,
        channels=8,
        at_the_minute=False,
        limiter=limiter,
        pace=Pace(channel=0, overall=0),
    )
    assert result.is_well, result


def wellness(result: Result) -> tuple[bool, int]:
    return result.is_well, result.kills
