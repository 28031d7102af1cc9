"""Find the documents and sentences that a brief is chosen from, bounded in number."""

from collections.abc import Collection, Iterable, Mapping
from itertools import islice, zip_longest
from typing import NamedTuple

from summarizer.briefing.copies import Groups, copies
from summarizer.briefing.notes import LANGUAGE
from summarizer.briefing.phrases import Phrases
from summarizer.briefing.topic import Topic
from summarizer.models import DocumentRef
from summarizer.storage.base import Hit, Index, SentenceRow, Window

SMALL = 60
"""Documents. Of a library no larger, every document on the topic is read whole."""

MOST = 40
"""Documents read from a larger library, the best and the newest of those on the topic, so that
the time to answer stays the same."""

MOST_KNOWN = 160
"""Documents read beyond those, where the reader knows as many: else they would leave no room for
new ones. A reader who knows more of a topic knows them from its points."""

NEWEST = 60
"""Documents looked at for what matters most in a large library: the newest, and as many in which
those who are mentioned most appear, so that a busy hour does not hide the week."""

LEADING = 12
"""Actors that count as mentioned most."""

SENTENCES = 360
"""Read in all from a large library, 9 of each document on a topic and 3 of each of the newest:
what 25 milliseconds allow."""

SENTENCES_SMALL = 2500
"""Read in all from a small one, where a few long reports should not be cut short."""

LEAD = 3
"""Sentences at the top of a text, its header among them, which say what it is about."""

FAR = 0.3
"""A document that matches a question less than this share of the best match counts less, in
proportion: it shares a few everyday words with it."""

LEAST = 0.5
"""What the worst match counts. On sets of stories on one subject (`benchmarks multidocument`, asked
a question) 0.2 gives ROUGE-2 13.2, 0.5 13.6, 0.7 13.8 and 1 14.0; on libraries of three such sets
12.9, 12.4, 12.2 and 11.8."""

FARTHEST = 0.49
"""What a document counts that does not match at all, where it is read nevertheless."""


class Found(NamedTuple):
    """What there is on a topic."""

    documents: Mapping[int, DocumentRef]
    weights: Mapping[int, float]
    """By document key: 1 for one fully on the topic."""
    rows: list[SentenceRow]
    """By key and index."""
    copied: Groups
    """Which documents are copies of one text."""
    matched: bool
    """False where a question has no word in common with any document."""
    mentioned: frozenset[tuple[int, int]]
    """(document key, sentence index) where an actor of the topic is meant."""
    told: Mapping[int, DocumentRef] = {}
    """Documents on the topic that the reader knows; nothing of them is in `rows`."""


def find(
    index: Index,
    library: str,
    topic: Topic,
    window: Window,
    known: Collection[str] = (),
) -> Found:
    """Return the documents on a topic with their sentences; empty where there are none.

    Args:
        index: The store.
        library: Name of the corpus.
        topic: What is asked.
        window: Days of publication.
        known: Ids of documents that the reader knows, whose sentences are not wanted.
    """
    size = index.size(library)
    most = _most(topic, size)
    weights = _documents(index, library, topic, window, most + min(len(known), MOST_KNOWN))
    found = {
        key: ref
        for key, ref in index.documents(library, weights).items()
        if ref.language == LANGUAGE
    }
    told = {key: ref for key, ref in found.items() if ref.id in known}
    if known and window.after is not None:
        told |= _told(index, library, topic, window, known)
    new = [key for key in weights if key in found and key not in told]
    documents = {key: found[key] for key in (new[:most] if known else new)}
    keys = sorted(documents)
    actors = [actor.ref.id for actor in topic.actors] if topic.named else []
    mentioned = frozenset(index.sentences_with(library, actors, keys) if actors else ())
    # Of a phrase few sentences are kept, wherever they stand.
    bound = SENTENCES_SMALL if size <= SMALL or topic.phrases else SENTENCES
    at_most = bound // max(1, len(keys))
    rows = index.sentences(library, keys, at_most=at_most) if keys else []
    read = {(row.document, row.index) for row in rows}
    further = sorted(mentioned - read, reverse=True)[: SENTENCES // 4]
    if further:
        rows = sorted(
            rows + index.sentences_at(library, further), key=lambda row: (row.document, row.index)
        )
    if topic.phrases:
        phrases = Phrases(topic.phrases)
        rows = [row for row in rows if phrases.stand_in(row.stems)]
        keys = sorted({row.document for row in rows})
        documents = {key: documents[key] for key in keys}
    kept = {key: weights[key] for key in keys}
    matched = any(weight > FARTHEST for weight in kept.values())
    copied = copies(rows, keys, index.copies(library, keys))
    return Found(documents, kept, rows, copied, matched, mentioned, told)


def _told(
    index: Index, library: str, topic: Topic, window: Window, known: Collection[str]
) -> dict[int, DocumentRef]:
    """Return the documents on a topic that the reader knows from before a number of additions."""
    most = _most(topic, index.size(library)) + min(len(known), MOST_KNOWN)
    earlier = _documents(index, library, topic, window._replace(after=None), most)
    references = index.documents(library, earlier)
    return {key: ref for key, ref in references.items() if ref.id in known}


def find_actor_sentences(index: Index, library: str, actor: str, most: int) -> Found:
    """Return the latest sentences that mean an actor (id), with their documents.

    A few indexed rows take the place of whole documents: all that a card's timeline is made of.
    """
    places = index.actor_sentences(library, actor, Window(), most)
    documents = {
        key: ref
        for key, ref in index.documents(library, {key for key, _ in places}).items()
        if ref.language == LANGUAGE
    }
    mentioned = frozenset(place for place in places if place[0] in documents)
    rows = sorted(
        index.sentences_at(library, sorted(mentioned)), key=lambda row: (row.document, row.index)
    )
    weights = dict.fromkeys(documents, 1.0)
    return Found(documents, weights, rows, Groups(documents), bool(rows), mentioned)


def _most(topic: Topic, size: int) -> int:
    """How many documents are read."""
    if size <= SMALL:
        return SMALL
    return MOST if topic.asked else 2 * NEWEST


def _documents(
    index: Index, library: str, topic: Topic, window: Window, most: int
) -> dict[int, float]:
    """Return document keys with weights, the best first."""
    size = index.size(library)
    if not topic.asked and size <= SMALL:
        return dict.fromkeys(index.latest(library, window, SMALL), 1.0)
    if not topic.asked:
        leading = sorted(
            {
                key
                for actor in index.top_actors(library, window, LEADING)
                for key, _ in index.actor_documents(library, actor.ref.id, window, most // LEADING)
            },
            reverse=True,
        )
        newest = index.latest(library, window, most)
        return dict.fromkeys(_alternating(leading, newest)[:most], 1.0)
    if topic.phrases:
        for wanted in ((*topic.phrases, *topic.words), topic.phrases):
            hits = index.search(library, wanted, window, most, every=True)
            if hits:
                return {hit.document: 1.0 for hit in hits}
        return {}
    if topic.long:
        found = _any_word(index.search(library, topic.words, window, most, every=False))
        if size > SMALL:
            return found
        # In a library about one story each document may answer, whatever its words.
        return dict.fromkeys(index.latest(library, window, SMALL), FARTHEST) | found
    best = [hit.document for hit in index.search(library, topic.words, window, most, every=True)]
    actors = [actor.ref.id for actor in topic.actors] if topic.named else []
    of_actors = index.documents_with(library, actors, window, most) if actors else []
    together = dict.fromkeys(_alternating(best, of_actors)[:most], 1.0)
    if together and topic.named:
        return together
    further = _any_word(index.search(library, topic.words, window, most, every=False))
    return dict(islice((together | further | together).items(), most))


def _any_word(hits: list[Hit]) -> dict[int, float]:
    """Return documents with some of the words, weighted by how well they match."""
    best = max((hit.score for hit in hits), default=0.0)
    if best <= 0:
        return {hit.document: 1.0 for hit in hits}
    return {hit.document: min(1.0, max(LEAST, hit.score / (FAR * best))) for hit in hits}


def _alternating(first: Iterable[int], second: Iterable[int]) -> list[int]:
    """Return keys from both in turn, each once."""
    pairs = zip_longest(first, second)
    return list(dict.fromkeys(key for pair in pairs for key in pair if key is not None))
