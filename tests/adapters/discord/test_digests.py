"""/digest and /watch on Discord, and the form behind the button that follows an answer."""

from datetime import time
from typing import Any

import pytest
from simcord.env import Env
from simcord.results import InteractionResult

from bot.chat.discord.client import BriefClient
from bot.digests.subscriptions import EmptyDays, Kind, Schedule
from tests.adapters.discord.test_conversations import everything, port
from tests.adapters.discord.world import World


def said(result: InteractionResult) -> str:
    """All that an answer says, wherever it is."""
    shown = [result.response, *result.followups]
    return "\n".join(everything(each) for each in shown if each is not None).replace("\\", "")


def option_of(message: Any, label: str) -> str:
    """The value of an option of a select."""
    children = [child for row in message.components for child in row["components"]]
    options = [option for child in children for option in child.get("options", ())]
    return next(str(option["value"]) for option in options if option["label"] == label)


@pytest.mark.asyncio
async def test_a_digest_is_made_with_options(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env, manages=True)
    result = await ada.slash(
        channel,
        "digest add",
        topic='"dock strike" pay',
        at="8am and 17:30",
        days="mon-fri",
        tz="Europe/Berlin",
        points=3,
        quiet="22:00-07:00",
        only_if_new=True,
    )
    (made,) = world.digests.all
    assert made.topic == '"dock strike" pay'
    assert made.schedule == Schedule(
        zone="Europe/Berlin", times=(time(8), time(17, 30)), weekdays=frozenset(range(5))
    )
    assert (made.points, made.empty_days) == (3, EmptyDays.SILENT)
    assert made.place.channel == str(channel.id)
    assert "<t:" in said(result)  # the next dates, on the reader's own clock
    assert not result.ephemeral


@pytest.mark.asyncio
async def test_the_time_zone_is_asked_for_once(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env, manages=True)
    asked = await ada.slash(channel, "digest add", topic="strike", at="08:00")
    assert "Which time zone" in said(asked)
    assert not world.digests.all
    shown = asked.response or asked.followups[0]
    await ada.select(shown, [option_of(shown, "Europe/Berlin")])
    await ada.slash(channel, "digest add", topic="pay", at="09:00")
    zones = [each.schedule.zone for each in world.digests.all if each.schedule]
    assert zones == ["Europe/Berlin", "Europe/Berlin"]


@pytest.mark.asyncio
async def test_digests_are_listed_changed_and_removed(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env, manages=True)
    await ada.slash(channel, "digest zone", zone="berlin")
    await ada.slash(channel, "digest add", topic="strike", at="08:00")
    listed = await ada.slash(channel, "digest list")
    assert listed.ephemeral
    assert "strike: every day at 08:00" in said(listed)
    await ada.slash(channel, "digest edit", which="1", at="09:00", only_if_new=True)
    assert world.digests.all[0].empty_days is EmptyDays.SILENT
    await ada.slash(channel, "digest pause", which="strike")
    assert world.digests.all[0].paused
    await ada.slash(channel, "digest resume")
    assert not world.digests.all[0].paused
    preview = await ada.slash(channel, "digest preview", which="1")
    assert preview.ephemeral
    await ada.slash(channel, "digest now", which="1")
    assert world.digests.office.sent == [world.digests.all[0].id]
    await ada.slash(channel, "digest remove", which="1")
    assert not world.digests.all


@pytest.mark.asyncio
async def test_a_channel_is_left_to_those_who_manage_it(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env)
    refused = await ada.slash(channel, "digest add", topic="strike", at="08:00", tz="berlin")
    assert "manage this place" in said(refused)
    assert not world.digests.all


@pytest.mark.asyncio
async def test_watches_are_made_listed_and_removed(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env, manages=True)
    await ada.slash(channel, "watch add", topic="Iris Vale", at_most=2)
    (made,) = world.digests.all
    assert (made.kind, made.topic, made.at_most) == (Kind.WATCH, "Iris Vale", 2)
    assert "Iris Vale" in said(await ada.slash(channel, "watch list"))
    await ada.slash(channel, "watch remove", which="1")
    assert not world.digests.all


@pytest.mark.asyncio
async def test_zones_days_and_topics_are_completed(simcord_env: Env) -> None:
    channel, ada = port(simcord_env, manages=True)
    zones = await ada.autocomplete(channel, "digest add", "tz", "ber")
    assert "Europe/Berlin" in [choice["value"] for choice in zones]
    assert len(await ada.autocomplete(channel, "digest add", "tz", "a")) == 25
    days = await ada.autocomplete(channel, "digest add", "days", "mon")
    assert "mon-fri" in [choice["value"] for choice in days]
    topics = await ada.autocomplete(channel, "digest add", "topic", "Iris")
    assert "Iris Vale" in [choice["value"] for choice in topics]


@pytest.mark.asyncio
async def test_follow_opens_a_form_with_the_topic_that_makes_the_digest(
    simcord_env: Env, world: World
) -> None:
    channel, ada = port(simcord_env, manages=True)
    answer = await ada.slash(channel, "brief", topic="strike pay")
    assert answer.response is not None
    # Also a button of before a restart.
    await simcord_env.restart_bot(BriefClient(world.conversation(), delays=(0.0,)))
    form = await ada.click(answer.response, label="Follow")
    assert form.modal is not None
    assert "strike pay" in str(form.modal)
    made = await ada.submit_modal(
        form,
        {"topic": "strike pay", "at": "08:00", "days": "weekdays", "tz": "berlin", "quiet": ""},
    )
    assert "Made" in said(made)
    (digest,) = world.digests.all
    assert digest.topic == "strike pay"
    assert digest.schedule == Schedule(
        zone="Europe/Berlin", times=(time(8),), weekdays=frozenset(range(5))
    )


@pytest.mark.asyncio
async def test_a_form_that_is_filled_in_wrongly_says_what_to_type(
    simcord_env: Env, world: World
) -> None:
    channel, ada = port(simcord_env, manages=True)
    answer = await ada.slash(channel, "brief", topic="strike")
    assert answer.response is not None
    form = await ada.click(answer.response, label="Follow")
    refused = await ada.submit_modal(
        form, {"topic": "strike", "at": "25:00", "days": "someday", "tz": "berln", "quiet": ""}
    )
    assert refused.ephemeral
    for expected in ("at: takes times", "days: takes", "tz:Europe/Berlin"):
        assert expected in said(refused)
    assert not world.digests.all


@pytest.mark.asyncio
async def test_where_there_is_no_form_the_answer_offers_what_can_be_pressed(
    simcord_env: Env, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel, ada = port(simcord_env, manages=True)
    answer = await ada.slash(channel, "brief", topic="strike")
    assert answer.response is not None
    monkeypatch.setattr("bot.chat.discord.client._TO_LOOK_UP", 0.0)
    offered = await ada.click(answer.response, label="Follow")
    assert offered.ephemeral
    shown = offered.response or offered.followups[0]
    await ada.click(shown, label="An alert when there is something new")
    assert [each.kind for each in world.digests.all] == [Kind.WATCH]
