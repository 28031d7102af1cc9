import pytest

from summarizer.errors import UnreadableDocument
from summarizer.reading.word import read_word
from tests.unit.reading.making import word


def test_paragraphs_items_and_rows_come_in_order() -> None:
    data = word(
        [
            ("Heading 1", "Ferry aground"),
            ("Normal", "Ninety people  were on board."),
            ("List Bullet", "All are safe."),
            ("Table", "Gull|aground"),
            ("Normal", "“Nobody was hurt,” she said."),
        ]
    )
    assert read_word(data).text.split("\n\n") == [
        "Ferry aground",
        "Ninety people were on board.",
        "- All are safe.",
        "Gull | aground",
        "“Nobody was hurt,” she said.",
    ]


def test_the_title_is_the_one_of_the_file_or_else_the_first_heading() -> None:
    blocks = [("Heading 1", "Ferry aground"), ("Normal", "Ninety people were on board.")]
    assert read_word(word(blocks, title="All safe")).title == "All safe"
    assert read_word(word(blocks)).title == "Ferry aground"


def test_a_date_above_the_text_is_the_day_of_publication() -> None:
    parts = read_word(word([("Normal", "Published 4 March 2031"), ("Normal", "All are safe.")]))
    assert parts.published
    assert parts.published.date().isoformat() == "2031-03-04"


def test_a_damaged_or_empty_document_is_rejected() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_word(word([("Normal", "All are safe.")])[:-200])
    with pytest.raises(UnreadableDocument, match="no text"):
        read_word(word([("Normal", " ")]))
