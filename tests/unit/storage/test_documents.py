"""Documents and sentences, through the port."""

from datetime import UTC, datetime, timedelta

import pytest

from summarizer.errors import UnknownDocument
from summarizer.models import Cut, CutKind, Sentence
from summarizer.storage.base import Index, Window
from summarizer.text import stems
from tests.unit.storage.building import ALWAYS, PERSON, put, state, story

_NOON = datetime(2024, 3, 10, 12, 0, 30, tzinfo=UTC)


def test_a_document_comes_back_as_it_went_in(index: Index) -> None:
    document, analysis = story(
        "Ilse Brandt left. Rain fell in Zürich.",
        {"Ilse Brandt": PERSON},
        title="“Brandt” leaves",
        source="The Courier",
        url="https://courier.example/1",
        published=_NOON,
    )
    put(index, (document, analysis))
    (key,) = index.latest("main", ALWAYS, 5)
    reference = index.documents("main", [key])[key]
    assert (reference.id, reference.title, reference.source, reference.url) == (
        document.id,
        document.title,
        document.source,
        document.url,
    )
    assert reference.published == _NOON
    assert index.text("main", document.id) == document.text
    assert [row.text for row in index.sentences("main", [key], at_most=9)] == [
        "Ilse Brandt left.",
        "Rain fell in Zürich.",
    ]


def test_an_unknown_document_is_an_error(index: Index) -> None:
    put(index, story("Something happened."))
    with pytest.raises(UnknownDocument):
        index.text("main", "0" * 32)


def test_sentences_keep_their_stems_cuts_and_numbers(index: Index) -> None:
    text = "However, prices were rising. Nobody knew."
    cut = Cut(start=0, end=9, kind=CutKind.CONNECTIVE)
    document, analysis = story(text)
    first = analysis.sentences[0].model_copy(update={"cuts": (cut,), "dangling": True})
    analysis = analysis.model_copy(update={"sentences": (first, analysis.sentences[1])})
    put(index, (document, analysis))
    (key,) = index.latest("main", ALWAYS, 5)
    rows = index.sentences("main", [key], at_most=9)
    assert [(row.index, row.cuts, row.dangling) for row in rows] == [
        (0, (cut,), True),
        (1, (), False),
    ]
    assert rows[0].stems == stems("However, prices were rising")
    assert index.sentences("main", [key], at_most=1) == rows[:1]
    assert index.sentences_at("main", [(key, 1), (key, 7)]) == rows[1:]


def test_newer_documents_have_larger_keys_and_undated_ones_the_smallest(index: Index) -> None:
    days = [timedelta(0), timedelta(minutes=1), timedelta(days=1), timedelta(days=400)]
    stories = [story(f"Day {n}.", published=_NOON + day) for n, day in enumerate(days)]
    put(index, *reversed(stories), story("No day."))
    keys = index.latest("main", ALWAYS, 9)
    assert keys == sorted(keys, reverse=True)
    found = index.documents("main", keys)
    assert [index.text("main", found[key].id) for key in keys] == [
        "Day 3.",
        "Day 2.",
        "Day 1.",
        "Day 0.",
        "No day.",
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"before", "at", "after", "undated"}),
        (_NOON, None, {"at", "after"}),
        (None, _NOON, {"before", "at"}),
        (_NOON, _NOON, {"at"}),
        (_NOON + timedelta(seconds=1), None, {"after"}),
        (datetime.min.replace(tzinfo=UTC), None, {"before", "at", "after"}),
        (None, datetime.max.replace(tzinfo=UTC), {"before", "at", "after"}),
    ],
)
def test_a_window_has_both_its_ends_to_the_second_and_nothing_undated(
    index: Index, since: datetime | None, until: datetime | None, expected: set[str]
) -> None:
    times = {"before": -1, "at": 0, "after": 1}
    put(
        index,
        *(
            story(
                f"It rained {name}.",
                {"It": PERSON},
                title=name,
                published=_NOON + timedelta(seconds=seconds),
            )
            for name, seconds in times.items()
        ),
        story("It rained undated.", {"It": PERSON}, title="undated"),
    )
    window = Window(since, until)
    (actor,) = index.actors_called("main", "it")
    latest = index.latest("main", window, 9)
    listed = index.latest("main", window, 9, every_language=True)
    searched = [hit.document for hit in index.search("main", ["rained"], window, 9, every=True)]
    mentioned = [key for key, _ in index.actor_documents("main", actor.ref.id, window, 9)]
    quoted = [key for key, _ in index.actor_sentences("main", actor.ref.id, window, 9)]
    together = index.documents_with("main", [actor.ref.id], window, 9)
    for keys in (latest, listed, searched, mentioned, quoted, together):
        assert {row.title for row in index.documents("main", keys).values()} == expected


def test_dates_far_away_are_kept_and_found(index: Index) -> None:
    moments = [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]
    put(index, *(story(f"Year {m.year}.", published=m) for m in moments))
    for moment in moments:
        (key,) = index.latest("main", Window(moment, moment), 9)
        assert index.documents("main", [key])[key].published == moment
        (hit,) = index.search("main", ["year"], Window(moment, moment), 9, every=True)
        assert hit.document == key


def test_another_language_is_kept_but_neither_searched_nor_offered(index: Index) -> None:
    document, analysis = story("Es regnet in Rom.", language="de", title="Regen")
    put(index, (document, analysis), story("Rain in Rom."))
    assert index.size("main") == 2
    assert index.languages("main") == {"de": 1, "en": 1}
    assert index.text("main", document.id) == document.text
    assert len(index.latest("main", ALWAYS, 9)) == 1
    listed = index.latest("main", ALWAYS, 9, every_language=True)
    assert {row.language for row in index.documents("main", listed).values()} == {"de", "en"}
    assert len(index.search("main", ["Rom"], ALWAYS, 9, every=True)) == 1
    assert index.search("main", ["regnet"], ALWAYS, 9, every=True) == []


def test_a_removed_document_leaves_nothing_behind(index: Index) -> None:
    kept = story(
        "Ilse Brandt met Omar Said.",
        {"Ilse Brandt": PERSON, "Omar Said": PERSON},
        published=_NOON,
    )
    gone = story(
        "Brandt and the chairman Omar Said agreed. A Mr Brandt objected to zymurgy.",
        {"Brandt": PERSON, "Omar Said": PERSON},
        roles={"Omar Said": "chairman"},
        published=_NOON,
    )
    foreign = story("Es regnet.", language="de")
    put(index, kept)
    before = state(index)
    put(index, gone, foreign)
    assert index.remove("main", [gone[0].id, foreign[0].id, "unknown"]) == 2
    assert state(index) == before
    assert index.search("main", ["zymurgy"], ALWAYS, 9, every=True) == []
    assert index.words_near("main", "zymurgi", 9) == []


def test_a_sentence_that_holds_nothing_but_signs_is_kept(index: Index) -> None:
    document, analysis = story("***")
    analysis = analysis.model_copy(
        update={
            "sentences": (Sentence(start=0, end=3, paragraph=0, kind=analysis.sentences[0].kind),)
        }
    )
    put(index, (document, analysis))
    (key,) = index.latest("main", ALWAYS, 9)
    assert [row.stems for row in index.sentences("main", [key], at_most=9)] == [()]


def test_documents_whose_keys_would_be_equal_are_both_kept(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.storage.writer.document_key", lambda *_: 7)
    put(index, story("Copper fell.", published=_NOON), story("Tin fell.", published=_NOON))
    keys = index.latest("main", ALWAYS, 9)
    assert {row.text for row in index.sentences("main", keys, at_most=9)} == {
        "Copper fell.",
        "Tin fell.",
    }
    assert len(index.search("main", ["fell"], ALWAYS, 9, every=True)) == 2


def test_what_was_added_later_is_told_apart_whenever_it_was_published(index: Index) -> None:
    put(index, story("Old news of the year.", published=_NOON))
    before = index.additions("main")
    put(index, story("Late news of the year.", published=_NOON - timedelta(9)))
    later = Window(after=before)
    (key,) = index.latest("main", later, 9)
    assert index.latest("main", later, 9, every_language=True) == [key]
    assert [hit.document for hit in index.search("main", ["year"], later, 9, every=True)] == [key]
    assert index.text("main", index.documents("main", [key])[key].id) == "Late news of the year."
    assert index.latest("main", Window(after=index.additions("main")), 9) == []


def test_additions_are_counted_on_when_documents_are_removed(index: Index) -> None:
    put(index, story("Old news."))
    before = index.additions("main")
    index.remove(
        "main",
        [row.id for row in index.documents("main", index.latest("main", Window(), 9)).values()],
    )
    put(index, story("Other news."))
    assert index.additions("main") == before + 1
    assert len(index.latest("main", Window(after=before), 9)) == 1
    assert index.additions("another") == 0
