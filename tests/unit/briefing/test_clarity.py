import pytest

from summarizer.briefing.clarity import unclear
from tests.unit.briefing.writing import mention, sentence


@pytest.mark.parametrize(
    "text",
    [
        "She left the harbour of Lune on Monday.",
        "“Their ship is lost,” Ana Prell said.",
        "Jon Aras is no suspect, she said.",
        "Its captain, Jon Aras, was on leave.",
    ],
)
def test_a_pronoun_that_nobody_is_known_by_makes_a_sentence_unclear(text: str) -> None:
    assert unclear(sentence(text), [], ())


def test_a_pronoun_that_is_resolved_is_clear() -> None:
    row = sentence("She left the harbour, and she said why.")
    both = [mention(row, "She", "Ana Prell"), mention(row, "she", "Ana Prell")]
    assert unclear(row, both[:1], {"ana prell"})
    assert not unclear(row, both, {"ana prell"})


def test_a_pronoun_of_somebody_whom_the_text_never_names_is_unclear() -> None:
    row = sentence("She left the harbour.")
    assert unclear(row, [mention(row, "She", "the pilot")], {"ana prell"})


def test_half_of_a_short_form_is_unclear_and_it_that_holds_a_place_is_not() -> None:
    for text, word in (("She's on leave.", "She"), ("It’s free for everybody.", "It")):
        row = sentence(text)
        assert unclear(row, [mention(row, word, "Ana Prell")], {"ana prell"})
    assert not unclear(sentence("It's clear that Jon Aras left."), [], ())


@pytest.mark.parametrize(
    "text", ["Ana Prell left, as her lawyer said.", "Heron Bay is shut.", "It rained.", ""]
)
def test_other_sentences_are_clear(text: str) -> None:
    assert not unclear(sentence(text), [], ())
