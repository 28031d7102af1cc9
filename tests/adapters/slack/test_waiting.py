"""Long work, faults and a stop in the middle: nobody is left without a word."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.chat.slack import bot as slack_bot
from bot.chat.slack.bot import SlackBot
from bot.chat.slack.delivery import make_client
from bot.exchange import Asker, Place, Posting
from bot.replies import Reply
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import BOT_TOKEN, BOT_USER, TEAM

ANSWER = Posting(reply=Reply(title="An answer"))


class Desk:
    """A conversation that answers as a test wants it."""

    def __init__(self, say: Callable[[], Awaitable[Posting]]) -> None:
        self._say = say

    async def is_new(self, event: str) -> bool:
        return True

    async def say(self, line: str, place: Place, asker: Asker) -> Posting:
        return await self._say()


def bot_of(slack: Slack, say: Callable[[], Awaitable[Posting]]) -> SlackBot:
    desk: Any = Desk(say)
    identity = AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id=BOT_USER)
    return SlackBot(desk, make_client(BOT_TOKEN, slack.url), identity, max_file_size=1000)


async def mention(bot: SlackBot) -> None:
    event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.2", "text": "brief"}
    body = {"type": "event_callback", "team_id": TEAM, "event": event}
    answer = await bot.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    assert answer.status == 200


@pytest.fixture(autouse=True)
def log() -> Iterator[list[EventDict]]:
    with capture_logs() as entries:
        yield entries


@pytest.mark.asyncio
async def test_who_waits_long_is_told_that_the_bot_is_at_work(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_bot, "NOTICE_AFTER", 0.01)
    go = asyncio.Event()

    async def slow() -> Posting:
        await go.wait()
        return ANSWER

    bot = bot_of(own_slack, slow)
    await mention(bot)
    await asyncio.to_thread(own_slack.wait, lambda: own_slack.notices)
    assert own_slack.posted == []
    go.set()
    await bot.finish()
    assert own_slack.notices[0].user == "U1"
    assert [each.words for each in own_slack.posted] == ["An answer"]


@pytest.mark.asyncio
async def test_a_quick_answer_comes_without_a_notice(own_slack: Slack) -> None:
    async def quick() -> Posting:
        return ANSWER

    bot = bot_of(own_slack, quick)
    await mention(bot)
    await bot.finish()
    assert own_slack.notices == []
    assert len(own_slack.posted) == 1


@pytest.mark.asyncio
async def test_a_fault_is_told_with_the_number_that_the_log_has(
    own_slack: Slack, log: list[EventDict]
) -> None:
    async def broken() -> Posting:
        raise ZeroDivisionError

    bot = bot_of(own_slack, broken)
    await mention(bot)
    await bot.finish()
    (told,) = own_slack.posted
    (entry,) = [each for each in log if each["log_level"] == "error"]
    assert told.user == "U1"
    assert entry["reference"] in told.words
    assert "ZeroDivisionError" not in told.words


@pytest.mark.asyncio
async def test_a_stop_does_not_wait_for_ever(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch, log: list[EventDict]
) -> None:
    monkeypatch.setattr(slack_bot, "FINISH_SECONDS", 0.05)

    async def endless() -> Posting:
        await asyncio.Event().wait()
        return ANSWER

    bot = bot_of(own_slack, endless)
    await mention(bot)
    await bot.finish()
    assert any(each["event"] == "stopped while answering" for each in log)
    (told,) = own_slack.posted
    assert told.user == "U1"
    assert "being restarted" in told.words


@pytest.mark.asyncio
async def test_a_slack_that_does_not_answer_does_not_hold_up_a_stop(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_bot, "FINISH_SECONDS", 0.05)
    monkeypatch.setattr(slack_bot, "FAREWELL_SECONDS", 0.05)
    own_slack.troubles += [("chat.postEphemeral", "hang")]

    async def endless() -> Posting:
        await asyncio.Event().wait()
        return ANSWER

    bot = bot_of(own_slack, endless)
    await mention(bot)
    async with asyncio.timeout(5):
        await bot.finish()
