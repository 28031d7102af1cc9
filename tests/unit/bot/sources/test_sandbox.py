import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.sources.sandbox import (
    Bounds,
    Died,
    Sandbox,
    SandboxUnavailable,
    Stopped,
    TookTooLong,
    TookTooMuchMemory,
)
from summarizer.errors import UnreadableDocument
from tests.unit.bot.sources import tasks

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(bounds=Bounds(memory=64 * MEGABYTE, answer=MEGABYTE), loaded=()) as sandbox:
        yield sandbox


def goes_on(sandbox: Sandbox) -> bool:
    return sandbox.run(tasks.tell, b"well").text == "well"


def test_what_is_read_in_another_process_comes_back_as_it_was_made(sandbox: Sandbox) -> None:
    told = sandbox.run(tasks.tell, "größer\n".encode(), times=2)
    assert told.text == "größer\ngrößer\n"
    assert told.process != os.getpid()


def test_one_process_reads_many_things(sandbox: Sandbox) -> None:
    assert len({sandbox.run(tasks.tell, b"x").process for _ in range(20)}) == 1


def test_reading_gets_none_of_the_variables_of_the_bot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-canary")
    with Sandbox(loaded=()) as sandbox:
        assert "xoxb-canary" not in sandbox.run(tasks.variables, b"").values()


def test_what_a_reader_prints_goes_nowhere(
    sandbox: Sandbox, capfd: pytest.CaptureFixture[str]
) -> None:
    assert sandbox.run(tasks.print_much, b"") == "silent"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("task", [tasks.work_for_ever, tasks.wait_for_ever])
def test_what_takes_too_long_is_ended_in_time(
    sandbox: Sandbox, task: Callable[[bytes], str]
) -> None:
    assert goes_on(sandbox)
    start = time.monotonic()
    with pytest.raises(TookTooLong, match=r"longer than 0\.5 seconds and was stopped\."):
        sandbox.run(task, b"")
    assert time.monotonic() - start < 10
    assert goes_on(sandbox)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of the address space is Linux's")
def test_what_takes_too_much_memory_is_told_and_the_limit_leaves_room_below_it(
    sandbox: Sandbox,
) -> None:
    assert sandbox.run(tasks.fill, b"", size=40 * MEGABYTE) == 40 * MEGABYTE
    with pytest.raises(TookTooMuchMemory, match="more than 64 MB"):
        sandbox.run(tasks.fill, b"", size=80 * MEGABYTE)
    assert goes_on(sandbox)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of the address space is Linux's")
def test_a_process_that_has_grown_makes_room_for_a_new_one() -> None:
    with Sandbox(loaded=()) as sandbox:
        grown = sandbox.run(tasks.grow, b"", size=200 * MEGABYTE)
        assert sandbox.run(tasks.grow, b"", size=1) != grown


def test_a_result_that_is_too_large_is_not_taken(sandbox: Sandbox) -> None:
    with pytest.raises(TookTooMuchMemory, match="It holds too much"):
        sandbox.run(tasks.tell, b"x" * 1024, times=2048)
    assert goes_on(sandbox)


@pytest.mark.parametrize("task", [tasks.die, tasks.hang_up])
def test_a_process_that_dies_costs_what_it_read_and_nothing_else(
    sandbox: Sandbox, task: Callable[[bytes], str]
) -> None:
    with pytest.raises(Died, match="The process that read it died"):
        sandbox.run(task, b"")
    assert goes_on(sandbox)


def test_why_something_cannot_be_read_is_told_in_the_words_of_its_reader(
    sandbox: Sandbox,
) -> None:
    with pytest.raises(UnreadableDocument, match=r"^It is not to be read\.$"):
        sandbox.run(tasks.refuse, b"")


def test_a_reader_that_fails_is_told_by_its_kind_without_words_of_the_text(
    sandbox: Sandbox,
) -> None:
    with pytest.raises(Stopped, match="ZeroDivisionError") as caught:
        sandbox.run(tasks.fail, b"")
    assert "what the text said" not in str(caught.value)
    with pytest.raises(Stopped, match="nested too deep"):
        sandbox.run(tasks.nest, b"")


def test_a_reader_writes_no_files(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "made"
    with pytest.raises(Stopped):
        sandbox.run(tasks.write_file, b"x" * 10_000, name=str(file))
    assert not file.exists() or file.stat().st_size == 0
    assert goes_on(sandbox)


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_an_answer_of_another_kind_is_not_taken(sandbox: Sandbox) -> None:
    with pytest.raises(Stopped):
        sandbox.run(tasks.lie, b"no number")
    assert goes_on(sandbox)


def test_several_things_are_read_at_once() -> None:
    with Sandbox(2, loaded=()) as sandbox:
        processes: set[int] = set()
        both = threading.Barrier(2, timeout=30)

        def read() -> None:
            both.wait()
            for _ in range(50):
                processes.add(sandbox.run(tasks.tell, b"x").process)

        threads = [threading.Thread(target=read) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(processes) == 2


def test_closing_ends_what_is_being_read() -> None:
    ended: list[Exception] = []
    sandbox = Sandbox(loaded=())
    assert goes_on(sandbox)

    def read() -> None:
        try:
            sandbox.run(tasks.hang_up, b"")
        except (UnreadableDocument, SandboxUnavailable) as error:
            ended.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    sandbox.close()
    thread.join(30)
    assert not thread.is_alive()
    with pytest.raises(SandboxUnavailable):
        sandbox.run(tasks.tell, b"x")


def test_what_is_in_the_folder_it_runs_in_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    (tmp_path / "bot.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Sandbox(loaded=()) as sandbox:
        assert goes_on(sandbox)
