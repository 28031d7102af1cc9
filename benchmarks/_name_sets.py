"""Texts with the names in them marked: UNER EWT, MEANTIME, and the persons of Reuters-21578."""

import gzip
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks._meantime import Article, articles

Span = tuple[int, int]


class Mark(NamedTuple):
    """A name in a text; the kind is PER, ORG or LOC."""

    start: int
    end: int
    kind: str


class Item(NamedTuple):
    """One text with its names."""

    name: str
    text: str
    gold: tuple[Mark, ...]
    persons: tuple[tuple[Span, ...], ...]
    """For each person of the text, where it is named."""
    annotated: int
    """Where the annotated part ends."""


KINDS = ("PER", "ORG", "LOC")


def uner(data: Path, *, joined: bool) -> Iterator[Item]:
    """Yield the sentences of the files, or their documents, a sentence to a line."""
    files = sorted((data / "uner_english").rglob("*.iob2"))
    lines = [block for file in files for block in file.read_text("utf-8").split("\n\n")]
    documents: dict[str, list[tuple[str, list[Mark]]]] = defaultdict(list)
    document = ""
    for number, block in enumerate(filter(str.strip, lines)):
        comments = dict(re.findall(r"^# (newdoc id|text) = (.*)$", block, re.MULTILINE))
        document = comments.get("newdoc id", document)
        documents[document if joined else str(number)].append(_sentence(comments["text"], block))
    for name, sentences in documents.items():
        text = ""
        gold: list[Mark] = []
        for words, marks in sentences:
            start = len(text) + bool(text)
            text = f"{text}\n{words}" if text else words
            gold.extend(Mark(m.start + start, m.end + start, m.kind) for m in marks)
        yield Item(name, text, tuple(gold), _by_last_word(text, gold), len(text))


def _sentence(text: str, block: str) -> tuple[str, list[Mark]]:
    marks: list[Mark] = []
    position = 0
    for form, tag in re.findall(r"^\d+\t([^\t]+)\t([^\t]+)", block, re.MULTILINE):
        start = text.index(form, position)
        position = start + len(form)
        if tag[2:] in KINDS:
            if tag[0] == "I" and marks:
                marks[-1] = marks[-1]._replace(end=position)
            else:
                marks.append(Mark(start, position, tag[2:]))
    return text, marks


def _by_last_word(text: str, gold: Sequence[Mark]) -> tuple[tuple[Span, ...], ...]:
    """Group persons by surname: these data say nothing of who is who."""
    persons: dict[str, list[Span]] = defaultdict(list)
    for mark in gold:
        if mark.kind == "PER":
            persons[text[mark.start : mark.end].rsplit(maxsplit=1)[-1].lower()].append(mark[:2])
    return tuple(map(tuple, persons.values()))


def meantime(data: Path) -> Iterator[Item]:
    """Yield the articles with the names that stand alone; those inside longer ones are left out."""
    return map(_item, articles(data))


def _item(article: Article) -> Item:
    root = article.xml
    entities = {entity.get("m_id"): entity for entity in root.iter("ENTITY")}
    instances = {
        source.get("m_id"): entities.get(target.get("m_id"))
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
    }
    gold, persons = set(), defaultdict(set)
    for mention in root.iter("ENTITY_MENTION"):
        entity = instances.get(mention.get("m_id"))
        if entity is None or mention.get("syntactic_type") != "NAM":
            continue
        kind = entity.get("ent_type")
        if kind in KINDS:
            span = article.span(mention)
            if span is None:
                continue
            mark = Mark(*span, kind)
            gold.add(mark)
            words = article.text[mark.start : mark.end]
            if kind == "PER" and _names(words, entity.get("TAG_DESCRIPTOR") or words):
                persons[entity.get("instance_id")].add(mark[:2])
    groups = tuple(tuple(sorted(spans)) for spans in persons.values())
    return Item(article.name, article.text, tuple(sorted(gold)), groups, article.annotated)


def _names(mention: str, person: str) -> bool:
    """Tell whether a mention has a word of the person's name as the data give it.

    Offices that stand for their holder ("the company's chief executive") are marked as names in
    MEANTIME: for F1 they are left as they are, but nobody is named by them.
    """
    return not set(mention.split()).isdisjoint(person.split())


def reuters(data: Path, stories: int) -> Iterator[Item]:
    """Yield stories whose index names persons, with every place where their surname stands.

    The index has no spans, so the texts serve for the share of persons of one kind only.
    """
    found = 0
    for path in sorted((data / "reuters21578").glob("*.sgm.gz")):
        source = gzip.decompress(path.read_bytes()).decode("latin-1")
        for story in re.findall(r"<REUTERS.*?</REUTERS>", source, re.DOTALL):
            people = re.search(r"<PEOPLE>(.+?)</PEOPLE>", story)
            body = re.search(r"<BODY>(.*?)</BODY>", story, re.DOTALL)
            if people and body and found < stories:
                found += 1
                text = html.unescape(body[1])
                surnames = [who.split("-")[-1] for who in re.findall(r"<D>(.*?)</D>", people[1])]
                persons = (tuple(_places(text, surname)) for surname in surnames)
                yield Item(str(found), text, (), tuple(filter(None, persons)), len(text))


def _places(text: str, surname: str) -> Iterator[Span]:
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE):
        if match.group()[0].isupper():
            yield match.span()
