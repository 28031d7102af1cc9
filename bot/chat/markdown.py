"""Reply → Markdown, as GitHub and most note-taking programs read it, with footnotes."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from bot.chat.days import clock, long, long_of
from bot.plain import harmless
from bot.replies import Point, Reply, Section, Source

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&@^$]")
_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
_LINK_SAFE = "/:?&=%#~+,;@!$'*-._"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands: no markup, no link, no HTML."""
    text = _SPECIAL.sub(r"\\\g<0>", harmless(text))
    text = _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
    return _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", text)


def render_markdown(reply: Reply) -> str:
    """Return the reply as a Markdown document that ends with a line break."""
    return "\n".join(_lines(reply)).rstrip() + "\n"


def _lines(reply: Reply) -> Iterator[str]:
    yield f"# {escaped(reply.title)}"
    yield ""
    for line in (reply.lead, *reply.notices):
        if line:
            yield escaped(line)
            yield ""
    for fact in reply.facts:
        yield f"**{escaped(fact.label)}:** {' · '.join(escaped(value) for value in fact.values)}"
        yield ""
    if reply.activity:
        days = ", ".join(f"{long(day)} {count}" for day, count in reply.activity.days)
        yield f"**{escaped(reply.activity.label)}:** {days}"
        yield ""
    for section in reply.sections:
        yield from _section(section)
    for choice in reply.choices:
        yield f"- {escaped(choice.label)}: {escaped(str(choice.command))}"
    cited = bool(reply.sections)
    for source in reply.sources:
        mark = f"[^{source.number}]: " if cited else f"{source.number}. "
        yield mark + _source(source)


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"## {escaped(section.heading)}"
        yield ""
    for number, point in enumerate(section.points, start=1):
        yield (f"{number}. " if section.numbered else "- ") + _point(point)
    if section.more:
        yield f"- … {escaped(section.more.label)}: {escaped(str(section.more.command))}"
    yield ""


def _point(point: Point) -> str:
    parts = [f"{long_of(point)}:"] if point.day else []
    parts += [escaped(point.text)] if point.text else []
    if point.aside:
        parts.append(f"— {escaped(point.aside)}")
    parts += [clock(point.moment)] if point.moment else []
    return " ".join(parts) + "".join(f"[^{number}]" for number in point.sources)


def _source(source: Source) -> str:
    title = escaped(source.title) or "(untitled)"
    if source.url and _is_web_address(source.url):
        title = f"[{title}](<{quote(harmless(source.url), safe=_LINK_SAFE)}>)"
    elif source.url:
        title = f"{title} ({escaped(source.url)})"
    details = [escaped(source.publisher)] if source.publisher else []
    details += [long(source.published.date())] if source.published else []
    details += [escaped(source.aside)] if source.aside else []
    return ", ".join([title, *details])


def _is_web_address(url: str) -> bool:
    """Whether a reader may follow it; `javascript:` and the like are shown as text."""
    try:
        return urlsplit(harmless(url)).scheme.lower() in ("http", "https")
    except ValueError:
        return False
