"""What becomes of a file, whatever it is called."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import UnreadableDocument
from summarizer.models import Document
from summarizer.reading import SUFFIXES, Reading, read
from tests.unit.reading import making

STORY = "The ferry ran aground off Velmouth on Monday. Nobody was hurt, the coastguard said."
LIMIT = 1_000_000


def only(data: bytes, name: str) -> Document:
    (document,) = read(data, name, limit=LIMIT).documents
    return document


def reason(data: bytes, name: str = "story.txt") -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, name, limit=LIMIT)
    return str(caught.value)


def archive(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as entries:
        for name, content in files.items():
            entries.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def test_the_path_is_kept() -> None:
    assert only(STORY.encode(), "folder/story.txt").path == "folder/story.txt"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("inbox/ferry-runs_aground.txt", "ferry runs aground"),
        ("000_2ab743aecac506e8.txt", "000_2ab743aecac506e8"),
    ],
)
def test_the_name_of_the_file_stands_in_for_a_title(name: str, title: str) -> None:
    assert only(STORY.encode(), name).title == title


@pytest.mark.parametrize("name", ["story.txt", "story.pdf", "story"])
def test_the_content_tells_the_format_and_not_the_name(name: str) -> None:
    assert only(making.pdf([[STORY]]), name).text == STORY
    page = f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>"
    assert only(page.encode(), name).text == STORY


def test_a_text_called_pdf_is_a_text() -> None:
    assert only(STORY.encode(), "story.pdf").text == STORY


def test_a_message_is_told_by_its_headers() -> None:
    data = f"From: a@post.example\nTo: b@post.example\nSubject: Ferry\n\n{STORY}\n".encode()
    assert only(data, "message").title == "Ferry"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is empty"), (b" \n\t\n", "is empty"), (b"\xef\xbb\xbf\n", "holds no text")],
)
def test_an_empty_file_is_rejected(data: bytes, said: str) -> None:
    assert said in reason(data)


def test_a_file_over_the_limit_is_rejected_with_both_sizes() -> None:
    with pytest.raises(UnreadableDocument, match=r"1\.5 MB.*limit of 1\.0 MB"):
        read(b"a" * 1_500_000, "story.txt", limit=LIMIT)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50), "OCR"),
        (gzip.compress(STORY.encode()), "Unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOCX"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (rb"{\rtf1\ansi Ferry}", "RTF"),
        (archive(xl__workbook=b"<x/>"), "spreadsheet"),
        (archive(a=b"a")[:-9], "damaged"),
        (b"%PDF-1.7\n1 0 obj <<", "damaged"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_what_to_do(data: bytes, word: str) -> None:
    assert word in reason(data, "file.bin")


def test_a_document_that_unpacks_to_too_much_is_rejected() -> None:
    bomb = archive(word__document=b"")  # The name lacks its ending; it is given below.
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as entries:
        for number in range(3):
            entries.writestr(f"word/media/{number}.png", bytes(80_000_000))
        entries.writestr("word/document.xml", b"<w/>")
    assert len(bomb) < len(file.getvalue()) < LIMIT
    assert "too much" in reason(file.getvalue(), "bomb.docx")


MAGIC = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"{", b"[{", b"From: a\n", b"---\n", b"# "]
PIECES = st.sampled_from(
    b'<p>|</p>|obj|stream\n|trailer<</Root 1 0 R>>|startxref\n0\n%%EOF|"text":|"a"|]|}|**|'
    b"[x](y)|\n\n|2023-06-24|Subject: =?utf-8?q?x|Content-Type: text/html|\x93a\x94|"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n".split(b"|")
)


def outcome(data: bytes, name: str) -> Reading | UnreadableDocument:
    try:
        return read(data, name, limit=LIMIT)
    except UnreadableDocument as error:
        return error


@settings(deadline=None, max_examples=300)
@given(
    magic=st.sampled_from(MAGIC),
    body=st.binary(max_size=200) | st.lists(PIECES, max_size=15).map(b"".join),
    suffix=st.sampled_from(["", ".bin", *sorted(SUFFIXES)]),
)
def test_any_bytes_are_read_or_rejected_with_a_reason(
    magic: bytes, body: bytes, suffix: str
) -> None:
    result = outcome(magic + body, f"file{suffix}")
    if isinstance(result, Reading):
        assert result.documents or result.rejected
        assert all(document.text.strip() for document in result.documents)
    else:
        assert str(result)


@pytest.mark.parametrize("size", [200_000])
@pytest.mark.parametrize(
    ("start", "unit", "suffix"),
    [
        (b"", b"[", ".md"),
        (b"", b"*a ", ".md"),
        (b"", b"<!--", ".md"),
        (b"# ", b" #", ".md"),
        (b"", b"1,", ".txt"),
        (b"", b"'", ".txt"),
        (b"", b"[", ".json"),
        (b"", b'{"a":', ".json"),
        (b"<html><body>", b"<div>", ".html"),
        (b"<html><body>", b"<p>x", ".html"),
        (b"From: ", b"a,", ".eml"),
        (b"Subject: x\nFrom: ", b"(", ".eml"),
        (b"%PDF-1.4\n", b"1 0 obj<<", ".pdf"),
    ],
)
def test_endless_marks_take_time_in_proportion_to_their_length(
    start: bytes, unit: bytes, suffix: str, size: int
) -> None:
    # Anything worse than linear would take minutes here.
    data = start + unit * (size // len(unit)) + b"\n\ntext"
    assert outcome(data, f"file{suffix}")


@pytest.mark.parametrize("data", [b"\x1b[2J\x1b[0m", "\u200b\ufeff\u2060".encode(), b"\f \x1b"])
def test_a_file_of_which_nothing_is_to_be_seen_is_refused(data: bytes) -> None:
    assert reason(data) == "The file holds no text."


def test_a_record_of_which_nothing_is_to_be_seen_is_refused() -> None:
    assert "no text" in reason(rb'{"text": "\u0000\u0001\u001b[0m"}', "story.json")


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.jsonl", "story.eml"])
def test_sequences_for_a_terminal_are_left_out_of_every_format(name: str) -> None:
    screen = STORY.replace("ferry", "\x1b[31mferry\x1b[0m")
    data = {
        "story.jsonl": json.dumps({"text": screen}),
        "story.eml": f"From: desk@port.example\nSubject: Ferry\nMIME-Version: 1.0\n\n{screen}",
    }.get(name, screen)
    assert only(data.encode(), name).text == STORY


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_a_day_that_there_is_not_in_utc_is_left_out(written: str) -> None:
    data = json.dumps({"text": "It rained.", "published": written}).encode()
    (document,) = read(data, "a.json", limit=1_000).documents
    assert document.published is None
    assert document.id
