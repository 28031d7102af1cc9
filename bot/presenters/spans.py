"""The words behind an answer → Reply: each point's verbatim span between its neighbours."""

from collections.abc import Mapping
from typing import Final

from bot.presenters.wording import count, shortened
from bot.replies import Outcome, Point, Reply, Section
from summarizer.models import Citation, Context

Spans = Mapping[Citation, Context | None]
"""What stands around each span of an answer; None where its document is gone."""

OPEN, CLOSE = "【", "】"
"""Around the span itself. No platform reads them as markup or draws them as a picture, and
English prose does not use them, which cannot be said of quotation marks and square brackets."""
_NEIGHBOUR: Final = 320
"""Characters of a neighbour on either side: two long sentences; a table row may have thousands."""
_HEADING: Final = 140
"""Characters of a point in the heading above its spans: it stands whole in the answer itself."""
_OUTDATED = "from an older version; the document has changed since"
_GONE = "the document has changed or is gone, so only the words that were cited are shown"


def spans_of(reply: Reply) -> tuple[Citation, ...]:
    """Return all that an answer stands on, each once, in the order of its points."""
    points = (point for section in reply.sections for point in section.points)
    return tuple(dict.fromkeys(span for point in points for span in point.spans))


def present_spans(reply: Reply, spans: Spans) -> Reply:
    """Word what an answer stands on: a section a point, with a line for each of its spans.

    Sources keep the numbers that they have in the answer.
    """
    numbers = {source.document_id: source.number for source in reply.sources}
    sections = []
    cited: set[str] = set()
    for section in reply.sections:
        for position, point in enumerate(section.points, start=1):
            if shown := [span for span in point.spans if span.document_id in numbers]:
                cited.update(span.document_id for span in shown)
                number = f"{position}. " if section.numbered else ""
                sections.append(
                    Section(
                        heading=shortened(number + _said(section, point), _HEADING),
                        points=tuple(
                            _passage(span, spans.get(span), numbers[span.document_id])
                            for span in shown
                        ),
                    )
                )
    if not sections:
        return Reply(
            title="No words of a source stand behind this answer",
            outcome=Outcome.NOTHING,
            private=True,
        )
    total = sum(len(section.points) for section in sections)
    return Reply(
        title=f"In the sources: {reply.title}",
        lead=f"{count(total, 'passage')}. What was cited stands in {OPEN}brackets{CLOSE}.",
        sections=tuple(sections),
        sources=tuple(source for source in reply.sources if source.document_id in cited),
        private=True,
    )


def _said(section: Section, point: Point) -> str:
    """Return the words of a point; a card's "Is" and "Did" belong to them."""
    return f"{section.heading}: {point.text}" if section.heading else point.text


def _passage(citation: Citation, context: Context | None, number: int) -> Point:
    around = context or Context()
    before = shortened(_flat(around.before)[::-1], _NEIGHBOUR, "")[::-1]
    after = shortened(_flat(around.after), _NEIGHBOUR, "")
    parts = [f"… {before}", " " * around.before[-1:].isspace()] if before else []
    parts += [OPEN, citation.quote, CLOSE]
    parts += [" " * around.after[:1].isspace(), f"{after} …"] if after else []
    return Point(
        text="".join(parts),
        day=citation.published.date() if citation.published else None,
        sources=(number,),
        aside=_GONE if context is None else _OUTDATED if context.outdated else "",
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
