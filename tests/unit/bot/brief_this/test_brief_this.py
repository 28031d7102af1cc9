from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.brief_this import GivenBriefer, digesting
from bot.brief_this.digesting import Digest, Texts, digest
from bot.commands import Name
from bot.errors import BotError
from bot.exchange import Given, Message, Upload
from bot.presenters.given import GivenBrief, title_of
from bot.presenters.spans import present_spans, spans_of
from bot.replies import Outcome
from bot.service import Answer
from bot.state.packing import pack_values, unpack_values
from summarizer import Library
from summarizer.models import Document
from tests.unit.storage.building import put, story

SAID = datetime(2031, 5, 6, 9, 30, tzinfo=UTC)
TEXT = (
    "The harbour council of Velmouth voted on Tuesday to close the old ferry terminal. "
    "Mayor Adele Rourke said the building was no longer safe. "
    "The terminal will be torn down in May, and a new one will open two years later. "
    "The dockers' union said that forty people would lose their work."
)
PAGE = (
    "The ferry company Nordlink said on Monday that it would move its ships to Port Ellis. "
    "Its director, Tom Reed, called the old terminal of Velmouth a danger to passengers. "
    "The move will cost nine million, most of it for a new quay and for two hundred workers."
)


def message(text: str = TEXT, author: str = "Ann Lee", **fields: object) -> Message:
    values: dict[str, object] = {"text": text, "author": author, "said": SAID}
    return Message(**values | fields)  # type: ignore[arg-type] # a message in few words


class Room:
    """Holds one page."""

    name = "main"

    def __init__(self, page: Document | None = None) -> None:
        self.page = page

    def document_at(self, url: str) -> Document | None:
        return self.page if self.page and self.page.url == url else None


@pytest.fixture(scope="module")
def process() -> Iterator[GivenBriefer]:
    briefer = GivenBriefer(1_000_000)
    yield briefer
    briefer.close()


@pytest.fixture
def briefer(monkeypatch: pytest.MonkeyPatch) -> GivenBriefer:
    """Reads in this process, which has the language model loaded."""
    briefer = GivenBriefer(1_000_000)
    monkeypatch.setattr(briefer._worker, "ask", digest)
    return briefer


def ask(briefer: GivenBriefer, room: Room | None = None, **given: Any) -> Answer:
    return briefer.brief(Given(**given), room or Room())  # type: ignore[arg-type] # all it asks


def points(answer: Answer) -> str:
    return "\n".join(each.text for section in answer.reply.sections for each in section.points)


def test_a_message_is_briefed_in_another_process_with_its_author_as_source(
    process: GivenBriefer,
) -> None:
    answer = ask(process, messages=(message(url="https://chat.example/1"),))
    assert answer.reply.title == "This message, in brief"
    assert "close the old ferry terminal" in points(answer)
    (source,) = answer.reply.sources
    assert (source.publisher, source.url, source.published) == (
        "Ann Lee",
        "https://chat.example/1",
        SAID,
    )


def test_a_thread_is_briefed_from_all_its_messages(briefer: GivenBriefer) -> None:
    answer = ask(briefer, messages=(message(), message("ok"), message(PAGE, "Bo Kerr")))
    assert answer.reply.title == "This thread, in brief"
    assert {source.publisher for source in answer.reply.sources} == {"Ann Lee", "Bo Kerr"}


def test_attached_files_are_read_and_unreadable_ones_named_with_the_reason(
    briefer: GivenBriefer,
) -> None:
    files = (
        Upload(name="minutes.txt", content=TEXT.encode()),
        Upload(name="broken.pdf", content=b"%PDF-1.4 nothing"),
        Upload(name="large.txt", content=b"word " * 300_000),
        Upload(name="lost.docx", content=b""),
    )
    answer = ask(briefer, messages=(), uploads=files, left_out=("One was too large.",))
    assert answer.reply.title == "minutes.txt, in brief"
    notices = answer.reply.notices
    assert "One was too large." in notices
    for name, reason in (("broken.pdf", "PDF"), ("large.txt", "limit"), ("lost.docx", "fetched")):
        assert any(name in notice and reason in notice for notice in notices), name


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/ferry",
        "https://news.example/ferry/",
        "http://news.example/ferry#end",
        "https://NEWS.example/ferry",
    ],
)
def test_a_page_that_is_in_the_library_is_briefed_with_its_own_source(
    briefer: GivenBriefer, link: str
) -> None:
    page = Document(text=PAGE, title="Nordlink leaves", source="The Port Courier",
                    url="https://news.example/ferry", published=SAID)  # fmt: skip
    answer = ask(briefer, Room(page), messages=(message("Look at this", links=(link,)),))
    assert "Nordlink" in points(answer)
    assert [source.title for source in answer.reply.sources] == ["Nordlink leaves"]
    assert answer.reply.notices == ()


def test_links_that_are_not_in_the_library_are_named(briefer: GivenBriefer) -> None:
    links = ("https://a.example/1", "https://a.example/2", "http://[broken")
    answer = ask(briefer, messages=(message(links=links),))
    (notice,) = answer.reply.notices
    assert all(link in notice for link in links)
    many = tuple(f"https://a.example/{number}" for number in range(200))
    (notice,) = ask(briefer, messages=(message(links=many),)).reply.notices
    assert "and 195 more are not in this library" in notice


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"messages": ()}, "no text"),
        ({"messages": (message(""), message("  "))}, "no text"),
        ({"messages": (message("Lunch at noon?"),)}, "too short to brief: 3 words"),
        ({"messages": (), "uploads": (Upload(name="a.pdf", content=b"%PDF-1"),)}, "a.pdf"),
        ({"messages": (), "uploads": (Upload(name="a.txt", content=b"Too few."),)}, "2 words"),
        (
            {"messages": (message("Der Hafen ist heute geschlossen, sagt der Rat. " * 9),)},
            "English",
        ),
    ],
)
def test_what_cannot_be_briefed_says_why(
    briefer: GivenBriefer, given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BotError, match=reason):
        ask(briefer, **given)


def test_more_text_than_is_briefed_at_once_is_left_out_and_named(
    briefer: GivenBriefer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digesting, "MAX_CHARACTERS", len(TEXT))
    uploads = (Upload(name="page.txt", content=PAGE.encode()),)
    answer = ask(briefer, messages=(message(),), uploads=uploads)
    assert "Nordlink" not in points(answer)
    assert any("page.txt" in notice for notice in answer.reply.notices)


def test_every_point_shows_what_it_stands_in_though_no_library_has_it(
    briefer: GivenBriefer,
) -> None:
    answer = ask(briefer, messages=(message(),))
    assert isinstance(answer.values, GivenBrief)
    name, packed = pack_values(answer.values)
    kept = unpack_values(name, packed)
    assert kept == answer.values
    assert isinstance(kept, GivenBrief)
    assert set(spans_of(answer.reply)) <= set(kept.contexts)
    shown = present_spans(answer.reply, kept.contexts)
    assert shown.outcome is Outcome.ANSWERED
    assert not any(point.aside for section in shown.sections for point in section.points)
    assert "】 Mayor Adele Rourke" in "".join(p.text for s in shown.sections for p in s.points)


def test_no_button_asks_the_library_for_what_it_does_not_have(briefer: GivenBriefer) -> None:
    answer = ask(briefer, messages=(message(),))
    assert answer.reply.actions
    assert {choice.command.name for choice in answer.reply.actions} == {Name.WHO}
    assert all(section.more is None for section in answer.reply.sections)


def test_text_that_acts_on_chats_is_briefed_as_text(briefer: GivenBriefer) -> None:
    nasty = (
        f"{TEXT} <!channel> said @everyone \u202e that [this](https://evil.example) is so. \ud800"
    )
    answer = ask(briefer, messages=(message(nasty, "<@U1>"),))
    assert "ferry terminal" in points(answer)


def test_titles_say_what_was_briefed() -> None:
    assert title_of(1, ["a.pdf"]) == "This message, in brief"
    assert title_of(0, ["a.pdf", "b.pdf"]) == "These 2 files, in brief"


def test_a_library_tells_the_document_of_an_address() -> None:
    with Library.open(":memory:") as library:
        stories = [story("One.", url="https://a.example/1", title="One", published=SAID)]
        put(library.index, *stories, story("None.", title="None"))
        assert library.document_at("https://a.example/1") == stories[0][0]
        assert library.document_at("https://a.example/2") is None
        assert library.sibling("other").document_at("https://a.example/1") is None


def test_a_digest_names_what_it_read() -> None:
    done: Digest = digest(
        Texts((), (Upload(name="a.txt", content=TEXT.encode()),), 2, 10_000, None)
    )
    assert done.read == ("a.txt",)
    assert len(done.brief.points) == 2
