"""Reported words on cards: what of them says something, by whom, and when."""

from typing import NamedTuple

import pytest

from summarizer.cards.card import who
from summarizer.models import CitedQuotation, Quotation, QuotationKind
from tests.unit.briefing.writing import written
from tests.unit.cards.conftest import Filled


class Words(NamedTuple):
    """Reported words in a text, and their verb."""

    content: str
    cue: str = "said"


def said(filled: Filled, text: str, words: Words, meant: str = "") -> tuple[CitedQuotation, ...]:
    """Return what Nora Tamm's card has her say in a text; `meant` is a pronoun for her."""
    mentions = [("Nora Tamm", "Nora Tamm")] + ([(meant, "Nora Tamm")] if meant else [])
    document, analysis = written(text, day="2031-05-01", who=mentions)
    start, cue = text.index(words.content), text.index(words.cue)
    quotation = Quotation(
        start=start,
        end=start + len(words.content),
        kind=QuotationKind.REPORTED,
        source_start=0,
        source_end=len("Nora Tamm"),
        cue_start=cue,
        cue_end=cue + len(words.cue),
        speaker="Nora Tamm",
    )
    found = analysis.model_copy(update={"quotations": (quotation,)})
    return who(filled((document, found)), "main", "nora tamm").quotations


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Nora Tamm said when the port would open.", "when the port would open", "said"),
        ("Nora Tamm asked whether the port is shut.", "whether the port is shut", "asked"),
        (
            "Nora Tamm asked pilots to bring what they have.",
            "pilots to bring what they have",
            "asked",
        ),
        ("Nora Tamm was asked if she thought the port is shut.", "the port is shut", "thought"),
        ("Nora Tamm said it would not.", "it would not", "said"),
        ("Nora Tamm could claim that the port is shut.", "that the port is shut", "could claim"),
        ("Nora Tamm will announce that the port is shut.", "that the port is shut", "announce"),
        ("Nora Tamm will not publicly say the port is shut.", "the port is shut", "say"),
    ],
)
def test_what_is_asked_or_will_be_said_is_not_said(
    filled: Filled, text: str, content: str, cue: str
) -> None:
    assert said(filled, text, Words(content, cue)) == ()


def test_reported_words_are_shown_without_the_that_before_them(filled: Filled) -> None:
    (quotation,) = said(
        filled, "Nora Tamm said that the port is shut.", Words("that the port is shut")
    )

    assert quotation.text == quotation.citation.quote == "the port is shut"


def test_what_somebody_had_said_is_not_of_the_day_of_the_text(filled: Filled) -> None:
    (quotation,) = said(filled, "Nora Tamm had said the port is shut.", Words("the port is shut"))

    assert quotation.date is None


def test_words_that_open_with_a_pronoun_for_somebody_else_are_not_shown(filled: Filled) -> None:
    text, words = "Nora Tamm said it was shut for weeks.", Words("it was shut for weeks")

    assert said(filled, text, words) == ()
    assert said(filled, text.replace("it", "she"), Words("she was shut for weeks"), "she")
