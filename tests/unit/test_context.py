"""What a library shows around a span."""

from collections.abc import Iterator

import pytest

from summarizer import Library
from summarizer.models import Context
from tests.unit.storage.building import put, story

TEXT = "Dockers met. The port closed on Monday, they said. Nobody came.  It rained."
STORY = story(TEXT, title="Port")
DOCUMENT = STORY[0].id


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(":memory:") as opened:
        put(opened.index, STORY, story("Es regnet hier.", language="de", title="Regen"))
        put(opened.index, story("Other words. More words.", title="Other"), library="other")
        yield opened


def around(library: Library, words: str) -> Context:
    start = TEXT.index(words)
    found = library.context(DOCUMENT, start, start + len(words))
    assert found is not None
    assert found.before + words + found.after in TEXT
    return found


def test_a_sentence_has_the_sentences_on_either_side(library: Library) -> None:
    assert around(library, "The port closed on Monday, they said.") == Context(
        before="Dockers met. ", after=" Nobody came."
    )


def test_a_part_of_a_sentence_has_the_rest_of_it_too(library: Library) -> None:
    assert around(library, "closed on Monday") == Context(
        before="Dockers met. The port ", after=", they said. Nobody came."
    )


def test_several_sentences_have_one_on_either_side(library: Library) -> None:
    assert around(library, "they said. Nobody") == Context(
        before="Dockers met. The port closed on Monday, ", after=" came.  It rained."
    )


def test_an_edge_of_the_document_has_nothing_beyond_it(library: Library) -> None:
    assert around(library, "Dockers met.").before == ""
    assert around(library, "It rained.").after == ""
    assert around(library, TEXT) == Context()


def test_a_document_that_is_gone_has_no_context(library: Library) -> None:
    assert library.context(DOCUMENT, 0, 5) is not None
    library.remove([DOCUMENT])
    assert library.context(DOCUMENT, 0, 5) is None


def test_another_library_shows_nothing_of_it(library: Library) -> None:
    assert library.sibling("other").context(DOCUMENT, 0, 5) is None


def test_a_page_that_was_not_analysed_has_the_span_alone(library: Library) -> None:
    page = next(each for each in library.documents() if each.language == "de")
    assert library.context(page.id, 3, 9) == Context()
