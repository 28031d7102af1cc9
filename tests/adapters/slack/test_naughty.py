"""Strings that break programs, typed in Slack: each is answered, and nothing of it is live.

Whether something is live the tests' own Slack looks at in everything that the bot posts.
"""

import pytest

from tests.adapters.slack.rules import live
from tests.adapters.slack.server import Slack
from tests.naughty import KINDS, SLACK_LIVE


def test_the_tests_own_slack_knows_what_is_live() -> None:
    assert list(live({"text": "hey <!channel>"})) == ["<!channel>"]
    assert list(live({"text": "<@U012AB3CD> <#C012AB3CD|x> <!subteam^S1>"})) != []
    assert list(live({"text": "<https://evil.example|bank.example>"})) != []
    assert list(live({"text": "", "blocks": [{"type": "user", "user_id": "U1"}]})) != []
    assert list(live({"text": "a\u202eb"})) != []
    assert list(live({"text": "&lt;!channel&gt; <!date^1^{date}|then> <https://a.example>"})) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_answered_and_nothing_of_it_is_live(slack: Slack, kind: str) -> None:
    for number, text in enumerate(KINDS[kind][::3]):
        slack.posted.clear()
        slack.command(f"{('/brief', '/who')[number % 2]} {text} x")
        words = slack.wait(lambda: slack.answers)[0].words
        assert "Something went wrong" not in words


@pytest.mark.parametrize("text", SLACK_LIVE)
def test_what_is_live_in_slack_is_not_so_in_an_answer(slack: Slack, text: str) -> None:
    slack.command(f"/brief {text}", user="U7")
    assert slack.wait(lambda: slack.answers)[0].words


def test_a_message_full_of_mentions_calls_nobody_when_it_is_asked_about(slack: Slack) -> None:
    slack.mention("who is <@U2> in <#C2|port>, <!channel>?")
    assert "@U2 in #port, @channel" in slack.wait(lambda: slack.answers)[0].words
