import asyncio
import time

import pytest
import structlog

from bot.serving.lag import Lag, LagWatch


def test_figures_are_of_what_was_seen() -> None:
    watch = LagWatch()
    assert watch.figures() == Lag(0, 0.0, 0.0, 0.0)
    for number in range(100):
        watch.note(0.001 * number, float(number))
    figures = watch.figures()
    assert figures.looks == 100
    assert figures.median == pytest.approx(49.5)
    assert figures.p99 == pytest.approx(98, abs=0.1)
    assert figures.worst == pytest.approx(99)


def test_a_late_loop_is_told_of_but_not_all_the_time() -> None:
    watch = LagWatch()
    with structlog.testing.capture_logs() as logs:
        for second in range(0, 30, 2):
            watch.note(0.25, float(second))
            watch.note(-0.001, float(second))
    assert [line["milliseconds"] for line in logs] == [250.0] * 3
    assert watch.figures().worst == 250


@pytest.mark.asyncio
async def test_what_holds_up_the_loop_shows() -> None:
    watch = LagWatch()
    running = asyncio.create_task(watch.run())
    await asyncio.sleep(0)
    time.sleep(0.3)  # noqa: ASYNC251 - the very thing that must not go unseen
    while watch.figures().looks == 0:  # noqa: ASYNC110 - the watch is asked, as its user does
        await asyncio.sleep(0)
    running.cancel()
    assert watch.figures().worst >= 150
