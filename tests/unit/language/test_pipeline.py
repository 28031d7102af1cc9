import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.analysis import analyze, analyze_all
from summarizer.language.detect import detect_language
from summarizer.language.layout.blocks import split_blocks
from summarizer.language.model import load_model
from summarizer.language.pipeline import parse
from summarizer.models import Document


def sentences(nlp: Language, text: str) -> list[str]:
    [(doc, _)] = parse(nlp, [text])
    return [sent.text.strip() for sent in doc.sents if sent.text.strip()]


AWKWARD = st.one_of(
    st.text(max_size=80),
    st.text("\ud800\udfff\u202e\ufeff\x00\u00a0 \n\r\t.“”\"'()-", max_size=40),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=AWKWARD)
def test_offsets_of_tokens_are_offsets_of_the_text(nlp: Language, text: str) -> None:
    [(doc, _)] = parse(nlp, [text])
    assert len(doc.text) == len(text)
    for token in doc:
        written = text[token.idx : token.idx + len(token)]
        assert all(
            one in (other, " ", "\ufffd") for one, other in zip(token.text, written, strict=True)
        )


def test_sentences_do_not_cross_blocks(nlp: Language) -> None:
    text = "2031-04-05 Follow the latest here\n\nThe dam of Varn\n\nThe dam broke at dawn"
    assert sentences(nlp, text) == [
        "2031-04-05 Follow the latest here",
        "The dam of Varn",
        "The dam broke at dawn",
    ]


def test_every_block_starts_a_sentence(nlp: Language) -> None:
    text = "No roof\n\nshe said on Sunday.\n\nand the water rose."
    [(doc, blocks)] = parse(nlp, [text])
    assert {block.start for block in blocks} <= {sent.start_char for sent in doc.sents}


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are turning the boats around and going home,” he said.",
        '"Who opened the gates?" the mayor asked.',
        "“Stop!” Holm shouted at the men on the wall.",
        "Gen. Ida Holm met Lt. Gen. A. B. Stone and Mr. Berg of Orsa Steel.",
        "Boat No. 5 was found on Jan. 12 near St. Olaf.",
        "The minister said one thing: nobody had been warned.",
        "It cost approx. 3.5 million, i.e. twice the sum.",
        "Prices rose in the U.S. And Canada last week.",
        "Demand from U.S. Or Canadian mills was lively.",
        "The plant will move to the U.S. To be nearer to its buyers.",
    ],
)
def test_a_sentence_is_not_broken(nlp: Language, sentence: str) -> None:
    assert sentences(nlp, f"{sentence} The water rose.") == [sentence, "The water rose."]


def test_a_mark_that_stands_apart_and_closes_belongs_to_what_it_closes(nlp: Language) -> None:
    text = 'He called it " a day of shame. " The council met at noon. " It is late. "'
    assert sentences(nlp, text) == [
        'He called it " a day of shame. "',
        "The council met at noon.",
        '" It is late. "',
    ]


def test_a_sentence_ends_with_the_quotation_mark_behind_its_period(nlp: Language) -> None:
    text = "He called it “a day of shame.” The council met at noon."
    assert sentences(nlp, text) == ["He called it “a day of shame.”", "The council met at noon."]


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [("fined", "fine"), ("hoping", "hope"), ("taped", "tape"), ("robbed", "rob"), ("sold", "sell")],
)
def test_a_verb_keeps_its_mute_e(nlp: Language, verb: str, lemma: str) -> None:
    auxiliary = "were" if verb.endswith("ing") else "have"
    [(doc, _)] = parse(nlp, [f"They {auxiliary} {verb} it."])
    assert doc[2].lemma_ == lemma


def test_parts_of_speech_and_lemmas_are_those_of_the_stock_model(nlp: Language) -> None:
    text = (
        "There's nothing they wouldn't have done, and the boys' boats were being taken away. "
        "I ain't going. Let's see whether it's better. She'd gone  and he will go."
    )
    stock = load_model()
    ours, theirs = nlp(text), stock(text)
    for one, other in zip(ours, theirs, strict=True):
        assert (one.text, one.tag_, one.pos_, str(one.morph)) == (
            other.text,
            other.tag_,
            other.pos_,
            str(other.morph),
        )
        assert one.lemma_ == other.lemma_


def test_documents_longer_than_the_parser_takes_are_parsed_whole(nlp: Language) -> None:
    text = "The water rose above the bridge of Varn. " * 800
    [(doc, _)] = parse(nlp, [text])
    assert len(doc.text) == len(text)
    assert len(list(doc.sents)) == 800


@pytest.mark.parametrize("mark", ["x", "(", "(x", "“.", "\N{GRINNING FACE}"])
def test_one_word_without_end_is_parsed(nlp: Language, mark: str) -> None:
    text = mark * 1_500
    [(doc, _)] = parse(nlp, [text])
    assert doc.text == text


def test_documents_come_out_in_order_whatever_their_length(nlp: Language) -> None:
    texts = ["One.", "Two. " * 6_500, "", "Three."]
    assert [len(doc.text) for doc, _ in parse(nlp, texts)] == [len(text) for text in texts]


def test_documents_are_taken_a_batch_at_a_time() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield Document(text=f"The water rose on day {taken}.")

    analyses = analyze_all(endless())  # type: ignore[arg-type]
    assert next(analyses).sentences
    assert taken < 1_000


def test_another_language_is_told_and_cut_into_sentences_only() -> None:
    text = (
        "Der Damm brach am Morgen, und vier Dörfer standen bis zum Mittag unter Wasser. "
        "Die Bürgermeisterin Ida Holm verlangt eine Untersuchung."
    )
    analysis = analyze(Document(text=text))
    assert analysis.language == "de"
    assert [text[s.start : s.end][-7:] for s in analysis.sentences] == ["Wasser.", "uchung."]
    assert analysis.mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Varn",
        "North 12 40\nSouth 30 11",
        "Ida Holm, Jo van der Berg, Ngo Thi Lan",
        "pct vs cts",
    ],
)
def test_english_has_the_benefit_of_the_doubt(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le barrage a cédé à l'aube et quatre villages étaient sous l'eau avant midi.", "fr"),
        ("Плотина рухнула на рассвете, и четыре деревни оказались под водой.", "ru"),
        ("De dam brak bij zonsopgang en vier dorpen stonden voor de middag onder water.", "nl"),
        ("黎明时分大坝决堤，中午之前四个村庄被淹没。", "zh"),  # noqa: RUF001
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect_language(text) == language


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=AWKWARD)
def test_any_text_is_analysed(text: str) -> None:
    analysis = analyze(Document(text=text))
    numbers = [sentence.paragraph for sentence in analysis.sentences]
    assert all(number < len(split_blocks(text)) for number in numbers)
    assert all(0 <= s.start < s.end <= len(text) for s in analysis.sentences)
