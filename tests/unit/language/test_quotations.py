"""What is said in a text, by whom, and by which words one knows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.pipeline import parse
from summarizer.language.speech.find import find_quotations
from summarizer.models import QuotationKind

Said = tuple[str, str | None, str | None]


def _found(nlp: Language, text: str, kind: QuotationKind) -> list[Said]:
    ((doc, blocks),) = parse(nlp, [text])

    def words(start: int | None, end: int | None) -> str | None:
        return None if start is None else text[start:end]

    return [
        (
            text[q.start : q.end],
            words(q.source_start, q.source_end),
            words(q.cue_start, q.cue_end),
        )
        for q in find_quotations(doc, blocks)
        if q.kind is kind
    ]


def direct(nlp: Language, text: str) -> list[Said]:
    return _found(nlp, text, QuotationKind.DIRECT)


def reported(nlp: Language, text: str) -> list[Said]:
    return _found(nlp, text, QuotationKind.REPORTED)


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("“The dam will hold,” she said.", "The dam will hold,", "she", "said"),
        ("“The dam will hold,” said Ada Bell.", "The dam will hold,", "Ada Bell", "said"),
        (
            "“The dam will hold,” said Ada Bell, the chief engineer of the valley board.",
            "The dam will hold,",
            "Ada Bell, the chief engineer of the valley board",
            "said",
        ),
        ("Ada Bell said: “The dam will hold.”", "The dam will hold.", "Ada Bell", "said"),
        ("Ada Bell told reporters, “The dam will hold.”", "The dam will hold.", "Ada Bell", "told"),
        ("‘The dam will hold,’ Ada Bell said.", "The dam will hold,", "Ada Bell", "said"),
        ('"Will it hold?" asked a farmer.', "Will it hold?", "a farmer", "asked"),
        ("«The dam will hold,» Ada Bell said.", "The dam will hold,", "Ada Bell", "said"),
        ("“The dam will hold.” — Ada Bell", "The dam will hold.", "Ada Bell", "—"),
    ],
)
def test_words_in_marks_have_a_speaker_and_a_cue(
    nlp: Language, text: str, content: str, source: str, cue: str
) -> None:
    assert direct(nlp, text) == [(content, source, cue)]


def test_the_cue_takes_in_auxiliaries_and_adverbs(nlp: Language) -> None:
    ((_, source, cue),) = direct(nlp, "“It will hold,” Bell has repeatedly said.")
    assert (source, cue) == ("Bell", "has repeatedly said")


def test_a_quotation_that_the_narration_splits_is_two_by_one_speaker(nlp: Language) -> None:
    text = "“The dam,” Bell said, smiling, “will hold. It was built well.”"
    assert direct(nlp, text) == [
        ("The dam,", "Bell", "said"),
        ("will hold. It was built well.", "Bell", "said"),
    ]


def test_sentences_after_the_attribution_have_its_speaker(nlp: Language) -> None:
    text = "“The dam will hold,” Bell said. “It was built well. Nobody needs to leave.”"
    assert direct(nlp, text) == [
        ("The dam will hold,", "Bell", "said"),
        ("It was built well. Nobody needs to leave.", "Bell", "said"),
    ]


def test_a_paragraph_in_marks_without_a_cue_goes_on_with_the_speaker(nlp: Language) -> None:
    text = "“The dam will hold,” Bell said.\n\n“We checked every gate last week.”"
    assert direct(nlp, text)[1] == ("We checked every gate last week.", "Bell", None)


def test_a_new_cue_starts_a_new_quotation(nlp: Language) -> None:
    text = "“The dam will hold,” Bell said.\n\n“I doubt it,” answered Orr. He added: “Ask them.”"
    assert [(content, source) for content, source, _ in direct(nlp, text)] == [
        ("The dam will hold,", "Bell"),
        ("I doubt it,", "Orr"),
        ("Ask them.", "He"),
    ]


def test_a_line_that_ends_in_a_colon_introduces_the_paragraph_below(nlp: Language) -> None:
    text = "Late in the evening Bell wrote to the mayor:\n\n“The dam will hold.”"
    assert direct(nlp, text) == [("The dam will hold.", "Bell", "wrote")]


def test_a_quotation_over_paragraphs_is_one(nlp: Language) -> None:
    text = "“The dam will hold.\n\n“It was built well,” Bell said."
    assert direct(nlp, text) == [("The dam will hold.\n\n“It was built well,", "Bell", "said")]


def test_a_transcript_is_read_by_its_labels(nlp: Language) -> None:
    text = "BELL: Will it hold?\n\nORR: It will. We checked.\n\n(LAUGHTER)\n\nBELL: Thank you."
    assert direct(nlp, text) == [
        ("Will it hold?", "BELL", ":"),
        ("It will. We checked.", "ORR", ":"),
        ("Thank you.", "BELL", ":"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace corridor” was closed on Monday.",
        "Her novel “The Long Winter of Ash” won a prize.",
        "He drove past the “tower” and went home.",
        "“The Long Winter” was sold to a studio in May.",
    ],
)
def test_terms_and_titles_in_marks_are_no_quotations(nlp: Language, text: str) -> None:
    assert direct(nlp, text) == []


def test_words_in_marks_within_a_reported_clause_are_part_of_it(nlp: Language) -> None:
    text = "Bell said the plan was “a gift to the floods” and should be dropped."
    assert direct(nlp, text) == []
    assert reported(nlp, text) == [
        ("the plan was “a gift to the floods” and should be dropped", "Bell", "said")
    ]


def test_a_reported_clause_ends_with_the_mark_that_closes_in_it(nlp: Language) -> None:
    ((content, _, _),) = reported(nlp, "Bell said that the plan was “a gift to the floods.”")
    assert content == "that the plan was “a gift to the floods.”"


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        (
            "The ministry confirmed that the bridge was closed.",
            "that the bridge was closed",
            "The ministry",
            "confirmed",
        ),
        (
            "The bridge was closed on Friday, officials said.",
            "The bridge was closed on Friday",
            "officials",
            "said",
        ),
        (
            "The bridge was closed on Friday, according to the ministry.",
            "The bridge was closed on Friday",
            "the ministry",
            "according to",
        ),
        (
            "According to the ministry, the bridge was closed on Friday.",
            "the bridge was closed on Friday",
            "the ministry",
            "According to",
        ),
        (
            "The mayor urged residents to stay indoors.",
            "residents to stay indoors",
            "The mayor",
            "urged",
        ),
        ("The union promised to end the strike.", "to end the strike", "The union", "promised"),
        ("The mayor called for calm.", "calm", "The mayor", "called for"),
        ("The mayor denied taking money.", "taking money", "The mayor", "denied"),
        (
            "The mayor accused the union of breaking the law.",
            "the union of breaking the law",
            "The mayor",
            "accused",
        ),
        ("Critics called it a disgrace.", "it a disgrace", "Critics", "called"),
        (
            "The union criticised the mayor for his silence.",
            "the mayor for his silence",
            "The union",
            "criticised",
        ),
    ],
)
def test_reported_speech_has_content_source_and_cue(
    nlp: Language, text: str, content: str, source: str, cue: str
) -> None:
    assert reported(nlp, text) == [(content, source, cue)]


def test_a_noun_attributes_too(nlp: Language) -> None:
    found = reported(nlp, "Nobody believed the mayor's claim that the bridge was safe.")
    assert found == [("that the bridge was safe", "the mayor's", "claim")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It will hold,” said Bell, speaking of the old dam.", "Bell"),
        ("Bell, speaking to farmers in Velm, said that it would hold.", "Bell"),
        ("Ada Bell in a televised interview said that it would hold.", "Ada Bell"),
        ("Bell, of the valley board, said that it would hold.", "Bell, of the valley board"),
    ],
)
def test_where_and_when_somebody_speaks_is_no_part_of_the_source(
    nlp: Language, text: str, source: str
) -> None:
    ((_, found, _),) = direct(nlp, text) or reported(nlp, text)
    assert found == source


def test_whoever_voices_a_concern_has_it(nlp: Language) -> None:
    ((_, source, _),) = reported(nlp, "Farmers have voiced concern that the dam could break.")
    assert source == "Farmers"


def test_what_a_paper_says_says_who_issues_it(nlp: Language) -> None:
    found = reported(nlp, "The board issued a paper welcoming the plans for the dam.")
    assert ("the plans for the dam", "The board") in [(what, who) for what, who, _ in found]


def test_quotations_signed_one_after_the_other_keep_their_names(nlp: Language) -> None:
    text = "“The dam is our shame.” ― Ada Bell “It must be rebuilt.”― Ivo Prell."
    assert [source for _, source, _ in direct(nlp, text)] == ["Ada Bell", "Ivo Prell"]


def test_an_attribution_within_another_is_left_to_its_speaker(nlp: Language) -> None:
    text = "The mayor said the union had promised to end the strike."
    assert reported(nlp, text) == [
        ("the union had promised to end the strike", "The mayor", "said")
    ]


def test_what_the_reporter_adds_is_not_said(nlp: Language) -> None:
    text = "The union rejected the offer, which came on Monday."
    assert reported(nlp, text) == [("the offer", "The union", "rejected")]


@pytest.mark.parametrize(
    "text",
    ["", "“", "”", "'", "said", "“” said.", "\n\n“\n\n”", "according to", "He said: “", "🙂"],
)
def test_scraps_pass(nlp: Language, text: str) -> None:
    ((doc, blocks),) = parse(nlp, [text])
    find_quotations(doc, blocks)


def test_nobody_is_named_by_marks_alone(nlp: Language) -> None:
    ((doc, blocks),) = parse(nlp, ["according to . , ”"])

    assert find_quotations(doc, blocks) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "'", "Bell", "said", "that", "the dam", ",", ".", ":", "\n\n", "told",
             "urged", "to", "according to", "—", "BELL:", "which", "is", "claim", "‘", "’", "he"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_text_gives_spans_within_it(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    ((doc, blocks),) = parse(nlp, [text])
    for q in find_quotations(doc, blocks):
        assert 0 <= q.start < q.end <= len(text)
        for start, end in ((q.source_start, q.source_end), (q.cue_start, q.cue_end)):
            if start is not None and end is not None:
                assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Bell (a fierce critic of all dams) said the dam would break.", "Ada Bell"),
        ("Ada Bell (D-Oh.) said the dam would break.", "Ada Bell (D-Oh.)"),
        ("The report ― which nobody had read ― said the dam would break.", "The report"),
        ("He was criticised by engineers for saying the dam would break.", "engineers"),
        ("VELM -- President Ada Bell, opening the dam, said it would hold.", "President Ada Bell"),
    ],
)
def test_asides_and_datelines_are_no_part_of_a_source(
    nlp: Language, text: str, source: str
) -> None:
    assert [words for _, words, _ in reported(nlp, text)] == [source]
