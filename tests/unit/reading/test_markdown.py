from datetime import UTC, datetime

import pytest

from summarizer.reading.markdown import read_markdown


def test_front_matter_says_what_is_known_of_the_text() -> None:
    parts = read_markdown(
        '---\ntitle: "Ferry: all safe"\nsource: Northern Wire\nurl: https://wire.example/ferry\n'
        "date: 2031-03-03\ntags:\n  - sea\n---\n\nNobody was hurt.\n"
    )
    assert parts.title == "Ferry: all safe"
    assert parts.source == "Northern Wire"
    assert parts.url == "https://wire.example/ferry"
    assert parts.published == datetime(2031, 3, 3, tzinfo=UTC)
    assert parts.text == "Nobody was hurt."


def test_a_zone_in_the_date_is_kept() -> None:
    parts = read_markdown("---\npublished: 2031-03-03T11:20:00+01:00\n---\nNobody was hurt.")
    assert parts.published
    assert parts.published.isoformat() == "2031-03-03T11:20:00+01:00"


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown("# Ferry *aground* #\n\nNobody was hurt.").title == "Ferry aground"
    assert (
        read_markdown("Ferry aground\n=============\n\nNobody was hurt.").title == "Ferry aground"
    )


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("The **mayor** and _her_ `deputy`", "The mayor and her deputy"),
        ("***All*** of ~~them~~", "All of them"),
        ("See [the report](https://a.example/x 'title') here", "See the report here"),
        ("See [the report][1] here\n\n[1]: https://a.example", "See the report here"),
        ("![A ferry](ferry.jpg) It sank.", "It sank."),
        ("It sank.[^1]", "It sank."),
        ("From <https://a.example/x>", "From https://a.example/x"),
        ("It <b>sank</b>.<br/>", "It sank."),
        ("It <!-- not\n\nreally --> sank.", "It sank."),
        ("> It sank,\n> she said.", "It sank, she said."),
        ("It sank\nat noon.", "It sank at noon."),
        ("* one\n* two", "- one\n\n- two"),
        ("1. one\n2. two", "1. one\n\n2. two"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n\n1 | 2"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        (r"5 \* 3 \_ 2", "5 * 3 _ 2"),
        ("snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"),
        ("## Why?\n\nRocks.", "Why?\n\nRocks."),
    ],
)
def test_the_text_reads_as_on_the_page(markdown: str, text: str) -> None:
    assert read_markdown(markdown).text == text
