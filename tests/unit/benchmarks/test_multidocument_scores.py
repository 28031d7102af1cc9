"""The scorer of briefs over several documents, and the prototype they are compared with."""

import pytest

from benchmarks.multidocument import Sentence, covering, recall, scorer

REFERENCE = "The bridge fell at noon. Nobody was hurt."


def test_the_reference_itself_is_a_hundred() -> None:
    assert recall(scorer(), REFERENCE, [REFERENCE], 100) == (1, 1)


def test_no_answer_is_nothing() -> None:
    assert recall(scorer(), REFERENCE, [], 100) == (0, 0)


def test_only_the_first_words_of_the_reference_count() -> None:
    assert recall(scorer(), REFERENCE, ["The bridge fell."], 3) == (1, 1)


def test_half_of_the_words_are_half() -> None:
    assert recall(scorer(), "one two three four", ["one two"], 100)[0] == pytest.approx(0.5)


STORY = [
    Sentence("The old bridge fell at noon.", 0),
    Sentence("The mayor likes tea.", 0),
    Sentence("The old bridge fell at noon today.", 1),
    Sentence("Witnesses say the old bridge fell at noon.", 2),
]


def test_the_prototype_tells_what_three_documents_share_and_no_more() -> None:
    assert covering(STORY, "", 100) == ["The old bridge fell at noon."]


def test_the_prototype_leaves_out_what_is_known() -> None:
    assert covering(STORY, "", 100, STORY[:1]) == []


def test_the_prototype_keeps_within_the_words_allowed() -> None:
    assert covering(STORY, "", 5) == []
