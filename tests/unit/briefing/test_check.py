import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing.check import stands
from summarizer.models import Citation, KeyPoint
from summarizer.text import words

TEXT = 'However, Vesna Kolm did not sign the treaty on Monday, "not now", if they are right.'


def point(shown: str, source: str = TEXT, quote: str | None = None) -> KeyPoint:
    citation = Citation(
        document_id="d",
        title="",
        source="",
        url=None,
        published=None,
        start=0,
        end=len(source),
        quote=source if quote is None else quote,
    )
    return KeyPoint(text=shown, date=None, citations=(citation,), sources=1)


@pytest.mark.parametrize(
    "shown",
    [
        TEXT,
        'Vesna Kolm did not sign the treaty on Monday, "not now", if they are right.',
        '[Minister] Vesna Kolm did not sign the treaty, "not now", if [the Greens] are right.',
        'However, Vesna Kolm did not sign on Monday [the treaty], "not now", if they are right.',
    ],
)
def test_a_point_of_words_of_its_source_stands(shown: str) -> None:
    assert stands(point(shown), lambda _: TEXT)


@pytest.mark.parametrize(
    ("shown", "fault"),
    [
        ('Vesna Kolm did sign the treaty, "not now", if they are right.', "a negation is lost"),
        ('Vesna Kolm did not sign the treaty, "not now".', "a condition is lost"),
        ('Vesna Kolm did not sign the pact, "not now", if they are right.', "a word is changed"),
        ('Vesna Kolm did not sign on Monday the treaty, "not now", if right.', "the order is"),
        ('Vesna Kolm did not never sign, "not now", if they are right.', "a word is added"),
        ('Vesna Kolm did not sign, "not now, if they are right.', "a quotation mark is lost"),
        ("[Vesna Kolm]", "nothing of the source is left"),
        ("", "nothing is shown"),
    ],
)
def test_a_point_that_says_something_else_does_not_stand(shown: str, fault: str) -> None:
    assert not stands(point(shown), lambda _: TEXT), fault


def test_a_quote_that_is_not_the_span_does_not_stand() -> None:
    assert not stands(point("Vesna Kolm", "Vesna Kolm.", "Vesna Kolm!"), lambda _: "Vesna Kolm.")


def test_a_span_outside_the_document_does_not_stand() -> None:
    assert not stands(point("Vesna Kolm", "Vesna Kolm."), lambda _: "Vesna")


@given(st.text(min_size=1), st.text())
def test_whatever_stands_has_words_of_its_source_and_no_others(shown: str, source: str) -> None:
    if stands(point(shown, source), lambda _: source):
        said = re.sub(r"\[[^\[\]]*\]", " ", shown)
        assert {w.lower() for w in words(said)} <= {w.lower() for w in words(source)}
    assert not stands(point(f"{shown} Jorvald", source.replace("Jorvald", "")), lambda _: source)


@given(st.lists(st.tuples(st.sampled_from(["rain", "fell", "not", "unless", "on"]), st.booleans())))
def test_any_words_may_be_cut_but_those_that_turn_the_meaning(
    parts: list[tuple[str, bool]],
) -> None:
    source = " ".join(word for word, _ in parts)
    shown = " ".join(word for word, kept in parts if kept)
    turning = [word for word, kept in parts if word in ("not", "unless") and not kept]
    assert stands(point(shown, source), lambda _: source) is (bool(shown) and not turning)
