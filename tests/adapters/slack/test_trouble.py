"""When Slack, the network or the bot itself fails: nothing is lost, and nothing comes twice."""

import pytest

from tests.adapters.slack.conftest import StartBot
from tests.adapters.slack.server import Slack


def test_a_rate_limit_is_waited_for_and_the_answer_comes_once(slack: Slack) -> None:
    slack.troubles += [("chat.postMessage", "429"), ("response_url", "429")]
    slack.tell("who is Ilse Brandvold?")
    slack.command("/brief corran bridge points:2")
    slack.wait(lambda: len(slack.answers) == 2)
    assert {each.via for each in slack.answers} == {"chat.postMessage", "response_url"}


@pytest.mark.parametrize("trouble", ["500", "reset before"])
def test_an_answer_whose_post_failed_is_not_posted_again_and_its_asker_is_told(
    slack: Slack, trouble: str
) -> None:
    slack.troubles += [("chat.postMessage", trouble)]
    slack.mention("/sources flurbishment", user="U3")  # one page: that there are none
    told = slack.wait(lambda: slack.answers)[0]
    assert told.user == "U3"
    assert "may not have arrived" in told.words


@pytest.mark.parametrize("where", ["chat.postMessage", "response_url"])
def test_an_answer_that_slack_took_before_the_line_broke_is_there_once(
    slack: Slack, where: str
) -> None:
    slack.troubles += [(where, "reset after")]
    if where == "response_url":
        slack.command("/who ilse brandvold")
    else:
        slack.mention("who is Ilse Brandvold?")
    slack.wait(lambda: len(slack.answers) == 2)
    card, word = slack.answers
    assert "Transport Minister" in card.words
    assert "may not have arrived" in word.words


def test_who_an_asker_is_need_not_be_known_to_answer(slack: Slack) -> None:
    slack.troubles += [("users.info", "500")]
    slack.command("/who ilse brandvold", user="U404")
    assert "Transport Minister" in slack.wait(lambda: slack.answers)[0].words


def test_buttons_work_after_a_restart_and_nothing_is_answered_again(
    own_slack: Slack, start: StartBot
) -> None:
    bot = start()
    payload = own_slack.command("/brief corran bridge points:2")
    brief = own_slack.wait(lambda: own_slack.answers)[0]
    assert bot.stop() == 0
    bot = start()
    own_slack.deliver("slash_commands", payload)
    own_slack.press(brief, "Markdown file")
    own_slack.wait(lambda: own_slack.answers[1:])
    assert bot.stop() == 0
    assert [each.via for each in own_slack.answers] == ["response_url", "file"]


def test_a_stop_finishes_what_is_being_answered(own_slack: Slack, start: StartBot) -> None:
    bot = start()
    for number in range(10):
        own_slack.command("/brief corran bridge points:2", channel=f"C{number}")
    assert bot.stop() == 0
    assert len(own_slack.answers) == 10


def test_it_comes_back_when_the_line_breaks_and_when_slack_asks_for_it(
    own_slack: Slack, start: StartBot
) -> None:
    start()
    own_slack.ask_to_reconnect()
    own_slack.wait(lambda: own_slack.connections == 2)
    own_slack.command("/who ilse brandvold")
    own_slack.wait(lambda: own_slack.answers)
    own_slack.troubles += [("apps.connections.open", "500")]
    own_slack.cut_connections()
    own_slack.wait(lambda: own_slack.connections == 3)
    own_slack.command("/who ilse brandvold")
    own_slack.wait(lambda: len(own_slack.answers) == 2)
