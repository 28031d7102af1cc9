"""The words behind an answer → Reply: each point's verbatim span with its neighbours."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.replies import Point, Reply, Section
from summarizer.models import Citation


class Context(NamedTuple):
    """What stands around a span in its document; empty at an edge, or where it is gone."""

    before: str = ""
    after: str = ""


Spans = Mapping[Citation, Context]
"""Every citation of an answer, in its order, with what stands around it."""


def present_spans(reply: Reply, spans: Spans) -> Reply:
    """Word where the points of an answer stand, a section a document."""
    numbers = {source.document_id: source for source in reply.sources}
    sections: dict[str, list[Point]] = {}
    for citation, context in spans.items():
        source = numbers.get(citation.document_id)
        if source is None:
            continue
        around = [f"… {context.before}" if context.before else "", f"{context.after} …"]
        text = f"“{citation.quote}”"
        aside = " / ".join(part for part in around if part.strip(" …"))
        point = Point(text=text, sources=(source.number,), aside=aside)
        sections.setdefault(source.title or "(untitled)", []).append(point)
    return Reply(
        title=f"Words behind: {reply.title}",
        sections=tuple(
            Section(heading=heading, points=tuple(points)) for heading, points in sections.items()
        ),
        sources=reply.sources,
        private=True,
    )
