"""What a library shows around a span."""

from collections.abc import Iterator

import pytest

from summarizer import Library
from summarizer.errors import UnknownDocument
from summarizer.models import Analysis, Context, Document
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


URL = "https://port.example/strike"
LATER = story("Dockers met. The port opened on Friday.", title="Port", url=URL)
EARLIER = story(TEXT, title="Port", url=URL)
LATEST = story("The strike is over.", title="Port", url=URL)


def test_what_was_cited_of_a_version_that_was_replaced_is_shown_as_outdated(
    library: Library,
) -> None:
    put(library.index, EARLIER)
    start = TEXT.index("closed on Monday")
    end = start + len("closed on Monday")
    before = library.context(EARLIER[0].id, start, end)
    assert before is not None
    assert not before.outdated
    for later in (LATER, LATEST):
        assert put(library.index, later) == ["updated"]
        assert library.context(EARLIER[0].id, start, end) == before.model_copy(
            update={"outdated": True}
        )


def test_a_former_version_in_another_language_has_no_sentences_around_a_span(
    library: Library,
) -> None:
    german = story("Es regnet hier. Es schneit.", language="de", url=URL)
    put(library.index, german)
    put(library.index, LATER)
    assert library.context(german[0].id, 3, 9) == Context(outdated=True)


def test_nothing_but_its_context_is_seen_of_a_former_version(library: Library) -> None:
    put(library.index, EARLIER, LATER)
    former = EARLIER[0].id
    assert former not in {document.id for document in library.documents()}
    assert library.known([former]) == set()
    assert library.copies(former) == []
    assert library.document_at(URL) != EARLIER[0]
    with pytest.raises(UnknownDocument):
        library.index.text("main", former)
    assert library.sibling("other").context(former, 0, 7) is None


def test_a_version_that_comes_back_is_outdated_no_longer(library: Library) -> None:
    put(library.index, EARLIER)
    put(library.index, LATER)
    put(library.index, EARLIER)
    again = library.context(EARLIER[0].id, 0, 7)
    assert again is not None
    assert not again.outdated
    other = library.context(LATER[0].id, 0, 7)
    assert other is not None
    assert other.outdated


@pytest.mark.parametrize("removed", [EARLIER, LATER, LATEST])
def test_who_removes_a_document_removes_its_former_versions(
    library: Library, removed: tuple[Document, Analysis]
) -> None:
    put(library.index, EARLIER)
    put(library.index, LATER)
    put(library.index, LATEST)
    library.remove([removed[0].id])
    assert library.context(removed[0].id, 0, 7) is None
    if removed is LATEST:
        assert library.context(EARLIER[0].id, 0, 7) is None
        assert library.context(LATER[0].id, 0, 7) is None


def test_a_page_that_changes_all_the_time_keeps_the_versions_of_late(library: Library) -> None:
    versions = [story(f"Tide at {number} metres.", url=URL) for number in range(60)]
    put(library.index, *versions)
    shown = [library.context(document.id, 0, 4) is not None for document, _ in versions]
    assert not shown[0]
    assert all(shown[10:])
    assert library.faults() == []
