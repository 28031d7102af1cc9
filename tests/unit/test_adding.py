"""Adding documents to a library: what is taken in, refused, and in what state it ends."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from summarizer import Document, Library
from summarizer.adding import add
from summarizer.models import Analysis
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from summarizer.workers import Failure, Result


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the language model; the texts that were analysed."""
    analysed: list[str] = []

    def analyse(documents: Sequence[Document], _: str | None) -> list[Result]:
        analysed.extend(document.text for document in documents)
        return [
            Failure("It is odd.") if document.text == "odd" else make_record(document, Analysis())
            for document in documents
        ]

    monkeypatch.setattr("summarizer.adding.analyse", analyse)
    return analysed


def _documents(*texts: str) -> list[Document]:
    return [Document(text=text) for text in texts]


def test_the_report_names_what_became_of_each() -> None:
    with Library.open(":memory:") as library:
        first, second = _documents("one", "two")
        library.add([first])
        report = library.add(
            [
                second,
                first,
                Document(text=" \n", title="blank"),
                Document(text="a\ud800b", path="broken.txt"),
                Document(text="odd", url="https://odd.example"),
                second,
            ]
        )
        assert report.added == (second.id,)
        assert report.unchanged == (first.id, second.id)
        assert [(rejection.name, rejection.reason[:12]) for rejection in report.rejected] == [
            ("blank", "It has no te"),
            ("broken.txt", "It holds hal"),
            ("https://odd.example", "It is odd."),
        ]
        assert len(library) == 2


@pytest.mark.parametrize("text", ["", " \n", "\0" * 40, "\x07\x1b\x7f", "\u200b\ufeff\u202e"])
def test_a_text_of_which_nothing_is_to_be_seen_is_refused(text: str) -> None:
    with Library.open(":memory:") as library:
        (rejection,) = library.add([Document(text=text, title="blank")]).rejected
        assert rejection.reason == "It has no text."


@pytest.mark.parametrize("field", ["text", "title", "source", "url", "path"])
def test_halves_of_characters_are_refused_in_every_field(field: str) -> None:
    with Library.open(":memory:") as library:
        document = Document(text="fine").model_copy(update={field: "x\udfff"})
        (rejection,) = library.add([document]).rejected
        rejection.model_dump_json()


def test_what_is_stored_already_is_not_analysed_again(quick: list[str]) -> None:
    with Library.open(":memory:") as library:
        library.add(_documents("one", "two"))
        library.add(_documents("two", "three", "three", "one"))
    assert quick == ["one", "two", "three"]


def test_a_later_version_replaces_and_an_earlier_one_is_refused() -> None:
    url = "https://courier.example/1"
    with Library.open(":memory:") as library:
        old = Document(text="old", url=url, published=datetime(2024, 5, 1, tzinfo=UTC))
        new = Document(text="new", url=url, published=datetime(2024, 5, 2, tzinfo=UTC))
        assert library.add([old, new]).updated == (new.id,)
        (rejection,) = library.add([old]).rejected
        assert "later version" in rejection.reason
        assert len(library) == 1


def test_documents_are_read_as_they_are_needed() -> None:
    given_out = 0

    def documents() -> Iterator[Document]:
        nonlocal given_out
        for number in range(3000):
            given_out += 1
            yield Document(text=f"Story {number}. " * 60)

    ahead = []
    with Library.open(":memory:") as library:
        library.add(documents(), progress=lambda done: ahead.append(given_out - done), workers=0)
        assert len(library) == 3000
    assert max(ahead) < 300


def test_progress_counts_what_was_dealt_with() -> None:
    seen: list[int] = []
    with Library.open(":memory:") as library:
        library.add(
            _documents(*(f"Story {n}." for n in range(200)), "odd", ""), progress=seen.append
        )
    assert seen == sorted(seen)
    assert seen[-1] == 202
    assert len(seen) > 2


def test_nothing_given_is_nothing_done() -> None:
    with Library.open(":memory:") as library:
        assert library.add([]) == library.add(iter(()))


def test_what_a_killed_addition_left_unsettled_is_done_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = SqliteIndex(":memory:")
    settled: list[str] = []
    monkeypatch.setattr(index, "settle", settled.append)
    add(index, "main", _documents("one"), workers=0)
    assert settled == ["main"]
    index.close()


def test_a_version_that_comes_back_behind_its_successor_is_the_last_given() -> None:
    old, new = (Document(text=text, path="a.txt") for text in ("old", "new"))
    with Library.open(":memory:") as library:
        library.add([old])
        report = library.add([new, old])
        assert report.updated == (new.id, old.id)
        assert library.index.text(library.name, old.id) == "old"
        assert len(library) == 1


def test_what_is_repeated_shares_the_fate_of_the_first() -> None:
    with Library.open(":memory:") as library:
        report = library.add(_documents("odd", "one", "odd", "one"))
        assert len(report.rejected) == 2
        assert (len(report.added), len(report.unchanged)) == (1, 1)


def test_one_text_in_two_files_is_held_by_both() -> None:
    with Library.open(":memory:") as library:
        both = [Document(text="same", path=path) for path in ("a.txt", "b.txt")]
        library.add(both)
        library.add([Document(text="other", path="a.txt")])
        assert len(library) == 2
