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
    assert unclear(sentence(text), [])


def test_a_pronoun_that_is_resolved_is_clear() -> None:
    row = sentence("She left the harbour, and she said why.")
    both = [mention(row, "She", "Ana Prell"), mention(row, "she", "Ana Prell")]
    assert unclear(row, both[:1])
    assert not unclear(row, both)


@pytest.mark.parametrize(
    "text", ["Ana Prell left, as her lawyer said.", "Heron Bay is shut.", "It rained.", ""]
)
def test_other_sentences_are_clear(text: str) -> None:
    assert not unclear(sentence(text), [])
