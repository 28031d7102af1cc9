"""What the reader knows is not told again; what changes it is marked."""

from summarizer.briefing.brief import brief
from summarizer.models import Brief, KeyPoint, Known
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import written

MONDAY = written(
    "The ferry Aster sank off Port Lune on Monday, and 12 sailors were killed in the storm. "
    "Divers of the navy found the wreck in the evening near the lighthouse.",
    source="Bay Wire",
    day="2031-03-03",
)
AGAIN = written(
    "With 12 sailors killed in the storm, the ferry Aster sank on Monday off Port Lune.",
    source="Isle Radio",
    day="2031-03-04",
)
CORRECTED = written(
    "The ferry Aster sank off Port Lune on Monday, and 14 sailors were killed in the storm. "
    "A judge ordered the owner of the fleet to hand over its letters.",
    source="Lune Post",
    day="2031-03-05",
)


def told(*known: Known, topic: str | None = None, number: int = 5) -> Brief:
    index = index_of([MONDAY, AGAIN, CORRECTED])
    return brief(index, "main", topic, points=number, known=known)


def first_points() -> tuple[KeyPoint, ...]:
    return brief(index_of([MONDAY]), "main", None, points=5).points


def test_what_a_known_document_says_is_not_told_again_in_other_words() -> None:
    texts = [point.text for point in told(MONDAY[0]).points]
    assert not any("12 sailors" in text or "Divers" in text for text in texts)
    assert any("judge" in text for text in texts)


def test_a_known_document_may_be_given_by_its_id() -> None:
    assert told(MONDAY[0].id) == told(MONDAY[0])


def test_what_a_known_point_says_is_not_told_again() -> None:
    texts = [point.text for point in told(*first_points()).points]
    assert texts
    assert not any("12 sailors" in text or "Divers" in text for text in texts)


def test_a_number_that_changes_is_marked_with_what_was_said_before() -> None:
    for known in ((MONDAY[0],), first_points()):
        changed = [point for point in told(*known).points if point.changes]
        assert [point.text[:47] for point in changed] == [CORRECTED[0].text[:47]]
        assert ["12 sailors" in c.quote for c in changed[0].changes] == [True]


def test_without_anything_known_nothing_is_marked() -> None:
    assert not any(point.changes for point in told().points)


def test_who_knows_everything_is_told_that_nothing_is_new() -> None:
    answer = told(MONDAY[0], AGAIN[0], CORRECTED[0])
    assert answer.points == ()
    assert answer.note == "Nothing new."
    assert told(MONDAY[0], AGAIN[0], CORRECTED[0], topic="ferry Aster").note == (
        "Nothing new on “ferry Aster”."
    )


def test_a_document_that_is_not_here_changes_nothing() -> None:
    assert told("no such id") == told()
