"""What is said of an addition once it is done."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.chat.reports import gather_errors, render_report
from bot.chat.terminal import show
from bot.errors import BotError
from summarizer.models import AddReport, Rejection


def _shown(report: AddReport, gathered: Path | None) -> str:
    console = Console(file=StringIO(), width=80)
    show(console, render_report(report, {}, [], gathered))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _rejected(number: int) -> tuple[Rejection, ...]:
    return tuple(Rejection(name=f"{n}.txt", reason="It has no\ntext.") for n in range(number))


def test_few_errors_need_no_file(tmp_path: Path) -> None:
    assert gather_errors(_rejected(20), None, tmp_path / "data") is None
    assert not (tmp_path / "data").exists()


def test_many_errors_are_gathered_in_a_file_of_one_line_each(tmp_path: Path) -> None:
    file = gather_errors(_rejected(50), None, tmp_path / "data")
    assert file is not None
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 50
    assert lines[3] == "3.txt\tIt has no text."
    told = _shown(AddReport(rejected=_rejected(50)), file)
    assert "19.txt" in told
    assert "20.txt" not in told
    assert "50 rejected" in told
    assert str(file) in told


def test_a_file_that_was_asked_for_is_written_whatever_there_is(tmp_path: Path) -> None:
    file = gather_errors(_rejected(1), tmp_path / "new" / "errors.tsv", tmp_path)
    assert file == tmp_path / "new" / "errors.tsv"
    assert gather_errors((), file, tmp_path) == file
    assert file.read_text(encoding="utf-8") == ""


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BotError, match="--errors"):
        gather_errors(_rejected(1), tmp_path / "file" / "errors.tsv", tmp_path)
