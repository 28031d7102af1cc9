"""Reply → what rich prints: readable at 80 columns, coloured only where the console is.

Texts are put into `rich.text.Text`, which reads no markup, after `harmless` has taken out what
would act on a terminal.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from bot.chat.days import clock, long, needs_years, short, short_of
from bot.chat.layout import Hanging, Whole
from bot.chat.sparkline import sparkline
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source

MAX_WIDTH = 100
"""Longer lines are hard to read, however wide the window is."""
_HEADING_WIDTH = 10
"""Characters of a heading that stands beside its points."""


def make_console(*, stderr: bool = False) -> Console:
    """Return a console that is never wider than is readable."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


def show(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print parts one below the other, whole."""
    for part in parts:
        console.print(part, crop=False)


def render(reply: Reply) -> Iterator[RenderableType]:
    """Yield the reply's parts from top to bottom."""
    mistake = reply.outcome is Outcome.MISTAKE
    yield Text(harmless(reply.title), style="" if mistake else "bold")
    if reply.lead:
        yield Text(harmless(reply.lead), style="dim")
    for notice in reply.notices:
        yield Text(harmless(notice), style="yellow")
    for fact in reply.facts:
        yield _fact(fact)
    if reply.activity:
        yield _activity(reply.activity)
    with_year = needs_years(reply)
    if _is_card(reply):
        yield Text()
        for section in reply.sections:
            yield from _labelled(section, with_year=with_year)
    else:
        for section in reply.sections:
            yield Text()
            yield from _section(section, with_year=with_year)
    if reply.sources:
        yield Text()
        if reply.sections:
            yield Text("Sources", style="bold")
        yield from _sources(reply.sources)
    # A mistake names what to type in its own words.
    if reply.choices and not mistake:
        yield from _choices(reply.choices)


def _is_card(reply: Reply) -> bool:
    """Whether all headings are short enough to stand beside their points: fewer lines."""
    return bool(reply.sections) and all(
        0 < len(section.heading) <= _HEADING_WIDTH for section in reply.sections
    )


def _fact(fact: Fact) -> Hanging:
    values = " · ".join(harmless(value) for value in fact.values)
    return Hanging(Text(f"{fact.label}: ", style="dim"), Text(values))


def _activity(activity: Activity) -> Text:
    days = [day for day, _ in activity.days]
    top = max(count for _, count in activity.days)
    first, last = short(min(days), with_year=False), short(max(days), with_year=False)
    return Text.assemble(
        (f"{activity.label}: ", "dim"),
        (sparkline(activity.days), "cyan"),
        (f"  {first.strip()} – {last.strip()}, {top} at most", "dim"),
    )


def _section(section: Section, *, with_year: bool) -> Iterator[RenderableType]:
    if section.heading:
        yield Text(harmless(section.heading), style="bold")
    width = max((len(_day(point, with_year=with_year)) for point in section.points), default=0)
    number_width = len(str(len(section.points))) + 1 if section.numbered else 1
    for number, point in enumerate(section.points, start=1):
        label = f"{number}.".rjust(number_width) if section.numbered else " "
        label += f" {_day(point, with_year=with_year).ljust(width)}" if width else ""
        yield Hanging(Text(label + " ", style="dim"), _point(point))
    if section.more:
        yield Hanging(Text("  … ", style="dim"), _more(section.more))


def _labelled(section: Section, *, with_year: bool) -> Iterator[RenderableType]:
    """A section with its heading beside its first point."""
    heading = section.heading
    width = max((len(_day(point, with_year=with_year)) for point in section.points), default=0)
    width = max(width, len("24 Jun 2023" if with_year else "24 Jun"))
    for point in section.points:
        label = Text(heading.ljust(_HEADING_WIDTH + 1), style="bold")
        day = _day(point, with_year=with_year).ljust(width)
        label.append(f"{day} ", style="not bold dim")
        yield Hanging(label, _point(point))
        heading = ""
    if section.more:
        yield Hanging(Text(" " * (_HEADING_WIDTH + 1) + "… ", style="dim"), _more(section.more))


def _day(point: Point, *, with_year: bool) -> str:
    return short_of(point, with_year=with_year)


def _more(more: Choice) -> Text:
    return Text(harmless(f"{more.label}: {more.command}"), style="dim")


def _point(point: Point) -> Text:
    text = Text(harmless(point.text))
    if point.aside:
        text.append(f" — {harmless(point.aside)}", style="dim")
    if point.moment:
        text.append(f" {clock(point.moment)}" if text else clock(point.moment))
    if point.sources:
        marks = "".join(f"[{number}]" for number in point.sources)
        text.append(f" {marks}", style="cyan")
    return text


def _sources(sources: tuple[Source, ...]) -> Iterator[RenderableType]:
    width = max(len(f"[{source.number}]") for source in sources)
    for source in sources:
        text = Text(harmless(source.title) or "(untitled)")
        details = [harmless(source.publisher)] if source.publisher else []
        details += [long(source.published.date())] if source.published else []
        details += [harmless(source.aside)] if source.aside else []
        if details:
            text.append(f" — {', '.join(details)}", style="dim")
        yield Hanging(Text(f"[{source.number}]".rjust(width) + " ", style="cyan"), text)
        if source.url:
            # Never broken: the terminal may do so, and it can still be clicked and copied.
            url = " " * (width + 1) + harmless(source.url)
            yield Whole(Text(url, style="dim"))


def _choices(choices: tuple[Choice, ...]) -> Iterator[RenderableType]:
    width = len(f"{len(choices)}.")
    for number, choice in enumerate(choices, start=1):
        line, label = harmless(str(choice.command)), harmless(choice.label)
        text = Text(line, style="cyan")
        if label != line:
            text = Text.assemble(f"{label}: ", text)
        yield Hanging(Text(f" {number}.".rjust(width) + " ", style="dim"), text)
