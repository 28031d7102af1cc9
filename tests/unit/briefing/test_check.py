import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing.check import differ, stands
from summarizer.models import Citation, Disagreement, DisagreementKind, KeyPoint, SourcedClaim
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


COUNTED = "The council put the marchers at 4,000; the organisers said 9,000 had come."


def claim(text: str, source: str, quote: str = COUNTED) -> SourcedClaim:
    (citation,) = point("", quote).citations
    return SourcedClaim(text=text, source=source, date=None, citation=citation)


def disagreement(
    *claims: SourcedClaim,
    subject: str = "the marchers",
    kind: DisagreementKind = DisagreementKind.NUMBER,
) -> Disagreement:
    return Disagreement(kind=kind, subject=subject, claims=claims)


COUNCIL, ORGANISERS = claim("4,000", "The council"), claim("9,000", "the organisers")


def test_two_claims_in_the_words_of_their_source_differ() -> None:
    assert differ(disagreement(COUNCIL, ORGANISERS), lambda _: COUNTED)
    assert differ(disagreement(COUNCIL, ORGANISERS, subject=""), lambda _: COUNTED)


@pytest.mark.parametrize(
    ("shown", "fault"),
    [
        (disagreement(COUNCIL), "one claim"),
        (disagreement(COUNCIL, claim("9,500", "the organisers")), "a number of nobody"),
        (disagreement(COUNCIL, claim("000", "the organisers")), "a part of a number"),
        (disagreement(COUNCIL, claim("9,000", "the police")), "a source of nobody"),
        (disagreement(COUNCIL, claim("9,000", "The council")), "one source"),
        (disagreement(COUNCIL, claim("4,000", "the organisers")), "one number"),
        (disagreement(COUNCIL, ORGANISERS, subject="the dancers"), "a subject of nobody"),
        (disagreement(COUNCIL, claim("9,000", "the organisers", "9,000.")), "another quote"),
        (disagreement(COUNCIL, ORGANISERS, kind=DisagreementKind.DENIAL), "nothing is denied"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_disagreement_that_its_sources_do_not_tell_is_not_shown(
    shown: Disagreement, fault: str
) -> None:
    assert not differ(shown, lambda _: COUNTED), fault
