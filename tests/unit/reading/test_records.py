import json
from datetime import UTC, datetime
from typing import Any

import pytest

from summarizer.errors import UnreadableDocument
from summarizer.reading import Reading, read


def reading(value: Any, name: str = "a.json") -> Reading:
    return read(json.dumps(value).encode(), name, limit=10**7)


RECORD = {
    "text": "All are safe.",
    "title": "Ferry aground",
    "source": "Northern Wire",
    "url": "https://wire.example/ferry",
    "published": "2031-03-04T13:00:00+01:00",
}


@pytest.mark.parametrize("value", [RECORD, [RECORD], {"items": [RECORD]}, {"articles": [RECORD]}])
def test_one_record_a_list_or_a_list_in_an_object(value: Any) -> None:
    (document,) = reading(value).documents
    assert (document.text, document.title) == ("All are safe.", "Ferry aground")
    assert (document.source, document.url) == ("Northern Wire", "https://wire.example/ferry")
    assert document.published == datetime(2031, 3, 4, 12, tzinfo=UTC)
    assert document.path == "a.json"


@pytest.mark.parametrize(
    "value",
    [
        {"content": "All are safe.", "headline": "Ferry", "publisher": {"name": "Wire"}},
        {"Body": "All are safe.", "Title": "Ferry", "Site": "Wire"},
        {"content": [{"value": "<p>All are <b>safe</b>.</p>"}], "title": "Ferry", "feed": "Wire"},
        {"content": {"rendered": "<p>All are safe.</p>"}, "title": {"rendered": "Ferry"},
         "author": [{"name": "Wire"}]},
    ],
)  # fmt: skip
def test_the_names_and_wrappings_of_feeds_are_known(value: Any) -> None:
    (document,) = reading(value).documents
    assert (document.text, document.title, document.source) == ("All are safe.", "Ferry", "Wire")


@pytest.mark.parametrize(
    "published",
    ["2031-03-04", "Tue, 04 Mar 2031 00:00:00 GMT", "4 March 2031", 1930348800, 1930348800000],
)
def test_dates_are_read_in_the_forms_of_the_world(published: Any) -> None:
    (document,) = reading({"text": "All are safe.", "date": published}).documents
    assert document.published == datetime(2031, 3, 4, tzinfo=UTC)


def test_each_record_has_a_path_of_its_own() -> None:
    documents = reading([RECORD, RECORD | {"text": "Nobody was hurt."}]).documents
    assert [document.path for document in documents] == ["a.json#1", "a.json#2"]


def test_good_lines_are_kept_and_bad_ones_rejected_with_their_number() -> None:
    lines = [json.dumps(RECORD), "", "{broken", "[1]", json.dumps({"id": 7}), json.dumps(RECORD)]
    result = read("\r\n".join(lines).encode(), "feed.jsonl", limit=10**6)
    assert [document.path for document in result.documents] == ["feed.jsonl#1", "feed.jsonl#6"]
    assert [rejection.name for rejection in result.rejected] == [
        "feed.jsonl, line 3",
        "feed.jsonl, line 4",
        "feed.jsonl, line 5",
    ]
    assert "not valid JSON" in result.rejected[0].reason
    assert "text" in result.rejected[2].reason


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"{broken", "line 1, column 2"),
        (b'{"id": 7}', "text"),
        (b"[]", "no records"),
        (b"7", "no records"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_a_file_without_one_record_is_rejected(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word):
        read(data, "a.json", limit=10**6)


def test_half_characters_are_replaced() -> None:
    (document,) = read(b'{"text": "All \\ud83d safe."}', "a.json", limit=10**6).documents
    assert document.text == "All \ufffd safe."
    assert document.id
