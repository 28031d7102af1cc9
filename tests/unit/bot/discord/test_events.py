"""What Discord tells → what a conversation is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.events import line_of, links_in, without_markup
from bot.commands import Name
from bot.errors import CommandError
from bot.questions import understand
from tests.naughty import STRINGS


def test_what_discord_shows_otherwise_is_said_as_it_is_shown() -> None:
    text = (
        "<@1> and <@!2> told <@&3> in <#4> <:wave:5> <a:ship:6>: use </brief:7>, "
        "<https://news.example/a> from <t:1935662400:R>"
    )
    shown = without_markup(text, users={1: "Ada"}, roles={3: "dockers"}, channels={4: "port"})
    assert shown == (
        "@Ada and @someone told @dockers in #port :wave: :ship:: use /brief, "
        "https://news.example/a from 4 May 2031 12:00 UTC"
    )


def test_a_time_that_no_calendar_has_is_left_out() -> None:
    assert without_markup("<t:9999999999999>", users={}, roles={}, channels={}) == ""


def test_links_end_before_the_sentence_does_and_come_once() -> None:
    text = "See (https://a.example/b_c), <https://d.example/?e=f> and **https://a.example/b_c**!"
    assert links_in(text) == ("https://a.example/b_c", "https://d.example/?e=f")


@pytest.mark.parametrize("topic", STRINGS)
def test_a_topic_never_changes_the_options_that_were_chosen(topic: str) -> None:
    line = line_of("brief", topic, private=True, points=3, since='7"d')
    try:
        command = understand(line)
    except CommandError:
        return  # told what to type instead: too long, or an option twice
    assert (command.points, command.since and command.since.text) == (3, "7d")
    assert command.private or command.name is Name.HELP


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_topic_makes_a_command_or_a_mistake(topic: str) -> None:
    try:
        command = understand(line_of("timeline", topic, private=False, until="today"))
    except CommandError:
        return
    assert command.name in (Name.TIMELINE, Name.HELP)
