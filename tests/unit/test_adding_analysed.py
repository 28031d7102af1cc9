"""Adding with the language model: any text, in this process and in others, killed or not."""

import signal
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, Library
from tests.unit.storage.building import state

_TEXTS = [
    f"Mayor Ilse Brandt of Lund opened line {n}. “It is done,” Brandt said on Monday. "
    f"Omar Said, chairman of Nordbahn, blamed {'Brandt' if n % 2 else 'the weather'}."
    for n in range(80)
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(), max_size=4), st.text())
def test_any_text_is_added_or_refused_with_a_reason(texts: list[str], title: str) -> None:
    with Library.open(":memory:") as library:
        report = library.add([Document(text=text, title=title) for text in texts], workers=0)
        assert len(report.added) + len(report.unchanged) + len(report.rejected) == len(texts)
        assert all(rejection.reason for rejection in report.rejected)
        assert len(library) == len(report.added)


# A script as people write them, without `if __name__ == "__main__"`: worker processes must not
# run it again.
_SCRIPT = """
import sys
from summarizer import Document, Library

texts = {texts!r}

def ask(done):
    print(done, flush=True)
    sys.stdin.readline()

with Library.open(sys.argv[1]) as library:
    library.add([Document(text=text) for text in texts], workers=2, progress=ask)
print("end", flush=True)
"""


def test_workers_and_kills_change_nothing_about_the_answers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT.format(texts=_TEXTS), encoding="utf-8")
    with Library.open(tmp_path / "here.db") as library:
        library.add([Document(text=text) for text in _TEXTS], workers=0)
        expected = state(library.index)
    for kill in (True, False):
        with subprocess.Popen(
            [sys.executable, str(script), str(tmp_path / "there.db")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdin
            assert child.stdout
            assert int(child.stdout.readline()) > 0
            if kill:
                child.send_signal(signal.SIGKILL)
                continue
            rest, _ = child.communicate("\n" * 99)
            assert rest.splitlines()[-1] == "end"
    with Library.open(tmp_path / "there.db") as library:
        assert state(library.index) == expected
