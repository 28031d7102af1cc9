import gc
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.ingest import Ingest
from bot.settings import Settings
from bot.sources.documents import SandboxedReader
from summarizer import Document, Library
from summarizer.models import ActorCard, Brief, Timeline
from tests.scenarios.conftest import Briefbot


def process(*arguments: str, store: Path, **options: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"BRIEFBOT_DATABASE": str(store)} | options
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_answering_imports_nothing_that_reads_fetches_or_chats(story: Path) -> None:
    code = (
        "import sys\n"
        "from bot.cli import main\n"
        "for line in ('/brief corran bridge', '/who brandvold', '/timeline strike', '/sources'):\n"
        "    assert main(['ask', line], standalone_mode=False) == 0\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'trafilatura', 'lxml', 'loky', 'prompt_toolkit'}\n"
        "heavy |= {'aiohttp', 'protego', 'feedparser', 'rensa', 'faker'}\n"
        "heavy |= {'matplotlib', 'apscheduler', 'slack_bolt', 'discord'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    environment = os.environ | {"BRIEFBOT_DATABASE": str(story)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_json_of_an_answer_is_what_the_library_says(story: Path) -> None:
    with Library.open(story) as library:
        expected: list[tuple[str, Brief | ActorCard | Timeline]] = [
            ("/brief corran bridge points:3", library.brief("corran bridge", points=3)),
            ("/who brandvold", library.who("brandvold")),
            ("/timeline strike", library.timeline("strike")),
        ]
    for line, values in expected:
        printed = process("ask", line, "--json", store=story).stdout
        assert type(values).model_validate_json(printed) == values
        assert json.loads(printed) == json.loads(values.model_dump_json())


def test_the_garbage_collector_is_on_again_after_an_answer(briefbot: Briefbot, story: Path) -> None:
    assert briefbot("ask", "/brief corran bridge", store=story).exit_code == 0
    assert gc.isenabled()


def test_the_json_of_no_answer_says_what_was_said(briefbot: Briefbot, story: Path) -> None:
    result = briefbot("ask", "/who lindqvist", "--json", store=story)
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert said["outcome"] == "choice"
    assert [choice["command"] for choice in said["choices"]] == [
        '/who "Erik Lindqvist"',
        '/who "Petra Lindqvist"',
    ]


def test_a_brief_can_be_had_as_markdown(briefbot: Briefbot, story: Path) -> None:
    page = briefbot("ask", "/brief corran bridge", "--markdown", store=story).stdout
    assert page.startswith("# corran bridge\n\n")
    assert "\n[^1]: [" in page
    assert "](<https://" in page


def test_a_pipe_gets_no_colour(story: Path) -> None:
    done = process("ask", "/brief corran bridge", store=story, TERM="xterm-256color")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_a_terminal_that_knows_no_unicode_gets_an_answer(story: Path) -> None:
    done = process("ask", "/who brandvold", store=story, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Transport Minister" in done.stdout


def test_a_conversation_can_be_piped_in(story: Path) -> None:
    environment = os.environ | {"BRIEFBOT_DATABASE": str(story)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input="/who lindqvist\n2\n", env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Which “lindqvist”?" in done.stdout
    assert "negligent killing" in done.stdout


def test_adding_reports_what_became_of_each_file(briefbot: Briefbot, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("The quay at Port Ellis was closed on Monday, Iris Vale said.")
    (folder / "b.txt").write_text("")
    (folder / "c.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "README.md").write_text("About this folder.")

    first = briefbot("add", str(folder), str(folder / "gone.txt"))
    assert first.exit_code == 0
    assert "a.txt" in first.output
    assert "README" not in first.output
    assert "1 added, 0 unchanged, 0 updated, 3 rejected" in first.output

    assert "0 added, 1 unchanged" in briefbot("add", str(folder / "a.txt")).output

    (folder / "a.txt").write_text("The quay at Port Ellis was opened on Tuesday, Iris Vale said.")
    report = json.loads(briefbot("add", str(folder / "a.txt"), "--json").stdout)
    assert [len(report[key]) for key in ("added", "unchanged", "updated")] == [0, 0, 1]
    answer = briefbot("ask", "/brief quay").output
    assert "opened" in answer
    assert "closed" not in answer


def test_adding_nothing_usable_is_a_failure(briefbot: Briefbot, tmp_path: Path) -> None:
    assert briefbot("add", str(tmp_path / "gone.txt")).exit_code == 1
    assert briefbot("add").exit_code == 2


def test_libraries_see_nothing_of_each_other(briefbot: Briefbot, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The quay at Port Ellis was closed on Monday, Iris Vale said.")
    briefbot("add", str(file), "--library", "port")
    assert briefbot("ask", "/brief quay", "--library", "port").exit_code == 0
    empty = briefbot("ask", "/brief quay")
    assert empty.exit_code == 1
    assert "This library is empty" in empty.output
    assert briefbot("ask", "/brief quay", BRIEFBOT_LIBRARY="port").exit_code == 0


def test_stopping_in_the_middle_leaves_a_sound_store(
    briefbot: Briefbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_some(settings: Settings, read: SandboxedReader) -> Ingest:
        class Stop(Ingest):
            def _bytes(self, file: Path) -> bytes:
                if file.name == "3.txt":
                    raise KeyboardInterrupt
                return super()._bytes(file)

        return Stop(read, settings.max_file_size)

    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(5):
        text = f"Iris Vale closed quay {number} at Port Ellis on Monday."
        (folder / f"{number}.txt").write_text(text)
    with monkeypatch.context() as patch:
        patch.setattr("bot.bootstrap.make_ingest", read_some)
        stopped = briefbot("add", str(folder))
    assert stopped.exit_code == 130
    assert "goes on from there" in stopped.output
    with Library.open(tmp_path / "store.db") as library:
        assert len(library) <= 3
    assert "rejected" in briefbot("add", str(folder)).output
    with Library.open(tmp_path / "store.db") as library:
        assert len(library) == 5


def test_who_is_who_can_be_corrected_and_the_correction_undone(
    briefbot: Briefbot, tmp_path: Path
) -> None:
    store = tmp_path / "store.db"
    texts = (
        "Iris Vale, the mayor of Port Ellis, opened the quay on Monday.",
        "Owen Marsh, a crane driver, closed the quay on Tuesday.",
    )
    with Library.open(store) as library:
        library.add([Document(text=text, title=text[:10]) for text in texts])
    assert "Iris Vale" in briefbot("actors", "list").output
    assert "Owen Marsh" in briefbot("actors", "list", "owen").output

    merged = briefbot("actors", "merge", "Iris Vale", "Owen Marsh")
    assert merged.output.startswith("Owen Marsh is Iris Vale now (id ")
    assert "Iris Vale" in briefbot("ask", "/who owen marsh").output.split("\n")[0]

    split = briefbot("actors", "split", "Iris Vale", "Owen Marsh")
    assert split.output.startswith("Owen Marsh is an actor of its own now (id ")
    assert briefbot("ask", "/who owen marsh").output.startswith("Owen Marsh\n")
    parted = split.output.split("(id ")[1].split(")")[0]
    assert briefbot("ask", f"/who {parted}").output.startswith("Owen Marsh\n")

    assert briefbot("actors", "merge", "Iris Vale", "Nobody Atall").exit_code == 1


def test_the_version_and_the_commands_are_shown(briefbot: Briefbot) -> None:
    assert briefbot("--version").output == f"main {version('briefbot')}\n"
    listed = briefbot("--help").output
    assert all(command in listed for command in ("add", "ask", "chat", "model", "actors"))


def test_a_wrong_command_line_or_setting_is_a_usage_error(briefbot: Briefbot) -> None:
    assert briefbot("frobnicate").exit_code == 2
    assert briefbot("ask").exit_code == 2
    wrong = briefbot("ask", "/brief", BRIEFBOT_WORKERS="many")
    assert wrong.exit_code == 2
    assert "BRIEFBOT_WORKERS" in wrong.output


def test_a_store_that_cannot_be_opened_is_told_with_its_name(
    briefbot: Briefbot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("This is no store. " * 100)
    result = briefbot("ask", "/brief", store=broken)
    assert result.exit_code == 1
    assert "broken.db" in result.output
    assert "Traceback" not in result.output
