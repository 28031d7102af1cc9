"""The same document twice, and versions of one page or file."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from summarizer.storage.base import Index
from tests.unit.storage.building import ALWAYS, put, state, story

_DAY = datetime(2024, 5, 1, tzinfo=UTC)
_URL = "https://courier.example/a"


def _texts(index: Index) -> set[str]:
    keys = index.latest("main", ALWAYS, 99)
    return {index.text("main", row.id) for row in index.documents("main", keys).values()}


def test_the_same_document_twice_changes_nothing(index: Index) -> None:
    one = story("Copper fell.", url=_URL)
    assert put(index, one) == ["added"]
    before = state(index)
    assert put(index, one, one) == ["unchanged", "unchanged"]
    assert state(index) == before
    assert index.known("main", [one[0].id, "other"]) == {one[0].id}


@pytest.mark.parametrize("place", [{"url": _URL}, {"path": "a.txt"}])
def test_other_content_at_the_same_place_replaces_the_old(
    index: Index, place: dict[str, Any]
) -> None:
    put(index, story("Copper fell.", **place), story("Tin fell."))
    assert put(index, story("Copper rose.", **place)) == ["updated"]
    assert _texts(index) == {"Copper rose.", "Tin fell."}


def test_the_version_published_last_is_kept_in_any_order(index: Index) -> None:
    versions = [
        story(f"Version {n}.", url=_URL, published=_DAY + timedelta(hours=n)) for n in range(3)
    ]
    for number, order in enumerate(permutations(versions)):
        library = f"library {number}"
        put(index, *order[:2], library=library)
        put(index, *order[2:], library=library)
        (key,) = index.latest(library, ALWAYS, 9)
        assert index.documents(library, [key])[key].id == versions[2][0].id


def test_an_older_version_says_so(index: Index) -> None:
    put(index, story("New.", url=_URL, published=_DAY))
    assert put(index, story("Old.", url=_URL, published=_DAY - timedelta(1))) == ["outdated"]
    assert _texts(index) == {"New."}


@pytest.mark.parametrize(("first", "second"), [(None, _DAY), (_DAY, None), (_DAY, _DAY)])
def test_where_dates_do_not_tell_the_version_given_last_is_kept(
    index: Index, first: datetime | None, second: datetime | None
) -> None:
    put(index, story("First.", path="a.txt", published=first))
    put(index, story("Second.", path="a.txt", published=second))
    assert _texts(index) == {"Second."}


def test_two_versions_in_one_transaction(index: Index) -> None:
    first, second = story("First.", path="a.txt"), story("Second.", path="a.txt")
    assert put(index, first, second, first) == ["added", "updated", "updated"]
    assert _texts(index) == {"First."}


def test_a_text_that_another_file_still_holds_is_kept(index: Index) -> None:
    put(index, story("Same.", path="a.txt"), story("Same.", path="b.txt"))
    assert put(index, story("Other.", path="a.txt")) == ["added"]
    assert _texts(index) == {"Same.", "Other."}
    assert put(index, story("Third.", path="b.txt")) == ["updated"]
    assert _texts(index) == {"Third.", "Other."}


def test_a_file_that_now_holds_another_files_text_gives_its_own_up(index: Index) -> None:
    put(index, story("One.", path="a.txt"), story("Two.", path="b.txt"))
    assert put(index, story("One.", path="b.txt")) == ["unchanged"]
    assert _texts(index) == {"One."}
    with index.writing("main") as writer:
        writer.keep(story("One.")[0].id, "c.txt")
    assert put(index, story("Two.", path="a.txt")) == ["added"]
