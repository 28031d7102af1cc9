from datetime import UTC, datetime

import pytest

from summarizer.errors import UnreadableDocument
from summarizer.reading import read
from summarizer.reading.page import read_page

STORY = (
    "The ferry ran aground off Velmouth on Monday morning with ninety people on board.",
    "All of them were brought ashore by noon, the coastguard said in a statement.",
    "The harbour master blamed a broken buoy and said that it would be mended at once.",
)


def page(head: str = "", body: str | None = None) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY) if body is None else body
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Ferry aground</h1>{paragraphs}</article>"
        "<footer>Copyright. All rights reserved.</footer></body></html>"
    )


def test_the_main_text_is_kept_and_the_rest_of_the_page_is_not() -> None:
    text = read_page(page()).text
    assert text.split("\n\n")[-3:] == list(STORY)
    assert "Home" not in text
    assert "Copyright" not in text


def test_metadata_become_title_source_and_url() -> None:
    parts = read_page(
        page(
            '<meta property="og:title" content="All safe">'
            '<meta property="og:site_name" content="Northern Wire">'
            '<link rel="canonical" href="https://wire.example/ferry">'
        )
    )
    assert (parts.title, parts.source) == ("All safe", "Northern Wire")
    assert parts.url == "https://wire.example/ferry"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-03-04T13:00:00+01:00">',
        '<meta itemprop="datePublished" content="2031-03-04T12:00:00Z">',
        '<script type="application/ld+json">{"datePublished": "2031-03-04T12:00:00Z"}</script>',
        '<meta name="pubdate" content="Tue, 04 Mar 2031 12:00:00 GMT">',
    ],
)
def test_the_moment_of_publication_is_read_from_metadata(head: str) -> None:
    assert read_page(page(head)).published == datetime(2031, 3, 4, 12, tzinfo=UTC)


def test_a_bare_day_is_its_start_in_utc() -> None:
    head = '<meta name="date" content="2031-03-04">'
    assert read_page(page(head)).published == datetime(2031, 3, 4, tzinfo=UTC)


def test_rows_of_a_table_and_items_of_a_list_stand_apart() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY) + (
        "<table><tr><th>Ferry</th><th>State</th></tr><tr><td>Gull</td><td>aground</td></tr></table>"
        "<ul><li>ninety passengers</li><li>six of crew</li></ul>"
    )
    blocks = read_page(page(body=body)).text.split("\n\n")
    assert "Gull | aground" in blocks
    assert "- six of crew" in blocks


def test_the_charset_in_the_page_is_used() -> None:
    data = page("<meta charset='windows-1252'>", "<p>“Łódź” is not in it, “yes” is.</p>")
    (document,) = read(data.encode("windows-1252", "ignore"), "a.html", limit=10**6).documents
    assert "“yes” is." in document.text


def test_marks_of_type_leave_no_space_and_breaks_of_lines_leave_one() -> None:
    body = "<p>All <b>ni<i>ne</i>ty</b>, they<!-- not --> say,<br>are safe.</p>"
    assert read_page(page(body=body)).text.endswith("All ninety, they say, are safe.")


def test_a_short_page_is_read_too() -> None:
    assert read_page("<html><body><p>All safe.</p></body></html>").text == "All safe."


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>write()</script></body></html>", "<!-- -->"]
)
def test_a_page_without_text_is_rejected(html: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_page(html)


def test_a_page_of_very_many_elements_is_read_whole() -> None:
    text = read_page(page(body="<p>All safe.</p>" * 30_000)).text
    assert text.count("All safe.") == 30_000
