"""/digest and /watch on the terminal, from one call of the command line to the next."""

from pathlib import Path

import pytest
from click.testing import Result

from tests.scenarios.conftest import Briefbot


@pytest.fixture
def ask(briefbot: Briefbot, story: Path, tmp_path: Path) -> Briefbot:
    """Asks one line of the tests' own story, in Berlin, with a memory of the test's own."""

    def run(*line: str) -> Result:
        own = {"BRIEFBOT_STATE": str(tmp_path / "state.db"), "TZ": "Europe/Berlin"}
        return briefbot("ask", *line, store=story, **own)

    return run


def test_a_digest_is_made_listed_previewed_and_removed(ask: Briefbot) -> None:
    made = ask("/digest add corran bridge at 08:00 mon-fri")
    assert made.exit_code == 0
    assert "Monday to Friday at 08:00, Europe/Berlin" in made.stdout
    assert made.stdout.count(", 08:00 CE") == 3  # the next three dates, in summer or in winter
    listed = ask("/digest list")
    assert "1. corran bridge: Monday to Friday at 08:00" in listed.stdout
    preview = ask("/digest preview 1")
    assert preview.exit_code == 0
    assert "Sources" in preview.stdout
    assert ask("/digest remove 1").exit_code == 0
    assert ask("/digest list").exit_code == 1


def test_what_nobody_delivers_to_is_not_sent_to(ask: Briefbot) -> None:
    ask("/digest add corran bridge at 08:00")
    now = ask("/digest now 1")
    assert now.exit_code == 2
    assert "/digest preview" in now.stdout


def test_a_time_zone_is_remembered(ask: Briefbot) -> None:
    ask("/digest zone tokyo")
    assert "Asia/Tokyo" in ask("/digest add corran bridge at 08:00").stdout


def test_a_watch_is_made_in_plain_words(ask: Briefbot) -> None:
    assert "at most 2 alerts an hour" in ask("watch brandvold at-most:2").stdout
    assert "brandvold" in ask("/watch list").stdout


def test_a_mistake_says_what_to_type(ask: Briefbot) -> None:
    wrong = ask("/digest add corran bridge")
    assert wrong.exit_code == 2
    assert "/digest add corran bridge at 08:00" in wrong.stdout
