"""What stands in for a date of publication, and which sources are agencies."""

from datetime import UTC, datetime

import pytest

from summarizer.models import Document
from summarizer.storage.base import Window
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import ALWAYS, put, story

_MAY = datetime(2031, 5, 1, tzinfo=UTC)
_JUNE = datetime(2031, 6, 1, tzinfo=UTC)


def test_an_undated_document_stands_where_it_was_first_seen(index: SqliteIndex) -> None:
    put(
        index,
        story("The ferry sank.", title="May", published=_MAY),
        story("The bridge fell.", title="seen in June", seen=_JUNE),
        story("Nobody came.", title="never seen"),
    )
    found = index.documents("main", index.latest("main", ALWAYS, 9))
    ordered = [found[key] for key in index.latest("main", ALWAYS, 9)]
    assert [row.title for row in ordered] == ["seen in June", "May", "never seen"]
    assert (ordered[0].published, ordered[0].seen) == (None, _JUNE)
    assert ordered[1].seen is None
    since = index.latest("main", Window(since=_JUNE), 9)
    assert [found[key].title for key in since] == ["seen in June"]


def test_a_date_goes_before_the_moment_of_first_sight(index: SqliteIndex) -> None:
    put(index, story("The ferry sank.", url="https://a.example/1", published=_MAY, seen=_JUNE))
    (reference,) = index.documents("main", index.latest("main", ALWAYS, 9)).values()
    assert (reference.published, reference.seen) == (_MAY, None)
    kept = index.document_at("main", "https://a.example/1")
    assert kept is not None
    assert (kept.published, kept.seen) == (_MAY, None)


def test_the_same_document_seen_again_is_unchanged() -> None:
    first = Document(text="The ferry sank.", seen=_MAY)
    assert first.id == first.model_copy(update={"seen": _JUNE, "agency": True}).id


@pytest.mark.parametrize("name", ["Lune Wire", "Höfn \U0001f4f0 Wire"])
def test_agencies_are_known_by_the_names_of_their_documents(index: SqliteIndex, name: str) -> None:
    put(index, story("The ferry sank.", source=name, agency=True))
    put(index, story("The ferry sank off Lune.", source="Courier"))
    put(index, story("The ferry sank today.", source=" ", agency=True))
    assert index.agencies("main") == {name}
    assert index.agencies("other") == frozenset()
    index.mark_agency("main", name, agency=False)
    index.mark_agency("main", "Courier", agency=True)
    index.mark_agency("other", "Elsewhere", agency=True)
    assert index.agencies("main") == {"Courier"}
