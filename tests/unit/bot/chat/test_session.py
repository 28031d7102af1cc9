import io
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.chat.session import converse, make_completer
from bot.service import Service
from summarizer.errors import AmbiguousActor
from tests.fakes import DAY, FakeLibrary, actor, card


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


def conversation(library: FakeLibrary, lines: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is shown when these lines are piped in."""
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    file = io.StringIO()
    service = Service(library, library, today=lambda: DAY)
    converse(service, Console(file=file, width=80), Path("unused"))
    return file.getvalue()


def completions(library: FakeLibrary, typed: str) -> list[str]:
    completer = make_completer(Service(library, library, today=lambda: DAY).complete)
    found = completer.get_completions(Document(typed), CompleteEvent())
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


def test_each_line_is_answered_until_the_reader_leaves(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = conversation(library, "/brief strike\n\n/breif\n/quit\n/who Vale\n", monkeypatch)
    assert "The port closed." in output
    assert "There is no command /breif" in output
    assert [asked[0] for asked in library.asked] == ["brief"]


def test_a_number_takes_one_of_the_choices_shown(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.error = AmbiguousActor("Vale", [actor("Iris Vale"), actor("Owen Vale")])
    conversation(library, "/who Vale\n2\n", monkeypatch)
    names = [asked[1] for asked in library.asked]
    assert [name for name in names if "Vale" in str(name)] == ["Vale", "Owen Vale"]


def test_a_number_without_choices_is_a_topic(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation(library, "2\n", monkeypatch)
    assert library.asked == [("brief", "2", 5, None, None)]


def test_what_is_typed_is_remembered(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    history = tmp_path / "folder" / "history"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    service = Service(library, library, today=lambda: DAY)
    with create_pipe_input() as keys:
        keys.send_text("/brief strike\rgarbage\x03\x04")
        from prompt_toolkit.application import create_app_session

        with create_app_session(input=keys, output=DummyOutput()):
            converse(service, Console(file=io.StringIO()), history)
    assert [asked[1] for asked in library.asked] == ["strike"]
    assert "+/brief strike" in history.read_text()


def test_commands_and_names_are_completed(library: FakeLibrary) -> None:
    library.cards = [card(), card(name="Isla Moor")]
    assert completions(library, "/b") == ["/brief "]
    assert completions(library, "/") == [
        "/brief ",
        "/who ",
        "/timeline ",
        "/sources ",
        "/digest ",
        "/watch ",
        "/privacy ",
        "/help ",
    ]
    assert completions(library, "/who I") == ["/who Iris Vale", "/who Isla Moor"]
    assert completions(library, "/brief Iris") == ["/brief Iris Vale"]
    assert completions(library, "Isl") == ["Isla Moor"]
    assert completions(library, "/who ") == []
    assert completions(library, "") == []
