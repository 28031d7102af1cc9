"""What is credited to an agency is the agency's voice, whoever prints it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Library
from summarizer.briefing.crediting import Crediting, is_credit_of
from summarizer.models import Document, DocumentRef
from tests.unit.briefing.memory import index_of
from tests.unit.storage.building import PERSON, story

FACT = "Iris Vale closed the old harbour bridge of Lune on Monday after nine cracks were found."
REWRITTEN = (
    "On Monday the harbour bridge had nine cracks, which is why Lune found it closed by Iris Vale."
)
MORE = " Ferries will carry workers across the bay until the engineers are done with it."


def credited(text: str, *agencies: str, sentence: str = "") -> set[str]:
    document = Document(text=text)
    reference = DocumentRef(id=document.id, title="", source="", url=None, published=None)
    return Crediting(agencies, lambda _: text).credited(reference, sentence)


@pytest.mark.parametrize(
    "text",
    [
        f"LUNE, May 5 (Lune Wire) - {FACT}",
        f"Port Lune (Lune Wire) — {FACT}",
        f"Bridge closed\n\nPort Lune, 5 May (Lune Wire) -- {FACT}",
        f"{FACT}{MORE} (Lune Wire)",
        f"{FACT}\n\n(Lune Wire)",
    ],
)
def test_a_dateline_or_brackets_at_the_end_credit_whoever_it_is(text: str) -> None:
    assert credited(text) == {"Lune Wire"}


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge closed\nBy Tom Reed, Lune Wire\n\n{FACT}{MORE * 6}",
        f"LW\n\n{FACT}{MORE * 6}",
        f"{FACT}{MORE * 6}\n\nSource: Lune Wire",
        f"{FACT}{MORE * 6}\nWith reporting by Lune Wire",
    ],
)
def test_a_byline_or_signature_credits_an_agency_that_is_known(text: str) -> None:
    assert credited(text, "Lune Wire: top stories") == {"Lune Wire: top stories"}
    assert credited(text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge is closed, according to the Lune Wire.",
        "Iris Vale told LW that the bridge is closed.",
        "The bridge is closed, Lune Wire reported on Monday.",
        "Lune Wire news agency said that the bridge is closed.",
    ],
)
def test_a_sentence_credits_an_agency_that_is_known(sentence: str) -> None:
    assert credited(f"{FACT} {sentence} {FACT}", "Lune Wire", sentence=sentence) == {"Lune Wire"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{FACT} It was old.",
        f"The Wire (a fence) was cut. {FACT}",
        f"Iris Vale (Labour) was there. {FACT}",
        f"{FACT} (MORE)",
        f"{FACT} Nobody was hurt (so far).",
        "Lune Wire Fences Burn Down\n\nThe fences of Lune burnt down on Monday.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert credited(text, "Lune Wire", sentence=text) == set()


@pytest.mark.parametrize(
    ("credit", "name", "same"),
    [
        ("LW", "Lune Wire", True),
        ("Lune Wire", "LW News", True),
        ("Lune Wire", "The Lune Wire: politics", True),
        ("Lune Wire News Agency", "Lune Wire", True),
        ("Lune Wire Fences", "Lune Wire", False),
        ("Courier", "Lune Wire", False),
        ("L", "Lune Wire", False),
        ("", "Lune Wire", False),
        ("Lune Wire", "", False),
    ],
)
def test_a_credit_may_be_shorter_than_the_name_of_the_source(
    credit: str, name: str, same: bool
) -> None:
    assert is_credit_of(credit, name) is same


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_at_all_may_credit(text: str, name: str) -> None:
    assert all(each == name or each in text for each in credited(text, name, sentence=text))


def voices(*documents: Document) -> int:
    """Return how many independent sources the first point of a brief has."""
    from summarizer.briefing.brief import brief

    stories = [
        story(
            document.text,
            {"Iris Vale": PERSON},
            **{
                name: getattr(document, name)
                for name in ("title", "source", "url", "published", "agency")
            },
        )
        for document in documents
    ]
    point = brief(index_of(stories), "main", "bridge", points=1).points[0]
    assert len(point.citations) == len(documents)
    return point.sources


def from_(source: str, text: str, *, agency: bool = False) -> Document:
    return Document(text=text, source=source, title="Bridge closed", agency=agency)


def test_two_outlets_are_two_voices() -> None:
    assert voices(from_("Courier", FACT), from_("Herald", REWRITTEN)) == 2


def test_an_outlet_that_credits_the_agency_is_no_second_voice_beside_it() -> None:
    wire = from_("Lune Wire", FACT, agency=True)
    assert voices(wire, from_("Herald", f"LUNE (Lune Wire) - {REWRITTEN}")) == 1
    assert voices(wire, from_("Herald", f"LUNE (LW) - {REWRITTEN}")) == 1
    told = f"{REWRITTEN[:-1]}, according to Lune Wire."
    assert voices(wire, from_("Herald", told)) == 1
    assert voices(wire, from_("Herald", REWRITTEN)) == 2


def test_outlets_that_credit_one_agency_are_one_voice_without_its_own_report() -> None:
    herald = from_("Herald", f"LUNE (Lune Wire) - {REWRITTEN}")
    assert voices(from_("Courier", f"{FACT}{MORE} (Lune Wire)"), herald) == 1
    assert voices(from_("Courier", f"{FACT}{MORE} (Bay Wire)"), herald) == 2


def test_whom_an_outlet_names_is_an_agency_only_where_it_is_marked_as_one() -> None:
    told = from_("Herald", f"{REWRITTEN[:-1]}, according to Lune Wire.")
    assert voices(from_("Lune Wire", FACT), told) == 2
    assert voices(from_("Lune Wire", FACT, agency=True), told) == 1


def test_the_mark_counts_and_can_be_taken_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Library.open(tmp_path_factory.mktemp("mark") / "library.db") as library:
        library.add(
            [
                from_("Lune Wire", FACT, agency=True),
                from_("Herald", f"{REWRITTEN[:-1]}, according to Lune Wire."),
            ],
            workers=0,
        )

        def sources() -> int:
            return library.brief("bridge", points=1).points[0].sources

        assert sources() == 1
        library.mark_agency("Lune Wire", agency=False)
        assert sources() == 2
        library.mark_agency("Lune Wire")
        assert sources() == 1
