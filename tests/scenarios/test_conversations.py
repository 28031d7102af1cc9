"""The conversations on the terminal: one command line for each turn."""

from pathlib import Path

import pytest

from bot.replies import Outcome
from tests.scenarios.conftest import Briefbot
from tests.scenarios.conversations import CONVERSATIONS, Turn

EXIT_CODES = {Outcome.ANSWERED: 0, Outcome.NOTHING: 1, Outcome.CHOICE: 1, Outcome.MISTAKE: 2}


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS.keys())
def test_a_conversation_goes_as_written(
    turns: tuple[Turn, ...], briefbot: Briefbot, story: Path
) -> None:
    for turn in turns:
        result = briefbot("ask", turn.say, store=story)
        answer = " ".join(result.stdout.split()).casefold()
        assert [words for words in turn.expect if words.casefold() not in answer] == [], (
            result.output
        )
        assert [words for words in turn.without if words.casefold() in answer] == [], result.output
        assert result.exit_code == EXIT_CODES[turn.outcome], result.output
        prose = [line for line in result.stdout.split("\n") if "://" not in line]
        assert max(map(len, prose)) <= 80
