"""What may be shown of a text, and in which order."""

from summarizer.briefing.candidates import candidates, in_order_of_texts
from tests.unit.briefing.writing import sentence


def test_a_mark_that_stands_apart_makes_a_heading_no_sentence() -> None:
    heading, told = candidates(
        [
            sentence("Bridge splits northern town ."),
            sentence("The bridge splits the town .", index=1),
        ]
    )
    assert not heading.complete
    assert told.complete


def test_sentences_of_one_text_are_read_in_its_order() -> None:
    top, early, late = (sentence("It was told there.", index=index) for index in (5, 2, 7))
    other = sentence("Another text told this.", document=2)
    chosen = candidates([top, late, other, early])
    assert [one.row for one in in_order_of_texts(chosen)] == [top, early, other, late]
    assert in_order_of_texts([]) == []
