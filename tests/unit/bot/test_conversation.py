"""What a conversation does whatever its threads are busy with."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from bot.buttons import Press, Verb
from bot.exchange import Asker, Place
from tests.adapters.discord.world import World

PLACE = Place(platform="slack", space="T1", channel="C1")


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
