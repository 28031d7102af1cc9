from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.ingest import Ingest
from summarizer.errors import UnreadableDocument
from summarizer.models import AddReport, Document, Rejection
from summarizer.storage.base import ReadFile


class Shelf:
    """Takes documents as a library does."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.noted: dict[str, ReadFile] = {}

    def unchanged_files(self, digests: Mapping[str, bytes]) -> Mapping[str, tuple[str, ...]]:
        here = {document.id for document in self.documents}
        return {
            path: noted.documents
            for path, digest in digests.items()
            if (noted := self.noted.get(path))
            and noted.digest == digest
            and here.issuperset(noted.documents)
        }

    def note_files(self, files: Iterable[ReadFile]) -> None:
        self.noted.update((file.path, file) for file in files)

    def add(
        self,
        documents: Iterable[Document],
        *,
        progress: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> AddReport:
        added = []
        for document in documents:
            self.documents.append(document)
            added.append(document.id)
            if progress:
                progress(len(added))
        return AddReport(added=tuple(added))


class Contents(NamedTuple):
    documents: Sequence[Document]
    rejected: Sequence[Rejection]
    notes: Sequence[str]


def read(data: bytes, name: str, *, limit: int) -> Contents:
    """One document a line, but for lines that say no; a file that says "bad" is none."""
    if data == b"bad":
        raise UnreadableDocument("It is bad.")
    lines = data.decode().splitlines()
    return Contents(
        [Document(text=line, path=name) for line in lines if line != "no"],
        [Rejection(name=f"{name}, line", reason="It says no.") for line in lines if line == "no"],
        [f"{len(lines)} lines"] if len(lines) > 1 else [],
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def rejected(report: AddReport, folder: Path) -> list[tuple[str, str]]:
    return [(Path(r.name).relative_to(folder).as_posix(), r.reason) for r in report.rejected]


def test_a_folder_is_read_in_order_without_what_is_about_it(shelf: Shelf, tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a/z.txt",
        "README.md",
        ".hidden",
        ".git/x.txt",
        "LICENSE",
        "license fees.txt",
    ]:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    Ingest(read, 1000).run(shelf, [tmp_path])
    assert [document.text for document in shelf.documents] == [
        "b.txt",
        "license fees.txt",
        "a/z.txt",
    ]


def test_a_file_is_taken_once_and_by_name_whatever_it_is_called(
    shelf: Shelf, tmp_path: Path
) -> None:
    file = tmp_path / "README.txt"
    file.write_text("about")
    (tmp_path / "link.txt").symlink_to(file)
    Ingest(read, 1000).run(shelf, [file, file, tmp_path])
    assert [document.text for document in shelf.documents] == ["about"]


def test_a_file_that_cannot_be_used_is_rejected_and_the_rest_goes_on(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text("bad")
    (tmp_path / "big.txt").write_text("x" * 1001)
    (tmp_path / "good.txt").write_text("good")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    report = Ingest(read, 1000).run(shelf, [tmp_path / "missing.txt", tmp_path])
    assert [document.text for document in shelf.documents] == ["good"]
    assert len(report.added) == 1
    assert rejected(report, tmp_path) == [
        ("missing.txt", "There is no such file or folder."),
        ("bad.txt", "It is bad."),
        ("big.txt", "It has 1,001 bytes; the limit is 1,000 bytes (BRIEFBOT_MAX_FILE_SIZE)."),
        ("gone.txt", "There is no such file or folder."),
    ]


def test_a_document_is_known_by_its_file_wherever_it_is_added_from(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("alone")
    monkeypatch.chdir(tmp_path)
    ingest = Ingest(read, 1000)
    ingest.run(shelf, [Path("one.txt")])
    assert [document.path for document in shelf.documents] == [str(tmp_path / "one.txt")]
    assert list(ingest.names.values()) == ["one.txt"]


def test_what_is_wrong_with_a_part_of_a_file_is_told(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "two.txt"
    file.write_text("yes\nno")
    ingest = Ingest(read, 1000)
    report = ingest.run(shelf, [file])
    assert [document.text for document in shelf.documents] == ["yes"]
    assert rejected(report, tmp_path) == [("two.txt, line", "It says no.")]
    assert ingest.notes == [f"{file}: 2 lines"]


def test_progress_ends_with_everything_dealt_with(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("bad")
    (tmp_path / "b.txt").write_text("one\ntwo")
    steps: list[tuple[int, int]] = []
    Ingest(read, 1000).run(shelf, [tmp_path], progress=lambda *step: steps.append(step))
    assert steps == [(2, 2), (3, 3)]


class Reader:
    """Reads as `read` does, and knows what it was asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, data: bytes, name: str, *, limit: int) -> Contents:
        self.names.append(Path(name).name)
        return read(data, name, limit=limit)


def test_what_was_added_before_is_not_read_again(shelf: Shelf, tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number:03}.txt").write_text(f"text {number}")
    first = Ingest(read, 1000).run(shelf, [tmp_path])
    (tmp_path / "001.txt").write_text("another text")
    (tmp_path / "600.txt").write_text("a new text")
    reader, steps = Reader(), list[tuple[int, int]]()
    ingest = Ingest(reader, 1000)
    report = ingest.run(shelf, [tmp_path], progress=lambda *step: steps.append(step))
    assert reader.names == ["001.txt", "600.txt"]
    assert report.unchanged == (first.added[0], *first.added[2:])
    assert ingest.names[first.added[599]] == str(tmp_path / "599.txt")
    assert all(done <= total for done, total in steps)


@pytest.mark.parametrize("at_once", [1, 4])
def test_a_run_that_was_killed_is_gone_on_with(shelf: Shelf, tmp_path: Path, at_once: int) -> None:
    for number in range(40):
        (tmp_path / f"{number:03}.txt").write_text(f"text {number}")

    def kill(done: int, _: int) -> None:
        if done == 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Ingest(read, 1000, at_once).run(shelf, [tmp_path], progress=kill)
    reader = Reader()
    report = Ingest(reader, 1000, at_once).run(shelf, [tmp_path])
    # The file whose last document came with the kill was not noted yet.
    assert sorted(reader.names) == [f"{number:03}.txt" for number in range(24, 40)]
    assert len(report.unchanged) == 24


def test_a_file_is_read_again_once_a_document_of_it_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    Ingest(read, 1000).run(shelf, [tmp_path])
    shelf.documents = [document for document in shelf.documents if document.text != "one"]
    reader = Reader()
    Ingest(reader, 1000).run(shelf, [tmp_path])
    assert reader.names == ["a.txt"]


def test_a_file_of_which_a_part_was_rejected_is_read_again(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one\nno")
    (tmp_path / "b.txt").write_text("bad")
    for _ in range(2):
        report = Ingest(read, 1000).run(shelf, [tmp_path])
        assert rejected(report, tmp_path) == [
            ("a.txt, line", "It says no."),
            ("b.txt", "It is bad."),
        ]
