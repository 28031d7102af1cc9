"""Reply → paragraphs: its text in order, each piece small enough for any message.

Rich text carries all that comes from outside: Slack shows its text as it stands and reads no
mention, formatting, emoji name or address out of it. A link leads where its words say: they are
a number in brackets, or the host itself.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from enum import Enum
from functools import cache

from slack_sdk.models.blocks import RichTextElement, RichTextElementParts

from bot.chat.addresses import link
from bot.chat.days import clock, long, needs_years, short_of, zone
from bot.chat.slack import limits
from bot.chat.slack.escape import plain
from bot.chat.sparkline import sparkline
from bot.chat.splitting import pieces
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source

_DATE = "{date_short}, {time}"
"""A time in the reader's own zone, as in "Jun 24, 2023, 3:05 PM"."""
_NO_BREAK = "\u00a0"
_LAST_SECOND = 2**31 - 1
_FACTS, _CHOICES, _SOURCES, _SECTIONS = range(1, 5)
_HEADLESS = frozenset({Outcome.MISTAKE, Outcome.CHOICE, Outcome.NOTHING})
"""A sentence that says what is wrong, or asks, is no headline."""


class Form(Enum):
    """How a paragraph stands."""

    HEADER = "header"
    SMALL = "small"
    TEXT = "text"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words in one style, all of them link or none."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    when: int | None = None
    """Seconds since 1970; `text` is what stands there where Slack cannot show a time."""

    def element(self) -> RichTextElement:
        """Return the part as an element of rich text."""
        parts = RichTextElementParts
        style = parts.TextStyle(bold=self.bold or None, italic=self.italic or None)
        shown = style if self.bold or self.italic else None
        if self.when is not None:
            return parts.Date(timestamp=self.when, format=_DATE, fallback=self.text, style=shown)
        if self.url:
            return parts.Link(url=self.url, text=self.text, style=shown)
        return parts.Text(text=self.text, style=shown)

    def size(self) -> int:
        """Return how many characters the part takes in a message, with the comma behind it."""
        words = size_of(self.text) + (size_of(self.url) if self.url else 0)
        return words + _frame(self.bold, self.italic, bool(self.url), self.when is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words that stand together."""

    form: Form = Form.TEXT
    group: int = 0
    """Paragraphs of one group stand close together."""
    number: int = 0
    heading: bool = False
    """Belongs to the paragraph that follows."""
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(part.text for part in self.parts)


def size_of(value: object) -> int:
    """Return how many characters a value takes as JSON, with a space after each comma."""
    return len(json.dumps(value, ensure_ascii=False))


@cache
def _frame(bold: bool, italic: bool, is_link: bool, is_time: bool) -> int:
    """Return what a part takes beside its words and address, with the comma behind it.

    To make the element of each part to see its size would take as long as the rest of rendering.
    """
    sign = "x"  # what is empty is left out
    when = _LAST_SECOND if is_time else None
    part = Part(text=sign, bold=bold, italic=italic, url=sign if is_link else "", when=when)
    words = size_of(sign) * (2 if is_link else 1)
    return size_of(part.element().to_dict()) - words + len(", ")


def paragraphs(reply: Reply, shown: Collection[int]) -> Iterator[Paragraph]:
    """Yield the text of a reply in order.

    Args:
        reply: What is said.
        shown: Positions of choices that a button shows whole; the others are written out.
    """
    for paragraph in _paragraphs(reply, shown):
        yield from _fitted(paragraph)


def _paragraphs(reply: Reply, shown: Collection[int]) -> Iterator[Paragraph]:
    yield from _head(reply)
    facts = [_fact(fact) for fact in reply.facts]
    facts += [_activity(reply.activity)] if reply.activity else []
    for parts in facts:
        yield Paragraph(group=_FACTS, parts=parts)
    points = _Points(reply)
    for group, section in enumerate(reply.sections, start=_SECTIONS):
        yield from points.of(section, group)
    for position, choice in enumerate(reply.choices):
        if position not in shown:
            yield Paragraph(form=Form.BULLET, group=_CHOICES, parts=write_out(choice))
    if reply.sources and reply.sections:
        heading = Part(text="Sources", bold=True)
        yield Paragraph(group=_SOURCES, heading=True, parts=(heading,))
    for source in reply.sources:
        yield Paragraph(group=_SOURCES, parts=tuple(_source(source)))


def _head(reply: Reply) -> Iterator[Paragraph]:
    title = plain(reply.title) or "…"
    is_headline = reply.outcome not in _HEADLESS and bool(reply.sections or reply.sources)
    if is_headline and len(title) <= limits.HEADER:
        yield Paragraph(form=Form.HEADER, parts=(Part(text=title),))
    else:
        yield Paragraph(parts=(Part(text=title, bold=is_headline),))
    form = Form.SMALL if is_headline else Form.TEXT
    yield Paragraph(form=form, parts=(Part(text=plain(reply.lead)),))
    for notice in reply.notices:
        yield Paragraph(form=Form.SMALL, parts=(Part(text=plain(notice)),))


def _fact(fact: Fact) -> tuple[Part, ...]:
    values = " · ".join(plain(value) for value in fact.values)
    return Part(text=f"{plain(fact.label)}: ", bold=True), Part(text=values)


def _activity(activity: Activity) -> tuple[Part, ...]:
    label = Part(text=f"{plain(activity.label)}: ", bold=True)
    if not activity.days:
        return (label,)
    days = [day for day, _ in activity.days]
    top = max(count for _, count in activity.days)
    span = f"{long(min(days))} – {long(max(days))}, {top} at most"
    return label, Part(text=f"{sparkline(activity.days)}  "), Part(text=span, italic=True)


class _Points:
    """Writes the points of one reply."""

    def __init__(self, reply: Reply) -> None:
        self._with_year = needs_years(reply)
        links = {source.number: link(source.url, limits.CITED_URL) for source in reply.sources}
        self._urls = {number: found.url for number, found in links.items() if found}

    def of(self, section: Section, group: int) -> Iterator[Paragraph]:
        """Yield the points of a section under its heading."""
        heading = Part(text=plain(section.heading), bold=True)
        yield Paragraph(group=group, heading=True, parts=(heading,))
        form = Form.NUMBERED if section.numbered else Form.BULLET
        # A list in the order of time is read by its days; elsewhere they come last.
        by_day = form is Form.BULLET and not heading.text
        for number, point in enumerate(section.points, start=1):
            parts = (*self._point(point, by_day=by_day), *self._citations(point))
            yield Paragraph(form=form, group=group, number=number, parts=parts)
        if section.more:
            more = Part(text=f"… {plain(section.more.label)}", italic=True)
            yield Paragraph(form=Form.BULLET, group=group, parts=(more,))

    def _point(self, point: Point, *, by_day: bool) -> Iterator[Part]:
        day = short_of(point, with_year=self._with_year).strip()
        day = day.replace(" ", _NO_BREAK)
        if day and by_day:
            yield Part(text=f"{day}  ", bold=True)
        yield Part(text=plain(point.text))
        if aside := ", ".join(filter(None, (plain(point.aside), "" if by_day else day))):
            yield Part(text=f" —{_NO_BREAK}{aside}", italic=True)
        if point.moment:
            yield Part(text=" " if point.text or aside else "")
            yield _clock(point.moment)

    def _citations(self, point: Point) -> Iterator[Part]:
        if point.sources:
            # Numbers stay on the line of the word that they belong to.
            yield Part(text=_NO_BREAK)
        for number in point.sources:
            yield Part(text=f"[{number}]", url=self._urls.get(number, ""))


def write_out(choice: Choice) -> tuple[Part, ...]:
    """Return a choice as words: what it is called, and the line that takes it."""
    label, line = plain(choice.label), plain(str(choice.command))
    return (Part(text=label),) if label == line else (Part(text=f"{label}: "), Part(text=line))


def _source(source: Source) -> Iterator[Part]:
    yield Part(text=f"[{source.number}] {plain(source.title) or '(untitled)'}")
    details = [Part(text=publisher)] if (publisher := plain(source.publisher)) else []
    details += [_published(source.published)] if source.published else []
    details += [Part(text=aside)] if (aside := plain(source.aside)) else []
    for position, detail in enumerate(details):
        yield Part(text=", " if position else " — ")
        yield detail
    url = plain(source.url or "")
    if found := link(url, limits.URL):
        yield Part(text=" · ")
        yield Part(text=found.host, url=found.url)
    elif url:
        yield Part(text=f" · {url}")


def _published(moment: datetime) -> Part:
    """A time for the reader's own zone; a day stays a day where no time of it is known."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = int(aware.timestamp())
    if aware.time() == time.min or not 0 < seconds < _LAST_SECOND:
        return Part(text=long(moment.date()))
    return Part(text=f"{long(aware.date())}, {aware:%H:%M} {zone(aware)}", when=seconds)


def _clock(moment: datetime) -> Part:
    """A time to the minute, for the reader's own zone; in words, in the zone that it has."""
    return Part(text=clock(moment), when=int(moment.timestamp()))


def _fitted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph, in several that fit where it is too long; nothing where it is empty."""
    most = limits.CONTEXT if paragraph.form is Form.SMALL else limits.TEXT
    taken: list[Part] = []
    size = 0
    following = paragraph
    for part in _cut(paragraph.parts, most):
        needed = part.size()
        full = paragraph.form is Form.SMALL or size + needed > limits.LINE_CHARACTERS
        if taken and full:
            yield replace(following, parts=tuple(taken))
            taken, size = [], 0
            # What goes on is no point of its own.
            following = replace(paragraph, form=_CONTINUED.get(paragraph.form, paragraph.form))
        taken.append(part)
        size += needed
    if taken:
        yield replace(following, parts=tuple(taken))


_CONTINUED = {Form.BULLET: Form.TEXT, Form.NUMBERED: Form.TEXT}


def _cut(parts: Iterable[Part], most: int) -> Iterator[Part]:
    for part in parts:
        if part.url or part.when is not None:
            yield part
        else:
            yield from (replace(part, text=text) for text in pieces(part.text, most))
