import pytest

from summarizer.briefing.topic import suggestions, understand
from tests.unit.briefing.memory import MemoryIndex
from tests.unit.briefing.writing import written

INDEX = MemoryIndex(
    [
        written(
            "Ana Prell leads Lune Ferries. The strike of the dockers goes on in the US.",
            who=[("Ana Prell", "Ana Prell"), ("Lune Ferries", "Lune Ferries")],
        )
    ]
)


def understood(asked):
    return understand(INDEX, "main", asked)


@pytest.mark.parametrize("asked", [None, "", "  ", "?", "What is new?", "tell me the latest news"])
def test_without_content_words_the_whole_library_is_meant(asked):
    topic = understood(asked)
    assert topic.text == ""
    assert not topic.asked


def test_a_name_in_a_question_is_found():
    topic = understood("Who is Ana Prell?")
    assert topic.words == ("Ana", "Prell")
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.note == ""


def test_a_typing_error_in_a_name_is_forgiven_with_a_word():
    topic = understood("ana prel")
    assert [row.ref.name for row in topic.actors] == ["Ana Prell"]
    assert topic.note == "Showing results for “Ana Prell”."


def test_a_typing_error_in_a_word_is_forgiven_with_a_word():
    topic = understood("dokers strike")
    assert topic.words == ("dockers", "strike")
    assert topic.note == "Showing results for “dockers strike”."


def test_what_is_like_nothing_is_left_as_it_is():
    topic = understood("zeppelin")
    assert topic.words == ("zeppelin",)
    assert topic.note == ""


def test_near_topics_are_offered():
    assert "Ana Prell" in suggestions(INDEX, "main", understood("zeppelin"))


def test_a_country_in_capitals_is_not_the_pronoun():
    assert understood("strike in the US").words == ("strike", "US")
    assert understood("WHAT ABOUT US").words == ()


def test_a_question_in_sentences_keeps_unknown_words_and_weighs_what_it_repeats():
    asked = (
        "Describe the strike at the ferry harbours. Include the demands of dockers, the losses of "
        "shipping companies and the strike's effect on island tourism."
    )
    topic = understood(asked)
    assert topic.long
    assert topic.note == ""
    assert topic.terms["strike"] > topic.terms["docker"] == 1.0
    assert "includ" not in topic.terms
