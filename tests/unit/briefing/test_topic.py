import pytest

from summarizer.briefing.topic import Topic, suggestions, understand
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import written

INDEX = index_of(
    [
        written(
            "Ana Prell leads Lune Ferries. The strike of the dockers goes on in the US.",
            who=[("Ana Prell", "Ana Prell"), ("Lune Ferries", "Lune Ferries")],
        )
    ]
)


def understood(asked: str | None) -> Topic:
    return understand(INDEX, "main", asked)


@pytest.mark.parametrize("asked", [None, "", "  ", "?", "What is new?", "tell me the latest news"])
def test_without_content_words_the_whole_library_is_meant(asked: str | None) -> None:
    topic = understood(asked)
    assert topic.text == ""
    assert not topic.asked


def test_what_cannot_be_read_is_left_out() -> None:
    assert understood("ana\x00prell \ud800\u202e!").text == "ana prell"


def test_a_name_in_a_question_is_found() -> None:
    topic = understood("Who is Ana Prell?")
    assert topic.words == ("Ana", "Prell")
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.note == ""


def test_a_name_may_have_small_words_inside() -> None:
    text = "The Port of Lune is shut to all ships."
    who = [("Port of Lune", "Port of Lune")]
    topic = understand(index_of([written(text, who=who)]), "main", "what of the port of lune")
    assert [row.ref.name for row in topic.actors] == ["Port of Lune"]
    assert topic.named


def test_a_few_words_are_a_phrase_and_more_a_question_unless_they_are_a_name() -> None:
    assert understood("dockers strike").named
    assert not understood("dockers strike ferry harbour").named
    assert not understood("").named


def test_a_typing_error_in_a_name_is_forgiven_with_a_word() -> None:
    topic = understood("ana prel")
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.note == "Showing results for “Ana Prell”."


def test_a_typing_error_in_a_word_is_forgiven_with_a_word() -> None:
    topic = understood("dokers strike")
    assert topic.words == ("dockers", "strike")
    assert topic.note == "Showing results for “dockers strike”."


def test_what_is_like_nothing_is_left_as_it_is() -> None:
    topic = understood("zeppelin")
    assert topic.words == ("zeppelin",)
    assert topic.note == ""


def test_near_topics_are_offered() -> None:
    assert "Ana Prell" in suggestions(INDEX, "main", understood("zeppelin"))


def test_a_country_in_capitals_is_not_the_pronoun() -> None:
    assert understood("strike in the US").words == ("strike", "US")
    assert understood("WHAT ABOUT US").words == ()


def test_a_question_in_sentences_keeps_unknown_words_and_weighs_what_it_repeats() -> None:
    asked = (
        "Describe the strike at the ferry harbours. Include the demands of dockers, the losses of "
        "shipping companies and the strike's effect on island tourism."
    )
    topic = understood(asked)
    assert topic.long
    assert topic.note == ""
    assert topic.terms["strike"] > topic.terms["docker"] == 1.0
    assert "includ" not in topic.terms


@pytest.mark.parametrize("asked", ["the", "The?", "it is", "🙂"])
def test_what_has_no_word_to_search_for_is_said_so(asked: str) -> None:
    topic = understood(asked)
    assert not topic.asked
    assert topic.note.startswith(f"“{asked.rstrip('?')}” has no word to search for;")


@pytest.mark.parametrize("asked", [None, "", "?", "what is new?", "everything"])
def test_who_asks_for_the_whole_library_is_told_nothing(asked: str | None) -> None:
    assert understood(asked).note == ""


def test_a_typing_error_beside_a_name_is_forgiven_with_a_word() -> None:
    topic = understood("Ana Prell strke")
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.words == ("Ana", "Prell", "strike")
    assert topic.note == "Showing results for “Ana Prell strike”."


def test_what_is_in_quotation_marks_is_a_phrase_and_taken_as_it_stands() -> None:
    topic = understood('the "dokers strike" of Ana Prell')
    assert topic.phrases == ("dokers strike",)
    assert topic.note == ""
    assert topic.actors == ()
    assert topic.named


def test_a_name_in_quotation_marks_is_a_name() -> None:
    topic = understood('"Ana Prell"')
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.phrases == ()
    assert understood('"ana prell').phrases == ()
