"""One look at a source: fetched if it has changed, read, and what it means for the next look."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol
from urllib.parse import urlsplit

from bot.errors import BotError
from bot.sources.canonical import canonical, content_hash, same_page
from bot.sources.intervals import adapted, after_failures, pace
from bot.sources.politeness import ComeBackLater
from bot.sources.source import Item, Kind, Sight, Source, believed
from bot.sources.transport import Fetched, FetchError, Unreachable
from summarizer.errors import UnreadableDocument
from summarizer.models import Document

ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
GONE: Final = "It says that it is gone for good (410)."
"""Why a source is paused by the bot itself."""
_TELLING: Final = 200
"""Characters from which the same content is the same entry, whatever it is called; short ones,
such as titles of a series, come again."""


class Entry(Protocol):
    """An entry of a feed: `bot.sources.entries.Entry`."""

    @property
    def guid(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published(self) -> datetime | None: ...
    @property
    def author(self) -> str: ...
    @property
    def categories(self) -> tuple[str, ...]: ...


class Feed(Protocol):
    """A feed: `bot.sources.feeds.Feed`."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def site(self) -> str | None: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def notes(self) -> tuple[str, ...]: ...


class Reader(Protocol):
    """Reads what was fetched, away from this process. Each raises UnreadableDocument."""

    async def feed(self, fetched: Fetched) -> Feed: ...

    async def feeds_of(self, fetched: Fetched) -> Sequence[str]:
        """Return the addresses of feeds that a page names, and where feeds usually are."""
        ...

    async def page(self, fetched: Fetched) -> Document: ...


Fetch = Callable[[str, dict[str, str]], Awaitable[Fetched]]
"""Fetches an address with further headers. Raises FetchError."""


class Refused(FetchError):
    """The other side answers, but not with what was asked for."""


class Missing(Refused):
    """Nothing is at this address, or nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look found."""

    source: Source
    """As it is after the look."""
    entries: tuple[tuple[Sight, Item], ...] = ()
    """All that it shows now, the newest first."""
    others: tuple[str, ...] = ()
    """Further feeds of the same site."""
    notes: tuple[str, ...] = ()
    """What is amiss with the feed, or was left out of it, in plain words."""
    lost: bool = False
    """Nothing is at its address, or what is there cannot be read: it may have moved."""


def check_status(fetched: Fetched) -> None:
    """Raise Refused where an answer holds nothing, in plain words."""
    status = fetched.status
    if 200 <= status < 300:
        return
    said = {
        401: "It wants a name and a password.",
        402: "It wants to be paid for.",
        403: "It does not let the bot read it.",
        404: "There is nothing at this address.",
        410: "It says that it is gone for good.",
        451: "It may not be shown, for reasons of law.",
    }
    if status >= 500:
        raise Unreachable(f"Its server is in trouble ({status}).")
    reason = f"{said.get(status, 'It answers with an error.')} ({status})"
    raise Missing(reason) if status in (404, 410) else Refused(reason)


async def look(
    source: Source, fetch: Fetch, reader: Reader, now: Callable[[], datetime], chance: float
) -> Look:
    """Look at a feed or a page. What fails is told in `last_error` of the source.

    Args:
        source: What is looked at.
        fetch: Fetches, politely.
        reader: Reads what was fetched.
        now: The clock, aware.
        chance: From 0 to 1, made anew each time: spreads looks that failed.
    """
    headers = {"Accept": ACCEPT}
    headers |= {"If-None-Match": source.etag} if source.etag else {}
    headers |= {"If-Modified-Since": source.modified} if source.modified else {}
    try:
        fetched = await fetch(source.url, headers)
        source = _moved(source, fetched)
        if fetched.status == 304:
            return Look(source=_well(source))
        if fetched.status == 410:
            source = replace(failed(source, GONE, now(), chance), paused=GONE)
            return Look(source=source, lost=True)
        check_status(fetched)
        found = await read(source, fetched, reader, now())
    except ComeBackLater as error:
        return Look(source=failed(source, str(error), now(), chance, error.wait))
    except (BotError, UnreadableDocument) as error:
        lost = isinstance(error, Missing | UnreadableDocument)
        return Look(source=failed(source, str(error), now(), chance), lost=lost)
    return replace(found, source=_well(found.source))


def _well(source: Source) -> Source:
    # What somebody paused stays so; what the bot paused since it was gone is back.
    paused = "" if source.paused == GONE else source.paused
    return replace(source, failures=0, last_error="", paused=paused)


async def read(source: Source, fetched: Fetched, reader: Reader, now: datetime) -> Look:
    """Read what was fetched of a source; return it as it is now, and its entries.

    Raises:
        UnreadableDocument: it is no feed, or no page.
    """
    source = replace(
        source,
        etag=fetched.headers.get("etag", ""),
        modified=fetched.headers.get("last-modified", ""),
    )
    if source.kind is Kind.PAGE:
        document = await reader.page(fetched)
        url = canonical(source.url)
        published = believed(document.published, now)
        item = Item(title=document.title, text=document.text, url=url, published=published)
        sight = Sight(guid=url, url="", content=content_hash(item.title, item.text))
        source = replace(source, title=source.title or document.title)
        return Look(source=source, entries=((sight, item),))
    feed = await reader.feed(fetched)
    entries = _entries(feed.entries, now)
    source = replace(
        source,
        title=source.title or feed.title,
        language=feed.language or source.language,
        home=feed.site or source.home,
        pace=pace([item.published for _, item in entries if item.published]),
    )
    return Look(source=source, entries=entries, notes=feed.notes)


def _entries(given: Sequence[Entry], now: datetime) -> tuple[tuple[Sight, Item], ...]:
    """Return entries with what they are recognised by, the newest first."""
    pages = Counter(same_page(entry.url) for entry in given if entry.url)
    seen: dict[str, tuple[Sight, Item]] = {}
    for entry in given:
        url = canonical(entry.url) if entry.url else ""
        content = content_hash(entry.title, entry.text)
        own = bool(entry.url) and pages[same_page(entry.url or "")] == 1
        if url and not own:
            # Several entries of one address are no versions of one page.
            url = f"{url}#{content_hash(entry.guid, '')[:8]}"
        sight = Sight(
            guid=entry.guid,
            url=same_page(url) if own else "",
            content=content,
            telling=len(entry.text) >= _TELLING,
        )
        item = Item(
            title=entry.title,
            text=entry.text,
            url=url,
            published=believed(entry.published, now),
            author=entry.author,
            categories=entry.categories,
        )
        seen.setdefault(sight.guid, (sight, item))
    order = sorted(
        enumerate(seen.values()),
        key=lambda each: (
            -(each[1][1].published.timestamp() if each[1][1].published else 0),
            each[0],
        ),
    )
    return tuple(entry for _, entry in order)


def succeeded(source: Source, now: datetime, *, found: int) -> Source:
    """Return a source after a look at which all was well."""
    interval = source.interval
    if not source.fixed:
        interval = adapted(interval, source.pace, found=found)
    return replace(
        source,
        interval=interval,
        last_success=now,
        last_error="",
        failures=0,
        next_look=now + interval,
    )


def failed(
    source: Source, reason: str, now: datetime, chance: float, asked: timedelta | None = None
) -> Source:
    """Return a source after a look that failed: the next one is later each time."""
    failures = source.failures + 1
    return replace(
        source,
        last_error=reason,
        failures=failures,
        next_look=now + after_failures(source.interval, failures, chance, asked),
    )


def _moved(source: Source, fetched: Fetched) -> Source:
    """Take over an address that a source has moved to for good."""
    if fetched.moved is None or not 200 <= fetched.status < 400:
        return source
    # A site whose every page leads to its front has not moved the feed there.
    if urlsplit(fetched.moved).path in ("", "/") and urlsplit(source.url).path not in ("", "/"):
        return source
    return replace(source, url=fetched.moved, former=source.url)
