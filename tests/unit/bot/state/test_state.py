import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Listing
from bot.commands import Command, Name, Part
from bot.errors import StateError
from bot.exchange import Place, Record
from bot.presenters import present_brief, present_card, present_sources, present_timeline
from bot.replies import (
    Activity,
    Choice,
    Fact,
    Outcome,
    Point,
    Reply,
    Section,
    Source,
)
from bot.state import State
from bot.state.packing import Kept, pack_reply, unpack_kept, unpack_reply
from bot.when import When
from summarizer.models import Model
from tests.fakes import DAY, NOON, brief, card, document, point, quotation, timeline

CHANNEL = Place(platform="slack", space="T1", channel="C1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "own.db"


@pytest.fixture
def state(file: Path) -> Iterator[State]:
    with State(file) as opened:
        yield opened


def record(reply: Reply, values: Model | None = None, asked: datetime = NOON) -> Record:
    return Record(library="main", command="/brief", reply=reply, values=values, asked=asked)


def answers() -> list[Record]:
    ask = Command(name=Name.BRIEF, terms=("strike", "two words"), since=When("7d"), points=3)
    listing = Listing(topic="strike", documents=(document(),))
    return [
        record(
            present_brief(brief(point("It closed.", "a", "b")), ask), brief(point("It closed."))
        ),
        record(present_card(card(quotations=(quotation("No."),)), ask), card()),
        record(present_timeline(timeline("It closed."), ask), timeline("It closed.")),
        record(present_sources(listing, ask), listing),
        record(Reply(title="Nothing", outcome=Outcome.NOTHING, private=True)),
        replace(record(Reply(title="For one")), reader="discord:5", space="22", private=True),
    ]


def test_answers_of_versions_that_kept_replies_alone_are_read() -> None:
    for each in answers():
        assert unpack_kept(pack_reply(each.reply)) == Kept(reply=each.reply)


def test_every_kind_of_answer_comes_back_as_it_was_also_after_a_restart(file: Path) -> None:
    given_ = answers()
    with State(file) as state:
        for number, each in enumerate(given_):
            state.records.save(f"token-{number}", each)
    with State(file) as state:
        assert [state.records.load(f"token-{number}") for number in range(len(given_))] == given_


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
choices = st.builds(
    Choice,
    label=texts,
    command=st.builds(
        Command,
        name=st.sampled_from(Name),
        terms=st.lists(texts, max_size=2).map(tuple),
        since=st.none() | st.builds(When, texts),
        show=st.none() | st.sampled_from(Part),
        private=st.booleans(),
    ),
)
replies = st.builds(
    Reply,
    title=texts,
    outcome=st.sampled_from(Outcome),
    lead=texts,
    notices=st.lists(texts, max_size=2).map(tuple),
    facts=st.lists(st.builds(Fact, label=texts, values=st.tuples(texts)), max_size=1).map(tuple),
    activity=st.none() | st.just(Activity(label="a", days=((DAY, 3),))),
    sections=st.lists(
        st.builds(
            Section,
            heading=texts,
            points=st.tuples(
                st.builds(Point, text=texts, day=st.none() | st.just(DAY), sources=st.just((1,)))
            ),
            more=st.none() | choices,
        ),
        max_size=2,
    ).map(tuple),
    sources=st.lists(
        st.builds(
            Source,
            number=st.integers(1, 99),
            document_id=texts,
            title=texts,
            url=st.none() | texts,
            published=st.none() | st.datetimes(timezones=st.just(UTC)),
        ),
        max_size=2,
    ).map(tuple),
    choices=st.lists(choices, max_size=2).map(tuple),
    private=st.booleans(),
)


@given(replies)
def test_any_reply_is_packed_without_loss(reply: Reply) -> None:
    assert unpack_reply(pack_reply(reply)) == reply


def test_an_answer_that_was_never_given_is_none(state: State) -> None:
    assert state.records.load("token-0") is None


def test_an_answer_of_another_version_is_forgotten_and_not_an_error(
    state: State, file: Path
) -> None:
    for number, each in enumerate(answers()):
        state.records.save(f"token-{number}", each)
    with sqlite3.connect(file) as other:
        other.execute("UPDATE answers SET reply = x'00' WHERE token = 'token-0'")
        other.execute("UPDATE answers SET model = 'Sonnet' WHERE token = 'token-1'")
        other.execute("UPDATE answers SET answered = substr(answered, 1, 40) WHERE token='token-2'")
    other.close()
    assert [state.records.load(f"token-{number}") for number in range(3)] == [None] * 3
    assert state.records.load("token-3") is not None


def test_an_answer_is_kept_for_more_than_a_year_and_no_longer_than_needed(state: State) -> None:
    old, new = answers()[:2]
    state.records.save("old", old)
    state.records.save("new", record(new.reply, asked=NOON + timedelta(days=10)))
    state.records.judge("old", "U1", helpful=True)
    assert state.tidy(NOON + timedelta(days=399)) == 0
    assert state.tidy(NOON + timedelta(days=401)) == 1
    assert state.records.load("old") is None
    assert state.records.judgements("old") == {}
    assert state.records.load("new") is not None


def test_the_last_judgement_of_each_counts(state: State) -> None:
    state.records.save("token", answers()[0])
    state.records.judge("token", "U1", helpful=True)
    state.records.judge("token", "U2", helpful=True)
    state.records.judge("token", "U1", helpful=False)
    state.records.judge("unknown", "U1", helpful=False)
    assert state.records.judgements("token") == {"U1": False, "U2": True}
    assert state.records.judgements("unknown") == {}


def test_a_channel_is_public_until_it_is_set_and_no_other_changes_with_it(state: State) -> None:
    others = [
        Place(platform="discord", space="T1", channel="C1"),
        Place(platform="slack", space="T1", channel="C2"),
    ]
    assert not state.habits.is_private(CHANNEL)
    state.habits.set_private(CHANNEL, private=True)
    assert state.habits.is_private(CHANNEL)
    assert not any(state.habits.is_private(place) for place in others)
    state.habits.set_private(CHANNEL, private=False)
    assert not state.habits.is_private(CHANNEL)


def test_a_channel_that_workspaces_share_is_private_for_the_guests_too(state: State) -> None:
    guest = replace(CHANNEL, space="T2")
    state.habits.set_private(CHANNEL, private=True)
    assert state.habits.is_private(guest)
    state.habits.set_private(guest, private=False)
    assert not state.habits.is_private(CHANNEL)


def test_an_event_is_new_once_also_over_a_restart(file: Path) -> None:
    with State(file) as state:
        assert state.seen.remember("slack:Ev1")
        assert not state.seen.remember("slack:Ev1")
    with State(file) as state:
        assert not state.seen.remember("slack:Ev1")
        assert state.seen.remember("discord:Ev1")
        assert state.tidy(datetime.now(UTC) + timedelta(days=3)) == 2
        assert state.seen.remember("slack:Ev1")


def test_of_many_threads_one_sees_an_event_first(state: State) -> None:
    first: list[bool] = []
    start = threading.Barrier(8)

    def come() -> None:
        start.wait()
        first.extend([state.seen.remember(f"slack:Ev{number}") for number in range(20)])

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (first.count(True), len(first)) == (20, 160)


def test_two_processes_may_have_it_open(state: State, file: Path) -> None:
    with State(file) as other:
        other.habits.set_private(CHANNEL, private=True)
        assert state.habits.is_private(CHANNEL)
        assert other.seen.remember("x")
        assert not state.seen.remember("x")


def test_it_is_durable_sound_and_its_owners_alone(state: State, file: Path) -> None:
    with state._file.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert state.check() == []
    assert file.stat().st_mode & 0o077 == 0


def test_a_transaction_that_fails_leaves_nothing(state: State) -> None:
    state.records.save("token", answers()[0])

    def fail() -> None:
        with state._file.writing() as connection:
            connection.execute("DELETE FROM answers")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert state.records.load("token") is not None


def test_a_file_of_another_program_or_of_a_newer_version_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("no database, but notes that somebody needs")
    with pytest.raises(StateError, match=r"own\.db cannot be used.*BRIEFBOT_STATE"):
        State(file)
    assert file.read_text().startswith("no database")
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StateError, match="of another program"):
        State(file)
    file.unlink()
    State(file).close()
    with sqlite3.connect(file) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StateError, match="of version 99"):
        State(file)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be made"):
        State(tmp_path / "file" / "own.db")


def test_a_closed_one_is_told(file: Path) -> None:
    state = State(file)
    state.close()
    with pytest.raises(StateError):
        state.seen.remember("x")
