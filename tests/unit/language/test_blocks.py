from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.layout.blocks import split_blocks
from summarizer.reading.header import header_date


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in split_blocks(text)]


def texts(text: str) -> list[str]:
    return [" ".join(words.split()) for _, words in kinds(text)]


LINES = st.sampled_from(
    [
        "The dam on the Orsa gave way at dawn, and four villages were under water by noon.",
        "    The mayor said that nobody had been warned before the gates were opened at night",
        "and that she would ask for an inquiry.",
        "What happened at the dam?",
        "By Ida Holm",
        "- blankets",
        "North    12    40",
        "2031-04-05",
        "-----",
        "",
        "  ",
        "“We saw it come,",
    ]
)
ANY_TEXT = st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join))


@given(ANY_TEXT)
def test_blocks_are_in_order_and_only_white_space_is_outside(text: str) -> None:
    blocks = split_blocks(text)
    position = 0
    for block in blocks:
        assert block.start < block.end
        assert not text[position : block.start].replace("\ufeff", " ").strip()
        position = block.end
    assert not text[position:].replace("\ufeff", " ").strip()
    assert all(one.end <= other.start for one, other in pairwise(blocks))


@given(ANY_TEXT)
def test_no_block_holds_a_blank_line(text: str) -> None:
    for block in split_blocks(text):
        lines = text[block.start : block.end].splitlines()
        assert all(line.replace("\ufeff", " ").strip() for line in lines)


def test_blank_lines_part_paragraphs() -> None:
    assert texts("The dam broke.\n\nThe mayor left.") == ["The dam broke.", "The mayor left."]


def test_a_paragraph_to_a_line_is_split_at_the_lines() -> None:
    first = "The dam broke at dawn, and the valley below it was under water within the hour. " * 2
    second = "The mayor, who had been warned, left the town before noon and did not come back."
    assert texts(f"{first}\n{second}") == [first.strip(), second]


def test_everything_on_one_line_is_one_block() -> None:
    text = "The dam broke. The mayor left. Nobody was hurt. " * 50
    assert len(split_blocks(text)) == 1


def test_lines_wrapped_with_indented_paragraphs_are_joined() -> None:
    text = (
        "The Orsa Dam Company said it\n"
        "would pay for the repair of the villages below the dam that\n"
        "broke on Sunday, and for the harvest.\n"
        "    It named no sum. The mayor of Varn said that the company\n"
        "had been asked for forty million.\n"
        "    The company's shares fell.\n Newswire\n"
    )
    assert kinds(text)[0][0] == "prose"
    assert [words[:14] for words in texts(text)] == [
        "The Orsa Dam C",
        "It named no su",
        "The company's ",
        "Newswire",
    ]
    assert kinds(text)[-1][0] == "header"


def test_lines_wrapped_without_any_mark_end_a_paragraph_with_a_short_line() -> None:
    text = (
        "The dam above the town of Varn gave way early on Sunday, and four\n"
        "villages were under water by noon. Nobody was warned.\n"
        "The mayor said that she would ask for an inquiry as soon as the\n"
        "roads were open again.\n"
    )
    assert [words[:9] for words in texts(text)] == ["The dam a", "The mayor"]


def test_a_date_with_an_invitation_is_a_header() -> None:
    text = " date 2031-04-05 Follow the latest on the flood here\n\nThe dam broke at dawn."
    assert kinds(text)[0] == ("header", "date 2031-04-05 Follow the latest on the flood here")
    assert header_date(text) == date(2031, 4, 5)


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Holm",
        "By Ida Holm and Jo van Berg, Valley Post",
        "VARN, April 5 (Newswire) -",
        "Updated 5 April 2031, 10:30 GMT",
        "Read more: what we know of the dam",
        "Share this article",
        "(Reporting by Ida Holm in Varn; Editing by J. Berg)",
        "© 2031 Valley Post. All rights reserved.",
        "Advertisement",
        "* * *",
    ],
)
def test_what_is_about_the_page_is_a_header(line: str) -> None:
    text = f"The dam broke at dawn.\n\n{line}\n\nThe mayor left the town."
    assert kinds(text)[1] == ("header", line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the prosecutor told the court on Friday.",
        "By noon the water had reached the church.",
        "Share prices fell on Monday.",
        "“Read more,” she told them.",
        "Copyright was not the question.",
    ],
)
def test_prose_that_begins_like_page_furniture_stays_prose(line: str) -> None:
    assert kinds(f"The dam broke at dawn.\n\n{line}\n\nThe mayor left.")[1] == ("prose", line)


def test_a_short_line_without_a_period_above_prose_is_a_heading() -> None:
    text = "Dam breaks above Varn\n\nThe dam broke at dawn.\n\nNo warning\n\nThe mayor left."
    assert [kind for kind, _ in kinds(text)] == ["heading", "prose", "heading", "prose"]


def test_a_question_alone_between_paragraphs_is_a_heading() -> None:
    text = "The dam broke at dawn.\n\nWhat made the dam of Varn give way?\n\nThe gates were shut."
    assert kinds(text)[1][0] == "heading"


def test_a_question_inside_a_quotation_of_several_paragraphs_is_none() -> None:
    text = "“The dam broke at dawn.\n\nWhat should we have done?\n\nWe ran,” she said."
    assert [kind for kind, _ in kinds(text)] == ["prose"] * 3


def test_a_last_line_without_a_period_is_no_heading() -> None:
    assert kinds("The dam broke at dawn.\n\nThe mayor left the town")[1][0] == "prose"


def test_items_are_blocks_of_their_own_with_the_lines_that_hang_below() -> None:
    text = "They need:\n\n- blankets\n- water and\n  flour\n1. boats"
    assert texts(text)[1:] == ["- blankets", "- water and flour", "1. boats"]
    assert {kind for kind, _ in kinds(text)[1:]} == {"listing"}


def test_rows_of_a_table_are_blocks_of_their_own() -> None:
    text = "The losses:\n\nVillage    Houses    Barns\nOster    12    4\nVarn    30    11"
    assert [kind for kind, _ in kinds(text)][1:] == ["table"] * 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 5 April 2031", date(2031, 4, 5)),
        ("Saturday, April 5th, 2031", date(2031, 4, 5)),
        ("2031-04-05T10:00:00Z", date(2031, 4, 5)),
        ("03/04/2031", None),
        ("2031-02-31", None),
    ],
)
def test_the_date_of_a_header_is_read_only_where_it_is_explicit(
    line: str, expected: date | None
) -> None:
    assert header_date(f"{line}\n\nThe dam broke at dawn.") == expected


def test_a_date_in_the_story_is_not_the_date_of_the_page() -> None:
    assert header_date("The dam broke on 5 April 2031.\n\n5 April 2030") is None
