from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from summarizer.errors import UnreadableDocument
from summarizer.reading import read


def message(text: str | None = "All are safe.", html: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Velmouth Harbour Office <office@harbour.example>"
    mail["To"] = "readers@harbour.example"
    mail["Subject"] = "Fähre aground – all safe"
    mail["Date"] = "Tue, 04 Mar 2031 13:00:00 +0100"
    if text is not None:
        mail.set_content(text)
    if html is not None:
        if text is None:
            mail.set_content(html, subtype="html")
        else:
            mail.add_alternative(html, subtype="html")
    return mail


def test_headers_become_title_source_and_date() -> None:
    (document,) = read(message().as_bytes(), "a.eml", limit=10**6).documents
    assert document.title == "Fähre aground – all safe"
    assert document.source == "Velmouth Harbour Office"
    assert document.published == datetime(2031, 3, 4, 12, tzinfo=UTC)


def test_the_plain_text_is_preferred_and_a_page_stands_in_for_it() -> None:
    both = message("All are safe.", "<html><body><p>Another text.</p></body></html>")
    page = message(None, "<html><body><p>All are <b>safe</b>.</p></body></html>")
    for mail in (both, page):
        (document,) = read(mail.as_bytes(), "a.eml", limit=10**6).documents
        assert document.text == "All are safe."


def test_the_signature_is_left_out() -> None:
    (document,) = read(
        message("All are safe.\n-- \nHarbour Office\n").as_bytes(), "a.eml", limit=10**6
    ).documents
    assert document.text == "All are safe."


def test_attachments_are_named_and_not_read() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="report.pdf")
    reading = read(mail.as_bytes(), "a.eml", limit=10**6)
    assert reading.notes == ("The attachment report.pdf was not read.",)
    assert reading.documents[0].text == "All are safe."


def test_the_charset_of_a_part_is_used() -> None:
    data = (
        b"From: office@harbour.example\nSubject: x\nContent-Type: text/plain; charset=iso-8859-1\n"
        b"Content-Transfer-Encoding: 8bit\n\n\x93All are safe,\x94 she said.\n"
    )
    (document,) = read(data, "a.eml", limit=10**6).documents
    assert document.text == "“All are safe,” she said."
    assert document.source == "office@harbour.example"
    assert document.published is None


def test_a_message_without_text_is_rejected() -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read(message("").as_bytes(), "a.eml", limit=10**6)
