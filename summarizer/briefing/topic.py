"""What is asked: an actor, a phrase or a question, with spelling forgiven."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from summarizer.briefing.stopwords import QUESTION_STEMS
from summarizer.storage.base import ActorRow, Index, Window
from summarizer.text import stem, words

PHRASE = 3
"""Content words. Up to so many are what a brief must be about; more, unless they are names, are a
question, which sentences can answer without its words."""

LONG = 6
"""Content words. A longer topic is a question in sentences: it names no actor as a whole, and
what is unknown in it is not taken for a typing error."""

NAME_WORDS = 6
"""The longest run of words that is looked up as the name of an actor."""

CORRECTABLE = 4
"""Letters. In shorter words one wrong letter leaves too little to recognise them by."""

SUGGESTIONS = 5


class Topic(NamedTuple):
    """What was understood of what a reader asked for."""

    text: str
    """As shown; empty for the whole library."""
    words: tuple[str, ...] = ()
    """Content words, as typed or as corrected."""
    actors: tuple[ActorRow, ...] = ()
    """Whom it names."""
    naming: int = 0
    """How many of its content words stand in their names."""
    note: str = ""

    @property
    def asked(self) -> bool:
        """False for the whole library."""
        return bool(self.words)

    @property
    def named(self) -> bool:
        """True for a name or a phrase, false for a question and for the whole library."""
        return 0 < len(self.words) <= max(PHRASE, self.naming)

    @property
    def long(self) -> bool:
        """True for a question in sentences."""
        return len(self.words) > LONG

    @property
    def terms(self) -> Mapping[str, float]:
        """Stems with weights: 1, and more for what a long question says again and again."""
        counts = Counter(stem(word) for word in self.words)
        return {term: 1.0 + log(count) for term, count in sorted(counts.items())}


def understand(index: Index, library: str, asked: str | None) -> Topic:
    """Return what a reader asks for; without content words, the whole library."""
    text = _legible(asked or "").rstrip("?!. ")
    content = _content_words(text)
    if not content:
        return Topic("")
    topic = Topic(text, tuple(content))
    if topic.long:
        return topic
    actors, naming = _actors(index, library, words(text))
    if actors:
        return topic._replace(actors=actors, naming=naming)
    return _corrected(index, library, topic)


def suggestions(index: Index, library: str, topic: Topic) -> tuple[str, ...]:
    """Return topics near one that was not found: near names, near words, then whom most is on."""
    near: list[str] = [name for name, _ in index.actors_near(library, topic.text, SUGGESTIONS)]
    for word in topic.words[:LONG]:
        near += index.words_near(library, word, 2)
    near += [row.ref.name for row in index.top_actors(library, Window(), SUGGESTIONS)]
    return tuple(dict.fromkeys(near))[:SUGGESTIONS]


def _legible(text: str) -> str:
    """Leave out control characters, marks of direction and halves of characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _content_words(text: str) -> list[str]:
    shouting = text.isupper()
    return [word for word in words(text) if _is_content(word, shouting=shouting)]


def _is_content(word: str, *, shouting: bool = False) -> bool:
    """Leave out function and question words; "US" and "IT" are names where others are not."""
    return stem(word) not in QUESTION_STEMS or (len(word) > 1 and word.isupper() and not shouting)


def _actors(index: Index, library: str, asked: Sequence[str]) -> tuple[tuple[ActorRow, ...], int]:
    """Return the actors named by the longest runs of words, from the left.

    With them goes how many content words the names have. A name begins and ends with a content
    word, and may have others inside: "Bank of England".
    """
    content = [_is_content(word) for word in asked]
    found: dict[str, ActorRow] = {}
    naming = position = 0
    while position < len(asked):
        for end in range(min(position + NAME_WORDS, len(asked)), position, -1):
            if not (content[position] and content[end - 1]):
                continue
            called = index.actors_called(library, " ".join(asked[position:end]))
            if called:
                found.update((row.ref.id, row) for row in called)
                naming += sum(content[position:end])
                position = end
                break
        else:
            position += 1
    return tuple(found.values()), naming


def _corrected(index: Index, library: str, topic: Topic) -> Topic:
    """Replace words that occur nowhere by near ones, and say so."""
    unknown = [word for word in topic.words if not _occurs(index, library, word)]
    if not unknown:
        return topic
    name = " ".join(topic.words)
    if len(unknown) == len(topic.words) and len(name) >= CORRECTABLE:
        near = index.actors_near(library, name, 1)
        if near:
            called, row = near[0]
            called = _as_written(called, [row])
            content = tuple(_content_words(called)) or tuple(words(called))
            return Topic(called, content, (row,), len(content), _showing(called))
    fixed = {
        word: next(iter(index.words_near(library, word, 1)), word)
        for word in unknown
        if len(word) >= CORRECTABLE
    }
    if all(word == other for word, other in fixed.items()):
        return topic
    corrected = [fixed.get(word, word) for word in topic.words]
    actors, naming = _actors(index, library, corrected)
    text = _as_written(" ".join(corrected), actors)
    return Topic(text, tuple(corrected), actors, naming, _showing(text))


def _as_written(called: str, actors: Sequence[ActorRow]) -> str:
    """Return a name with its capitals: stores fold names, readers do not."""
    names = [name for row in actors for name in (row.ref.name, *row.aliases)]
    return next((name for name in names if name.casefold() == called.casefold()), called)


def _occurs(index: Index, library: str, word: str) -> bool:
    return bool(index.search(library, [word], Window(), 1, every=True))


def _showing(text: str) -> str:
    return f"Showing results for “{text}”."
