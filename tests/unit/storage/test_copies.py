"""The same text from several outlets is known as one, whatever came first."""

import random
import sqlite3
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.storage.base import Index
from summarizer.storage.copying import AGREEING, LEAST, SHINGLE, bands, copied, signature, wording
from summarizer.storage.sqlite import SqliteIndex
from summarizer.text import stems
from tests.unit.storage.building import ALWAYS, Story, put, story

_WORDS = [f"word{number}" for number in range(4_000)]


def _prose(seed: int, sentences: int = 12) -> list[str]:
    draw = random.Random(seed)  # noqa: S311
    return [" ".join(draw.choices(_WORDS, k=14)).capitalize() + "." for _ in range(sentences)]


def _text(*parts: list[str]) -> str:
    return " ".join(sentence for part in parts for sentence in part)


def _ids(*stories: Story) -> list[str]:
    return [document.id for document, _ in stories]


def _copies(index: Index, library: str = "main") -> set[frozenset[str]]:
    """Return the groups of copies by id, as the store joins them."""
    keys = index.latest(library, ALWAYS, 999)
    ids = {key: ref.id for key, ref in index.documents(library, keys).items()}
    groups: dict[int, set[str]] = {}
    for key, origin in index.copies(library, keys).items():
        groups.setdefault(origin, set()).add(ids[key])
    return {frozenset(group) for group in groups.values()}


WIRE = story(_text(_prose(1, 20)), source="Wire")
SHORTENED = story(_text(_prose(1, 20)[:12]), source="Courier")
LENGTHENED = story(_text(_prose(1, 20), _prose(2, 9)), source="Herald")
OTHER = story(_text(_prose(3)), source="Gazette")


def test_a_shortened_and_a_lengthened_copy_are_known_in_any_order() -> None:
    for order in permutations((WIRE, SHORTENED, LENGTHENED, OTHER)):
        index = SqliteIndex(":memory:")
        put(index, *order[:2])
        put(index, *order[2:])
        assert _copies(index) == {frozenset(_ids(WIRE, SHORTENED, LENGTHENED))}
        index.close()


def test_the_copies_of_a_document_are_told_by_id(index: Index) -> None:
    put(index, WIRE, SHORTENED, OTHER)
    assert index.copies_of("main", WIRE[0].id) == _ids(SHORTENED)
    assert index.copies_of("main", OTHER[0].id) == []


def test_what_held_copies_together_parts_them_when_it_goes(index: Index) -> None:
    first = story(_text(_prose(5), _prose(6, 3)))
    second = story(_text(_prose(6, 3), _prose(7)))
    both = story(_text(_prose(5), _prose(6, 3), _prose(7)))
    put(index, first, second)
    assert _copies(index) == set()
    put(index, both)
    assert _copies(index) == {frozenset(_ids(first, second, both))}
    index.remove("main", _ids(both))
    assert _copies(index) == set()


def test_the_copies_that_are_left_stay_together(index: Index) -> None:
    put(index, WIRE, SHORTENED, LENGTHENED)
    for gone in (WIRE, SHORTENED, LENGTHENED):
        index.remove("main", _ids(gone))
        left = [each for each in (WIRE, SHORTENED, LENGTHENED) if each is not gone]
        assert _copies(index) == {frozenset(_ids(*left))}
        put(index, gone)
        assert _copies(index) == {frozenset(_ids(gone, *left))}


def test_another_version_is_no_longer_a_copy(index: Index) -> None:
    page = story(_text(_prose(1, 20)), source="Courier", url="https://courier.example/a")
    put(index, WIRE, page)
    assert _copies(index) == {frozenset(_ids(WIRE, page))}
    put(index, story(_text(_prose(9)), source="Courier", url="https://courier.example/a"))
    assert _copies(index) == set()


def test_copies_in_another_library_are_not_seen(index: Index) -> None:
    put(index, WIRE)
    put(index, SHORTENED, WIRE, library="other")
    assert _copies(index) == set()
    assert index.copies_of("main", WIRE[0].id) == []
    assert _copies(index, "other") == {frozenset(_ids(SHORTENED, WIRE))}


def test_short_texts_of_one_form_are_no_copies(index: Index) -> None:
    put(index, *(story(f"Net profit of the quarter {n} cents a share.") for n in range(9)))
    assert _copies(index) == set()


def test_a_text_with_every_eighth_word_changed_is_a_copy() -> None:
    original = _text(_prose(1, 20))
    words = original.split()
    altered = " ".join(f"new{at}" if at % 8 == 7 else word for at, word in enumerate(words))
    one, other = signature(stems(original)), signature(stems(altered))
    assert one is not None
    assert other is not None
    assert len(set(bands(one)) & set(bands(other))) >= AGREEING
    assert copied(wording(original), wording(altered))


_NOTICE = (
    "{bank} said it accepted bids for {sum} million crowns at its tender of seven-day advances. "
    "The facility replaces advances of {old} million crowns that run out on Monday. Dealers "
    "expect the shortage of the money market to be around {short} million crowns this week, and "
    "bids above {least} million were met in part. The next tender is on {day} June."
)


def _notice(bank: str, *numbers: int) -> str:
    return _NOTICE.format(
        bank=bank, **dict(zip(("sum", "old", "short", "least", "day"), numbers, strict=True))
    )


def test_notices_in_one_form_with_other_numbers_are_no_copies(index: Index) -> None:
    put(index, story(_notice("The Bank of Norland", 450, 300, 710, 20, 4)))
    put(index, story(_notice("The Bank of Norland", 615, 445, 820, 35, 11)))
    assert _copies(index) == set()


def test_a_notice_that_two_outlets_print_is_a_copy(index: Index) -> None:
    text = _notice("The Bank of Norland", 450, 300, 710, 20, 4)
    both = (story(text), story(f"ASTERBURG, 4 June (Wire) - {text}"))
    put(index, *both)
    assert _copies(index) == {frozenset(_ids(*both))}


def test_a_text_all_in_small_letters_is_a_copy_of_the_same_in_usual_ones(index: Index) -> None:
    text = _notice("The Bank of Norland", 450, 300, 710, 20, 4)
    both = (story(text), story(text.lower()))
    put(index, *both)
    assert _copies(index) == {frozenset(_ids(*both))}


def test_the_first_sentences_of_a_short_text_are_a_copy(index: Index) -> None:
    both = (story(_text(_prose(8, 8))), story(_text(_prose(8, 8)[:3])))
    put(index, *both)
    assert _copies(index) == {frozenset(_ids(*both))}


def test_a_digest_of_many_stories_does_not_make_them_copies_of_each_other(index: Index) -> None:
    parts = [_prose(seed, 4) for seed in range(20, 28)]
    put(index, *(story(_text(part)) for part in parts), story(_text(*parts)))
    assert _copies(index) == set()


def test_what_stands_under_every_page_does_not_hide_a_copy(index: Index) -> None:
    footer = _prose(40, 3)
    put(index, *(story(_text(_prose(seed, 6), footer)) for seed in range(100, 180)))
    both = (story(_text(_prose(50, 6), footer)), story(_text(_prose(50, 6))))
    put(index, *both)
    assert _copies(index) == {frozenset(_ids(*both))}


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared_either_way(one: str, other: str) -> None:
    assert copied(wording(one), wording(other)) == copied(wording(other), wording(one))


def test_nothing_too_short_has_a_signature() -> None:
    words = [f"w{at}" for at in range(LEAST + SHINGLE - 1)]
    assert signature(words) is not None
    assert signature(words[:-1]) is None
    assert signature(()) is None


def test_signatures_are_those_that_stores_hold_already() -> None:
    # A version of the library that hashes otherwise would find none of the copies stored.
    signed = signature([f"w{at}" for at in range(100)])
    assert signed is not None
    assert signed[:8].hex() == "3616e64517609a58"


@pytest.mark.parametrize("library", ["main", "other"])
def test_documents_of_an_older_store_are_signed_when_it_is_next_added_to(
    tmp_path: Path, library: str
) -> None:
    path = tmp_path / "old.db"
    index = SqliteIndex(path)
    put(index, WIRE, SHORTENED, OTHER, library=library)
    index.close()
    with sqlite3.connect(path) as connection:  # as the migration leaves it
        connection.execute("INSERT INTO unsigned SELECT key, library FROM documents")
        for table in ("signatures", "signature_bands", "copies"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.close()
    index = SqliteIndex(path)
    assert _copies(index, library) == set()
    index.settle(library)
    assert _copies(index, library) == {frozenset(_ids(WIRE, SHORTENED))}
    index.close()
