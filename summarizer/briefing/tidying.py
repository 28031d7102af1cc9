"""Make a sentence read on its own: cuts made, and in [brackets] whom it means.

Outside brackets every word stands in the sentence, in order. Brackets hold names and days only.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.models import ActorRef, Cut, Form, Kind
from summarizer.storage.base import MentionRow, SentenceRow
from summarizer.text import stem

_SUBJECT_OR_OBJECT = frozenset({"he", "she", "it", "they", "him", "them", "her"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_NO_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?)\]”’])")
_LEADING = re.compile(r"^[\s,.;:)\]–—-]+")
_NEXT_WORD = re.compile(r"\s+([a-z]+(?:-[a-z]+)*)")
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\b", re.IGNORECASE)


class Edit(NamedTuple):
    """Characters `start` to `end` of the document replaced by a text of our own."""

    start: int
    end: int
    text: str


class Shown(NamedTuple):
    """A sentence as it is shown."""

    text: str
    named: dict[str, str]
    """Names, by id, of the actors whose full names stand in it."""

    @property
    def words(self) -> int:
        """White-space separated words."""
        return len(self.text.split())


class _Bracket(NamedTuple):
    """A name that is put in."""

    edit: Edit
    actor: ActorRef
    full: bool
    """The reader sees the full name."""


def show(
    row: SentenceRow,
    cuts: Iterable[Cut],
    mentions: Sequence[MentionRow],
    known: Collection[str],
    named: Mapping[str, str],
    *,
    days: Iterable[Edit] = (),
) -> Shown:
    """Return a sentence with its cuts made and its mentions made clear.

    Args:
        row: The sentence.
        cuts: What is left out of it.
        mentions: The mentions in it, in order; none to have no brackets.
        known: Ids of actors that the document calls by a name somewhere.
        named: Names, by id, of actors whose full names the reader has seen already.
        days: Days in brackets.
    """
    removed = [Edit(cut.start, cut.end, "") for cut in cuts]
    visible = [
        mention
        for mention in _innermost(mentions)
        if not any(edit.start < mention.end and mention.start < edit.end for edit in removed)
    ]
    brackets = _brackets(row, visible, known, named)
    seen = [m.actor for m in visible if _words_of(row, m) == m.actor.name]
    seen += [bracket.actor for bracket in brackets if bracket.full]
    text = _render(row, [*removed, *(bracket.edit for bracket in brackets), *days])
    return Shown(text, {actor.id: actor.name for actor in seen})


def _brackets(
    row: SentenceRow,
    mentions: Sequence[MentionRow],
    known: Collection[str],
    named: Mapping[str, str],
) -> list[_Bracket]:
    by_name = {mention.actor.id for mention in mentions if mention.form is Form.NAME}
    done: set[str] = set()
    brackets = []
    for mention in mentions:
        actor = mention.actor
        if actor.id in done or actor.id not in known:
            continue
        edit = None
        full = actor.id not in named or _shares_last_name(actor, named)
        if mention.form is Form.NAME:
            edit = _full_name(row, mention) if full else None
            done.add(actor.id)
        elif actor.id not in by_name:
            name = actor.name if full else _short(actor)
            if mention.form is Form.PRONOUN:
                edit = _pronoun(row, mention, name)
            elif _DEFINITE.match(_words_of(row, mention)):
                edit = Edit(mention.end, mention.end, f" [{name}]")
        if edit:
            done.add(actor.id)
            brackets.append(_Bracket(edit, actor, full))
    return brackets


def _shares_last_name(actor: ActorRef, named: Mapping[str, str]) -> bool:
    """Tell whether the reader knows another person by the same last name."""
    last = actor.name.split()[-1]
    return actor.kind is Kind.PERSON and any(
        name.split()[-1] == last for id_, name in named.items() if id_ != actor.id and name
    )


def _full_name(row: SentenceRow, mention: MentionRow) -> Edit | None:
    """Complete a bare surname or an acronym."""
    shown, full = _words_of(row, mention), mention.actor.name
    if shown == full:
        return None
    if mention.actor.kind is Kind.PERSON and full.endswith(" " + shown):
        missing = full.removesuffix(shown).strip()
        if row.text[: mention.start - row.start].rstrip().endswith(missing.split()[-1]):
            return None  # the rest of the name, or a title counted to it, stands before
        return Edit(mention.start, mention.start, f"[{missing}] ")
    # Initials of countries are known to every reader, their names in brackets only in the way.
    if mention.actor.kind is not Kind.PLACE and _is_acronym(shown, full):
        return Edit(mention.end, mention.end, f" [{full}]")
    return None


def _is_acronym(shown: str, full: str) -> bool:
    """Tell whether capitals are the initials of a name, with or without its small words."""
    letters = shown.replace(".", "")
    initials = [word[0] for word in full.replace("-", " ").split()]
    capitals = "".join(initial for initial in initials if initial.isupper())
    return len(letters) > 1 and letters in (capitals, "".join(initials).upper()) and shown != full


def _pronoun(row: SentenceRow, mention: MentionRow, name: str) -> Edit | None:
    """Put a name in the place of a pronoun of the third person."""
    if row.text[mention.end - row.start :][:1] in ("'", "’"):
        return None  # "he's": its second half would be left alone
    word = _words_of(row, mention).lower()
    if word in _POSSESSIVE and (word != "her" or _owns(row, mention)):
        ending = "’" if name.endswith("s") else "’s"
        return Edit(mention.start, mention.end, f"[{name}{ending}]")
    if word in _SUBJECT_OR_OBJECT:
        return Edit(mention.start, mention.end, f"[{name}]")
    return None


def _owns(row: SentenceRow, mention: MentionRow) -> bool:
    """Tell whether "her" stands before a noun or adjective."""
    following = _NEXT_WORD.match(row.text, mention.end - row.start)
    return following is not None and stem(following[1]) not in FUNCTION_STEMS


def _short(actor: ActorRef) -> str:
    """Return what a person is called at second mention: the last name."""
    return actor.name.split()[-1] if actor.kind is Kind.PERSON else actor.name


def _innermost(mentions: Sequence[MentionRow]) -> list[MentionRow]:
    """Leave out mentions that hold others: edits must not overlap."""
    return [
        one
        for one in mentions
        if not any(
            other is not one and one.start <= other.start and other.end <= one.end
            for other in mentions
        )
    ]


def _words_of(row: SentenceRow, mention: MentionRow) -> str:
    return row.text[mention.start - row.start : mention.end - row.start]


def _render(row: SentenceRow, edits: Iterable[Edit]) -> str:
    pieces = []
    position = row.start
    for edit in sorted(edits):
        if edit.start < position:
            if not edit.text:
                position = max(position, edit.end)
            continue
        pieces.append(row.text[position - row.start : edit.start - row.start])
        pieces.append(edit.text or " ")
        position = edit.end
    pieces.append(row.text[position - row.start :])
    text = " ".join("".join(pieces).split())
    if any(not edit.text for edit in edits):
        text = _LEADING.sub("", _NO_SPACE_BEFORE.sub("", text))
    return text[:1].upper() + text[1:]
