import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.brief_this.worker import OutOfTime, Worker, WorkerDied, WorkerFailed
from bot.errors import BotError
from tests.unit.bot.brief_this.working import HIDDEN, work


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker[str, object]]:
    worker: Worker[str, object] = Worker(work, limit=60)
    yield worker
    worker.close()


def test_work_is_done_in_one_other_process_that_stays(worker: Worker[str, object]) -> None:
    first = worker.ask("process")
    assert first != os.getpid()
    assert worker.ask("a text") == "A TEXT"
    assert worker.ask("process") == first


def test_what_cannot_be_done_is_told_as_it_is(worker: Worker[str, object]) -> None:
    with pytest.raises(BotError, match=r"Too short\."):
        worker.ask("refuse")
    with pytest.raises(BotError, match="memory"):
        worker.ask("memory")


def test_a_fault_is_told_without_the_text_that_was_read(worker: Worker[str, object]) -> None:
    with pytest.raises(WorkerFailed) as failed:
        worker.ask("fault")
    assert "ValueError at" in str(failed.value)
    assert "working.py" in str(failed.value)
    assert HIDDEN not in str(failed.value)


def test_after_a_crash_the_next_text_goes_to_a_new_process(worker: Worker[str, object]) -> None:
    before = worker.ask("process")
    with pytest.raises(WorkerDied):
        worker.ask("crash")
    assert worker.ask("process") != before


def test_a_process_that_died_while_nothing_was_asked_is_replaced(
    worker: Worker[str, object],
) -> None:
    before = worker.ask("process")
    os.kill(int(str(before)), signal.SIGKILL)
    assert worker._process is not None
    worker._process.join()
    assert worker.ask("process") != before


def test_several_ask_at_once_and_each_gets_its_own_answer(worker: Worker[str, object]) -> None:
    asked = [f"text {number}" for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(worker.ask, asked)) == [text.upper() for text in asked]


def test_the_process_has_none_of_the_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-canary")
    monkeypatch.setenv("DISCORD_TOKEN", "canary")
    worker: Worker[str, object] = Worker(work, limit=60)
    try:
        assert worker.ask("secrets") == []
    finally:
        worker.close()


def test_work_that_takes_too_long_is_ended_and_said_so() -> None:
    worker: Worker[str, object] = Worker(work, limit=0.2)
    try:
        with pytest.raises(OutOfTime, match="Try a shorter text"):
            worker.ask("hang")
        assert worker._process is None
    finally:
        worker.close()


def test_who_waits_is_told_when_the_bot_stops() -> None:
    worker: Worker[str, object] = Worker(work, limit=60)
    worker.ask("process")
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(worker.ask, "hang")
        while not worker._lock.locked():
            pass
        worker.close()
        with pytest.raises(WorkerDied):
            waiting.result(timeout=30)
    with pytest.raises(WorkerDied, match="stopping"):
        worker.ask("a text")
    worker.close()
