"""What Slack sends is read as it is meant, and what nobody meant is left alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.slack.events import (
    Pointed,
    Said,
    read_command,
    read_message,
    read_pointed,
    read_press,
)
from bot.chat.slack.words import links_of, plain_words, without_mention


def mention(**event: Any) -> dict[str, Any]:
    said = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.2", "text": "<@U0> hi"}
    return {"team_id": "T1", "event": said | event}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("ask <@U1> in <#C1|port> or <#C2>", "ask @Ada in #port or #C2"),
        ("<!here> <!subteam^S1|@dockers> <!subteam^S2>", "@here @dockers @subteam"),
        ("see <https://a.example/x?a=1&amp;b=2>", "see https://a.example/x?a=1&b=2"),
        ("<http://a.example|a.example> <mailto:a@b.example|a@b.example>", "a.example a@b.example"),
    ],
)
def test_the_markup_of_a_message_becomes_words(sent: str, words: str) -> None:
    assert plain_words(sent, {"U1": "Ada"}) == words


def test_links_are_what_slack_links_to_and_no_more() -> None:
    assert links_of("<https://a.example|b> <mailto:a@b.example> <@U1>") == ("https://a.example",)


def test_the_bots_name_is_left_out_wherever_it_stands() -> None:
    assert without_mention("hey <@U0>, brief <@U1> <@U0|bot>", "U0") == "hey brief <@U1>"


def test_a_person_of_another_workspace_asks_for_that_one() -> None:
    said = read_message(mention(user_team="T2"), "U0")
    assert isinstance(said, Said)
    assert (said.spot.place.space, said.spot.team) == ("T2", "T2")


def test_an_edit_that_names_the_bot_again_has_the_key_of_its_message() -> None:
    first, again = (read_message(mention(text=f"<@U0> {each}"), "U0") for each in "ab")
    assert isinstance(first, Said)
    assert isinstance(again, Said)
    assert first.key == again.key


def test_a_file_without_words_is_pointed_at() -> None:
    assert isinstance(read_message(mention(text="<@U0>", files=[{}]), "U0"), Pointed)


@pytest.mark.parametrize("missing", ["user", "channel", "ts"])
def test_an_event_without_what_it_needs_is_left_alone(missing: str) -> None:
    body = mention()
    del body["event"][missing]
    assert read_message(body, "U0") is None


def test_payloads_without_what_they_need_are_left_alone() -> None:
    bodies: list[dict[str, Any]] = [
        {},
        {"actions": []},
        {"actions": [{"value": "b1:spans:abcdefgh:0"}]},
    ]
    for body in bodies:
        assert read_command(body) is None
        assert read_press(body) is None
        assert read_pointed(body) is None
        assert read_message(body, "U0") is None


@given(text=st.text())
def test_any_text_becomes_words(text: str) -> None:
    assert isinstance(plain_words(text), str)
    assert isinstance(without_mention(text, "U0"), str)
    assert all(link.startswith("http") for link in links_of(text))
