"""E-mail (EML), by the standard library."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Final

from summarizer.errors import UnreadableDocument
from summarizer.reading.decoding import decode
from summarizer.reading.page import declared_charset, read_page
from summarizer.reading.parts import Parts
from summarizer.reading.published import parse_published
from summarizer.reading.tidy import one_line, tidy

_SIGNATURE: Final = "\n-- \n"
"""What mail programs put before a signature (RFC 3676, 4.3)."""


def read_mail(data: bytes) -> tuple[Parts, list[str]]:
    """Read a message and return with it the names of its attachments, which are not read.

    The plain text is preferred; a page stands in for it. Subject, From and Date are title,
    source and publication.

    Raises:
        UnreadableDocument: it holds no text.
    """
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        return _read(message)
    except UnreadableDocument:
        raise
    except Exception as error:  # The email package raises anything on malformed headers.
        raise UnreadableDocument(
            "The message is damaged. Save it again from a mail program, or as text, and add that."
        ) from error


def _read(message: EmailMessage) -> tuple[Parts, list[str]]:
    part = message.get_body(("plain", "html"))
    text = ""
    if part is not None:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if part.get_content_subtype() == "html":
            text = read_page(
                decode(content, part.get_content_charset() or declared_charset(content))
            ).text
        else:
            text = decode(content, part.get_content_charset())
    text = tidy(text.replace("\r\n", "\n").split(_SIGNATURE)[0])
    if not text:
        raise UnreadableDocument("The message holds no text. Add its attachments one by one.")
    name, address = parseaddr(str(message.get("From", "")))
    attachments = [
        one_line(attachment.get_filename() or attachment.get_content_type())
        for attachment in message.iter_attachments()
    ]
    parts = Parts(
        text,
        one_line(str(message.get("Subject", ""))),
        one_line(name or address),
        published=parse_published(str(message.get("Date", ""))),
    )
    return parts, attachments
