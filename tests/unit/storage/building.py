"""Documents with their analysis, made by hand: tests of the store need no language model."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarizer.models import (
    Analysis,
    BlockKind,
    Document,
    DocumentActor,
    Form,
    Kind,
    Mention,
    Role,
    Sentence,
)
from summarizer.storage.base import ActorRow, Index, Window
from summarizer.storage.recording import make_record

ALWAYS = Window()
Story = tuple[Document, Analysis]

PERSON, ORGANIZATION, PLACE, GROUP = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP


def story(
    text: str,
    actors: Mapping[str, Kind] | None = None,
    *,
    aliases: Mapping[str, Sequence[str]] | None = None,
    unnamed: Iterable[str] = (),
    roles: Mapping[str, str] | None = None,
    language: str = "en",
    more: Mapping[str, Any] | None = None,
    **document: Any,
) -> Story:
    """Make a document and its analysis.

    Args:
        text: sentences that end in ". ".
        actors: kinds by the fullest name; every place in the text where one stands is a mention.
        aliases: other names of actors, by the fullest.
        unnamed: which actors are known by description only.
        roles: titles by actor; the title and the actor stand in the text.
        more: further fields of the analysis.
    """
    actors = actors or {}
    aliases = aliases or {}
    unnamed = set(unnamed)
    mentions: list[Mention] = []
    taken: set[int] = set()
    called = [(name, other) for name in actors for other in (name, *aliases.get(name, ()))]
    for name, other in sorted(called, key=lambda pair: -len(pair[1])):
        for match in re.finditer(rf"\b{re.escape(other)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                form = Form.DESCRIPTION if name in unnamed else Form.NAME
                mentions.append(
                    Mention(
                        start=match.start(),
                        end=match.end(),
                        kind=actors[name],
                        form=form,
                        actor=name,
                    )
                )
    analysis = Analysis(
        language=language,
        sentences=tuple(
            Sentence(start=m.start(), end=m.end(), paragraph=0, kind=BlockKind.PROSE)
            for m in re.finditer(r"\S.*?(?:\.(?= |$)|$)", text, re.DOTALL)
        )
        if language == "en"
        else (),
        actors=tuple(
            DocumentActor(
                name=name,
                kind=kind,
                aliases=tuple(aliases.get(name, ())),
                named=name not in unnamed,
            )
            for name, kind in actors.items()
        ),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        roles=tuple(_role(text, name, title) for name, title in (roles or {}).items()),
        **(more or {}),
    )
    return Document(text=text, **document), analysis


def _role(text: str, name: str, title: str) -> Role:
    start, holder = text.index(title), text.index(name)
    return Role(
        start=start,
        end=start + len(title),
        title=title,
        actor=name,
        holder_start=holder,
        holder_end=holder + len(name),
    )


def put(index: Index, *stories: Story, library: str = "main") -> list[str]:
    """Store stories in one transaction; return what became of each."""
    with index.writing(library) as writer:
        return [writer.write(make_record(document, analysis)) for document, analysis in stories]


def called(index: Index, name: str, library: str = "main") -> ActorRow:
    """Return the one actor of a name."""
    (row,) = index.actors_called(library, name)
    return row


def state(index: Index, library: str = "main") -> dict[str, Any]:
    """Return all that a library answers about its documents and actors, for comparison."""
    keys = index.latest(library, ALWAYS, 10_000)
    return {
        "size": index.size(library),
        "languages": dict(index.languages(library)),
        "documents": dict(index.documents(library, keys)),
        "sentences": index.sentences(library, keys, at_most=10_000),
        "mentions": index.mentions(library, keys),
        "quotations": index.quotations_in(library, keys),
        "dates": index.dates(library, keys),
        "actors": [
            (
                row,
                index.activity(library, row.ref.id),
                index.actor_documents(library, row.ref.id, ALWAYS, 10_000),
                index.roles(library, row.ref.id, 10_000),
                index.deeds(library, row.ref.id, ALWAYS, 10_000),
                index.relations(library, row.ref.id, 10_000),
            )
            for row in index.top_actors(library, ALWAYS, 10_000)
        ],
        "words": {
            stem: index.search(library, [stem], ALWAYS, 10_000, every=True)
            for row in index.sentences(library, keys, at_most=10_000)
            for stem in row.stems
        },
    }
