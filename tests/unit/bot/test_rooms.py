"""A place asks the library that is mapped to it, and no other; and may set who sees answers."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.bootstrap import open_conversation, open_state
from bot.buttons import Press, Verb
from bot.conversation import Conversation
from bot.exchange import Asker, File, Place, Posting
from bot.replies import Outcome
from bot.settings import Settings
from summarizer.models import Kind
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import put, story

NEWS = Place(platform="slack", space="T1", channel="C1")
NEWS_TOO = Place(platform="slack", space="T1", channel="C2")
LAW = Place(platform="discord", space="22", channel="33")
OTHER = Place(platform="discord", space="T1", channel="C1")
DIRECT = Place(platform="discord", space="", channel="44", direct=True)
READER, MANAGER = Asker(id="U1"), Asker(id="U2", manages=True)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    store = tmp_path / "store.db"
    index = SqliteIndex(store)
    text = "Iris Vale closed the harbour on Monday. Iris Vale opened the mine."
    put(index, story(text, {"Iris Vale": Kind.PERSON}), library="news")
    put(index, story("Jon Moor sued the harbour.", {"Jon Moor": Kind.PERSON}), library="law")
    index.close()
    return Settings(
        database=store, library="news", spaces={"discord:22": "law"}, default_for_all=True
    )


def opened(settings: Settings) -> Iterator[Conversation]:
    with ExitStack() as stack:
        state = stack.enter_context(open_state(settings))
        yield stack.enter_context(open_conversation(settings, state))


@pytest.fixture
def conversation(settings: Settings) -> Iterator[Conversation]:
    yield from opened(settings)


@pytest.fixture
def strict(settings: Settings) -> Iterator[Conversation]:
    """Where a space that is not mapped has no library."""
    yield from opened(settings.model_copy(update={"default_for_all": False}))


def press(posting: Posting, verb: Verb) -> Press:
    return next(button.press for button in posting.buttons if button.press.verb is verb)


@pytest.mark.asyncio
async def test_each_space_asks_its_own_library(conversation: Conversation) -> None:
    for place, known, unknown in (
        (NEWS, "Iris Vale", "Jon Moor"),
        (OTHER, "Iris Vale", "Jon Moor"),
        (LAW, "Jon Moor", "Iris Vale"),
    ):
        posting = await conversation.say(f"/who {known}", place, READER)
        assert (posting.reply.title, posting.reply.outcome) == (known, Outcome.ANSWERED)
        posting = await conversation.say(f"/who {unknown}", place, READER)
        assert posting.reply.outcome is Outcome.NOTHING
        assert not await conversation.complete(unknown[:3], place)


@pytest.mark.asyncio
async def test_a_space_without_a_library_is_refused_politely(strict: Conversation) -> None:
    for place in (NEWS, DIRECT):
        posting = await strict.say("/brief harbour", place, READER)
        assert "no library" in posting.reply.title
        assert posting.private
        assert await strict.complete("Iris", place) == []
    posting = await strict.say("/who Jon Moor", LAW, READER)
    assert posting.reply.outcome is Outcome.ANSWERED


@pytest.mark.asyncio
async def test_a_button_of_another_librarys_answer_gives_nothing_away(
    conversation: Conversation,
) -> None:
    answer = await conversation.say("/brief harbour", NEWS, READER)
    for verb in (Verb.EXPORT, Verb.RUN, Verb.HELPFUL):
        posting = await conversation.press(press(answer, verb), LAW, READER)
        assert isinstance(posting, Posting)
        assert "no longer kept" in posting.reply.title
    assert isinstance(await conversation.press(press(answer, Verb.EXPORT), OTHER, READER), File)


@pytest.mark.asyncio
async def test_buttons_work_after_a_restart(settings: Settings) -> None:
    for first in opened(settings):
        answer = await first.say("/brief harbour", NEWS, READER)
    for second in opened(settings):
        file = await second.press(press(answer, Verb.EXPORT), NEWS, READER)
        assert isinstance(file, File)
        assert "Iris Vale closed the harbour" in file.content.decode()


@pytest.mark.asyncio
async def test_an_answer_whose_documents_have_gone_says_so(settings: Settings) -> None:
    for conversation in opened(settings):
        answer = await conversation.say("/brief harbour", NEWS, READER)
        index = SqliteIndex(settings.database)
        ids = [source.document_id for source in answer.reply.sources]
        assert index.remove("news", ids) == 1
        index.close()
        shared = await conversation.press(press(answer, Verb.EXPORT), NEWS, READER)
        assert isinstance(shared, File)
        assert "1 document behind it has changed or gone" in shared.content.decode()


@pytest.mark.asyncio
async def test_those_who_manage_a_channel_set_who_sees_answers_there(
    conversation: Conversation,
) -> None:
    refused = await conversation.say("/privacy private", NEWS, READER)
    assert "Only those who manage" in refused.reply.title
    assert refused.private
    assert not (await conversation.say("/brief harbour", NEWS, READER)).private
    told = await conversation.say("/privacy private", NEWS, MANAGER)
    assert "from now on by the one who asks" in told.reply.title
    assert not told.private
    assert (await conversation.say("/brief harbour", NEWS, READER)).private
    assert not (await conversation.say("/brief harbour public", NEWS, READER)).private
    assert not (await conversation.say("/brief harbour", NEWS_TOO, READER)).private
    assert not (await conversation.say("/brief harbour", OTHER, READER)).private
    await conversation.say("/privacy public", NEWS, MANAGER)
    assert not (await conversation.say("/brief harbour", NEWS, READER)).private
    assert (await conversation.say("/brief harbour private", NEWS, READER)).private


@pytest.mark.asyncio
async def test_what_is_set_is_told_to_all_and_changed_by_a_button_of_those_who_may(
    conversation: Conversation,
) -> None:
    told = await conversation.say("/privacy", NEWS, READER)
    assert "seen by everybody in this channel" in told.reply.title
    assert (told.private, told.buttons) == (True, ())
    told = await conversation.say("/privacy", NEWS, MANAGER)
    [button] = told.buttons
    assert button.label == "Make them private"
    posting = await conversation.press(button.press, NEWS, READER)
    assert isinstance(posting, Posting)
    assert "Only those who manage" in posting.reply.title
    posting = await conversation.press(button.press, NEWS, MANAGER)
    assert (await conversation.say("/brief harbour", NEWS, READER)).private


@pytest.mark.asyncio
async def test_between_two_there_is_nothing_to_set(conversation: Conversation) -> None:
    told = await conversation.say("/privacy private", DIRECT, MANAGER)
    assert "seen by you alone" in told.reply.title


@pytest.mark.asyncio
async def test_an_event_is_new_once(conversation: Conversation) -> None:
    assert await conversation.is_new("slack:Ev1")
    assert not await conversation.is_new("slack:Ev1")
