"""What `benchmarks reading` asks, and what answers: briefs and cards over drawn documents.

Briefs come from sets of stories on one subject (`_story_sets`), articles of NEWTS with their
topics and without, and both parts of MEANTIME asked for an actor. Cards are of actors of such
sets, of MEANTIME, of a library of NEWTS articles and of a larger one of Reuters stories.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks import briefs
from benchmarks._meantime import articles
from benchmarks._prose import prose
from benchmarks._story_sets import story_sets
from benchmarks.peers import sumy_ranker
from benchmarks.reuters import stories
from bot.commands import Command, Name
from bot.presenters.card import present_card
from summarizer import AmbiguousActor, Document, Library
from summarizer.models import ActorCard, Kind
from summarizer.text import words

SET_WORDS, ARTICLE_WORDS = 100, 70
NEWTS_LIBRARY, REUTERS_LIBRARY = 40, 400
"""Documents of the libraries that cards are drawn from."""
_ACTING = (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP)
_KNOWN = 40
"""Actors are drawn from so many of the most mentioned that act."""
_LEAST_DOCUMENTS = 2


class Case(NamedTuple):
    """One question, what both systems answer, and the documents to judge by."""

    kind: str
    """"brief" or "card"."""
    asked: str
    ours: list[str]
    peer: list[str]
    sources: Sequence[Document]


def brief_cases(data: Path, seed: int) -> Iterator[Case]:
    """Yield twenty briefs: this project beside sumy's LexRank on the same sentences."""
    draw = random.Random(seed)
    for each in draw.sample(story_sets(data), 8):
        yield _brief_case(each.documents, each.question, SET_WORDS)
    items = draw.sample(briefs.load(data), 9)
    for number, item in enumerate(items):
        topic = item.words if number < 6 else ""
        yield _brief_case([Document(text=item.article)], topic, ARTICLE_WORDS)
    read = meantime(data)
    with Library.open(":memory:") as library:
        library.add(read)
        for name in _drawn(library, draw, 3):
            holding = [document for document in read if name in document.text]
            yield _brief_case(holding, name, SET_WORDS)


def card_cases(data: Path, seed: int) -> Iterator[Case]:
    """Yield twenty cards: this project beside the sentences that hold the name, in order."""
    draw = random.Random(seed)
    for each in draw.sample(story_sets(data), 6):
        yield from _card_cases(each.documents, draw, 1)
    yield from _card_cases(meantime(data), draw, 4)
    texts = dict.fromkeys(item.article for item in briefs.load(data))
    newts = [Document(text=text) for text in draw.sample(list(texts), NEWTS_LIBRARY)]
    yield from _card_cases(newts, draw, 4)
    yield from _card_cases(list(stories(data, REUTERS_LIBRARY)), draw, 6)


def meantime(data: Path) -> list[Document]:
    """Return the articles of MEANTIME as documents, by their titles."""
    return [
        Document(text=article.text, title=article.text.split("\n", 1)[0], source=article.corpus)
        for article in articles(data)
    ]


def filled(sentences: Sequence[str], order: Sequence[int], most: int) -> list[str]:
    """Take sentences in an order while they fit into so many words; each text once."""
    kept: list[str] = []
    room = most
    for position in order:
        text = sentences[position]
        if len(text.split()) <= room and text not in kept:
            kept.append(text)
            room -= len(text.split())
    return kept


def naming(sentences: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the sentences that hold one of the names as whole words, in order."""
    wanted = [f" {' '.join(words(name))} " for name in names]
    return [
        text for text in sentences if any(each in f" {' '.join(words(text))} " for each in wanted)
    ]


def card_lines(card: ActorCard) -> list[str]:
    """Return a card as its readers see it first, a line for each fact."""
    reply = present_card(card, Command(name=Name.WHO, terms=(card.name,)))
    lines = [f"{reply.title}: {reply.lead}"]
    lines += [f"{fact.label}: {', '.join(fact.values)}" for fact in reply.facts]
    for section in reply.sections:
        for point in section.points:
            asides = [part for part in (str(point.day or ""), point.aside) if part]
            lines.append(f"{section.heading}: {point.text} ({'; '.join(asides)})")
    return lines


def _brief_case(documents: Sequence[Document], asked: str, most: int) -> Case:
    with Library.open(":memory:") as library:
        library.add(documents)
        points = library.brief(asked or None, max_words=most).points
    days = {text: document.published for document in documents for text in prose(document)}
    sentences = list(days)
    order = sumy_ranker("LexRank")(sentences, asked)
    return Case(
        "brief",
        asked,
        [_dated(point.text, point.date) for point in points],
        [_dated(text, days[text]) for text in filled(sentences, order, most)],
        documents,
    )


def _dated(text: str, day: date | None) -> str:
    """Return a line as its readers see it: with its day, where there is one."""
    return f"{text} ({day:%-d %B %Y})" if day else text


def _card_cases(documents: Sequence[Document], draw: random.Random, number: int) -> Iterator[Case]:
    with Library.open(":memory:") as library:
        library.add(documents)
        for name in _drawn(library, draw, number):
            yield _card_case(library, documents, name)


def _card_case(library: Library, documents: Sequence[Document], name: str) -> Case:
    card = library.who(name)
    ours = card_lines(card)
    cited = {document.id for document in card.documents}
    sources = [document for document in documents if document.id in cited]
    names = (name, name.rsplit(maxsplit=1)[-1]) if card.kind is Kind.PERSON else (name,)
    sentences = naming([text for document in sources for text in prose(document)], names)
    most = sum(len(line.split()) for line in ours)
    peer = filled(sentences, range(len(sentences)), most)
    return Case("card", name, ours, peer, sources)


def _drawn(library: Library, draw: random.Random, number: int) -> list[str]:
    """Draw actors that act, of those most mentioned, by names of nobody else."""
    rows = [
        row
        for row in library.actors(limit=_KNOWN)
        if row.ref.kind in _ACTING and row.documents >= _LEAST_DOCUMENTS
    ]
    draw.shuffle(rows)
    found: list[str] = []
    for row in rows:
        if len(found) == number:
            break
        try:
            library.actor(row.ref.name)
        except AmbiguousActor:
            continue
        found.append(row.ref.name)
    return found
