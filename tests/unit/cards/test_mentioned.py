"""Sentences about an actor of whom little else is told."""

from summarizer.cards.card import who
from tests.unit.briefing.writing import written
from tests.unit.cards.building import Done, told
from tests.unit.cards.conftest import Filled

SENTENCE = "The storm kept Nora Tamm and her crew at the quay for days."


def test_an_actor_without_deeds_has_the_sentences_that_name_it(filled: Filled) -> None:
    index = filled(written(f"It rained.\n{SENTENCE}", who=[("Nora Tamm", "Nora Tamm")]))

    (point,) = who(index, "main", "nora tamm").mentioned

    assert (point.text, point.date) == (SENTENCE, None)
    assert point.citations[0].quote == SENTENCE


def test_words_of_somebody_whom_another_sentence_names_are_not_among_them(filled: Filled) -> None:
    index = filled(
        written(
            f"Otto Brand spoke.\n{SENTENCE}",
            who=[("Otto Brand", "Otto Brand"), ("Nora Tamm", "Nora Tamm")],
            said=[(SENTENCE, "Otto Brand")],
        )
    )

    assert who(index, "main", "nora tamm").mentioned == ()


def test_an_actor_with_deeds_to_tell_has_no_need_of_them(filled: Filled) -> None:
    clauses = ["Nora Tamm built a quay in Velm", "Nora Tamm sank a barge", "Nora Tamm left a port"]
    index = filled(
        *(
            told(f"{clause}.", people=["Nora Tamm"], deeds=[Done(clause, "Nora Tamm", verb)])
            for clause, verb in zip(clauses, ["build", "sink", "leave"], strict=True)
        )
    )

    assert who(index, "main", "nora tamm").mentioned == ()


def test_captions_and_unclosed_words_are_not_among_them(filled: Filled) -> None:
    lines = [f"Looking back: {SENTENCE}", "Nora Tamm has said, `` I do not see how it can be shut."]
    index = filled(written("\n".join(lines), who=[("Nora Tamm", "Nora Tamm")] * 2))

    assert who(index, "main", "nora tamm").mentioned == ()
