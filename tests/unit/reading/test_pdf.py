import logging
from datetime import UTC, datetime

import pytest

from summarizer.errors import UnreadableDocument
from summarizer.reading.pages import join_pages
from summarizer.reading.pdf import read_pdf
from tests.unit.reading.making import pdf

LINES = [
    "The ferry ran aground off Velmouth on Monday morning with ninety peo-",
    "ple on board. All of them were brought ashore by noon, the coastguard",
    "said.",
    "The harbour master blamed a broken buoy and said that it would be men-",
    "ded at once.",
]


def test_lines_become_paragraphs_and_hyphens_of_the_setter_go() -> None:
    assert read_pdf(pdf([LINES])).text == (
        "The ferry ran aground off Velmouth on Monday morning with ninety people on board. "
        "All of them were brought ashore by noon, the coastguard said.\n\n"
        "The harbour master blamed a broken buoy and said that it would be mended at once."
    )


def test_what_comes_again_at_the_edges_of_pages_is_left_out() -> None:
    stories = (
        ("The ferry ran aground on Monday.", "Nobody was hurt.", "A buoy was broken."),
        ("The buoy was mended on Tuesday.", "It had been broken for a year.", "Rocks are near."),
        ("The ferry was towed away on Friday.", "Hundreds watched.", "It will sail in June."),
    )
    pages = [["Harbour Review", *story, f"Page {n} of 3"] for n, story in enumerate(stories, 1)]
    text = read_pdf(pdf(pages)).text
    assert text.split() == [word for story in stories for line in story for word in line.split()]


def test_a_hyphen_stays_where_the_text_writes_the_word_so() -> None:
    lines = ["The well-known ferry was a long-awaited sight; it was also a well-", "known wreck."]
    assert join_pages(["\n".join(lines)]).endswith("it was also a well-known wreck.")


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = ["Ninety people were on board of the ferry when it", "ran aground and all of them were"]
    second = ["brought ashore by noon, said the coastguard.", "Nobody was hurt."]
    text = join_pages(["\n".join(first), "\n".join(second)])
    assert "all of them were brought ashore by noon" in text


def test_title_and_date_are_those_of_the_file() -> None:
    parts = read_pdf(pdf([LINES], title="Ferry aground"))
    assert parts.title == "Ferry aground"
    assert parts.published == datetime(2031, 3, 5, 11, tzinfo=UTC)


def test_a_date_above_the_text_comes_before_the_one_of_the_file() -> None:
    parts = read_pdf(pdf([["4 March 2031", *LINES]], title="Ferry aground"))
    assert parts.published == datetime(2031, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf([[], []]), "OCR"),
        (pdf([LINES], locked=True), "password"),
        (pdf([LINES])[:300], "damaged"),
        (b"%PDF-1.4\n%%EOF", "damaged"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word):
        read_pdf(data)


def test_what_pypdf_warns_of_does_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shifted = b"\n" + pdf([LINES])  # every offset in it is wrong by one
    with monkeypatch.context() as patch:
        patch.setattr(logging.root, "handlers", [])  # as in a program that sets up no logging
        assert "ferry ran aground" in read_pdf(shifted).text
    assert capsys.readouterr().err == ""


def test_what_pypdf_warns_of_reaches_a_program_that_logs(caplog: pytest.LogCaptureFixture) -> None:
    read_pdf(b"\n" + pdf([LINES]))
    assert [record.name.partition(".")[0] for record in caplog.records] == ["pypdf"]
