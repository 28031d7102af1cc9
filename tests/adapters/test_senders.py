"""Senders against servers that speak as Slack and Discord do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from bot.chat.discord.sender import DiscordSender
from bot.digests.senders import CannotTell, Gone, Later, NotThere, Sender, Sent, Uncertain
from bot.exchange import Place, Posting
from bot.replies import Reply
from tests.adapters.discord.trouble import Trouble
from tests.reliability.child import Job, sender_for
from tests.reliability.world import DiscordPlatform, SlackPlatform, a_platform

Result = TypeVar("Result")

SLACK = Place(platform="slack", space="T1", channel="C1")
DISCORD = Place(platform="discord", space="7", channel="800000000000000001")
KEY = "0123456789abcdef012345.0"


def posting(title: str = "What is new") -> Posting:
    return Posting(reply=Reply(title=title))


def asked(
    platform: SlackPlatform | DiscordPlatform, call: Callable[[Sender], Awaitable[Result]]
) -> Result:
    """Make calls of a sender in an event loop of their own."""
    job = Job(platform=platform.name, url=platform.url, token=platform.token, state="")

    async def run() -> Result:
        sender = sender_for(job)
        try:
            return await call(sender)
        finally:
            await sender.close()

    return asyncio.run(run())


@pytest.fixture
def slack() -> Iterator[SlackPlatform]:
    with a_platform("slack") as platform:
        assert isinstance(platform, SlackPlatform)
        yield platform
        assert platform.complaints() == []


@pytest.fixture
def discord() -> Iterator[DiscordPlatform]:
    with a_platform("discord") as platform:
        assert isinstance(platform, DiscordPlatform)
        yield platform
        assert platform.complaints() == []


def send(
    place: Place, title: str = "What is new", key: str = KEY
) -> Callable[[Sender], Awaitable[Sent]]:
    async def call(sender: Sender) -> Sent:
        return await sender.send(place, sender.pages(posting(title))[0], key)

    return call


def find(
    place: Place, title: str = "What is new", known: frozenset[str] = frozenset()
) -> Callable[[Sender], Awaitable[Sent | NotThere | CannotTell]]:
    async def call(sender: Sender) -> Sent | NotThere | CannotTell:
        page = sender.pages(posting(title))[0]
        return await sender.find(place, page, KEY, datetime.now(UTC), known)

    return call


def test_a_page_in_slack_is_found_by_its_key_behind_many_others(slack: SlackPlatform) -> None:
    sent = asked(slack, send(SLACK))
    for number in range(40):
        asked(slack, send(SLACK, key=f"another{number}.0"))
    assert asked(slack, find(SLACK)) == sent
    assert sent.link.startswith("https://acme.slack.com/archives/C1/p")


def test_a_page_that_slack_has_not_is_not_there(slack: SlackPlatform) -> None:
    asked(slack, send(SLACK, key="another.0"))
    assert isinstance(asked(slack, find(SLACK)), NotThere)


def test_slack_cannot_tell_where_the_bot_may_not_read(slack: SlackPlatform) -> None:
    slack.server.history_errors["C1"] = "missing_scope"
    assert isinstance(asked(slack, find(SLACK)), CannotTell)


def test_a_channel_that_the_bot_is_not_in_is_gone(slack: SlackPlatform) -> None:
    slack.server.elsewhere.add("C1")
    with pytest.raises(Gone, match="invite it"):
        asked(slack, send(SLACK))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("429", Later), ("503", Uncertain), ("cut", Uncertain), ("reset before", Uncertain)],
)
def test_what_an_answer_of_slack_means(
    kind: str, expected: type[Exception], slack: SlackPlatform
) -> None:
    slack.let_go_wrong(lambda channel: kind)
    with pytest.raises(expected):
        asked(slack, send(SLACK))


def test_a_page_on_discord_is_found_by_its_words(discord: DiscordPlatform) -> None:
    sent = asked(discord, send(DISCORD))
    asked(discord, send(DISCORD, "Another", key="another.0"))
    found = asked(discord, find(DISCORD))
    assert found == sent
    assert isinstance(asked(discord, find(DISCORD, known=frozenset([sent.message]))), NotThere)


def test_discord_takes_a_key_once(discord: DiscordPlatform) -> None:
    assert asked(discord, send(DISCORD)) == asked(discord, send(DISCORD))
    assert sum(discord.posted().values()) == 1


def test_discord_cannot_tell_where_the_bot_may_not_read(discord: DiscordPlatform) -> None:
    discord.server.no_history.add(int(DISCORD.channel))
    assert isinstance(asked(discord, find(DISCORD)), CannotTell)


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (Trouble.RATE_LIMIT, Later),
        (Trouble.SERVER_ERROR, Uncertain),
        (Trouble.CUT, Uncertain),
        (Trouble.UNAUTHORIZED, Gone),
        (Trouble.GONE, Gone),
    ],
)
def test_what_an_answer_of_discord_means(
    trouble: Trouble, expected: type[Exception], discord: DiscordPlatform
) -> None:
    discord.server.trouble("POST", "/messages", trouble)
    with pytest.raises(expected):
        asked(discord, send(DISCORD))


def test_a_digest_reaches_somebody_directly(slack: SlackPlatform, discord: DiscordPlatform) -> None:
    person = Place(platform="slack", space="T1", channel="@U1", direct=True)
    sent = asked(slack, send(person))
    assert asked(slack, find(person)) == sent
    person = Place(platform="discord", space="", channel="@900000000000000004", direct=True)
    assert "@me" in asked(discord, send(person)).link


def test_a_chat_that_cannot_be_reached_has_posted_nothing() -> None:
    async def run() -> None:
        sender = DiscordSender("a-token", "http://127.0.0.1:9/api/v10")
        try:
            await sender.send(DISCORD, sender.pages(posting())[0], KEY)
        finally:
            await sender.close()

    with pytest.raises(Later):
        asyncio.run(run())
