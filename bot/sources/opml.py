"""Lists of feeds as other feed readers write and read them: OPML 2.0."""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from bot.sources.sandbox import FEED_SECONDS, takes
from bot.sources.source import Kind, Source
from summarizer.errors import UnreadableDocument

MOST: Final = 5_000
"""Feeds of one list."""
_FEED_TYPES: Final = frozenset({"rss", "atom", "feed", "rdf", "json"})
_AMPERSAND: Final = re.compile(
    rb"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{1,31};)?"
)
"""Beside what XML knows: names of HTML, which feed readers write, and a bare sign."""


class Outline(NamedTuple):
    """A feed on a list."""

    url: str
    title: str


class FeedList(NamedTuple):
    """What could be read of a list."""

    feeds: list[Outline]
    """In their order, each once."""
    left_out: int
    """Entries without an address on the web, and those over `MOST`."""
    damaged: bool
    """Whether it breaks the rules of XML: something of it may be missing."""


@takes(FEED_SECONDS)
def read_opml(data: bytes) -> FeedList:
    """Return the feeds on a list. Called in a child process.

    Raises:
        UnreadableDocument: it is no such list.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        tree = etree.fromstring(_mended(data), parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument("It is no OPML: a list of feeds in XML.") from error
    if tree is None or etree.QName(tree).localname.lower() != "opml":
        raise UnreadableDocument("It is no OPML: a list of feeds in XML.")
    named = list(_outlines(tree))
    found = {outline.url: outline for outline in named if _is_of_the_web(outline.url)}
    if not found:
        raise UnreadableDocument("There are no feeds on that list.")
    feeds = list(found.values())[:MOST]
    wrong = sum(not _is_of_the_web(outline.url) for outline in named)
    return FeedList(feeds, wrong + len(found) - len(feeds), len(parser.error_log) > 0)


def _mended(data: bytes) -> bytes:
    """Return a list in which "&" stands for itself wherever it begins nothing that XML knows.

    In addresses it is often written bare, and what recovers from that would leave it out.
    """
    if b"\x00" in data:
        return data  # in UTF-16 it is two bytes
    return _AMPERSAND.sub(_entity, data)


def _entity(match: re.Match[bytes]) -> bytes:
    letters = html5.get((match[1] or b"").decode("ascii"), "")
    if letters:
        return b"".join(b"&#%d;" % ord(letter) for letter in letters)
    return b"&amp;" + (match[1] or b"")


def _outlines(tree: etree._Element) -> Iterator[Outline]:
    """Return all that is meant as a feed; what only groups others is not."""
    for element in tree.iter("{*}outline"):
        attributes = {str(name).lower(): str(value) for name, value in element.items()}
        if "xmlurl" in attributes or attributes.get("type", "").lower() in _FEED_TYPES:
            title = attributes.get("title") or attributes.get("text") or ""
            yield Outline(attributes.get("xmlurl", "").strip(), title)


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def write_opml(sources: Iterable[Source], title: str) -> bytes:
    """Return a list of the feeds that are followed; pages and folders are no feeds."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _writable(title)
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.kind is not Kind.FEED:
            continue
        attributes = {"type": "rss", "text": source.name, "title": source.name}
        attributes |= {"xmlUrl": source.url}
        attributes |= {"htmlUrl": source.site} if source.site else {}
        attributes |= {"language": source.language} if source.language else {}
        etree.SubElement(
            body, "outline", {name: _writable(value) for name, value in attributes.items()}
        )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _writable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff")
    )
