"""Document and analysis → `Record`.

Done in the worker processes, so that the process that writes has nothing left to compute:
small tuples of text and integers, cheap to send and to insert.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from summarizer.actors.folding import fold, name_hash, plain_letters
from summarizer.models import Analysis, Cut, Document, Form, Kind
from summarizer.storage.copying import signature
from summarizer.storage.record import (
    ENGLISH,
    ActorData,
    DateData,
    DeedData,
    MentionData,
    QuotationData,
    Record,
    RelationData,
    RoleData,
    SentenceData,
)
from summarizer.text import stems, words

_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my")
)
_ZLIB_LEVEL = 3
"""Of 1, 3, 6 and 9 on Reuters texts: 6 saves 4 % of the space for twice the time."""
_LONGEST_WORD = 40
"""Longer "words" are addresses and encoded data: nobody mistypes them in a question."""


def pack_text(text: str) -> bytes:
    """Return a text as it is stored."""
    return zlib.compress(text.encode("utf-8"), _ZLIB_LEVEL)


def unpack_text(data: bytes) -> str:
    """Return the text that `pack_text` packed."""
    return zlib.decompress(data).decode("utf-8")


def make_record(document: Document, analysis: Analysis) -> Record:
    """Return the rows of a document. What refers to an actor by name refers to its number now."""
    text = document.text
    english = analysis.language == ENGLISH
    actors = _ActorNumbers(document, analysis)
    starts = [sentence.start for sentence in analysis.sentences]

    def sentence_at(offset: int) -> int:
        return max(bisect_right(starts, offset) - 1, 0)

    mentions = {
        (number, mention.start, mention.end): MentionData(
            number, mention.start, mention.end, sentence_at(mention.start), mention.form.value
        )
        for mention in analysis.mentions
        if (number := actors.number(mention.actor)) is not None
    }
    roles = [
        RoleData(
            number,
            role.start,
            role.end,
            sentence_at(role.start),
            role.title,
            role.organization,
            role.past,
        )
        for role in analysis.roles
        if (number := actors.number(role.actor)) is not None
    ]
    quotations = [
        QuotationData(
            quotation.start,
            quotation.end,
            quotation.kind.value,
            actors.number(quotation.speaker),
            _words_at(text, quotation.source_start, quotation.source_end),
            _words_at(text, quotation.cue_start, quotation.cue_end),
        )
        for quotation in analysis.quotations
    ]
    deeds = [
        DeedData(
            number,
            deed.start,
            deed.end,
            sentence_at(deed.verb_start),
            deed.part.value,
            deed.verb,
            deed.object,
            actors.number(deed.object_actor),
            deed.negated,
            deed.modality,
            deed.reported_by,
            deed.through,
            deed.extent.value,
            deed.when,
        )
        for deed in analysis.deeds
        if (number := actors.number(deed.actor)) is not None
    ]
    relations = [
        RelationData(source, target, relation.start, relation.end, relation.kind)
        for relation in analysis.relations
        if (source := actors.number(relation.source)) is not None
        and (target := actors.number(relation.target)) is not None
    ]
    return Record(
        id=document.id,
        title=document.title,
        source=document.source,
        url=document.url,
        path=document.path,
        published=document.published.isoformat() if document.published else None,
        seen=document.seen.isoformat() if document.seen and not document.published else None,
        agency=document.agency,
        language=analysis.language,
        words=len(words(text)),
        text=pack_text(text),
        title_stems=" ".join(stems(document.title)) if english else "",
        sentences=tuple(
            SentenceData(
                index,
                sentence.paragraph,
                sentence.start,
                sentence.end,
                sentence.kind.value,
                sentence.dangling,
                _cuts(sentence.cuts),
                " ".join(stems(text[sentence.start : sentence.end])),
            )
            for index, sentence in enumerate(analysis.sentences)
        ),
        actors=actors.rows(mentions.values(), roles, quotations, deeds, relations),
        mentions=tuple(mentions.values()),
        roles=tuple(roles),
        quotations=tuple(quotations),
        deeds=tuple(deeds),
        relations=tuple(relations),
        dates=tuple(
            DateData(
                date.start, date.end, sentence_at(date.start), date.value, date.type, date.precision
            )
            for date in analysis.dates
        ),
        vocabulary=vocabulary(document.title, text) if english else (),
        signature=signature(stems(text)),
    )


def vocabulary(title: str, text: str) -> tuple[str, ...]:
    """Return the distinct words of a document in plain letters."""
    found = set(words(title)).union(words(text))
    return tuple(sorted({plain_letters(word) for word in found if len(word) <= _LONGEST_WORD}))


def _words_at(text: str, start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else text[start:end]


def _cuts(cuts: Sequence[Cut]) -> str | None:
    if not cuts:
        return None
    return json.dumps([[cut.start, cut.end, cut.kind.value] for cut in cuts], separators=(",", ":"))


class _ActorNumbers:
    """The actors of one document by number: those listed, then any others referred to."""

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self._document_id = document.id
        starts = {sentence.start for sentence in analysis.sentences}
        self._inside = {
            document.text[mention.start : mention.end]
            for mention in analysis.mentions
            if mention.form is Form.DESCRIPTION and mention.start not in starts
        }
        self._listed = {actor.name: actor for actor in analysis.actors}
        self._kinds = {mention.actor: mention.kind for mention in analysis.mentions}
        self._numbers = {name: number for number, name in enumerate(self._listed)}

    def number(self, name: str | None) -> int | None:
        if not name:
            return None
        return self._numbers.setdefault(name, len(self._numbers))

    def rows(
        self,
        mentions: Iterable[MentionData],
        roles: Iterable[RoleData],
        quotations: Iterable[QuotationData],
        deeds: Iterable[DeedData],
        relations: Iterable[RelationData],
    ) -> tuple[ActorData, ...]:
        size = len(self._numbers)
        counts = [[0] * 5 for _ in range(size)]
        for mention in mentions:
            counts[mention.actor][0] += 1
        for role in roles:
            counts[role.actor][1] += 1
        for quotation in quotations:
            if quotation.speaker is not None:
                counts[quotation.speaker][2] += 1
        for deed in deeds:
            counts[deed.actor][3] += 1
        for relation in relations:
            counts[relation.source][4] += 1
            counts[relation.target][4] += 1
        return tuple(self._row(name, counts[number]) for name, number in self._numbers.items())

    def _row(self, name: str, counts: Sequence[int]) -> ActorData:
        listed = self._listed.get(name)
        kind = listed.kind if listed else self._kinds.get(name, Kind.OTHER)
        named = listed.named if listed else True
        folded = fold(name) if named else self._described(name)
        aliases = {alias: fold(alias) for alias in (listed.aliases if listed else ())}
        if not named:
            aliases[name] = fold(name)
        return ActorData(
            name_hash(folded),
            folded,
            name,
            kind.value,
            named,
            tuple((name_hash(folded_alias), alias) for alias, folded_alias in aliases.items()),
            *counts,
        )

    def _described(self, description: str) -> str:
        """Return what joins a description to the same one elsewhere.

        "Springfield's mayor" is the same in every document; "a police spokesman" is not: only a
        description that holds a name is definite enough. A capital at the start of a sentence
        is no sign of a name.
        """
        folded = fold(description)
        words = description.split()
        if len(words) > 1 and words[0].lower() in _DETERMINERS:
            first, rest = True, words[1:]
        else:
            first = words[:1] != [] and words[0].endswith(("'s", "’s", "s'", "s’"))
            first, rest = first or description in self._inside, words
        definite = any(word[0].isupper() for word in (rest if first else rest[1:]))
        return f"~{folded}" if definite else f"~{folded} {self._document_id}"
