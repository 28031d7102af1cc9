"""Lists of feeds as other feed readers write and read them: OPML 2.0."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from bot.sources.sandbox import FEED_SECONDS, takes
from bot.sources.source import Kind, Source
from summarizer.errors import UnreadableDocument

MOST: Final = 5_000
"""Feeds of one list."""


class Outline(NamedTuple):
    """A feed on a list."""

    url: str
    title: str


@takes(FEED_SECONDS)
def read_opml(data: bytes) -> list[Outline]:
    """Return the feeds on a list, in its order, each once. Called in a child process.

    Raises:
        UnreadableDocument: it is no such list.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument("It is no OPML: a list of feeds in XML.") from error
    if tree is None or etree.QName(tree).localname.lower() != "opml":
        raise UnreadableDocument("It is no OPML: a list of feeds in XML.")
    found = {outline.url: outline for outline in _outlines(tree)}
    if not found:
        raise UnreadableDocument("There are no feeds on that list.")
    return list(found.values())[:MOST]


def _outlines(tree: etree._Element) -> Iterator[Outline]:
    for element in tree.iter("{*}outline"):
        attributes = {str(name).lower(): str(value) for name, value in element.items()}
        url = attributes.get("xmlurl", "").strip()
        if url.lower().startswith(("http://", "https://")):
            yield Outline(url, attributes.get("title") or attributes.get("text") or "")


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
