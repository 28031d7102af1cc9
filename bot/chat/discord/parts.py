"""The parts of a reply below its title and lead → groups of lines in Discord's Markdown."""

import re
import unicodedata
from collections.abc import Iterator, Set
from datetime import UTC, datetime, time
from typing import NamedTuple

from bot.chat.addresses import link
from bot.chat.days import long, needs_years, short, short_of
from bot.chat.discord.escape import escaped
from bot.chat.discord.limits import CITED_URL, URL
from bot.chat.discord.paging import Group, Line, Mark, Plain, Span
from bot.chat.sparkline import sparkline
from bot.conversation import choices_of
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Point, Reply, Section, Source

_DOT = Mark(" · ")
_HOST = re.compile(
    # What a reader may take for the place that a link leads to: dots of any kind between letters,
    # or a scheme.
    r"[^\W_][.\u3002\uff0e\uff61\u2024][^\W\d_]{2}|:/|://"
)


class _Setting(NamedTuple):
    """What the lines of a reply depend on beside their own words."""

    addresses: dict[int, str]
    """The links of sources by their numbers."""
    with_years: bool
    days_differ: bool
    """Whether it is worth a reader's while to look at them first."""
    on_controls: Set[str]
    """Labels that stand on buttons and options in full."""


def body(reply: Reply, *, on_controls: Set[str]) -> Iterator[Group]:
    """Yield what is shown below title and lead.

    Args:
        reply: Any reply.
        on_controls: Labels of choices that stand on buttons or options in full, and need not be
            written out.
    """
    links = {source.number: link(source.url, CITED_URL) for source in reply.sources}
    days = {point.day for section in reply.sections for point in section.points if point.day}
    setting = _Setting(
        addresses={number: found.url for number, found in links.items() if found},
        with_years=needs_years(reply),
        days_differ=len(days) > 1,
        on_controls=on_controls,
    )
    for notice in reply.notices:
        yield Group([[Mark("> "), Plain(notice)]])
    for place, fact in enumerate(reply.facts):
        yield Group([list(_fact(fact))], gap=not place)
    if reply.activity and reply.activity.days:
        yield Group([list(_activity(reply.activity))])
    more = iter(choices_of(reply)[len(reply.choices) :])
    for section in reply.sections:
        yield from _section(section, setting, next(more) if section.more else None)
    for place, source in enumerate(reply.sources):
        heading: list[Line] = [[Mark("**Sources**")]] if reply.sections and not place else []
        yield Group([*heading, list(_source(source))], gap=not place)
    for choice in reply.choices:
        if harmless(choice.label) not in on_controls:
            yield Group([[Mark("- "), *_spelt(choice)]])


def _fact(fact: Fact) -> Iterator[Span]:
    yield Plain(fact.label, "**")
    for place, value in enumerate(fact.values):
        yield _DOT if place else Mark(" ")
        yield Plain(value)


def _activity(activity: Activity) -> Iterator[Span]:
    days = [day for day, _ in activity.days]
    first, last = short(min(days), with_year=False), short(max(days), with_year=False)
    top = max(count for _, count in activity.days)
    yield Plain(activity.label, "**")
    yield Mark(f" {sparkline(activity.days)}  {first.strip()} – {last.strip()}, {top:,} at most")


def _section(section: Section, setting: _Setting, more: Choice | None) -> Iterator[Group]:
    heading: list[Line] = [[Plain(section.heading, "**")]] if harmless(section.heading) else []
    if heading and not section.points:
        yield Group(heading, gap=True)
    for number, point in enumerate(section.points, start=1):
        mark = f"{number}. " if section.numbered else "- "
        line = [Mark(mark), *_point(point, setting)]
        yield Group([*heading, line] if number == 1 else [line], gap=number == 1)
    if more and harmless(more.label) not in setting.on_controls:
        yield Group([[Mark("- … "), *_spelt(more)]])


def _point(point: Point, setting: _Setting) -> Iterator[Span]:
    if point.day:
        day = short_of(point, with_year=setting.with_years).strip()
        yield Mark(f"**{day}** " if setting.days_differ else f"{day} · ")
    yield Plain(point.text)
    if harmless(point.aside):
        yield Mark(" — ")
        yield Plain(point.aside)
    if point.moment:
        # Both, with the day of the week: "in 9 hours" tells that it is the next one.
        stamp = int(point.moment.timestamp())
        yield Mark(f" <t:{stamp}:F> (<t:{stamp}:R>)")
    for place, number in enumerate(point.sources):
        # A number never begins a line.
        yield Mark("" if place else "\N{NO-BREAK SPACE}")
        yield Mark(_number(number, setting.addresses.get(number)))


def _number(number: int, url: str | None) -> str:
    return rf"[\[{number}\]]({url})" if url else rf"\[{number}\]"


def _source(source: Source) -> Iterator[Span]:
    title, publisher = harmless(source.title) or "(untitled)", harmless(source.publisher)
    target = link(source.url, URL)
    yield Mark(rf"\[{source.number}\] ")
    if target and can_be_label(title):
        yield Mark(f"[{escaped(title)}]({target.url})")
    else:
        yield Plain(title)
    if publisher:
        yield from (_DOT, Plain(publisher))
    if target and can_be_label(title):
        # A publisher that reads like an address may be another's.
        if not publisher or not can_be_label(publisher):
            yield from (_DOT, Plain(target.host))
    elif target and "[" not in target.host:
        yield from (_DOT, Mark(f"[{target.host}]({target.url})"))
    elif harmless(source.url or ""):
        yield from (_DOT, Plain(source.url or ""))
    if source.published:
        yield from (_DOT, Mark(moment(source.published)))
    if harmless(source.aside):
        yield from (_DOT, Plain(source.aside))


def can_be_label(title: str) -> bool:
    """Whether a title may be what a reader clicks.

    Not where it names a place of its own, has brackets, which would end the label, or is so long
    that it may have to be split; nor with pictures, which break a link in some clients.
    """
    plain = unicodedata.normalize("NFKC", title)
    return (
        len(title) <= URL
        and not any(bracket in title for bracket in "[]")
        and not any(unicodedata.category(character) == "So" for character in title)
        and _HOST.search(plain) is None
        and _HOST.search(title) is None
    )


def moment(at: datetime) -> str:
    """Return a time as the reader's own clock shows it; midnight is a day without a time."""
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    if at.timetz() == time(tzinfo=UTC):
        return long(at.date())
    return f"<t:{int(at.timestamp())}:f>"


def _spelt(choice: Choice) -> Iterator[Span]:
    command = str(choice.command)
    yield Plain(choice.label)
    if choice.label != command:
        yield from (Mark(": "), Plain(command))
