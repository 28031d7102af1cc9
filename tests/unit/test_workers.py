"""Analysis in worker processes; what they do stands in for the language model."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future

import pytest

from summarizer import workers
from summarizer.errors import ModelMissing
from summarizer.language import analysis as language
from summarizer.models import Analysis, Document
from summarizer.storage.recording import make_record
from summarizer.workers import Failure, InProcess, InWorkers, Result, Work, analyse


def _documents(*texts: str) -> list[Document]:
    return [Document(text=text) for text in texts]


def _work() -> Work:
    """Return a function that goes to the workers by value: they cannot import this module."""
    from summarizer.models import Analysis
    from summarizer.storage.recording import make_record
    from summarizer.workers import Failure

    def work(documents: Sequence[Document], _: str | None) -> list[Result]:
        results: list[Result] = []
        for document in documents:
            if document.text == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            failed = document.text == "fails"
            results.append(Failure("x") if failed else make_record(document, Analysis()))
        return results

    return work


def _outcomes(results: Iterator[list[Result]]) -> list[list[str]]:
    return [
        [result.reason[:3] if isinstance(result, Failure) else "ok" for result in batch]
        for batch in results
    ]


def test_results_come_in_the_order_of_the_batches() -> None:
    batches = [_documents(*(f"{n} {m}" for m in range(n % 4))) for n in range(20)]
    found = list(InWorkers(None, 2, _work()).records(batches))
    expected = list(InProcess(None, _work()).records(batches))
    assert found == expected
    assert expected[3][1] == make_record(batches[3][1], Analysis())


def test_whichever_thread_adds_the_workers_stay() -> None:
    def identify(documents: Sequence[Document], _: str | None) -> list[Result]:
        from summarizer.workers import Failure

        return [Failure(str(os.getpid())) for _ in documents]

    def worker() -> Result:
        return next(InWorkers(None, 1, identify).records([_documents("a")]))[0]

    found: set[Result] = {worker()}
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.add(worker()))
        thread.start()
        thread.join()
    assert len(found) == 1


def test_a_worker_that_dies_costs_one_document() -> None:
    batches = [
        _documents("a", "b"),
        _documents("c", "dies", "d"),
        _documents("e", "fails"),
        _documents("f"),
        _documents("dies"),
        _documents("g"),
    ]
    assert _outcomes(InWorkers(None, 2, _work()).records(batches)) == [
        ["ok", "ok"],
        ["ok", "The", "ok"],
        ["ok", "x"],
        ["ok"],
        ["The"],
        ["ok"],
    ]


def test_workers_leave_with_the_process_they_work_for() -> None:
    """A process that was killed cannot tell its workers: they notice."""
    script = (
        "import os, signal\n"
        "from summarizer.models import Document\n"
        "from summarizer.workers import InWorkers\n"
        "def work(documents, model):\n"
        "    os.write(1, f'{os.getpid()}\\n'.encode())\n"
        "    return ['x' * 10_000_000]\n"
        "batches = ([Document(text='a')] for _ in range(9))\n"
        "for _ in InWorkers(None, 2, work).records(batches):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=60, check=False
    )
    # `run` returns when the last process that may write to the pipe has gone.
    assert run.returncode == -signal.SIGKILL
    assert len(run.stdout.split()) > 1


def test_only_a_few_batches_are_read_ahead() -> None:
    read = 0

    def batches() -> Iterator[list[Document]]:
        nonlocal read
        for number in range(100):
            read = number
            yield _documents(str(number))

    for done, _ in enumerate(InWorkers(None, 2, _work()).records(batches())):
        assert read - done <= 5
    assert done == 99


def test_a_document_that_cannot_be_analysed_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyze_all(
        documents: Sequence[Document], *, model: str | None, single_threaded: bool
    ) -> Iterator[Analysis]:
        assert not single_threaded, "This process has not been told to work with one thread."
        assert model == "some model"
        for document in documents:
            if document.text == "odd":
                raise ValueError("It is odd.")
            yield Analysis()

    monkeypatch.setattr(language, "analyze_all", analyze_all)
    results = analyse(_documents("a", "odd", "b"), "some model")
    assert [isinstance(result, Failure) for result in results] == [False, True, False]
    assert results[1] == Failure("It could not be analysed (ValueError: It is odd.).")


def test_workers_multiply_with_one_thread_each() -> None:
    def told(_: Sequence[Document], model: str | None) -> list[Result]:
        import pytest

        from summarizer.language import analysis
        from summarizer.models import Analysis, Document
        from summarizer.workers import Failure, analyse

        found: list[bool] = []

        def analyze_all(
            documents: Sequence[Document], *, model: str | None, single_threaded: bool
        ) -> list[Analysis]:
            found.append(single_threaded)
            return [Analysis() for _ in documents]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(analysis, "analyze_all", analyze_all)
            analyse([Document(text="a")], model)
        return [Failure(str(found))]

    [[result]] = InWorkers(None, 1, told).records([_documents("a")])
    assert result == Failure("[True]")


def test_a_missing_model_is_no_fault_of_a_document() -> None:
    with pytest.raises(ModelMissing):
        analyse(_documents("The text is in English."), "no such model")
    with pytest.raises(ModelMissing):
        list(InWorkers("no such model", 1).records([_documents("The text is in English.")]))


def test_there_is_at_least_one_worker() -> None:
    assert workers.default_workers() >= 1


def test_what_is_done_waits_for_no_later_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def done(_: InWorkers, batch: Sequence[Document]) -> Future[tuple[list[Result], float]]:
        future: Future[tuple[list[Result], float]] = Future()
        future.set_result(([Failure(batch[0].text)], 1.0))
        return future

    monkeypatch.setattr(InWorkers, "_submit", done)
    read: list[int] = []

    def batches() -> Iterator[list[Document]]:
        for number in range(10):
            read.append(number)
            yield _documents(str(number))

    for number, results in enumerate(InWorkers(None, 2, _work()).records(batches())):
        assert results == [Failure(str(number))]
        assert read[-1] == number
