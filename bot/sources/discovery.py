"""A site's page → the addresses where its feeds are, or may be."""

from typing import Final
from urllib.parse import urljoin, urlsplit

from bot.sources.links import web_address
from bot.sources.sandbox import FEED_SECONDS, takes

_TYPES: Final = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
_COMMON: Final = (
    "feed",
    "rss",
    "feed.xml",
    "rss.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
)
"""Where the programs that most sites are made with put their feeds, when nobody sets it."""
_MOST: Final = 20
"""Addresses that are given: each costs a request."""


@takes(FEED_SECONDS)
def feeds_of(data: bytes, url: str) -> tuple[str, ...]:
    """Return where the feeds of a page may be, the surest first.

    First what the page declares (`link rel=alternate`; feeds of comments go last), then links to
    what is called a feed, then common places below the page's address and at its host.

    Args:
        data: The page.
        url: Where it came from.
    """
    declared, linked = _named(data, url)
    places = [urljoin(folder, name) for folder in _folders(url) for name in _COMMON]
    guessed = [place for place in places if web_address(place)]
    unique = dict.fromkeys([*declared, *linked, *guessed])
    unique.pop(url, None)
    return tuple(unique)[:_MOST]


def _folders(url: str) -> tuple[str, ...]:
    below = urljoin(url, urlsplit(url).path.rstrip("/") + "/")
    return (below, urljoin(url, "/"))


def _named(data: bytes, url: str) -> tuple[list[str], list[str]]:
    """Return what a page declares as its feeds, and what it links to as such."""
    from lxml import etree, html

    from summarizer.reading.page import declared_charset

    if not data.strip(b"\0 \t\r\n"):
        return [], []
    try:
        parser = html.HTMLParser(encoding=declared_charset(data))
    except LookupError:  # no such charset
        parser = html.HTMLParser()
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return [], []
    found = tree.find(".//base[@href]")
    base = (web_address(found.get("href"), url) if found is not None else None) or url
    declared: list[tuple[bool, str]] = []
    for link in tree.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().split(";")[0].strip()
        address = web_address(link.get("href"), base)
        if address and (("alternate" in relations and kind in _TYPES) or "feed" in relations):
            told = f"{link.get('title') or ''} {address}".lower()
            declared.append(("comment" in told, address))
    linked = [
        address
        for link in tree.iter("a")
        if (address := web_address(link.get("href"), base)) and _is_called_feed(address)
    ]
    return [address for _, address in sorted(declared, key=lambda each: each[0])], linked


def _is_called_feed(address: str) -> bool:
    """Whether the last part of an address's path is what feeds are called."""
    return urlsplit(address).path.rstrip("/").lower().rsplit("/", 1)[-1] in _COMMON
