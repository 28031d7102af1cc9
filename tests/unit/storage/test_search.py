"""Full-text search, and the mending of what a reader mistypes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.storage import search as search_module
from summarizer.storage.base import Index
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import ALWAYS, put, story

_DAY = datetime(2024, 5, 1, tzinfo=UTC)


def _titles(index: Index, words: list[str], *, every: bool = True, limit: int = 9) -> list[str]:
    hits = index.search("main", words, ALWAYS, limit, every=every)
    found = index.documents("main", [hit.document for hit in hits])
    return [found[hit.document].title for hit in hits]


def test_words_are_found_in_any_form_case_and_accent(index: Index) -> None:
    put(index, story("The strikers demanded more in Zürich.", title="A"))
    for word in ("striker", "STRIKERS", "demands", "zurich", "Zürich", "demanding"):
        assert _titles(index, [word]) == ["A"]
    assert _titles(index, ["walkers"]) == []


def test_every_word_or_any(index: Index) -> None:
    put(index, story("Copper fell.", title="A"), story("Copper and tin rose.", title="B"))
    assert _titles(index, ["copper", "tin"]) == ["B"]
    assert _titles(index, ["copper", "tin"], every=False) == ["B", "A"]
    assert _titles(index, ["copper", "zinc"]) == []
    assert set(_titles(index, ["copper", "zinc"], every=False)) == {"A", "B"}


def test_a_word_of_several_tokens_is_a_phrase(index: Index) -> None:
    put(index, story("Tin copper alloys.", title="A"), story("Copper and tin rose.", title="B"))
    assert _titles(index, ["tin copper"]) == ["A"]


def test_a_title_counts_more_than_the_text(index: Index) -> None:
    put(
        index,
        story("Prices rose while copper fell.", title="Metals"),
        story("Prices rose while markets fell.", title="Copper"),
    )
    assert _titles(index, ["copper"]) == ["Copper", "Metals"]


def test_equal_matches_come_newest_first(index: Index) -> None:
    stories = [story("Copper fell.", title=str(n), published=_DAY + timedelta(n)) for n in range(4)]
    put(index, *stories)
    assert _titles(index, ["copper"], limit=3) == ["3", "2", "1"]


@pytest.mark.parametrize("every", [True, False])
def test_a_very_common_word_gives_the_newest_without_ranking_all(
    index: Index, monkeypatch: pytest.MonkeyPatch, every: bool
) -> None:
    monkeypatch.setattr(search_module, "_RANKED", 5)
    stories = [
        story(
            f"Copper fell.{' Tin rose.' if n % 3 == 0 else ''}",
            title=f"{n}{' copper' if n == 2 else ''}",
            published=_DAY + timedelta(n),
        )
        for n in range(12)
    ]
    put(index, *stories)
    assert _titles(index, ["copper"], every=every, limit=4) == ["2 copper", "11", "10", "9"]
    both = _titles(index, ["copper", "tin"], every=every, limit=4)
    assert both == ["9", "6", "3", "0"]


_AWKWARD = [
    *('"', "'", "*", "^", ":", "(", ")", "{", "}", "-", "+", ".", ",", "\\", "/", "NEAR", "AND"),
    *(
        "OR",
        "NOT",
        "title",
        "\x00",
        "\n",
        "\t",
        "’",
        "“",
        "%",
        "_",
        ";--",
        "é",
        "日本",
        "🙂",
        "\u202e",
    ),
]


def test_nothing_a_reader_types_is_an_operator(index: Index) -> None:
    put(index, story("Copper fell."))
    strings = ["".join(parts) for n in (1, 2) for parts in product(_AWKWARD, repeat=n)]
    strings += [f"copper {sign} copper" for sign in _AWKWARD]
    assert len(strings) > 500
    for typed in strings:
        for every in (True, False):
            index.search("main", [typed, typed], ALWAYS, 9, every=every)
        index.words_near("main", typed, 3)
        index.actors_near("main", typed, 3)
        index.actors_called("main", typed)


@pytest.fixture(scope="module")
def copper() -> Iterator[Index]:
    opened = SqliteIndex(":memory:")
    put(opened, story("Copper fell. Nobody knew why."))
    yield opened
    opened.close()


@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"]))), every=st.booleans())
def test_any_words_can_be_searched(copper: Index, words: list[str], every: bool) -> None:
    for hit in copper.search("main", words, ALWAYS, 9, every=every):
        assert hit.score > 0


def test_a_mistyped_word_finds_the_words_near_it(index: Index) -> None:
    put(
        index,
        story("The counteroffensive stalled near the railway."),
        story("The counteroffensive went on. A counterweight fell."),
    )
    for typed in ("counteroffensiv", "cuonteroffensive", "countreoffensife", "xounteroffensive"):
        assert index.words_near("main", typed, 1) == ["counteroffensive"]
    assert index.words_near("main", "railwya", 3) == ["railway"]
    assert index.words_near("main", "zzzz", 3) == []
    assert index.words_near("main", "counteroffensive", 3) == []
