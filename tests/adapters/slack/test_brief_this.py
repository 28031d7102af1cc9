""" "Brief this" on a message: what is read, and what is never sent anywhere else."""

import pytest

from tests.adapters.slack.server import Slack

pytest.importorskip("bot.brief_this")

TEXT = (
    "The harbour council of Velmouth voted on Tuesday to close the old ferry terminal. "
    "Mayor Adele Rourke said the building was no longer safe. "
    "The terminal will be torn down in May, and a new one will open two years later. "
    "The dockers' union said that forty people would lose their work."
)


def test_a_thread_is_briefed_under_it_with_its_authors(slack: Slack) -> None:
    root = {"ts": "1700000100.000001", "user": "U1", "text": TEXT, "thread_ts": "1700000100.000001"}
    replies = [
        {"ts": f"1700000100.00000{number}", "user": "U2", "text": text}
        for number, text in enumerate(
            ("Is there a date for the vote?", "The vote was on Tuesday, <@U1> said."), start=2
        )
    ]
    slack.threads[root["ts"]] = [root, *replies]
    slack.point_at(root)
    brief = slack.wait(lambda: slack.answers)[0]
    assert (brief.channel, brief.thread) == ("C1", root["ts"])
    assert "ferry terminal" in brief.words
    assert "Name of U1" in brief.words


def test_a_message_whose_thread_cannot_be_read_is_briefed_alone(slack: Slack) -> None:
    slack.elsewhere.add("C9")
    slack.point_at(
        {"ts": "1700000100.000001", "thread_ts": "1700000100.000001", "user": "U1", "text": TEXT},
        channel="C9",
    )
    assert "ferry terminal" in slack.wait(lambda: slack.answers)[0].words


def test_an_attached_file_is_read_with_the_bots_token(slack: Slack) -> None:
    slack.files["minutes.txt"] = TEXT.encode()
    file = {
        "name": "minutes.txt",
        "size": len(TEXT),
        "url_private_download": f"http://127.0.0.1:{slack.port}/files/minutes.txt",
    }
    slack.tell("", files=[file], subtype="file_share")
    assert "ferry terminal" in slack.wait(lambda: slack.answers)[0].words


def test_a_file_that_is_kept_elsewhere_never_gets_the_token(slack: Slack) -> None:
    slack.files["minutes.txt"] = TEXT.encode()
    url = f"http://127.0.0.1:{slack.port}/files/minutes.txt"
    for outside in (
        {"url_private": url, "is_external": True},
        {"url_private": url, "mode": "external"},
        {"url_private": "http://files.slack.com.example.org/minutes.txt"},
    ):
        slack.posted.clear()
        slack.point_at(
            {
                "ts": "1700000100.000001",
                "user": "U1",
                "text": "",
                "files": [outside | {"name": "m"}],
            }
        )
        assert "ferry terminal" not in slack.wait(lambda: slack.answers)[0].words
