"""What a sentence points at further in than its first words, and words that nobody says."""

import pytest
from spacy.language import Language

from summarizer.language.names.find import find_names
from summarizer.language.pipeline import parse
from summarizer.language.reference.coreference import resolve
from summarizer.language.roles.find import find_roles
from summarizer.language.speech.find import find_quotations
from summarizer.language.standalone.find import dangles, find_cuts
from summarizer.models import CutKind

Read = list[tuple[str, list[str], bool]]
"""Of each sentence: its text, what joins it to others and is cut, and whether it dangles."""


def read(nlp: Language, text: str) -> Read:
    ((doc, blocks),) = parse(nlp, [text])
    names = find_names(doc, blocks)
    quotations = find_quotations(doc, blocks)
    resolution = resolve(doc, names, find_roles(doc, names), quotations)
    return [
        (
            sentence.text.strip(),
            [
                text[cut.start : cut.end]
                for cut in find_cuts(sentence, resolution, quotations)
                if cut.kind is CutKind.CONNECTIVE
            ],
            dangles(sentence, resolution, quotations),
        )
        for sentence in doc.sents
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Partly offsetting these costs, a grant added 45 crowns to the fund.",
        "Of those cases, nine were heard in May.",
        "Other mills stayed shut.",
        "The remaining mills stayed shut.",
        "A further 12 mills stayed shut.",
        "Later that month the mill was closed.",
        "Ada Bell was speaking to reporters after the meeting.",
        "Ada Bell spoke to reporters after the meeting.",
    ],
)
def test_what_points_at_something_told_before_dangles(nlp: Language, text: str) -> None:
    assert read(nlp, text)[-1][2]


@pytest.mark.parametrize(
    "text",
    [
        "In these days the mill is the largest of the valley.",
        "For those who left the mill there was work in Lune.",
        "Other than the mill nothing was closed.",
        "Ada Bell speaks of the mill with pride.",
        "Ada Bell spoke to the council about the mill.",
    ],
)
def test_what_says_itself_what_it_points_at_stands_alone(nlp: Language, text: str) -> None:
    assert not read(nlp, text)[-1][2]


def test_words_of_somebody_who_is_named_in_another_sentence_dangle(nlp: Language) -> None:
    found = read(nlp, "“The bridge is safe. The gates were checked. Nobody leaves,” Bell said.")
    assert [dangling for _, _, dangling in found] == [True, True, True]
    assert read(nlp, "Bell was angry. 'The bridge was never safe for heavy lorries.'")[-1][2]


def test_words_with_their_speaker_stand_alone(nlp: Language) -> None:
    assert not read(nlp, "Bell was angry. “The bridge was never safe,” Bell said.")[-1][2]


@pytest.mark.parametrize(
    "text", ["The bridge was also closed.", "Ada Bell also closed the bridge on Monday."]
)
def test_also_beside_the_main_verb_is_cut(nlp: Language, text: str) -> None:
    assert read(nlp, text)[-1][1] == ["also"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Bell closed the bridge and also shut the gates.",
        "The bridge is not only old but also narrow.",
        "The bridge is also known as the Gate.",
        "'We also closed the bridge,' Bell said.",
        "“We also closed the bridge,” Bell said.",
    ],
)
def test_also_stays_where_the_sentence_needs_it_or_somebody_says_it(
    nlp: Language, text: str
) -> None:
    assert read(nlp, text)[-1][1] == []
