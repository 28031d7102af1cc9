"""Whatever is answered stands in its sources: checked from outside, over the whole story."""

import re
from collections.abc import Iterable, Iterator, Sequence

import pytest

from summarizer import Citation, Library
from summarizer.models import Document, Model
from tests.quality.story import documents, gold

TOPICS = ["", "corran bridge", "tarn crossings", "strike", "halloran", "how many people died?"]
NAMES = [case["ask"] for case in gold()["cards"]]


def opened_with(batches: Iterable[Sequence[Document]]) -> Library:
    library = Library.open(":memory:")
    for batch in batches:
        library.add(batch)
    return library


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with opened_with([list(documents().values())]) as opened:
        yield opened


@pytest.fixture(scope="module")
def answers(library: Library) -> list[Model]:
    return [
        *(library.brief(topic, points=8) for topic in TOPICS),
        *(library.who(name) for name in NAMES),
        *(library.timeline(topic) for topic in TOPICS),
    ]


def citations(value: object) -> Iterator[Citation]:
    """Yield every citation in an answer, however deep."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, Model):
        for field in type(value).model_fields:
            yield from citations(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from citations(item)


def plain_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def stands_in(shown: str, quote: str) -> bool:
    """Tell whether all words outside [brackets] are words of the quote, in order."""
    left = iter(plain_words(quote))
    return all(word in left for word in plain_words(re.sub(r"\[[^\]]*\]", " ", shown)))


def test_the_quote_of_every_citation_is_its_span(answers: list[Model]) -> None:
    texts = {document.id: document.text for document in documents().values()}
    found = [citation for answer in answers for citation in citations(answer)]
    assert len(found) > 100
    for citation in found:
        assert texts[citation.document_id][citation.start : citation.end] == citation.quote


def test_no_point_says_what_its_source_does_not(library: Library) -> None:
    points = [point for topic in TOPICS for point in library.brief(topic, points=8).points]
    assert len(points) > 20
    for point in points:
        assert any(stands_in(point.text, citation.quote) for citation in point.citations)


def test_no_card_or_timeline_says_what_its_source_does_not(library: Library) -> None:
    shown: list[tuple[str, tuple[Citation, ...]]] = []
    for card in (library.who(name) for name in NAMES):
        shown += [(deed.text, deed.citations) for deed in card.deeds]
        shown += [(entry.text, entry.citations) for entry in card.timeline]
        shown += [(role.title, role.citations) for role in card.roles]
    assert len(shown) > 50
    for text, cited in shown:
        assert any(stands_in(text, citation.quote) for citation in cited), text


def test_words_in_quotation_marks_are_verbatim(library: Library) -> None:
    quotations = [quotation for name in NAMES for quotation in library.who(name).quotations]
    assert len(quotations) > 10
    for quotation in quotations:
        assert quotation.text == quotation.citation.quote


def test_answers_go_to_json_and_back(answers: list[Model]) -> None:
    for answer in answers:
        assert type(answer).model_validate_json(answer.model_dump_json()) == answer


def test_adding_in_any_order_gives_the_same_answers(answers: list[Model]) -> None:
    stored = list(documents().values())
    with opened_with([stored[::-2], stored[-2::-2]]) as other:
        again = [
            *(other.brief(topic, points=8) for topic in TOPICS),
            *(other.who(name) for name in NAMES),
            *(other.timeline(topic) for topic in TOPICS),
        ]
    assert [answer.model_dump_json() for answer in again] == [
        answer.model_dump_json() for answer in answers
    ]
