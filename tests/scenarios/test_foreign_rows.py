"""A library shows nothing of another, by whatever way it is asked.

Two libraries of one store hold documents on the same topic with the same actor, and each has a
word of its own in every field of every document, and an actor of its own.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.bootstrap import open_conversation, open_state
from bot.buttons import Press, Verb
from bot.chat.markdown import render_markdown
from bot.commands import Name
from bot.conversation import Conversation
from bot.exchange import Asker, File, Given, Message, Place, Posting
from bot.settings import Settings
from summarizer import Library
from summarizer.errors import UnknownActor, UnknownDocument
from summarizer.models import Document, Kind
from summarizer.storage.base import ReadFile
from tests.unit.storage.building import put, story

NOW = datetime(2024, 5, 1, tzinfo=UTC)
MANAGER = Asker(id="U1", manages=True)


class Side(NamedTuple):
    """One library, and the places that ask it."""

    library: str
    mark: str
    """In every field of its documents, and nowhere else."""
    actor: str
    places: tuple[Place, ...]
    document: Document


def _side(library: str, mark: str, actor: str, *places: Place) -> Side:
    document = Document(
        text=_text(mark, actor),
        title=f"{mark} harbour",
        source=f"{mark} Courier",
        url=f"https://{mark}.example/a",
        published=NOW,
        path=f"/{mark}.txt",
    )
    return Side(library, mark, actor, places, document)


def _text(mark: str, actor: str) -> str:
    return (
        f"Iris Vale closed the {mark} harbour on Monday. {actor} sued Iris Vale over the {mark} "
        f"harbour. The {mark} harbour of Iris Vale was open until the strike of {actor} began."
    )


def _place(platform: str, space: str, channel: str) -> Place:
    return Place(platform=platform, space=space, channel=channel)


ONE = _side(
    "one", "aldermark", "Tessa Quill", _place("slack", "T1", "C1"), _place("discord", "11", "C1")
)
TWO = _side(
    "two", "birchmark", "Otto Brand", _place("slack", "T2", "C1"), _place("discord", "22", "C1")
)
SIDES = [(ONE, TWO), (TWO, ONE)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "store.db"
    with Library.open(path) as library:
        for side in (ONE, TWO):
            actors = {"Iris Vale": Kind.PERSON, side.actor: Kind.PERSON}
            given = side.document.model_dump(exclude={"text"})
            former = story(f"The {side.mark} harbour is to close. Iris Vale.", actors={}, **given)
            put(library.index, former, library=side.library)
            put(library.index, story(side.document.text, actors, **given), library=side.library)
            file = ReadFile(f"/{side.mark}.txt", b"digest", (side.document.id,))
            library.sibling(side.library).note_files([file])
    return Settings(
        database=path,
        state=tmp_path / "state.db",
        spaces={
            f"{place.platform}:{place.space}": side.library
            for side in (ONE, TWO)
            for place in side.places
        },
    )


@pytest.fixture
def conversation(settings: Settings) -> Iterator[Conversation]:
    with ExitStack() as stack:
        state = stack.enter_context(open_state(settings))
        yield stack.enter_context(open_conversation(settings, state))


def _shown(posted: Posting | File) -> str:
    if isinstance(posted, File):
        return posted.title + posted.alternative + posted.content.decode("utf-8", "replace")
    return repr(posted) + render_markdown(posted.reply)


def _lines(name: Name) -> list[str]:
    terms = ["", "harbour", "Iris Vale", "the harbour", "Iris Vael", "strike", "monday", "list"]
    return [f"/{name.value} {term}".rstrip() for term in terms]


@pytest.mark.asyncio
@pytest.mark.parametrize("name", Name)
@pytest.mark.parametrize(("own", "other"), SIDES)
async def test_no_command_and_no_button_under_its_answer_shows_another_library(
    conversation: Conversation, own: Side, other: Side, name: Name
) -> None:
    seen = ""
    for place in own.places:
        for line in [*_lines(name), "What did Iris Vale do?", "harbour strike"]:
            posting = await conversation.say(line, place, MANAGER)
            seen += _shown(posting)
            for button in posting.buttons:
                seen += _shown(await conversation.press(button.press, place, MANAGER))
    assert other.mark not in seen
    assert other.actor not in seen
    assert own.mark in seen


@pytest.mark.asyncio
@pytest.mark.parametrize(("own", "other"), SIDES)
async def test_a_button_of_an_old_message_gives_nothing_away_elsewhere(
    conversation: Conversation, own: Side, other: Side
) -> None:
    tokens: set[tuple[str, int]] = set()
    for line in ("/brief harbour", "/who Iris Vale", "/timeline harbour", "/sources"):
        answer = await conversation.say(line, other.places[0], MANAGER)
        tokens |= {(button.press.token, button.press.place) for button in answer.buttons}
    assert tokens
    for verb in Verb:
        for token, number in tokens:
            press = Press(verb=verb, token=token, place=number)
            for place in own.places:
                shown = _shown(await conversation.press(press, place, MANAGER))
                assert other.mark not in shown, verb
                assert other.actor not in shown, verb
                assert await conversation.topic_of(press, place) is None


@pytest.mark.asyncio
@pytest.mark.parametrize(("own", "other"), SIDES)
async def test_names_and_topics_are_completed_from_the_own_library_only(
    conversation: Conversation, own: Side, other: Side
) -> None:
    for place in own.places:
        assert own.actor in await conversation.complete(own.actor[:3], place)
        assert not await conversation.complete(other.actor[:3], place)
        everything = await conversation.complete("", place)
        everything += await conversation.complete(other.mark[:4], place)
        assert other.actor not in everything
        assert other.mark not in " ".join(everything)
        posting = await conversation.say(f"/who {other.actor[:-1]}", place, MANAGER)
        assert other.actor not in _shown(posting)
        assert other.mark not in _shown(await conversation.home(place))


@pytest.mark.asyncio
@pytest.mark.parametrize(("own", "other"), SIDES)
async def test_a_link_to_a_page_of_another_library_is_not_known(
    conversation: Conversation, own: Side, other: Side
) -> None:
    url = other.document.url or ""
    message = Message(text="Look at this.", author="Ann", said=NOW, links=(url,))

    async def gather() -> Given:
        return Given(messages=(message,))

    posting = await conversation.brief_this(gather, own.places[0])
    assert other.actor not in _shown(posting)
    assert other.document.title not in _shown(posting)


def _reads(library: Library, other: Side) -> dict[str, Callable[[], object]]:
    """Every way to read from a library, asked for what is in another."""
    id_, url = other.document.id, other.document.url or ""
    iris = library.actor("Iris Vale").ref.id
    return {
        "activity": lambda: library.activity(other.mark),
        "actor": lambda: library.actor(other.actor),
        "actors": library.actors,
        "additions": lambda: library.additions,
        "brief": lambda: [library.brief(), library.brief("harbour"), library.brief(known=[id_])],
        "context": lambda: library.context(id_, 0, 9),
        "copies": lambda: library.copies(id_),
        "document_at": lambda: library.document_at(url),
        "documents": library.documents,
        "faults": library.faults,
        "known": lambda: library.known([id_]),
        "names": library.names,
        "other_names": lambda: library.other_names(other.actor),
        "news_of": lambda: library.news_of(iris, 0),
        "roles": lambda: library.roles(iris),
        "timeline": lambda: library.timeline("harbour"),
        "unchanged_files": lambda: library.unchanged_files({f"/{other.mark}.txt": b"digest"}),
        "who": lambda: library.who("Iris Vale"),
    }


_CHANGES = {
    *("add", "close", "mark_agency", "merge_actors", "note_files", "open", "remove", "split_actor"),
    *("index", "name", "sibling"),  # which lead to no row by themselves
}


@pytest.mark.parametrize(("own", "other"), SIDES)
def test_no_read_of_a_library_returns_a_row_of_another(
    settings: Settings, own: Side, other: Side
) -> None:
    with Library.open(settings.database, own.library) as library:
        reads = _reads(library, other)
        public = {name for name, _ in inspect.getmembers(Library) if not name.startswith("_")}
        assert public == reads.keys() | _CHANGES, "a way to read that nobody looked at"
        for name, read in reads.items():
            try:
                found = repr(read())
            except (UnknownActor, UnknownDocument) as error:
                found = repr(vars(error).get("suggestions", ""))
            assert other.actor not in found, name
            assert other.mark not in found, name
            assert other.document.id not in found, name
        assert len(library) == 1
        assert library.remove([other.document.id]) == 0
        assert len(library.sibling(other.library)) == 1
