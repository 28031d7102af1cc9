import sqlite3
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.commands import Name
from bot.errors import CommandError
from bot.grammar import parse
from bot.questions import is_adding, understand
from bot.sources.canonical import canonical, same_page
from bot.sources.intervals import LONGEST, SHORTEST, adapted, after_failures, pace
from bot.sources.opml import read_opml, write_opml
from bot.sources.orders import Action, read_order
from bot.sources.source import Fate, Item, Origin, Rules, Sight, Source
from bot.sources.wording import pace_in_words
from bot.state import State
from bot.state.file import StateFile
from bot.state.sources import KEPT
from summarizer.errors import UnreadableDocument

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(**fields: object) -> Source:
    from bot.sources.source import Kind

    made = Source(
        id="abcdef",
        library="main",
        kind=Kind.FEED,
        url="https://news.example/feed",
        next_look=NOON,
        added=NOON,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("https://News.example/a?utm_source=x&id=3&fbclid=y#top", "https://news.example/a?id=3"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("https://news.example/a?q=a%20b", "https://news.example/a?q=a%20b"),
        ("no address", "no address"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_what_does_not_change_a_page_is_left_out(written: str, same: str) -> None:
    assert canonical(written) == same
    assert canonical(same) == same


def test_a_stroke_or_a_scheme_makes_no_other_page() -> None:
    assert same_page("http://news.example/a/") == same_page("https://news.example/a")
    assert same_page("https://news.example/a?id=1") != same_page("https://news.example/a?id=2")


@pytest.mark.parametrize(
    "line",
    [
        "/sources add https://news.example/feed",
        "sources add https://news.example/feed",
        "/sources list",
        "/sources remove 2",
        "/sources check",
    ],
)
def test_what_is_followed_is_no_topic(line: str) -> None:
    command = understand(line)
    assert command.name is Name.SOURCES
    assert command.arguments
    assert understand(str(command)) == command


@pytest.mark.parametrize(
    "line", ["/sources", "/sources wagner", '/sources "list"', "/sources check fraud in banks"]
)
def test_a_topic_lists_documents_as_ever(line: str) -> None:
    assert parse(line).arguments == ""


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("/sources ad https://a.example", "/sources add https://a.example"),
        ("/sources https://a.example", "/sources add https://a.example"),
        ("/sources pausse https://a.example", "/sources pause https://a.example"),
        ("/sources on https://a.example", "/sources add https://a.example"),
    ],
)
def test_an_address_is_no_topic_and_what_was_meant_is_offered(line: str, instead: str) -> None:
    with pytest.raises(CommandError, match=f"Did you mean: {instead}") as raised:
        read_order(understand(line).arguments)
    assert list(raised.value.suggestions) == [instead]


def test_rules_are_read_from_the_line() -> None:
    order = read_order('add news.example include:"Iris Vale, ferry" exclude:sport every:2h agency')
    assert order.action is Action.ADD
    assert order.which == "https://news.example"
    assert order.wish.changed(Rules(without=("opinion",))) == Rules(
        include=("Iris Vale", "ferry"), exclude=("sport",), without=("opinion",)
    )
    assert order.wish.every == 2 * HOUR
    assert order.wish.origin is Origin.AGENCY


@pytest.mark.parametrize("written", ["90m", "90 minutes", "90min", "90MINS"])
def test_an_interval_is_read_with_its_unit(written: str) -> None:
    assert read_order(f'add a.example every:"{written}"').wish.every == 1.5 * HOUR


@pytest.mark.parametrize("written", ["15months", "2", "h", "2x", "5s", "8d", "none"])
def test_what_is_no_interval_says_what_is(written: str) -> None:
    with pytest.raises(CommandError, match=r"every: takes 15m to 1d, such as every:2h, or auto"):
        read_order(f"add a.example every:{written}")


def test_a_name_keeps_its_comma() -> None:
    assert read_order('add a.example name:"Courier, The"').wish.name == "Courier, The"


@pytest.mark.parametrize("said", ["add", "add a.example b.example", "remove", "add a.example x:y"])
def test_what_cannot_be_done_says_what_to_type(said: str) -> None:
    with pytest.raises(CommandError, match=r"/sources|There is no option"):
        read_order(said)


@pytest.mark.parametrize("said", ["add", "Add this", "add to the library"])
def test_a_file_is_added_on_the_word(said: str) -> None:
    assert is_adding(said)


def test_rules_compare_whole_words_in_any_case() -> None:
    rules = Rules(include=("Iris  Vale",), exclude=("sport",), without=("opinion",))
    assert rules.allow("", "Mayor IRIS VALE said so.", "https://a.example/news/1")
    assert not rules.allow("", "Iris Valentine said so.", "https://a.example/news/1")
    assert not rules.allow("Sport", "Iris Vale ran.", "https://a.example/news/1")
    assert rules.allow("Transport", "Iris Vale ran.", "https://a.example/news/1")
    assert not rules.allow("", "Iris Vale", "https://a.example/opinion/1")


def test_the_pace_is_what_is_usual_not_the_mean() -> None:
    moments = [NOON - n * HOUR for n in range(10)] + [NOON - timedelta(days=300)]
    assert pace(moments) == HOUR
    assert pace([NOON]) is None
    assert adapted(HOUR, timedelta(seconds=5), found=3) == SHORTEST
    assert adapted(HOUR, timedelta(days=40), found=0) == LONGEST


def test_waits_grow_with_failures_and_never_undercut_what_is_asked() -> None:
    waits = [after_failures(HOUR, failures, 0.5) for failures in range(1, 30)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert after_failures(HOUR, 1, 0.0, asked=timedelta(days=3)) == timedelta(days=3)


def test_how_often_it_publishes_is_said_in_words() -> None:
    assert pace_in_words(timedelta(hours=8)) == "about 3 times a day"
    assert pace_in_words(timedelta(days=1)) == "about once a day"
    assert pace_in_words(timedelta(days=30)) == "about every 30 days"


def test_a_list_of_feeds_comes_back_as_it_was_written() -> None:
    feeds = [source(title="Höfn & <Courier>"), source(url="https://b.example/rss", title="")]
    read = read_opml(write_opml(feeds, "mine"))
    assert (read.left_out, read.damaged) == (0, False)
    assert [tuple(outline) for outline in read.feeds] == [
        ("https://news.example/feed", "Höfn & <Courier>"),
        ("https://b.example/rss", "b.example"),
    ]


def test_a_list_opens_no_files_and_grows_to_nothing() -> None:
    bomb = (
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
        b'<opml><body><outline xmlUrl="javascript:alert(1)" text="&b;"/></body></opml>'
    )
    others = (
        *(b"", b"<html/>", b"\x00" * 100, b'{"feeds": ["https://a.example"]}', b"<opml/>"),
        b"<html><outline xmlUrl='https://a.example'/></html>",
        b"<opml><outline text='A group alone'/></opml>",
        b"<opml><outline xmlUrl='file:///etc/passwd'/></opml>",
    )
    for data in (bomb, *others):
        with pytest.raises(UnreadableDocument):
            read_opml(data)


def test_what_is_wrong_on_a_list_of_feeds_leaves_the_rest_as_it_was_meant() -> None:
    read = read_opml(
        b"<opml><body><outline text='News &eacute; & more'>"
        b"<outline type='rss' text='Caf&eacute; & bar' xmlUrl='https://a.example/?a=1&b=2&copy=3'/>"
        b"<outline type='rss' text='No address'/><outline xmlUrl='ftp://b.example/x'/>"
        b"<outline xmlUrl='http://[broken'/><outline xmlUrl='https://'/>"
        b"<outline xmlUrl=' https://c.example/&amp;'/><outline xmlUrl='https://c.example/&amp;'/>"
    )
    assert [tuple(outline) for outline in read.feeds] == [
        ("https://a.example/?a=1&b=2&copy=3", "Café & bar"),
        ("https://c.example/&", ""),
    ]
    assert (read.left_out, read.damaged) == (4, True)


def test_a_list_of_feeds_is_read_in_any_encoding() -> None:
    written = (
        '<?xml version="1.0" encoding="{}"?><opml><outline xmlUrl="https://é.example"/></opml>'
    )
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        read = read_opml(written.format(encoding).encode(encoding))
        assert [outline.url for outline in read.feeds] == ["https://é.example"]


def test_sources_come_back_from_the_file_as_they_were(tmp_path: Path) -> None:
    kept = source(
        title="Courier",
        pace=HOUR,
        rules=Rules(include=("ferry",)),
        last_success=NOON,
        last_error="none",
        failures=2,
        etag='"x"',
    )
    with State(tmp_path / "state.db") as state:
        assert state.sources.add(kept)
        assert not state.sources.add(replace(kept, id="other"))
    with State(tmp_path / "state.db") as state:
        assert state.sources.all() == [kept]


def test_what_waits_is_forgotten_with_its_source_and_no_other(tmp_path: Path) -> None:
    seen = [
        (Sight(guid="1", url="", content="x"), Item(title="T", text="t", url="", published=NOON))
    ]
    with State(tmp_path / "state.db") as state:
        state.sources.add(source(), seen)
        state.sources.add(source(id="second", library="other"), seen)
        state.sources.remove("abcdef")
        assert state.sources.sources_waiting(NOON) == ["second"]
        assert state.sources.waiting(NOON, 9, "abcdef") == []
        (waiting,) = state.sources.waiting(NOON, 9, "second")
        assert waiting.item.published == NOON


def files(number: int, state: str = "1") -> list[tuple[Sight, Item]]:
    return [
        (Sight(guid=f"/f/{n}", url="", content=f"{n} {state}"), Item(title="", text="", url=f"{n}"))
        for n in range(number)
    ]


def waiting(state: State) -> list[str]:
    return [each.item.url for each in state.sources.waiting(NOON + 9 * HOUR, 9_999, "abcdef")]


def test_a_kill_while_a_large_folder_is_kept_loses_nothing_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, steps = StateFile.writing, iter(range(99))

    def killed(file: StateFile) -> AbstractContextManager[sqlite3.Connection]:
        if next(steps) == 2:
            raise KeyboardInterrupt
        return writing(file)

    seen = files(2_500)
    with State(tmp_path / "state.db") as state:
        with monkeypatch.context() as patched:
            patched.setattr(StateFile, "writing", killed)
            with pytest.raises(KeyboardInterrupt):
                state.sources.add(source(), seen)
        assert 0 < len(waiting(state)) < 2_500
        assert state.sources.looked(source(), source(etag="x"), seen, NOON + HOUR) > 0
        assert waiting(state) == [item.url for _, item in seen]
        assert state.sources.looked(source(), source(), seen, NOON + 2 * HOUR) == 0
        assert state.sources.looked(source(), source(), files(2_500, "2"), NOON + 3 * HOUR) == 2_500
        assert len(waiting(state)) == 2_500


def test_what_waits_says_since_when_however_often_it_is_seen(tmp_path: Path) -> None:
    with State(tmp_path / "state.db") as state:
        state.sources.add(source(), files(1))
        state.sources.looked(source(), source(), files(1), NOON + 50 * HOUR)
        assert state.sources.backlog().since == NOON


def test_an_entry_is_known_for_as_long_as_it_is_seen(tmp_path: Path) -> None:
    later = NOON + KEPT
    with State(tmp_path / "state.db") as state:
        state.sources.add(source(), files(2))
        entries = state.sources.waiting(NOON, 9, "abcdef")
        state.sources.done((each.number, Fate.ADDED, "") for each in entries)
        state.sources.looked(source(), source(), files(1), later)
        assert state.sources.forget(later + HOUR) == 1
        assert state.sources.looked(source(), source(), files(2), later + HOUR) == 1


def test_sources_are_listed_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    urls = [f"https://{n}.example/" for n in "cabfde"]
    with State(tmp_path / "state.db") as state:
        for name, url in zip("zyxabw", urls, strict=True):
            state.sources.add(source(id=name, url=url))
        assert [each.url for each in state.sources.of_library("main")] == urls
