"""E-mail (EML), by the standard library."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
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


_LONGEST_HEADER: Final = 2_000
"""Characters of a header field that are read: the parser takes time as the square of them."""


class _ShortHeaders(EmailPolicy):
    """The modern policy of the email package, with what follows in endless headers cut off."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:_LONGEST_HEADER]


def read_mail(data: bytes) -> tuple[Parts, list[str]]:
    """Read a message and return with it the names of its attachments, which are not read.

    The plain text is preferred; a page stands in for it. Subject, From and Date are title,
    source and publication.

    Raises:
        UnreadableDocument: it holds no text.
    """
    try:
        message = BytesParser(EmailMessage, policy=_ShortHeaders()).parsebytes(data)
        if not isinstance(message, EmailMessage):
            raise TypeError("the policy made another kind of message")
        return _read(message)
    except (UnreadableDocument, MemoryError):
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
    name, address = parseaddr(_header(message, "From"))
    attachments = [
        one_line(attachment.get_filename() or attachment.get_content_type())
        for attachment in message.iter_attachments()
    ]
    parts = Parts(
        text,
        one_line(_header(message, "Subject")),
        one_line(name or address),
        published=parse_published(_header(message, "Date")),
    )
    return parts, attachments


def _header(message: EmailMessage, name: str) -> str:
    """Return a header field; empty where it is missing or cannot be parsed."""
    try:
        return str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - the parser of headers raises anything on what is no header
        return ""
