"""Short documents with a hand-made analysis, for tests that need no language model."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.models import (
    ActorRef,
    Analysis,
    BlockKind,
    Cut,
    CutKind,
    DateExpression,
    Document,
    DocumentActor,
    Form,
    Kind,
    Mention,
    Quotation,
    QuotationKind,
    Role,
    Sentence,
)
from summarizer.storage.base import MentionRow, SentenceRow
from summarizer.text import stems

Pair = tuple[Document, Analysis]
Who = tuple[str, str]
"""Words of a mention, and the actor that is meant."""

_PRONOUNS = {"he", "she", "they", "it", "his", "her", "their", "its", "him", "them"}


def written(
    text: str,
    *,
    source: str = "",
    day: str | None = None,
    title: str = "",
    who: Sequence[Who] = (),
    kinds: dict[str, Kind] | None = None,
    cuts: Sequence[tuple[str, CutKind]] = (),
    dates: Sequence[tuple[str, str]] = (),
    said: Sequence[Who] = (),
    posts: Sequence[tuple[str, str, str]] = (),
    language: str = "en",
) -> Pair:
    """Return a document of one-line sentences with everything named found in it, in order."""
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    document = Document(text=text, source=source, title=title, published=published)
    return document, Analysis(
        language=language,
        sentences=tuple(_sentences(text, cuts)) if language == "en" else (),
        actors=tuple(
            DocumentActor(name=name, kind=(kinds or {}).get(name, Kind.PERSON))
            for name in dict.fromkeys(actor for _, actor in who)
        ),
        mentions=tuple(
            Mention(
                start=start,
                end=end,
                kind=(kinds or {}).get(actor, Kind.PERSON),
                form=_form(text[start:end]),
                actor=actor,
            )
            for (_, actor), (start, end) in zip(
                who, _places(text, [w for w, _ in who]), strict=True
            )
        ),
        dates=tuple(
            DateExpression(
                start=start,
                end=end,
                value=value,
                type="DATE",
                precision={4: "year", 7: "month"}.get(len(value), "day"),
            )
            for (_, value), (start, end) in zip(
                dates, _places(text, [w for w, _ in dates]), strict=True
            )
        ),
        quotations=tuple(
            Quotation(start=start, end=end, kind=QuotationKind.DIRECT, speaker=speaker)
            for (_, speaker), (start, end) in zip(
                said, _places(text, [w for w, _ in said]), strict=True
            )
        ),
        roles=tuple(
            Role(
                start=start,
                end=end,
                title=title,
                actor=actor,
                holder_start=text.index(actor),
                holder_end=text.index(actor) + len(actor),
                organization=body,
            )
            for (title, actor, body), (start, end) in zip(
                posts, _places(text, [title for title, _, _ in posts]), strict=True
            )
        ),
    )


def sentence(text: str, *, document: int = 1, index: int = 0, start: int = 0) -> SentenceRow:
    """Return a stored sentence of prose without cuts."""
    return SentenceRow(
        document, index, 0, start, start + len(text), BlockKind.PROSE, text, stems(text), (), False
    )


def mention(row: SentenceRow, words: str, actor: str, kind: Kind = Kind.PERSON) -> MentionRow:
    """Return a stored mention: the first place in the sentence where the words stand."""
    found = re.search(rf"\b{re.escape(words)}\b", row.text)
    assert found, f"{words!r} is not in {row.text!r}"
    ref = ActorRef(id=actor.casefold(), name=actor, kind=kind)
    start, end = row.start + found.start(), row.start + found.end()
    return MentionRow(row.document, row.index, start, end, _form(words), ref)


def _form(words: str) -> Form:
    if words.lower() in _PRONOUNS:
        return Form.PRONOUN
    return Form.NAME if words[:1].isupper() and not words.startswith("The ") else Form.DESCRIPTION


def _sentences(text: str, cuts: Sequence[tuple[str, CutKind]]) -> list[Sentence]:
    places = _places(text, [words for words, _ in cuts])
    marked = [
        Cut(start=start, end=end, kind=kind)
        for (_, kind), (start, end) in zip(cuts, places, strict=True)
    ]
    found = []
    for line in re.finditer(r"[^\s].*?[.!?][\"”']?(?=\s|$)|\S.*", text):
        inside = tuple(c for c in marked if line.start() <= c.start and c.end <= line.end())
        found.append(
            Sentence(
                start=line.start(), end=line.end(), paragraph=0, kind=BlockKind.PROSE, cuts=inside
            )
        )
    return found


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words stand, each looked for after the one before."""
    places, position = [], 0
    for each in words:
        found = re.compile(rf"(?<!\w){re.escape(each)}(?!\w)").search(text, position)
        assert found, f"{each!r} is not in {text[position:]!r}"
        places.append(found.span())
        position = found.end()
    return places
