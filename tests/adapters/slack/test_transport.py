"""Connections that look alive and are not, calls that never end, tokens that are refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.chat.slack import delivery
from bot.chat.slack.delivery import Delivery, make_client
from bot.chat.slack.escape import escaped
from bot.chat.slack.events import Spot
from bot.chat.slack.limits import FALLBACK
from bot.chat.slack.render import Page, render
from bot.chat.slack.socket_mode import Patience, SlackUnreachable, SocketMode
from bot.errors import TokenRefused
from bot.exchange import Place, Posting
from bot.replies import Reply
from tests.adapters.slack.conftest import StartBot
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import APP_TOKEN, BOT_TOKEN, TEAM

QUICK = Patience(heartbeat=0.1, first_wait=0.01, longest_wait=0.02, give_up=0.3, handover=0.1)


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id="U0BOT")


def transport(slack: Slack, token: str = APP_TOKEN, patience: Patience = QUICK) -> SocketMode:
    client = make_client(None, slack.url)
    app = AsyncApp(client=client, authorize=authorize, signing_secret="")
    return SocketMode(app, client, token, patience)


@pytest.fixture(autouse=True)
def log() -> Iterator[list[EventDict]]:
    with capture_logs() as entries:
        yield entries


@pytest_asyncio.fixture
async def stop() -> AsyncIterator[asyncio.Event]:
    event = asyncio.Event()
    yield event
    event.set()


@pytest.mark.asyncio
async def test_a_socket_that_is_silent_is_left_for_a_new_one(
    own_slack: Slack, stop: asyncio.Event
) -> None:
    own_slack.deaf = True
    running = asyncio.create_task(transport(own_slack).run(stop))
    await asyncio.to_thread(own_slack.wait, lambda: own_slack.connections >= 3)
    stop.set()
    await running


@pytest.mark.asyncio
async def test_a_connection_that_asks_to_be_replaced_is_listened_to_until_it_ends(
    own_slack: Slack, stop: asyncio.Event
) -> None:
    patience = Patience(heartbeat=5, handover=5)
    running = asyncio.create_task(transport(own_slack, patience=patience).run(stop))
    await asyncio.to_thread(own_slack.wait, lambda: own_slack.connections == 1)
    await asyncio.to_thread(own_slack.ask_to_reconnect)
    await asyncio.to_thread(own_slack.wait, lambda: own_slack.connections == 2)
    assert len(own_slack.live) == 2
    stop.set()
    await running
    await asyncio.to_thread(own_slack.wait, lambda: not own_slack.live)


@pytest.mark.asyncio
async def test_without_a_connection_for_too_long_it_says_so_and_ends(
    own_slack: Slack, stop: asyncio.Event
) -> None:
    own_slack.troubles += [("apps.connections.open", "500")] * 500
    with pytest.raises(SlackUnreachable, match="start the bot again"):
        await transport(own_slack).run(stop)


@pytest.mark.asyncio
async def test_a_refused_app_token_is_not_tried_again(
    own_slack: Slack, stop: asyncio.Event
) -> None:
    with pytest.raises(TokenRefused, match=r"SLACK_APP_TOKEN \(invalid_auth\)") as refused:
        await transport(own_slack, "xapp-wrong").run(stop)
    assert "xapp-wrong" not in str(refused.value)
    assert len(own_slack.calls) == 1


def test_a_refused_bot_token_ends_the_bot_with_what_to_mend(start: StartBot) -> None:
    bot = start(ready="platform refused", SLACK_BOT_TOKEN="xoxb-wrong")  # noqa: S106
    assert bot.process.wait(20) == 1
    assert "SLACK_BOT_TOKEN" in "".join(bot.lines)
    assert "xoxb-wrong" not in "".join(bot.lines)


def spot(response_url: str | None = None) -> Spot:
    place = Place(platform="slack", space=TEAM, channel="C1")
    return Spot(place=place, user="U1", team=TEAM, response_url=response_url)


@pytest.mark.asyncio
async def test_a_call_that_never_ends_is_given_up_and_not_repeated(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "CALL_SECONDS", 0.3)
    client = make_client(BOT_TOKEN, own_slack.url)
    own_slack.troubles += [("chat.postMessage", "hang")]
    await Delivery(client).outlet(spot()).show(Posting(reply=Reply(title="An answer")))
    (word,) = own_slack.posted
    assert word.user == "U1"
    assert "may not have arrived" in word.words


@pytest.mark.asyncio
async def test_blocks_that_slack_refuses_are_shown_as_text(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(text="An answer", blocks=[{"type": "banner", "text": "wrong"}])
    monkeypatch.setattr(delivery, "render", lambda posting: [page])
    client = make_client(BOT_TOKEN, own_slack.url)
    await Delivery(client).outlet(spot()).show(Posting(reply=Reply(title="An answer")))
    assert [(each.channel, each.text) for each in own_slack.posted] == [("C1", "An answer")]
    own_slack.complaints.clear()


@pytest.mark.asyncio
async def test_an_answer_of_more_pages_than_a_response_url_takes_comes_whole(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [Page(text=f"page {number}", blocks=[]) for number in range(8)]
    monkeypatch.setattr(delivery, "render", lambda posting: pages)
    url = own_slack.a_response_url("C1", "U1")
    client = make_client(BOT_TOKEN, own_slack.url)
    await Delivery(client).outlet(spot(response_url=url)).show(Posting(reply=Reply(title="x")))
    assert [each.text for each in own_slack.posted] == [page.text for page in pages]


@pytest.mark.asyncio
async def test_where_the_bot_is_not_in_the_channel_the_rest_comes_directly_and_it_is_said(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [Page(text=f"page {number}", blocks=[]) for number in range(8)]
    monkeypatch.setattr(delivery, "render", lambda posting: made(posting, pages))
    own_slack.elsewhere.add("C1")
    url = own_slack.a_response_url("C1", "U1")
    client = make_client(BOT_TOKEN, own_slack.url)
    await Delivery(client).outlet(spot(response_url=url)).show(Posting(reply=Reply(title="x")))
    here = [each.text for each in own_slack.posted if each.channel == "C1"]
    assert here[:4] == [page.text for page in pages[:4]]
    assert ["direct messages" in text for text in here[4:]] == [True]
    directly = [each.text for each in own_slack.posted if each.channel != "C1"]
    assert directly == [page.text for page in pages[4:]]


def made(posting: Posting, pages: list[Page]) -> list[Page]:
    return pages if posting.reply.title == "x" else render(posting)


@pytest.mark.asyncio
async def test_blocks_that_slack_refuses_are_shown_as_text_to_the_end(
    own_slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tuple(f"{number}. " + "The quay <was> shut. " * 40 for number in range(20))
    page = Page(text="1. …", blocks=[{"type": "banner", "text": "wrong"}], lines=lines)
    monkeypatch.setattr(delivery, "render", lambda posting: [page])
    client = make_client(BOT_TOKEN, own_slack.url)
    await Delivery(client).outlet(spot()).show(Posting(reply=Reply(title="An answer")))
    texts = [each.text for each in own_slack.posted]
    assert all(len(text) <= FALLBACK for text in texts)
    assert "".join("".join(texts).split()) == "".join(escaped("".join(lines)).split())
    own_slack.complaints.clear()
