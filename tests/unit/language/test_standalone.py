"""What of a sentence can be left out, and whether it can be read alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.names.find import find_names
from summarizer.language.pipeline import parse
from summarizer.language.reference.coreference import resolve
from summarizer.language.roles.find import find_roles
from summarizer.language.speech.find import find_quotations
from summarizer.language.standalone.find import dangles, find_cuts
from summarizer.models import CutKind


def _read(nlp: Language, text: str) -> list[tuple[str, list[tuple[str, CutKind]], bool]]:
    """Return for each sentence what is left, what is cut and why, and whether it dangles."""
    ((doc, blocks),) = parse(nlp, [text])
    names = find_names(doc, blocks)
    roles = find_roles(doc, names)
    quotations = find_quotations(doc, blocks)
    resolution = resolve(doc, names, roles, quotations)
    read = []
    for sentence in doc.sents:
        left = sentence.text
        cuts = find_cuts(sentence, resolution, quotations)
        for cut in reversed(cuts):
            start, end = cut.start - sentence.start_char, cut.end - sentence.start_char
            left = left[:start] + " " + left[end:]
        words = " ".join(left.split())
        for mark in ",.":
            words = words.replace(f" {mark}", mark)
        found = [(text[cut.start : cut.end], cut.kind) for cut in cuts]
        read.append((words, found, dangles(sentence, resolution, quotations)))
    return read


def left(nlp: Language, text: str) -> str:
    return " ".join(words for words, _, _ in _read(nlp, text))


def last_dangles(nlp: Language, text: str) -> bool:
    return _read(nlp, text)[-1][2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("However, the bridge was closed.", "the bridge was closed."),
        ("But the bridge was closed.", "the bridge was closed."),
        ("And yet, the bridge was closed.", "the bridge was closed."),
        ("As a result, the bridge was closed.", "the bridge was closed."),
        ("In addition, the bridge was closed.", "the bridge was closed."),
        ("Meanwhile the bridge was closed.", "the bridge was closed."),
        ("The bridge, however, was closed.", "The bridge was closed."),
        ("The bridge was closed, however.", "The bridge was closed."),
        ("The mayor, a pilot, however, left.", "The mayor, a pilot, left."),
    ],
)  # fmt: skip
def test_what_joins_a_sentence_to_the_one_before_is_cut(
    nlp: Language, text: str, words: str
) -> None:
    assert left(nlp, text) == words
    assert {kind for _, cuts, _ in _read(nlp, text) for _, kind in cuts} == {CutKind.CONNECTIVE}


@pytest.mark.parametrize(
    "text",
    [
        "But for the rain the bridge would have held.",
        "However hard they tried, the gate stayed shut.",
        "So far the bridge has held.",
        "Yet another bridge was closed.",
        "Otherwise, the bridge would have been closed.",
        "Perhaps, the bridge will be closed.",
        "Allegedly, the bridge was closed.",
        "Nor was the bridge closed.",
        "The bridge was closed, officials said.",
        "The bridge was closed, according to officials.",
    ],
)
def test_conditions_negations_doubts_and_attributions_stay(nlp: Language, text: str) -> None:
    assert left(nlp, text) == text


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORT VALE, Jan 5 (Newswire) - The bridge was closed.", "PORT VALE, Jan 5 (Newswire) - "),
        ("PORT VALE — The bridge was closed.", "PORT VALE — "),
        ("Port Vale (XNA) -- The bridge was closed.", "Port Vale (XNA) -- "),
        ("(XNA) - The bridge was closed.", "(XNA) - "),
        ("(XNA)The bridge was closed.", "(XNA)"),
    ],
)
def test_a_dateline_is_cut(nlp: Language, text: str, dateline: str) -> None:
    ((words, cuts, _),) = _read(nlp, text)
    assert words == "The bridge was closed."
    assert cuts == [(dateline, CutKind.DATELINE)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The bridge, which crosses the harbour mouth, was closed on Monday.",
            "The bridge was closed on Monday.",
        ),
        (
            "Engineers closed the bridge, which crosses the harbour mouth.",
            "Engineers closed the bridge.",
        ),
        (
            "The harbour board (known as the pilots' club) closed the bridge.",
            "The harbour board closed the bridge.",
        ),
        (
            "The bridge — a favourite of anglers — was closed.",
            "The bridge was closed.",
        ),
    ],
)
def test_an_aside_is_cut_and_the_clause_stays_whole(nlp: Language, text: str, words: str) -> None:
    assert left(nlp, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, which was not inspected, was closed on Monday.",
        "The bridge, which may fall, was closed on Monday.",
        "The bridge (closed since 1998) was opened on Monday.",
        "The bridge that crosses the harbour mouth was closed on Monday.",
        "The mayor, Ada Bell, closed the bridge.",
    ],
)
def test_an_aside_that_denies_doubts_counts_or_names_stays(nlp: Language, text: str) -> None:
    assert left(nlp, text) == text


def test_nothing_is_cut_from_what_somebody_says_verbatim(nlp: Language) -> None:
    text = "“But the bridge, which crosses the harbour mouth, is safe,” Bell said."
    assert left(nlp, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "This came as a surprise.",
        "That move angered the union.",
        "The former was closed.",
        "The next day it rained in the hills.",
        "Two days later the bridge was closed.",
        "Others stayed away.",
        "Was the bridge closed?",
        "A quiet evening at the harbour.",
        "Read more about the bridge.",
        "The bridge (pictured) was closed.",
        "Neither did the union.",
        "The bridge was closed ...",
        "They closed the bridge.",
        "We closed the bridge.",
    ],
)
def test_a_sentence_that_leans_on_others_dangles(nlp: Language, text: str) -> None:
    assert last_dangles(nlp, text)


def test_a_piece_of_a_longer_quotation_dangles(nlp: Language) -> None:
    text = "“The bridge is safe. The gates were checked. Nobody needs to leave,” Bell said."
    assert _read(nlp, text)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "However, the bridge was closed on Monday.",
        "“The bridge is safe,” Bell said.",
        "“We will rebuild the bridge,” Bell said.",
        "This week the bridge was closed.",
        "It is clear that the bridge was closed too late.",
        "There was no traffic on the bridge.",
        "Both the mayor and the union want the bridge opened.",
        "When the pilots met, they closed the bridge.",
    ],
)
def test_a_sentence_that_says_all_by_itself_does_not_dangle(nlp: Language, text: str) -> None:
    assert not last_dangles(nlp, text)


def test_a_pronoun_that_a_bracket_can_name_does_not_dangle(nlp: Language) -> None:
    assert not last_dangles(nlp, "Ada Bell closed the bridge. She opened it again on Friday.")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["But", "However", ",", "the bridge", "which", "was", "closed", "(", ")", "—", ".",
             "This", "“", "”", "PORT VALE", "-", "they", "?", "\n\n", "so", "in addition", "12"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_cuts_of_any_text_lie_in_their_sentence_in_order(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    ((doc, blocks),) = parse(nlp, [text])
    names = find_names(doc, blocks)
    quotations = find_quotations(doc, blocks)
    resolution = resolve(doc, names, [], quotations)
    for sentence in doc.sents:
        position = sentence.start_char
        for cut in find_cuts(sentence, resolution, quotations):
            assert position <= cut.start < cut.end <= sentence.end_char
            position = cut.end
        dangles(sentence, resolution, quotations)


@pytest.mark.parametrize(
    "text",
    [
        "Aftermath: The river broke its banks at noon .",
        "No regrets: The mayor said that she would stand again.",
        "Calm: In a new chapter of her book, Ada Roe said that it was over .",
    ],
)
def test_a_caption_under_a_label_dangles(nlp: Language, text: str) -> None:
    assert last_dangles(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe: The bridge will open in May.",
        "Police: Two drivers were hurt on the bridge.",
        "The council had one wish: the bridge should open in May.",
    ],
)
def test_a_name_before_a_colon_is_no_label(nlp: Language, text: str) -> None:
    assert not last_dangles(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The council accepted a bid for a grant. The grant was 113 crowns and will be paid in May.",
        "Ada Roe made an offer. It rained. The offer expires on Monday.",
    ],
)
def test_the_thing_told_of_before_dangles(nlp: Language, text: str) -> None:
    assert last_dangles(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The council accepted a bid. The grant will be paid in May.",
        "Ada Roe made an offer. The offer of the Vale company expires on Monday.",
        "A bridge fell in Lune. The Vale bridge stands.",
        "Ada Roe has a plan. It rained. Nobody came. The plan was dropped in May.",
    ],
)
def test_a_thing_that_is_new_or_says_which_it_is_stands_alone(nlp: Language, text: str) -> None:
    assert not last_dangles(nlp, text)
