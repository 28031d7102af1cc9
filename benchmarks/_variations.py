"""Variations of analysed documents, so that a library can be larger than any collection at hand.

A variation is made of what was found in a story, without a parser: its days are years later, its
rarer names are others, its numbers too, and a share of its words stands in for others as common.
All of that is letter for letter, so that every span that was found still holds what it held.
Which names stay is what makes a library grow as real ones do: whom many stories name, more
stories name; of whom few do, there are more.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from summarizer.actors.folding import fold, name_hash
from summarizer.models import Document
from summarizer.storage.copying import signature
from summarizer.storage.record import ActorData, Record
from summarizer.storage.recording import pack_text, unpack_text, vocabulary
from summarizer.text import stems

_YEAR = timedelta(days=364)
"""A whole number of weeks, so that days of the week stay right."""
_WELL_KNOWN = 12
"""Documents. A word in the names of actors of so many stories stays: some 2,000 of them."""
_EVERYDAY = 150
"""The most common words, which no variation changes: grammar hangs on them."""
_CHANGED = 0.6
"""Share of the other words that are changed: with names and numbers enough for a story and its
variations not to be copies of each other (shingles of four stems, `summarizer.storage.copying`)."""
_NEIGHBOURS = 40
"""Words that are about as common, from which the one that stands in is drawn."""
_WORD = re.compile(r"[A-Za-z]+|\d+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"


class Variation:
    """One way to vary all stories: the same names become the same others in all of them."""

    def __init__(self, common: "Common", turn: int) -> None:
        """Prepare a variation.

        Args:
            common: What the stories have in common.
            turn: Which one; by so many years later.
        """
        self._common = common
        self._turn = turn
        self._letters = _letters(random.Random(turn))
        self._fixed: dict[str, str] = {}

    def of(self, record: Record) -> Record:
        """Return another document with as many sentences, actors, deeds … at the same places."""
        text = unpack_text(record.text)
        dates = [(found.start, found.end) for found in record.dates]
        changed = self._change(text, random.Random(f"{self._turn} {record.id}"), dates)
        title = self._change(record.title, random.Random(f"{self._turn} {record.id}"), ())
        published = record.published_at
        document = Document(
            text=changed,
            title=title,
            source=record.source,
            published=published + self._turn * _YEAR if published else None,
        )
        unnamed = f" {record.id}"

        def name(spelling: str) -> str:
            return self._names(spelling)

        def actor(data: ActorData) -> ActorData:
            spelling = name(data.spelling)
            if data.named:
                folded = fold(spelling)
            elif data.folded.endswith(unnamed):
                folded = f"~{fold(spelling)} {document.id}"
            else:
                folded = f"~{fold(spelling)}"
            aliases = [name(alias) for _, alias in data.aliases]
            return data._replace(
                name=name_hash(folded),
                folded=folded,
                spelling=spelling,
                aliases=tuple((name_hash(fold(alias)), alias) for alias in aliases),
            )

        return record._replace(
            id=document.id,
            title=title,
            published=document.published.isoformat() if document.published else None,
            text=pack_text(changed),
            title_stems=" ".join(stems(title)) if record.title_stems else "",
            sentences=tuple(
                row._replace(stems=" ".join(stems(changed[row.start : row.end])))
                for row in record.sentences
            ),
            actors=tuple(map(actor, record.actors)),
            roles=tuple(
                row._replace(
                    title=name(row.title), organization=row.organization and name(row.organization)
                )
                for row in record.roles
            ),
            quotations=tuple(row._replace(source=name(row.source)) for row in record.quotations),
            deeds=tuple(
                row._replace(
                    object=row.object and name(row.object),
                    reported_by=row.reported_by and name(row.reported_by),
                    through=row.through and name(row.through),
                )
                for row in record.deeds
            ),
            dates=tuple(row._replace(value=self._later(row.value)) for row in record.dates),
            vocabulary=vocabulary(title, changed) if record.vocabulary else (),
            signature=signature(stems(changed)),
        )

    def _change(self, text: str, chance: random.Random, kept: Sequence[tuple[int, int]]) -> str:
        """Change names, numbers and a share of the words, letter for letter."""
        inside = {offset for start, end in kept for offset in range(start, end)}
        alike = self._common.alike

        def other(match: re.Match[str]) -> str:
            word = match.group()
            if match.start() in inside:
                return word
            if word.isdigit():
                return _number(word, chance) if len(word) > 1 else word
            if word in self._common.names:
                return self._name(word)
            others = alike.get(word)
            return chance.choice(others) if others and chance.random() < _CHANGED else word

        return _WORD.sub(other, text)

    def _names(self, spelling: str) -> str:
        """Change the words of a name as they are changed in texts."""

        def other(match: re.Match[str]) -> str:
            word = match.group()
            return self._name(word) if word in self._common.names else word

        return _WORD.sub(other, spelling)

    def _name(self, word: str) -> str:
        found = self._fixed.get(word)
        if found is None:
            found = self._fixed[word] = word.translate(self._letters)
        return found

    def _later(self, value: str) -> str:
        """Return a TIMEX3 value as many years later."""
        if not value[:4].isdigit():
            return value
        try:
            day = date.fromisoformat(value[:10]) + self._turn * _YEAR
        except ValueError:
            return f"{int(value[:4]) + self._turn:04}{value[4:]}"
        return day.isoformat() + value[10:]


class Common(NamedTuple):
    """What stories have in common, which decides what a variation changes."""

    names: frozenset[str]
    """Words of names that few stories have: each variation has others for them."""
    alike: Mapping[str, tuple[str, ...]]
    """By word: words of the same length that about as many stories hold."""


def common(records: Iterable[Record]) -> Common:
    """Count the words and names of stories."""
    in_names: Counter[str] = Counter()
    in_texts: Counter[str] = Counter()
    for record in records:
        in_names.update(
            {
                word
                for actor in record.actors
                if actor.named
                for word in _WORD.findall(actor.spelling)
                if word[0].isupper()
            }
        )
        in_texts.update(set(_WORD.findall(unpack_text(record.text))))
    names = {word for word, count in in_names.items() if count < _WELL_KNOWN and len(word) > 2}
    # A word that stands in texts without a capital, more often than in names, is no name.
    names = {word for word in names if in_texts[word.lower()] <= in_names[word]}
    ranked = sorted(in_texts, key=lambda word: (-in_texts[word], word))[_EVERYDAY:]
    by_form: defaultdict[int, list[str]] = defaultdict(list)
    for word in ranked:
        if word.islower() and len(word) > 3:
            by_form[len(word)].append(word)
    alike: dict[str, tuple[str, ...]] = {}
    for same in by_form.values():
        for start in range(0, len(same), _NEIGHBOURS):
            near = tuple(same[start : start + _NEIGHBOURS])
            alike.update(dict.fromkeys(near, near))
    return Common(frozenset(names), alike)


def _letters(chance: random.Random) -> dict[int, str]:
    """Return what every letter becomes: vowels vowels, consonants consonants, none itself."""
    table: dict[int, str] = {}
    for letters in (_VOWELS, _CONSONANTS):
        shuffled = list(letters)
        chance.shuffle(shuffled)
        for one, other in pairwise((*shuffled, shuffled[0])):
            table[ord(one)] = other
            table[ord(one.upper())] = other.upper()
    return table


def _number(digits: str, chance: random.Random) -> str:
    return str(chance.randint(1, 9)) + "".join(str(chance.randint(0, 9)) for _ in digits[1:])
