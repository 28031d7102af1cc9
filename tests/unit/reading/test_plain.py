from datetime import UTC, datetime

import pytest

from summarizer.reading.plain import read_plain

PROSE = (
    "The ferry ran aground off Velmouth on Monday, and all of its passengers were brought ashore."
)


def test_the_text_stays_as_it_is_in_the_file() -> None:
    text = f"  Ferry aground \r\n\r\n{PROSE}\t\n"
    assert read_plain(text).text == text


@pytest.mark.parametrize(
    "header",
    [
        " date 2023-06-24 Follow the latest news here",
        "2023-06-24",
        "Published: 24 June 2023",
        "Saturday, June 24, 2023 10:15",
        "By the night desk | 24 June 2023",
        "VELMOUTH, 24 June 2023",
        "Updated on 24 June 2023, 10:15 GMT",
        "Ferry aground\n\nBy the night desk\n24 June 2023",
    ],
)
def test_a_line_above_the_story_gives_the_day_of_publication(header: str) -> None:
    assert read_plain(f"{header}\n\n{PROSE}").published == datetime(2023, 6, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"What happened on 24 June 2023\n\n{PROSE}",
        f"On 24 June 2023 the mayor resigned.\n\n{PROSE}",
        f"{PROSE} {PROSE}\n\n24 June 2023",
        f"24 June\n\n{PROSE}",
    ],
)
def test_a_day_in_the_story_or_its_title_is_not_the_day_of_publication(text: str) -> None:
    assert read_plain(text).published is None


def test_the_first_line_is_the_title_where_it_has_the_form_of_one() -> None:
    assert read_plain(f"Ferry runs aground\n\n{PROSE}").title == "Ferry runs aground"
    assert (
        read_plain(f"24 June 2023\n\nFerry runs aground\n\n{PROSE}").title == "Ferry runs aground"
    )
    assert read_plain(f"{PROSE}\n\nWhy did it happen?").title == ""
    assert read_plain(PROSE).title == ""
