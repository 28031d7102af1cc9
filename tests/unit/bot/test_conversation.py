"""What a conversation does whatever its threads are busy with, and whose buttons are whose."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import open_conversation, open_state
from bot.buttons import Press, Verb
from bot.conversation import MOST_WAITING
from bot.exchange import Asker, File, Given, Message, Place, Posting
from bot.ports import Room
from bot.replies import Outcome
from bot.settings import Settings
from tests.adapters.discord.world import World
from tests.fakes import NOON

PLACE = Place(platform="slack", space="T1", channel="C1")


GUILD = Place(platform="discord", space="22", channel="C1")
DIRECT = Place(platform="discord", space="", channel="D1", direct=True)


class Busy(Executor):
    """Threads that answer others, and never come to what is asked now."""

    def submit(self, function: Callable[..., Any], /, *_: Any, **__: Any) -> "Future[Any]":
        return Future()


@pytest.mark.asyncio
async def test_an_event_and_a_form_do_not_wait_for_the_answers_to_others() -> None:
    world = World()
    first = await world.conversation().say("/brief strike", PLACE, Asker(id="U1"))
    token = first.buttons[0].press.token
    busy = world.conversation(threads=Busy())
    async with asyncio.timeout(10):
        assert await busy.is_new("slack:Ev1")
        assert not await busy.is_new("slack:Ev1")
        assert await busy.topic_of(Press(verb=Verb.FOLLOW, token=token), PLACE) == "strike"


@pytest.mark.asyncio
async def test_an_event_is_acknowledged_while_every_thread_of_the_event_loop_is_busy(
    tmp_path: Path,
) -> None:
    settings = Settings(database=tmp_path / "store.db", state=tmp_path / "own.db")
    place = Place(platform="discord", space="7", channel="8")
    done = threading.Event()
    with (
        ThreadPoolExecutor(1) as only,
        open_state(settings) as state,
        open_conversation(settings, state) as conversation,
    ):
        asyncio.get_running_loop().set_default_executor(only)
        busy = asyncio.create_task(asyncio.to_thread(done.wait, 20))
        try:
            async with asyncio.timeout(10):
                assert await conversation.is_new("slack:Ev1")
                assert not await conversation.is_new("slack:Ev1")
                assert not await conversation.is_private("/brief strike", place)
                assert await conversation.complete("wag", place) == []
        finally:
            done.set()
        assert await busy


class Mapped(World):
    """A world in which a guild has a library, and direct messages have none."""

    def of(self, place: Place) -> Room | None:
        return super().of(place) if place.space == GUILD.space else None


@pytest.mark.asyncio
async def test_buttons_of_an_answer_that_went_by_direct_message_work_there_for_its_reader() -> None:
    conversation = Mapped().conversation()
    ada, eve = Asker(id="1"), Asker(id="2")
    answer = await conversation.say("/brief strike private", GUILD, ada, by_message=True)
    assert Verb.SHARE not in {button.press.verb for button in answer.buttons}
    for button in answer.buttons:
        shown = await conversation.press(button.press, DIRECT, ada)
        assert isinstance(shown, File) or shown.reply.outcome is not Outcome.MISTAKE, button.label
        refused = await conversation.press(button.press, DIRECT, eve)
        assert isinstance(refused, Posting)
        assert refused.reply.outcome is Outcome.MISTAKE


@pytest.mark.asyncio
async def test_what_a_button_in_direct_messages_brings_has_buttons_that_work_there_too() -> None:
    conversation, ada = Mapped().conversation(), Asker(id="1")
    answer = await conversation.say("/brief strike private", GUILD, ada, by_message=True)
    run = next(each.press for each in answer.buttons if each.press.verb is Verb.RUN)
    following = await conversation.press(run, DIRECT, ada)
    assert isinstance(following, Posting)
    for button in following.buttons:
        shown = await conversation.press(button.press, DIRECT, ada)
        assert isinstance(shown, File) or shown.reply.outcome is not Outcome.MISTAKE, button.label


@pytest.mark.asyncio
async def test_an_answer_that_stayed_in_its_channel_gives_nothing_away_in_direct_messages() -> None:
    conversation, ada = Mapped().conversation(), Asker(id="1")
    answer = await conversation.say("/brief strike private", GUILD, ada)
    assert Verb.SHARE in {button.press.verb for button in answer.buttons}
    refused = await conversation.press(answer.buttons[0].press, DIRECT, ada)
    assert isinstance(refused, Posting)
    assert refused.reply.outcome is Outcome.MISTAKE


@pytest.mark.asyncio
async def test_nothing_is_fetched_for_a_brief_that_will_not_be_made() -> None:
    conversation = World().conversation()
    fetching, may_go_on = 0, asyncio.Event()

    async def gather() -> Given:
        nonlocal fetching
        fetching += 1
        await may_go_on.wait()
        said = Message(text="The port closed.", author="Ann", said=NOON)
        return Given(messages=(said,))

    begun = [asyncio.create_task(conversation.brief_this(gather, PLACE)) for _ in range(11)]
    refused, _ = await asyncio.wait(begun, return_when=asyncio.FIRST_COMPLETED)
    assert (fetching, len(refused)) == (MOST_WAITING, 11 - MOST_WAITING)
    may_go_on.set()
    answers = [await each for each in begun]
    assert sum(each.reply.outcome is Outcome.ANSWERED for each in answers) == MOST_WAITING
    assert (await conversation.brief_this(gather, PLACE)).reply.outcome is Outcome.ANSWERED


@pytest.mark.asyncio
async def test_what_comes_of_an_answer_that_was_private_stays_so_when_its_channel_does_not() -> (
    None
):
    world = World()
    conversation, ada = world.conversation(), Asker(id="1")
    world.private.add(PLACE.channel)
    answer = await conversation.say("/brief strike", PLACE, ada)
    assert answer.private
    world.private.clear()
    for button in answer.buttons:
        if button.press.verb is not Verb.SHARE:
            assert (await conversation.press(button.press, PLACE, ada)).private, button.label
