"""Looking up who is mentioned at a place, and who a phrase refers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.reference.resolution import Resolution
from summarizer.models import Form, Kind, Mention
from tests.unit.language.marked import marked


def mention(start: int, end: int, actor: str) -> Mention:
    return Mention(start=start, end=end, kind=Kind.PERSON, form=Form.NAME, actor=actor)


def test_the_innermost_mention_covers_a_place() -> None:
    outer, inner = mention(0, 14, "mayor"), mention(0, 6, "town")
    resolution = Resolution((), (outer, inner))
    assert resolution.at(3) == inner
    assert resolution.at(10) == outer


def test_nobody_is_mentioned_between_mentions() -> None:
    resolution = Resolution((), (mention(0, 4, "a"), mention(5, 9, "b")))
    assert resolution.at(4) is None
    assert resolution.at(9) is None
    assert Resolution((), ()).at(0) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=20), st.integers(-2, 90)
)
def test_a_covering_mention_is_found_if_there_is_one(
    spans: list[tuple[int, int]], offset: int
) -> None:
    mentions = sorted(
        (mention(start, start + length, str(start)) for start, length in spans),
        key=lambda m: (m.start, -m.end),
    )
    found = Resolution((), tuple(mentions)).at(offset)
    covering = [m for m in mentions if m.start <= offset < m.end]
    assert (found in covering) if covering else found is None


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (
            "[Acme] spokesman {Jo Bell} resigned.",
            "Acme spokesman Jo Bell",
            "Jo Bell",
        ),
        (
            "The head of [Acme], {Jo Bell}, resigned.",
            "The head of Acme, Jo Bell",
            "Jo Bell",
        ),
        ("{Jo Bell}, the head of [Acme], left.", "Jo Bell, the head of Acme", "Jo Bell"),
        ("{Jo Bell}'s lawyer resigned.", "Jo Bell's lawyer", None),
        ("A lawyer for {Jo Bell} resigned.", "A lawyer for Jo Bell", None),
        ("{Jo Bell} and {Al Fox} resigned.", "Jo Bell and Al Fox", None),
        ("[Acme] workers resigned.", "Acme workers", None),
        ("Later {he=Jo Bell} resigned.", "he", "Jo Bell"),
    ],
)
def test_a_phrase_refers_to_what_its_head_names(
    nlp: Language, text: str, phrase: str, expected: str | None
) -> None:
    document = marked(nlp, text)
    start = document.text.index(phrase)
    found = document.resolution.of(document.doc, start, start + len(phrase))
    assert (found.actor if found else None) == expected


def test_no_phrase_refers_to_nobody(nlp: Language) -> None:
    document = marked(nlp, "{Jo Bell} resigned.")
    assert document.resolution.of(document.doc, None, None) is None
    assert document.resolution.of(document.doc, 3, 3) is None
