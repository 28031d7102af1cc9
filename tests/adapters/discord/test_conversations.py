"""What people do with the bot on Discord, in a simulated server (simcord)."""

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.chat.discord.client import BriefClient
from bot.chat.discord.commands import BRIEF_THIS
from bot.chat.discord.invite import PERMISSIONS, permissions
from bot.commands import Name
from bot.errors import StateError
from summarizer.errors import AmbiguousActor, StoreError
from tests.adapters.discord.world import World
from tests.fakes import actor, card

WITHOUT_CONTENT = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


def port(env: Env, *, manages: bool = False) -> tuple[ChannelHandle, MemberActor]:
    guild = env.create_guild("Port Ellis")
    channel = guild.create_text_channel("port")
    roles = []
    if manages:
        allowed = discord.Permissions(manage_channels=True)
        roles.append(guild.create_role("Harbour master", permissions=allowed))
    return channel, guild.add_member(env.create_user("ada"), roles=roles)


def everything(message: object) -> str:
    assert hasattr(message, "content")
    assert hasattr(message, "embeds")
    return "\n".join([message.content, *(embed.description or "" for embed in message.embeds)])


@pytest.mark.asyncio
async def test_all_commands_can_be_used(simcord_env: Env) -> None:
    channel, ada = port(simcord_env)
    assert {name.split()[0] for name in ada.available_commands(channel)} >= set(Name)
    for name, options, expected in (
        ("brief", {"topic": "strike", "points": 3, "since": "7d"}, "The port closed."),
        ("brief", {}, "The port closed."),
        ("who", {"name": "Iris Vale"}, "chair of the dockers"),
        ("timeline", {"topic": "strike"}, "The port closed."),
        ("sources", {}, "Story a"),
        ("help", {"command": "brief"}, "since"),
        ("privacy", {}, "everybody"),
    ):
        result = await ada.slash(channel, name, **options)
        assert expected in everything(result.response or result.followups[0])


@pytest.mark.asyncio
async def test_options_reach_the_library(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env)
    await ada.slash(channel, "brief", topic='"dock strike" pay', points=3, since="2031-05-01")
    _, topic, points, since, _ = world.library.asked[-1]
    assert (topic, points, str(since)) == ('"dock strike" pay', 3, "2031-05-01")
    await ada.slash(channel, "brief", topic='an "open quotation', until="24 April 2031")
    assert world.library.asked[-1][1] == "an open quotation"
    assert str(world.library.asked[-1][4]) == "2031-04-24"


@pytest.mark.asyncio
async def test_an_answer_is_seen_by_all_or_by_one(simcord_env: Env) -> None:
    channel, ada = port(simcord_env)
    seen = await ada.slash(channel, "brief", topic="strike")
    hidden = await ada.slash(channel, "brief", topic="strike", private=True)
    mistaken = await ada.slash(channel, "brief", topic="strike", since="nonsense")
    assert (seen.ephemeral, hidden.ephemeral, mistaken.ephemeral) == (False, True, True)
    assert not mistaken.followups


@pytest.mark.asyncio
async def test_a_channel_can_be_made_private_by_those_who_manage_it(
    simcord_env: Env, world: World
) -> None:
    channel, ada = port(simcord_env)
    await ada.slash(channel, "privacy", answers="private")
    assert not world.private
    allowed = discord.Permissions(manage_channels=True)
    role = ada.guild.create_role("Harbour master", permissions=allowed)
    eve = ada.guild.add_member(simcord_env.create_user("eve"), roles=[role])
    await eve.slash(channel, "privacy", answers="private")
    assert (await ada.slash(channel, "brief", topic="strike")).ephemeral
    assert not (await ada.slash(channel, "brief", topic="strike", private=False)).ephemeral


@pytest.mark.asyncio
async def test_buttons_work_after_a_restart(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env)
    result = await ada.slash(channel, "brief", topic="strike")
    assert result.response is not None
    world.changed = 1
    await simcord_env.restart_bot(BriefClient(world.conversation(), delays=(0.0,)))
    spans = await ada.click(result.response, label="Words in the sources")
    assert spans.ephemeral
    assert spans.response is not None
    assert "1 document" in everything(spans.response)
    thanks = await ada.click(result.response, label="Helpful")
    assert thanks.ephemeral
    assert world.judged == [(str(ada.id), True)]
    file = await ada.click(result.response, label="Markdown file")
    assert file.response is not None
    assert file.response.attachments[0].filename.endswith(".md")


@pytest.mark.asyncio
async def test_a_private_answer_stays_so_until_it_is_shown_to_the_channel(simcord_env: Env) -> None:
    channel, ada = port(simcord_env)
    hidden = await ada.slash(channel, "brief", topic="strike", private=True)
    assert hidden.response is not None
    for label in ("Activity", "Markdown file", "Words in the sources"):
        assert (await ada.click(hidden.response, label=label)).ephemeral
    assert not channel.history()
    shared = await ada.click(hidden.response, label="Show in channel")
    assert not shared.ephemeral
    assert channel.last_message is not None
    assert "The port closed." in everything(channel.last_message)


@pytest.mark.asyncio
async def test_namesakes_are_asked_about_and_chosen_with_a_button(
    simcord_env: Env, world: World
) -> None:
    channel, ada = port(simcord_env)
    world.library.cards = [card()]
    world.library.error = AmbiguousActor("Vale", [actor("Iris Vale"), actor("Tom Vale")])
    asked = await ada.slash(channel, "who", name="Vail")
    [choices] = asked.followups
    assert choices.ephemeral
    world.library.error = None
    buttons = [item["label"] for row in choices.components for item in row["components"]]
    chosen = await ada.click(choices, label=buttons[0])
    assert "chair of the dockers" in everything(chosen.response or chosen.followups[0])


@pytest.mark.asyncio
async def test_a_card_opens_from_a_list(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env)
    named = [actor(f"Iris Vale {letter}") for letter in "ABCD"]
    world.library.briefs = world.library.briefs.model_copy(update={"actors": tuple(named)})
    world.library.cards = [card(id=one.id, name=one.name) for one in named]
    result = await ada.slash(channel, "brief", topic="strike")
    assert result.response is not None
    rows = [row["components"][0] for row in result.response.components]
    [menu] = [item for item in rows if item["type"] == 3]
    opened = await ada.select(
        result.response, [menu["options"][1]["value"]], custom_id=menu["custom_id"]
    )
    assert opened.response is not None
    assert "Iris Vale B" in everything(opened.response)


@pytest.mark.asyncio
async def test_what_is_typed_is_completed(simcord_env: Env, world: World) -> None:
    channel, ada = port(simcord_env)
    world.library.cards = [card(id=str(n), name=f"Iris {n:02}") for n in range(40)]
    offered = await ada.autocomplete(channel, "who", "name", "Iris")
    assert [choice["value"] for choice in offered] == [f"Iris {n:02}" for n in range(25)]
    world.library.cards = [card(name="Iris " * 30), card(id="b", name="Iris\u202e <@1>")]
    [odd] = await ada.autocomplete(channel, "brief", "topic", "Iris")
    assert "\u202e" not in odd["name"]
    assert [day["value"] for day in await ada.autocomplete(channel, "brief", "since", "7")] == [
        "7d"
    ]


@pytest.mark.asyncio
async def test_brief_this_takes_the_message_the_replies_and_the_files(
    simcord_env: Env, world: World
) -> None:
    granted = BriefClient(world.conversation(), message_content=True, delays=())
    await simcord_env.restart_bot(granted)
    channel, ada = port(simcord_env)
    first = await ada.send(channel, "The **quay** is shut: <https://news.example/quay>.")
    second = await ada.send(channel, f"{ada.mention} says so", reply_to=first)
    third = await ada.send(
        channel, "Read this", reply_to=second, attachments=[("talks.txt", b"The talks failed.")]
    )
    result = await ada.context_menu(channel, BRIEF_THIS, third)
    assert result.response is not None
    assert "Brief of this" in everything(result.response)
    [given] = world.given
    assert [message.text for message in given.messages] == [
        "The quay is shut: https://news.example/quay.",
        "@ada says so",
        "Read this",
    ]
    assert given.messages[0].links == ("https://news.example/quay",)
    assert [(file.name, file.content) for file in given.uploads] == [
        ("talks.txt", b"The talks failed.")
    ]


@pytest.mark.asyncio
async def test_files_that_are_together_too_large_are_left_out_by_name(
    simcord_env: Env, world: World
) -> None:
    await simcord_env.restart_bot(BriefClient(world.conversation(), max_file_size=10, delays=()))
    channel, ada = port(simcord_env)
    files = [("a.txt", b"seven c"), ("b.txt", b"four"), ("c.txt", b"two")]
    message = await ada.send(channel, "Read these", attachments=files)
    await ada.context_menu(channel, BRIEF_THIS, message)
    [given] = world.given
    assert [file.name for file in given.uploads] == ["a.txt", "c.txt"]
    assert ["b.txt" in each for each in given.left_out] == [True]


@pytest.mark.asyncio
async def test_a_thread_is_briefed_from_its_first_message_on(
    simcord_env: Env, world: World
) -> None:
    granted = BriefClient(world.conversation(), message_content=True, delays=())
    await simcord_env.restart_bot(granted)
    channel, ada = port(simcord_env)
    first = await ada.send(channel, "The quay is shut.")
    known = granted.get_channel(channel.id)
    assert isinstance(known, discord.TextChannel)
    await known.get_partial_message(first.id).create_thread(name="quay")
    [thread] = channel.threads
    for text in ("Since when?", "Since Monday."):
        await ada.send(thread, text)
    own = granted.user
    assert own is not None
    await ada.send(thread, f"{own.mention} brief strike")
    answer = thread.last_message
    assert answer is not None
    assert "The port closed." in everything(answer)
    assert world.places[-1].channel == str(channel.id)
    expected = ["The quay is shut.", "Since when?", "Since Monday.", f"@{own.name} brief strike"]
    last = thread.history()[-2]
    await ada.context_menu(thread, BRIEF_THIS, last)
    assert [message.text for message in world.given[-1].messages] == expected
    await ada.context_menu(channel, BRIEF_THIS, channel.history()[0])
    assert [message.text for message in world.given[-1].messages] == expected


@pytest.mark.asyncio
@pytest.mark.simcord(approved_intents=WITHOUT_CONTENT)
async def test_without_the_content_intent_everything_that_speaks_to_the_bot_works(
    simcord_env: Env, world: World
) -> None:
    channel, ada = port(simcord_env)
    own = simcord_env.bot.user
    assert own is not None
    await ada.send(channel, f"{own.mention} who is Iris Vale?")
    assert channel.last_message is not None
    assert "chair of the dockers" in everything(channel.last_message)
    assert channel.last_message.reference is not None
    await ada.send(channel, "who is Iris Vale?")
    assert channel.last_message.author.id == ada.id
    await ada.send_dm("what's new on strike?")
    last = ada.user.dm_channel.last_message
    assert last is not None
    assert "The port closed." in everything(last)
    assert world.places[-1].direct
    message = await ada.send(channel, "The quay is shut.")
    assert (await ada.context_menu(channel, BRIEF_THIS, message)).response is not None
    assert world.given[0].messages[0].text == "The quay is shut."


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", [RuntimeError, StateError, StoreError])
async def test_a_fault_is_told_with_a_number_and_to_one_only(
    simcord_env: Env, world: World, kind: type[Exception]
) -> None:
    channel, ada = port(simcord_env)
    world.fault = kind("the disk is full")
    result = await ada.slash(channel, "brief", topic="strike")
    [told] = result.followups
    assert told.ephemeral
    assert "this number" in told.content
    assert "disk" not in told.content


@pytest.mark.asyncio
@pytest.mark.simcord(check_errors=False)  # an unknown command is one to discord.py
async def test_an_old_button_or_command_is_answered(simcord_env: Env) -> None:
    channel, ada = port(simcord_env)
    result = await ada.slash(channel, "brief", topic="strike")
    assert result.response is not None
    client = simcord_env.bot
    assert isinstance(client, BriefClient)
    client.tree.remove_command(Name.TIMELINE)
    old = await ada.slash(channel, "timeline", topic="strike")
    assert old.ephemeral
    assert old.response is not None
    assert "another version" in old.response.content
    client.closing = True
    late = await ada.click(result.response, label="Helpful")
    assert late.response is not None
    assert "restarted" in late.response.content


# ── the invitation ───────────────────────────────────────────────────────────────────────────
async def _use(env: Env, allowed: discord.Permissions, world: World) -> tuple[list[str], bool]:
    """Mention the bot and let it brief a reply to a reply.

    Returns:
        What was briefed, and whether the mention was answered.
    """
    await env.restart_bot(BriefClient(world.conversation(), message_content=True, delays=()))
    bot_id = env.backend.bot_user.id
    guild = env.create_guild("Port Ellis")
    stored = env.backend.get_guild(guild.id)
    for number, role in stored.roles.items():
        mine = number in stored.members[bot_id].role_ids
        assert mine or role.name == "@everyone"
        env.backend.edit_role(guild.id, number, {"permissions": allowed.value if mine else 0})
    channel = guild.create_text_channel("port")
    docker = guild.create_role("Docker", permissions=discord.Permissions.all_channel())
    ada = guild.add_member(env.create_user("ada"), roles=[docker])
    first = await ada.send(channel, "The quay is shut.")
    second = await ada.send(channel, f"<@{bot_id}> brief strike", reply_to=first)
    last = await ada.send(channel, "Is it?", reply_to=second)
    await ada.context_menu(channel, BRIEF_THIS, last)
    told = [message.text for message in world.given[-1].messages]
    return told, any(
        message.author.bot and message.reference and message.embeds for message in channel.history()
    )


@pytest.mark.asyncio
async def test_the_permissions_of_the_invitation_are_enough(simcord_env: Env, world: World) -> None:
    told, replied = await _use(simcord_env, permissions(), world)
    assert told[0] == "The quay is shut."
    assert len(told) == 3
    assert replied
    assert simcord_env.errors == []


@pytest.mark.asyncio
@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("name", ["view_channel", "send_messages"])
async def test_each_permission_of_the_invitation_is_needed(
    simcord_env: Env, world: World, name: str
) -> None:
    assert name in PERMISSIONS
    allowed = permissions()
    setattr(allowed, name, False)
    told, replied = await _use(simcord_env, allowed, world)
    assert len(told) < 3 or not replied
