"""Who may change what is set for a channel."""

from tests.adapters.slack.server import Slack


def test_an_admin_makes_a_channel_private_and_then_answers_are(slack: Slack) -> None:
    slack.users["UADMIN"] = {"is_admin": True}
    slack.command("/privacy private", channel="C50", user="UADMIN")
    slack.wait(lambda: slack.answers)
    slack.command("/brief corran bridge points:2", channel="C50", user="U2")
    assert slack.wait(lambda: slack.answers[1:])[0].user == "U2"
    slack.command("/brief corran bridge points:2 public", channel="C50", user="U2")
    assert slack.wait(lambda: slack.answers[2:])[0].user is None


def test_others_cannot_change_a_channel(slack: Slack) -> None:
    slack.command("/privacy private", channel="C51", user="U2")
    assert slack.wait(lambda: slack.answers)[0].user == "U2"
    slack.command("/brief corran bridge points:2", channel="C51", user="U2")
    assert slack.wait(lambda: slack.answers[1:])[0].user is None


def test_an_admin_of_another_workspace_is_nobody_here(slack: Slack) -> None:
    slack.users["UELSE"] = {"is_admin": True, "team_id": "T9OTHER"}
    slack.command("/privacy private", channel="C52", user="UELSE")
    slack.wait(lambda: slack.answers)
    slack.command("/brief corran bridge points:2", channel="C52", user="U2")
    assert slack.wait(lambda: slack.answers[1:])[0].user is None
