"""A document as it enters a library."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, Field

from summarizer.models.base import Model


def _date_is_midnight_utc(value: Any) -> Any:
    """Read a bare date as the start of that day in UTC.

    Most sources give a day and no hour. A date-time without a zone stays an error: to guess
    its zone would put a document on the wrong day.
    """
    if isinstance(value, str) and len(value) == len("2023-06-24"):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    return value


def _none_is_empty(value: Any) -> Any:
    return "" if value is None else value


Text = Annotated[str, BeforeValidator(_none_is_empty)]


class Document(Model):
    """One text with what is known of its origin."""

    text: str = Field(description="The whole text. Every offset in this package counts in it.")
    title: Text = Field("", description="Headline or title; empty where there is none.")
    source: Text = Field("", description="Who published it: an outlet, an agency, a person.")
    url: str | None = Field(None, description="Where a reader can open it.")
    published: Annotated[AwareDatetime | None, BeforeValidator(_date_is_midnight_utc)] = Field(
        None, description="When it was published. A bare date is the start of that day in UTC."
    )
    seen: AwareDatetime | None = Field(
        None,
        description="When it was first seen, where nobody says when it was published: it stands in "
        "for that in the order of documents, and is never shown as a date of publication.",
    )
    agency: bool = Field(
        False, description="Its source is an agency: others print its words, as no second voice."
    )
    path: str | None = Field(
        None, description="The file it was read from. With the url, what an update is known by."
    )

    @property
    def id(self) -> str:
        """Content hash: the same content has the same id on every machine.

        32 hexadecimal digits (128 bits) of SHA-256 over all that a reader sees of it; `seen`,
        `agency` and `path` are of whoever added it.
        """
        published = self.published.astimezone(UTC).isoformat() if self.published else ""
        parts = (self.text, self.title, self.source, self.url or "", published)
        digest = hashlib.sha256()
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.hexdigest()[:32]
