"""Finding the feed behind an address: of a site that is named, and of a feed that has gone away."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from bot.sources.looking import ACCEPT, Look, Reader, check_status, read, succeeded
from bot.sources.source import Kind, Source
from bot.sources.transport import Fetched, FetchError
from summarizer.errors import UnreadableDocument

MOST_FEEDS_TRIED = 6
"""Addresses at which the feed of a site is looked for."""
LOST_LOOKS = 3
"""Looks in a row that find nothing, or no feed, before the feed is looked for again, and between
two such searches: a site that is being repaired has its feed back sooner as a rule."""


class Fetcher(Protocol):
    """Fetches politely: `bot.sources.politeness.PoliteFetcher`."""

    async def get(self, url: str, headers: dict[str, str] | None = None) -> Fetched: ...


class Finder:
    """Finds feeds, one request after the other."""

    def __init__(self, fetcher: Fetcher, reader: Reader, now: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._reader = reader
        self._now = now

    async def first(self, wanted: Source) -> Look:
        """Look for the first time at an address, which is a feed, a site with one, or a page.

        Raises:
            FetchError: it cannot be fetched.
            UnreadableDocument: what is there cannot be read.
        """
        fetched = await self._get(wanted.url)
        at = fetched.moved or wanted.url
        try:
            return await self._read(replace(wanted, kind=Kind.FEED, url=at), fetched)
        except UnreadableDocument:
            pass  # no feed: a page, which may name one
        candidates = [each for each in await self._reader.feeds_of(fetched) if each != at]
        for number, address in enumerate(candidates[:MOST_FEEDS_TRIED]):
            with suppress(FetchError, UnreadableDocument):
                answer = await self._get(address)
                feed = replace(wanted, kind=Kind.FEED, url=answer.moved or address, site=wanted.url)
                found = await self._read(feed, answer)
                return replace(found, others=tuple(candidates[number + 1 : MOST_FEEDS_TRIED]))
        return await self._read(replace(wanted, kind=Kind.PAGE, url=at), fetched)

    async def again(self, source: Source) -> tuple[Look | None, str]:
        """Look for a feed that has gone away, on the page of its site.

        Returns:
            What was found there, where that is surely the same feed: somebody named the site, or
            the title is the same. And the address of another feed of the site, else; or nothing.
        """
        site = source.site or source.home or urljoin(source.url, "/")
        other = ""
        with suppress(FetchError, UnreadableDocument):
            page = await self._get(site)
            candidates = [each for each in await self._reader.feeds_of(page) if each != source.url]
            for address in candidates[:MOST_FEEDS_TRIED]:
                with suppress(FetchError, UnreadableDocument):
                    answer = await self._get(address)
                    url = answer.moved or address
                    if url == source.url:
                        continue
                    found = await self._read(replace(source, url=url, title=""), answer)
                    if source.site or found.source.title.casefold() == source.title.casefold():
                        moved = replace(
                            found.source,
                            title=source.title or found.source.title,
                            former=source.url,
                            paused="",
                        )
                        return replace(found, source=moved), ""
                    other = other or url
        return None, other

    async def _get(self, url: str) -> Fetched:
        fetched = await self._fetcher.get(url, {"Accept": ACCEPT})
        check_status(fetched)
        return fetched

    async def _read(self, source: Source, fetched: Fetched) -> Look:
        found = await read(source, fetched, self._reader, self._now())
        well = succeeded(found.source, self._now(), found=len(found.entries))
        return replace(found, source=well)


def is_due(look: Look) -> bool:
    """Tell whether a feed at which nothing was found is to be looked for again."""
    source = look.source
    if not look.lost or source.kind is not Kind.FEED:
        return False
    return bool(source.paused) or source.failures % LOST_LOOKS == 0
