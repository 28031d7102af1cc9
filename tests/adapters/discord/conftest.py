"""The bot for simcord's own environment."""

import pytest

from bot.chat.discord.client import BriefClient
from tests.adapters.discord.world import World


@pytest.fixture
def world() -> World:
    """What is behind the conversation."""
    return World()


@pytest.fixture
def simcord_bot(world: World) -> BriefClient:
    return BriefClient(world.conversation(), delays=(0.0,))
