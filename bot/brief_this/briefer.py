"""What is given in a chat → a brief of it, as an answer."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from bot.brief_this.digesting import Texts, digest
from bot.brief_this.worker import Worker
from bot.exchange import Given, Message
from bot.plain import harmless
from bot.ports import Room
from bot.presenters.given import present_given, title_of, unknown_links
from bot.presenters.wording import shortened
from bot.service import DEFAULT_POINTS, Answer
from summarizer.models import Document

LIMIT_SECONDS: Final = 90.0
"""For one brief, with the start of the process and the loading of the model (some 5 s)."""
MAX_LINKS: Final = 50
"""Links that are looked up; each takes less than a millisecond."""
_SHOWN_LINKS: Final = 5
_TITLE: Final = 80
"""Characters of a message that stand for its title."""


class GivenBriefer:
    """Briefs messages with their files, and what a room holds behind their links.

    Args:
        max_file_size: Larger files, in bytes, are left out.
        model: Another spaCy model, by name or path.
        limit: Seconds that a brief may take.
    """

    def __init__(
        self, max_file_size: int, *, model: str | None = None, limit: float = LIMIT_SECONDS
    ) -> None:
        self._max_file_size = max_file_size
        self._model = model
        self._worker = Worker(digest, limit)

    def close(self) -> None:
        """End the process that reads."""
        self._worker.close()

    def brief(self, given: Given, room: Room) -> Answer:
        """Brief what is given. It takes seconds, and one is done at a time.

        Raises:
            BotError: nothing of it can be read; the message says why.
        """
        pages, unknown = _pages(given, room)
        messages = [_document(message) for message in given.messages if message.text.strip()]
        done = self._worker.ask(
            Texts(
                documents=(*messages, *pages),
                uploads=given.uploads,
                points=DEFAULT_POINTS,
                max_file_size=self._max_file_size,
                model=self._model,
            )
        )
        left_out = [*given.left_out, *done.left_out]
        if unknown:
            left_out.append(unknown_links(unknown, _SHOWN_LINKS))
        title = title_of(len(messages), done.read)
        return Answer(present_given(done.brief, title, left_out), done.brief)


def _document(message: Message) -> Document:
    # Halves of characters, which no store takes, become "\N{REPLACEMENT CHARACTER}".
    whole = message.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = whole.strip()
    return Document(
        text=text,
        title=shortened(harmless(text), _TITLE),
        source=message.author,
        url=message.url or None,
        published=message.said,
    )


def _pages(given: Given, room: Room) -> tuple[list[Document], list[str]]:
    """Return what the room holds behind the links, and the links that it knows nothing of."""
    links = dict.fromkeys(link for message in given.messages for link in message.links)
    pages: dict[str, Document] = {}
    unknown = []
    for link in list(links)[:MAX_LINKS]:
        found = next(filter(None, map(room.document_at, _spellings(link))), None)
        if found is None:
            unknown.append(link)
        else:
            pages[found.id] = found
    return list(pages.values()), unknown + list(links)[MAX_LINKS:]


def _spellings(link: str) -> Iterator[str]:
    """An address as it stands, then without what leads to the same page all the same.

    That is the place in the page, the last stroke, and the scheme.
    """
    yield link
    try:
        parts = urlsplit(link)
    except ValueError:
        return
    path = parts.path.rstrip("/")
    for scheme in dict.fromkeys((parts.scheme, "https", "http")):
        for ending in (path, f"{path}/"):
            yield urlunsplit((scheme, parts.netloc.lower(), ending, parts.query, ""))
