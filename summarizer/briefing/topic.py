"""What is asked: an actor, a phrase or a question, with spelling forgiven."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from math import log
from typing import NamedTuple

from summarizer.actors.folding import fold
from summarizer.briefing.notes import nothing_to_search, showing
from summarizer.briefing.phrases import quoted
from summarizer.briefing.stopwords import FUNCTION_STEMS, QUESTION_STEMS
from summarizer.models import Kind
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

_WHOLE = frozenset(stem(word) for word in ("all", "everything", "anything", "whole"))
"""Small words that ask for the whole library."""


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
    phrases: tuple[str, ...] = ()
    """What stands in quotation marks: a brief takes sentences with one of them only."""

    @property
    def asked(self) -> bool:
        """False for the whole library."""
        return bool(self.words)

    @property
    def named(self) -> bool:
        """True for a name or a phrase, false for a question and for the whole library."""
        return bool(self.phrases) or 0 < len(self.words) <= max(PHRASE, self.naming)

    @property
    def long(self) -> bool:
        """True for a question in sentences."""
        return len(self.words) > LONG and not self.phrases

    @property
    def terms(self) -> Mapping[str, float]:
        """Stems with weights: 1, and more for what a long question says again and again."""
        counts = Counter(stem(word) for word in self.words)
        return {term: 1.0 + log(count) for term, count in sorted(counts.items())}


class _Named(NamedTuple):
    """The actors that a text names."""

    actors: tuple[ActorRow, ...]
    naming: int
    """How many content words their names have."""
    words: tuple[str, ...]
    """All words of the text, names as documents spell them."""
    rest: tuple[int, ...]
    """Positions of the content words that belong to no name."""


def understand(index: Index, library: str, asked: str | None) -> Topic:
    """Return what a reader asks for; without content words, the whole library."""
    text = _legible(asked or "").rstrip("?!. ")
    content = _content_words(text)
    phrases = [phrase for phrase in quoted(text) if not _is_name(index, library, phrase)]
    if phrases:
        # As it stands: nothing in it is taken for a typing error.
        searched = tuple(content or words(text))
        return Topic(text, searched, phrases=tuple(dict.fromkeys(phrases)))
    if not content:
        return Topic("", note=nothing_to_search(text) if _asks_for_nothing(text) else "")
    topic = Topic(text, tuple(content))
    if topic.long:
        return topic
    named = _names(index, library, words(text))
    if named.actors:
        return _spelt(index, library, topic, named)
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


def _asks_for_nothing(text: str) -> bool:
    """Tell "the" from "what is new?" and "everything", which mean the whole library."""
    asked = {stem(word) for word in words(text)}
    return bool(text) and not (asked & _WHOLE or asked - FUNCTION_STEMS)


def _is_name(index: Index, library: str, phrase: str) -> bool:
    """Tell whether a phrase is somebody's name: who is meant by it is more than its words."""
    acting = (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP)
    return any(row.ref.kind in acting for row in index.actors_called(library, phrase))


def _names(index: Index, library: str, asked: Sequence[str]) -> _Named:
    """Return the actors named by the longest runs of words, from the left.

    A name begins and ends with a content word, and may have others inside: "Bank of England".
    """
    content = [_is_content(word) for word in asked]
    found: dict[str, ActorRow] = {}
    spelt: list[str] = []
    rest: list[int] = []
    naming = position = 0
    while position < len(asked):
        for end in range(min(position + NAME_WORDS, len(asked)), position, -1):
            if not (content[position] and content[end - 1]):
                continue
            called = index.actors_called(library, " ".join(asked[position:end]))
            if called:
                found.update((row.ref.id, row) for row in called)
                spelt += _as_spelt(asked[position:end], called)
                naming += sum(content[position:end])
                position = end
                break
        else:
            rest += [len(spelt)] if content[position] else []
            spelt.append(asked[position])
            position += 1
    return _Named(tuple(found.values()), naming, tuple(spelt), tuple(rest))


def _as_spelt(typed: Sequence[str], called: Sequence[ActorRow]) -> list[str]:
    """Return a name as its bearers' names spell it, where none of them has it as it was typed.

    Stores find a surname by how it sounds, so that one spelling may stand for another.
    """
    names = [name for row in called for name in (row.ref.name, *row.aliases)]
    known = {word for name in names for word in fold(name).split()} | set(map(fold, names))
    one = fold(" ".join(typed))
    if one in known or known.issuperset(one.split()):
        return list(typed)
    parts = names if len(typed) > 1 else [word for name in names for word in words(name)]
    return [max(parts, key=lambda part: SequenceMatcher(None, one, fold(part)).ratio())]


def _spelt(index: Index, library: str, topic: Topic, named: _Named) -> Topic:
    """Return a topic that names actors, with what was misspelt mended, and say so."""
    spelt = list(named.words)
    for position in named.rest:
        spelt[position] = _mended(index, library, spelt[position])
    if spelt == words(topic.text):
        return topic._replace(actors=named.actors, naming=named.naming)
    named = _names(index, library, spelt)  # A mended word may belong to a name.
    text = " ".join(named.words)
    content = tuple(_content_words(text))
    return Topic(text, content, named.actors, named.naming, showing(text))


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
            return Topic(called, content, (row,), len(content), showing(called))
    fixed = {word: _mended(index, library, word) for word in unknown}
    if all(word == other for word, other in fixed.items()):
        return topic
    corrected = [fixed.get(word, word) for word in topic.words]
    named = _names(index, library, corrected)
    text = _as_written(" ".join(corrected), named.actors)
    return Topic(text, tuple(corrected), named.actors, named.naming, showing(text))


def _as_written(called: str, actors: Sequence[ActorRow]) -> str:
    """Return a name with its capitals: stores fold names, readers do not."""
    names = [name for row in actors for name in (row.ref.name, *row.aliases)]
    return next((name for name in names if name.casefold() == called.casefold()), called)


def _mended(index: Index, library: str, word: str) -> str:
    """Return a word that occurs nowhere as a near one that does, if there is one."""
    if len(word) < CORRECTABLE or _occurs(index, library, word):
        return word
    near = next(iter(index.words_near(library, word, 1)), word)
    return near.capitalize() if word[:1].isupper() else near


def _occurs(index: Index, library: str, word: str) -> bool:
    return bool(index.search(library, [word], Window(), 1, every=True))
