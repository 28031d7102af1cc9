"""The conversations that every platform has to give, in Slack's direct messages."""

import pytest

from tests.adapters.slack.server import Slack
from tests.scenarios.conversations import CONVERSATIONS, Turn


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS.keys())
def test_a_conversation_goes_as_written(slack: Slack, turns: tuple[Turn, ...]) -> None:
    for turn in turns:
        slack.posted.clear()
        slack.tell(turn.say)
        words = slack.wait(lambda: slack.answers)[0].words.casefold()
        assert [each for each in turn.expect if each.casefold() not in words] == []
        assert [each for each in turn.without if each.casefold() in words] == []
