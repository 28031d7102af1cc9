"""What a library follows, talked about in a simulated server, with a real library behind it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.bootstrap import open_conversation, open_source_desk, open_state
from bot.chat.discord.client import BriefClient
from bot.chat.discord.commands import ADD_THIS
from bot.settings import Settings
from tests.adapters.discord.test_conversations import everything, port
from tests.adapters.discord.test_digests import said
from tests.adapters.web.hosting import hosting, transport_to_here
from tests.adapters.web.site import Sites
from tests.scenarios.following import (
    ABOUT_THE_NOTICE,
    ADDED,
    KNOWN,
    NO_FILE,
    NOT_ALLOWED,
    NOTHING_FOLLOWED,
    NOTICE,
    conversation,
    missing,
    serve_feed,
)

# What is added is analysed in a process that loads the language model first.
pytestmark = [pytest.mark.asyncio, pytest.mark.simcord(settle_timeout=30.0)]


@pytest.fixture
def sites() -> Iterator[Sites]:
    with hosting() as served:
        yield served


@pytest_asyncio.fixture
async def simcord_bot(sites: Sites, tmp_path: Path) -> AsyncIterator[BriefClient]:
    settings = Settings(
        database=tmp_path / "store.db", fetch_ports=frozenset({sites.port}), workers=1
    )
    async with AsyncExitStack() as opened:
        state = opened.enter_context(open_state(settings))
        desk = await opened.enter_async_context(
            open_source_desk(settings, state, transport=transport_to_here)
        )
        talk = opened.enter_context(open_conversation(settings, state, desk))
        yield BriefClient(talk, delays=(0.0,))


async def slash(member: MemberActor, channel: ChannelHandle, line: str) -> InteractionResult:
    command, _, topic = line.removeprefix("/").partition(" ")
    return await member.slash(channel, command, topic=topic)


async def ask(member: MemberActor, channel: ChannelHandle, line: str) -> str:
    return said(await slash(member, channel, line))


async def test_a_source_is_added_paused_looked_at_and_removed_and_files_are_added(
    simcord_env: Env, sites: Sites
) -> None:
    channel, ada = port(simcord_env, manages=True)
    removed = None
    for turn in conversation(sites):
        result = await slash(ada, channel, turn.say)
        answer = said(result)
        if "no more" in answer:
            removed = result.response
        assert missing(turn, answer) == [], answer
    assert removed is not None
    listed = await ada.click(removed, label="All that is followed")
    assert missing(NOTHING_FOLLOWED, said(listed)) == []
    own = simcord_env.bot.user
    assert own is not None
    await ada.send(channel, f"{own.mention} add this", attachments=[("notice.txt", NOTICE)])
    added = channel.last_message
    assert added is not None
    assert missing(ADDED, everything(added)) == [], everything(added)
    found = await ask(ada, channel, ABOUT_THE_NOTICE.say)
    assert missing(ABOUT_THE_NOTICE, found) == [], found
    # The same file, chosen by its message, is known already; a message without one says so.
    message = await ada.send(channel, "The notice", attachments=[("notice.txt", NOTICE)])
    known = said(await ada.context_menu(channel, ADD_THIS, message))
    assert missing(KNOWN, known) == [], known
    bare = await ada.context_menu(channel, ADD_THIS, await ada.send(channel, "No file here"))
    assert missing(NO_FILE, said(bare)) == [], said(bare)
    assert [each.ephemeral for each in bare.followups] == [True]


async def test_others_are_told_whom_to_ask_and_nothing_is_fetched(
    simcord_env: Env, sites: Sites
) -> None:
    channel, ada = port(simcord_env)
    add = await ada.slash(channel, "sources", topic=f"add {serve_feed(sites)}")
    message = await ada.send(channel, "The notice", attachments=[("notice.txt", NOTICE)])
    file = await ada.context_menu(channel, ADD_THIS, message)
    for refused in (add, file):
        assert missing(NOT_ALLOWED, said(refused)) == []
        assert [each.ephemeral for each in refused.followups] == [True]
    assert sites.requests == []
    assert missing(NOTHING_FOLLOWED, await ask(ada, channel, NOTHING_FOLLOWED.say)) == []


async def test_an_address_in_a_message_keeps_the_letters_that_are_markup_elsewhere(
    simcord_env: Env,
) -> None:
    channel, ada = port(simcord_env, manages=True)
    own = simcord_env.bot.user
    assert own is not None
    for written in ("{}", "<{}>"):
        # A port that is not fetched from: the answer says what was understood.
        await ada.send(
            channel,
            f"{own.mention} sources add {written.format('http://news.example:1/the_*port*_.xml')}",
        )
        answered = ada.user.dm_channel.last_message
        assert answered is not None
        told = everything(answered).replace("\\", "")
        assert "http://news.example:1/the_*port*_.xml cannot be followed" in told


async def test_an_answer_that_was_asked_for_in_private_is_seen_by_one(simcord_env: Env) -> None:
    channel, ada = port(simcord_env, manages=True)
    result = await ada.slash(channel, "sources", topic="list", private=True)
    assert missing(NOTHING_FOLLOWED, said(result)) == []
    shown = [each for each in (result.response, *result.followups) if each is not None]
    assert [each.ephemeral for each in shown] == [True]
