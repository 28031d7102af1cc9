"""Small versions of what `make hostile` reads."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks._bombs import bombs
from benchmarks.hostile import held
from bot.ingest import Ingest
from bot.sources.documents import SandboxedReader, read_document
from bot.sources.sandbox import Died, Sandbox
from tests.unit.bot.test_ingest import Shelf

SMALL = 0.001
SLOW_AT_ANY_SIZE = {
    "entities of entities",
    "PDF: forms that draw each other",
    "an encoding that there is not",
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def test_what_is_made_to_do_harm_ends_with_a_result_or_a_reason_and_the_next_is_read(
    sandbox: Sandbox,
) -> None:
    small = (bomb for bomb in bombs(SMALL) if bomb.name not in SLOW_AT_ANY_SIZE)
    rows = [held(sandbox, bomb) for bomb in small]
    assert len(rows) > 80
    assert [row for row in rows if not row.held] == []


def test_a_batch_of_files_loses_those_alone_that_are_made_to_do_harm(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    unreadable = (
        "PDF: pages that",
        "DOCX: lies",
        "DOCX: entities",
        "archive: its mark",
        "noise that",
    )
    harmful = [bomb for bomb in bombs(SMALL) if bomb.name.startswith(unreadable)]
    for number, bomb in enumerate(harmful):
        (tmp_path / f"{number}-{bomb.file}").write_bytes(bomb.data)
        (tmp_path / f"{number}-good.txt").write_text(f"Good {number}.")
    shelf = Shelf()
    report = Ingest(SandboxedReader(sandbox), 1_000_000, at_once=2).run(shelf, [tmp_path])
    assert [document.text for document in shelf.documents] == [
        f"Good {number}." for number in range(len(harmful))
    ]
    assert [Path(each.name).name for each in report.rejected] == [
        f"{number}-{bomb.file}" for number, bomb in enumerate(harmful)
    ]
    assert all(each.reason.endswith(".") for each in report.rejected)


def test_an_answer_about_another_file_is_not_taken(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer_for_another(task: object, data: bytes, **told: object) -> object:
        return sandbox.run(read_document, data, name="other.txt", limit=1_000)

    reader = SandboxedReader(sandbox)
    assert reader(b"Some text.", "mine.txt", limit=1_000).documents[0].path == "mine.txt"
    records = b'[{"text": "One."}, {"text": "Two."}]'
    paths = [each.path for each in reader(records, "mine.json", limit=1_000).documents]
    assert paths == ["mine.json#1", "mine.json#2"]

    class Other(Sandbox):
        run = staticmethod(answer_for_another)  # type: ignore[assignment]

    with Other() as other, pytest.raises(Died, match="another file"):
        SandboxedReader(other)(b"Some text.", "mine.txt", limit=1_000)
