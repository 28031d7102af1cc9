"""The bot over real HTTP and a real socket, while the network and the server misbehave."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.buttons import Press, Verb
from bot.chat.discord.app import point_at, serve
from bot.chat.discord.client import BriefClient
from bot.exchange import Place
from tests.adapters.discord.guild import CHANNEL, GUILD, USER, message
from tests.adapters.discord.server import EPHEMERAL, Asked, Server, running
from tests.adapters.discord.trouble import Trouble
from tests.adapters.discord.world import PICTURE, World
from tests.fakes import brief, card, point

TOKEN = "MTIz.made.up"  # noqa: S105 - of the tests' own server
SENTENCE = "The crane drivers of the eastern quay went back to work after nine days of talks"

Condition = Callable[[], bool]


@dataclass
class Bot:
    """A running bot, and the task that runs it."""

    client: BriefClient
    stop: asyncio.Event
    task: "asyncio.Task[None]"


@asynccontextmanager
async def bot_on(server: Server, world: World) -> AsyncIterator[Bot]:
    client = BriefClient(world.conversation(), delays=(0.0, 0.0, 0.0))
    stop = asyncio.Event()
    before = server.identified
    task = asyncio.create_task(serve(client, TOKEN, stop))
    await server.until(lambda: server.identified > before)
    try:
        yield Bot(client, stop, task)
    finally:
        stop.set()
        await task


@pytest_asyncio.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with running() as server:
        point_at(server.url, server.gateway)
        yield server
        assert server.faults == []


def answered(asked: Asked) -> Condition:
    return lambda: asked.acknowledged and not asked.waiting and bool(asked.messages)


def shown(asked: Asked) -> str:
    texts = []
    for each in asked.messages:
        texts.append(each["content"])
        texts += [embed["description"] for embed in each["embeds"]]
    return "\n".join(texts)


def press(asked: Asked, verb: Verb) -> str:
    for row in asked.messages[-1]["components"]:
        for item in row["components"]:
            read = Press.read(item["custom_id"])
            if read and read.verb is verb:
                return str(item["custom_id"])
    raise AssertionError(f"no button {verb}")


async def click(server: Server, custom_id: str) -> Asked:
    return await server.ask(
        {"custom_id": custom_id, "component_type": 2}, kind=3, message=message(1, CHANNEL, {})
    )


def long_world() -> World:
    world = World()
    points = [point(f"{SENTENCE} {number}. " * 4, "a") for number in range(25)]
    world.library.briefs = brief(*points)
    return world


# ── what goes well ───────────────────────────────────────────────────────────────────────────
@pytest.mark.asyncio
async def test_a_command_is_acknowledged_before_it_is_answered(server: Server) -> None:
    async with bot_on(server, World()):
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
    paths = [f"{call.method} {call.path.rsplit('/', 1)[1]}" for call in server.calls]
    assert paths.index("POST callback") < paths.index("PATCH @original")
    assert "The port closed." in shown(asked)


@pytest.mark.asyncio
async def test_commands_are_sent_once_and_again_only_when_they_differ(server: Server) -> None:
    for _ in range(2):
        async with bot_on(server, World()):
            pass
    assert server.count("PUT", "/commands") == 1
    server.commands.pop()
    async with bot_on(server, World()):
        pass
    assert server.count("PUT", "/commands") == 2


@pytest.mark.asyncio
async def test_a_picture_comes_as_a_file_with_words_for_those_who_cannot_see_it(
    server: Server,
) -> None:
    async with bot_on(server, World()):
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
        picture = await click(server, press(asked, Verb.PICTURE))
        await server.until(answered(picture))
    [posted] = picture.messages
    assert posted["files"] == {"activity.png": PICTURE}
    assert "7 on 4 May" in posted["attachments"][0]["description"]


@pytest.mark.asyncio
async def test_a_button_works_after_a_restart(server: Server) -> None:
    world = World()
    async with bot_on(server, world):
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
    async with bot_on(server, world):
        spans = await click(server, press(asked, Verb.SPANS))
        await server.until(answered(spans))
    assert spans.messages[0]["flags"] == EPHEMERAL


@pytest.mark.asyncio
async def test_what_is_typed_is_completed(server: Server) -> None:
    world = World()
    world.library.cards = [card(), card(id="x", name="Iris @everyone")]
    async with bot_on(server, world):
        option = {"name": "name", "type": 3, "value": "Ir", "focused": True}
        data = {"id": "1", "name": "who", "type": 1, "options": [option]}
        asked = await server.ask(data, kind=4)
        await server.until(lambda: asked.acknowledged)
    choices = server.calls[-1].body["data"]["choices"]
    assert [choice["value"] for choice in choices] == ["Iris Vale", "Iris @everyone"]


@pytest.mark.asyncio
async def test_nobody_is_ever_pinged(server: Server) -> None:
    world = long_world()
    async with bot_on(server, world):
        asked = await server.slash("brief", topic="@everyone <@1> <@&2>")
        await server.until(lambda: len(asked.messages) > 1)
        await server.write("brief @here")
        await server.until(lambda: len(server.posted()) > 1)
    sent = [call.body for call in server.calls if call.body and "content" in call.body]
    assert len(sent) > 3
    for body in sent:
        assert body["allowed_mentions"]["parse"] == []
        assert not body["allowed_mentions"].get("replied_user")


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────
AGAIN = [Trouble.RESET_BEFORE, Trouble.RESET_AFTER, Trouble.RATE_LIMIT]


@pytest.mark.asyncio
@pytest.mark.parametrize("trouble", AGAIN)
@pytest.mark.parametrize(("method", "end"), [("POST", "/callback"), ("PATCH", "/@original")])
async def test_a_command_is_answered_once_whatever_happens_to_a_call(
    server: Server, method: str, end: str, trouble: Trouble
) -> None:
    async with bot_on(server, World()):
        server.trouble(method, end, trouble, trouble)
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
    assert len(asked.messages) == 1
    assert "The port closed." in shown(asked)


@pytest.mark.asyncio
@pytest.mark.parametrize("trouble", [*AGAIN, Trouble.SERVER_ERROR, Trouble.ERROR_AFTER])
async def test_a_mention_is_answered_once_whatever_happens_to_a_call(
    server: Server, trouble: Trouble
) -> None:
    async with bot_on(server, World()):
        server.trouble("POST", "/messages", trouble, trouble)
        await server.write("brief strike")
        await server.until(lambda: bool(server.posted()))
    assert len(server.posted()) == 1
    assert len(server.posted()[0]["embeds"]) == 1


@pytest.mark.asyncio
async def test_the_parts_of_a_long_answer_come_in_order_and_lose_nothing(server: Server) -> None:
    async with bot_on(server, long_world()):
        asked = await server.slash("brief", topic="strike", points=25)
        await server.until(lambda: f"{SENTENCE} 24" in shown(asked))
    assert len(asked.messages) > 1
    found = [int(number) for number in re.findall(rf"{SENTENCE} (\d+)", shown(asked))]
    assert found == [number for number in range(25) for _ in range(4)]


@pytest.mark.asyncio
@pytest.mark.parametrize("trouble", [Trouble.RESET_AFTER, Trouble.ERROR_AFTER])
async def test_a_part_that_was_not_confirmed_is_not_sent_again_but_told(
    server: Server, trouble: Trouble
) -> None:
    async with bot_on(server, long_world()) as bot:
        server.trouble("POST", f"token{server.next_id()}", trouble)
        asked = await server.slash("brief", topic="strike", points=25)
        await server.until(lambda: "may not have arrived" in shown(asked))
        await bot.client.finish(1.0)
    posts = [call for call in server.calls if call.path.endswith(asked.token)]
    assert len(posts) == 1
    assert asked.messages[0]["content"].startswith("### strike")
    assert "Part 2 of" in asked.messages[0]["content"]


@pytest.mark.asyncio
async def test_a_part_that_has_to_wait_comes_once(server: Server) -> None:
    async with bot_on(server, long_world()):
        server.trouble("POST", f"token{server.next_id()}", Trouble.RATE_LIMIT)
        asked = await server.slash("brief", topic="strike", points=25)
        await server.until(lambda: f"{SENTENCE} 24" in shown(asked))
    assert shown(asked).count(f"{SENTENCE} 24") == 4


@pytest.mark.asyncio
async def test_a_mistake_that_shows_late_is_told_to_one_and_leaves_nothing(server: Server) -> None:
    world = World(home=False)
    async with bot_on(server, world):
        asked = await server.slash("brief", topic="strike")
        await server.until(lambda: bool(asked.messages) and "deleted" in asked.messages[0])
    first, told = asked.messages
    assert not first["flags"]
    assert told["flags"] == EPHEMERAL
    assert "no library" in told["content"]
    assert "no library" not in first["content"]


@pytest.mark.asyncio
async def test_a_private_answer_to_a_mention_goes_to_one_person(server: Server) -> None:
    async with bot_on(server, World()):
        await server.write("brief strike private")
        await server.write("brief strike since:nonsense")
        await server.until(lambda: len(server.posted(USER)) == 2)
        server.trouble("POST", f"/{USER}/messages", Trouble.FORBIDDEN)
        await server.write("brief strike private")
        await server.until(lambda: len(server.posted()) == 1)
    assert "direct messages" in server.posted()[0]["content"]
    assert "The port closed." not in str(server.posted())


@pytest.mark.asyncio
async def test_a_mention_is_answered_where_the_bot_may_not_reply(server: Server) -> None:
    async with bot_on(server, World()):
        server.trouble("POST", f"/{CHANNEL}/messages", Trouble.NO_HISTORY)
        await server.write("brief strike")
        await server.until(lambda: bool(server.posted()))
    calls = [call.body for call in server.calls if call.path.endswith(f"/{CHANNEL}/messages")]
    assert ["message_reference" in body for body in calls] == [True, False]


# ── the connection ───────────────────────────────────────────────────────────────────────────
@pytest.mark.asyncio
async def test_a_lost_connection_is_resumed_and_what_was_asked_meanwhile_is_answered(
    server: Server,
) -> None:
    async with bot_on(server, World()):
        first = await server.slash("brief", topic="strike")
        await server.until(answered(first))
        await server.drop()
        asked = await server.slash("who", name="Iris Vale")
        await server.until(answered(asked))
    assert (server.identified, server.resumed) == (1, 1)
    assert len(asked.messages) == 1
    assert len(first.messages) == 1


@pytest.mark.asyncio
async def test_the_bot_reconnects_when_told_to(server: Server) -> None:
    async with bot_on(server, World()):
        await server.say(7)
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
    assert (server.identified, server.resumed) == (1, 1)


@pytest.mark.asyncio
async def test_a_message_that_comes_twice_is_answered_once(server: Server) -> None:
    async with bot_on(server, World()):
        await server.write("brief strike")
        await server.repeat()
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
        await server.until(lambda: bool(server.posted()))
    assert server.count("POST", f"/{CHANNEL}/messages") == 1


@pytest.mark.asyncio
async def test_a_command_that_comes_twice_is_answered_once(server: Server) -> None:
    async with bot_on(server, long_world()) as bot:
        asked = await server.slash("brief", topic="strike", points=25)
        await server.repeat()
        await server.until(lambda: f"{SENTENCE} 24" in shown(asked))
        await server.until(lambda: server.count("POST", "/callback") == 2)
        await bot.client.finish(1.0)
    assert shown(asked).count(f"{SENTENCE} 24") == 4


@pytest.mark.asyncio
async def test_a_stop_finishes_what_is_being_answered(server: Server) -> None:
    async with bot_on(server, World()) as bot:
        server.trouble("PATCH", "/@original", Trouble.RATE_LIMIT)
        asked = await server.slash("brief", topic="strike")
        await server.until(lambda: asked.acknowledged)
        bot.stop.set()
        late = await server.slash("brief", topic="strike")
        await bot.task
    assert "The port closed." in shown(asked)
    assert not late.messages or "restarted" in shown(late)
    assert server.closed_with == 1000


class Endless(Executor):
    """Threads that never come to an end."""

    def submit(self, function: Callable[..., Any], /, *_: Any, **__: Any) -> "Future[Any]":
        return Future()


@pytest.mark.asyncio
async def test_who_has_no_answer_when_the_bot_stops_is_told_to_ask_again(server: Server) -> None:
    client = BriefClient(World().conversation(threads=Endless()), delays=(0.0,))
    stop = asyncio.Event()
    task = asyncio.create_task(serve(client, TOKEN, stop, grace=0.05))
    await server.until(lambda: server.identified == 1)
    asked = await server.slash("brief", topic="strike")
    await server.write("brief strike")
    await server.until(lambda: asked.acknowledged and server.count("POST", "/typing") == 1)
    stop.set()
    await task
    assert "being restarted" in shown(asked)
    assert "being restarted" in str(server.posted())


@pytest.mark.asyncio
async def test_a_token_that_is_not_taken_ends_the_bot(server: Server) -> None:
    server.trouble("GET", "/users/@me", Trouble.UNAUTHORIZED)
    client = BriefClient(World().conversation())
    with pytest.raises(discord.LoginFailure):
        await serve(client, TOKEN, asyncio.Event())


@pytest.mark.asyncio
async def test_places_name_the_server_and_the_channel(server: Server) -> None:
    world = World()
    async with bot_on(server, world):
        asked = await server.slash("brief", topic="strike")
        await server.until(answered(asked))
    assert world.places[-1] == Place(platform="discord", space=str(GUILD), channel=str(CHANNEL))
