"""Variations of stories, of which large libraries for measuring speed are made."""

from datetime import UTC, datetime
from pathlib import Path

from benchmarks._records import records
from benchmarks._variations import Variation, common
from summarizer import Library
from summarizer.actors.folding import fold, name_hash
from summarizer.storage.record import Record
from summarizer.storage.recording import make_record, unpack_text
from tests.unit.storage.building import PERSON, put, story

_NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


def _record() -> Record:
    given = story(
        "Vigdal Torsen sold 1,250 tonnes of herring. Vigdal Torsen left for Lund.",
        {"Vigdal Torsen": PERSON},
        roles={"Vigdal Torsen": "herring"},
        published=_NOON,
    )
    return make_record(*given)


def test_what_was_found_stands_where_it_stood_in_other_words() -> None:
    record = _record()
    varied = Variation(common([record]), 1).of(record)
    text, other = unpack_text(record.text), unpack_text(varied.text)
    (actor,) = varied.actors
    assert len(other) == len(text)
    assert varied.id != record.id
    assert "1,250" not in other
    assert actor.spelling not in ("", "Vigdal Torsen")
    assert actor.name == name_hash(fold(actor.spelling))
    for mention in varied.mentions:
        assert other[mention.start : mention.end] == actor.spelling
    assert [row[:4] for row in varied.sentences] == [row[:4] for row in record.sentences]


def test_a_variation_is_a_year_later_on_the_same_day_of_the_week() -> None:
    record = _record()
    varied = Variation(common([record]), 2).of(record)
    assert varied.published_at is not None
    assert (varied.published_at - _NOON).days == 2 * 364


def test_all_stories_of_one_variation_give_an_actor_the_same_name() -> None:
    first = _record()
    second = make_record(*story("Vigdal Torsen is back.", {"Vigdal Torsen": PERSON}))
    variation = Variation(common([first, second]), 1)
    names = {variation.of(record).actors[0].spelling for record in (first, second)}
    assert len(names) == 1


def test_a_stored_document_is_read_as_the_record_it_was_stored_from(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    record = _record()
    with Library.open(path) as library:
        with library.index.writing(library.name) as writer:
            writer.write(record)
        put(library.index, story("Another story.", {"Another": PERSON}))
    first, _ = records(path)
    assert first._replace(mentions=()) == record._replace(mentions=())
    assert set(first.mentions) == set(record.mentions)
