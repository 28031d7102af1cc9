import gc
import threading

import pytest

from summarizer.pausing import Pause


@pytest.fixture(autouse=True)
def _leave_the_collector_on() -> None:
    assert gc.isenabled()


def test_the_collector_rests_while_somebody_asks_and_works_afterwards() -> None:
    pause = Pause()
    with pause():
        assert not gc.isenabled()
        with pause():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_fault() -> None:
    with pytest.raises(KeyError), Pause()():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with Pause()():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_last_of_several_threads_lets_it_work_again() -> None:
    pause = Pause()
    inside, leave = threading.Event(), threading.Event()

    def ask() -> None:
        with pause():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=ask)
    thread.start()
    assert inside.wait(10)
    with pause():
        pass
    assert not gc.isenabled()
    leave.set()
    thread.join(10)
    assert gc.isenabled()
