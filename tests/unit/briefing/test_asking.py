"""What is asked, from its words to the brief, over a real store."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing.brief import brief
from summarizer.briefing.timeline import timeline
from summarizer.models import Brief
from summarizer.storage.base import Index
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.briefing.writing import written

PAGES = (
    "The flood gates of Lune were opened at dawn. The gates had been shut for a week.",
    "The flood came at night. Nobody had closed the gates of the upper lock in time.",
    "Ana Prell blamed the keeper of a flood gate on the river. Prell wants him to go at once.",
)


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    opened = SqliteIndex(":memory:")
    with opened.writing("main") as writer:
        for number, text in enumerate(PAGES, start=1):
            who = [(name, "Ana Prell") for name in ("Ana Prell", "Prell") if name in text]
            writer.write(make_record(*written(text, day=f"2031-05-0{number}", who=who)))
    yield opened
    opened.close()


@given(st.text(st.sampled_from("\"“”„ 'the floodgates?.🙂"), max_size=30))
def test_anything_can_be_asked_and_quotation_marks_need_no_partner(
    index: Index, asked: str
) -> None:
    found = brief(index, "main", asked)
    assert found.points or found.note


def texts(found: Brief) -> set[str]:
    return {point.text for point in found.points}


def test_a_phrase_takes_only_sentences_that_hold_its_words_in_a_row(index: Index) -> None:
    assert texts(brief(index, "main", '"flood gates"')) == {
        "The flood gates of Lune were opened at dawn.",
        "Ana Prell blamed the keeper of a flood gate on the river.",
    }
    assert len(brief(index, "main", "flood gates").points) > 2


def test_words_beside_a_phrase_narrow_the_documents(index: Index) -> None:
    found = brief(index, "main", "“flood gates” dawn")
    assert texts(found) == {"The flood gates of Lune were opened at dawn."}
    assert len(found.documents) == 1


def test_a_phrase_that_stands_nowhere_is_not_found(index: Index) -> None:
    found = brief(index, "main", '"gates flood"')
    assert found.points == ()
    assert found.note == 'Nothing found on "gates flood".'


def test_small_words_are_part_of_a_phrase(index: Index) -> None:
    assert texts(brief(index, "main", '"of the"')) == {
        "Nobody had closed the gates of the upper lock in time."
    }


def test_a_timeline_keeps_to_a_phrase_too(index: Index) -> None:
    entries = timeline(index, "main", '"flood gates"').entries
    assert [str(entry.date) for entry in entries] == ["2031-05-01", "2031-05-03"]


def test_a_name_that_sounds_as_it_was_typed_is_shown_as_it_is_spelt(index: Index) -> None:
    found = brief(index, "main", "prel")
    assert found.topic == "Prell"
    assert found.note == "Showing results for “Prell”."
    assert texts(found) == texts(brief(index, "main", "prell")) != set()


def test_small_words_alone_give_the_whole_library_and_say_so(index: Index) -> None:
    found = brief(index, "main", "the")
    assert "no word to search for" in found.note
    assert texts(found) == texts(brief(index, "main", None)) != set()
