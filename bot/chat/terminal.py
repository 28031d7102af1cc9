"""Reply → what rich prints: readable at 80 columns, coloured only where the console is.

Texts are put into `rich.text.Text`, which reads no markup, after `harmless` has taken out what
would act on a terminal.
"""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.chat.days import long, needs_years, short
from bot.chat.sparkline import sparkline
from bot.plain import harmless
from bot.replies import Activity, Choice, Fact, Outcome, Point, Reply, Section, Source

MAX_WIDTH = 100
"""Longer lines are hard to read, however wide the window is."""


def make_console(*, stderr: bool = False) -> Console:
    """Return a console that is never wider than is readable."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


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
    for section in reply.sections:
        yield Text()
        yield from _section(section, with_year=with_year)
    if reply.sources:
        yield Text()
        if reply.sections:
            yield Text("Sources", style="bold")
        yield _sources(reply.sources)
    if reply.choices:
        yield _choices(reply.choices)


def _fact(fact: Fact) -> Text:
    values = " · ".join(harmless(value) for value in fact.values)
    return Text.assemble((f"{fact.label}: ", "dim"), values)


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
    dated = any(point.date for point in section.points)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="dim")
    if dated:
        table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for number, point in enumerate(section.points, start=1):
        cells = [Text(f"{number}." if section.numbered else " ")]
        if dated:
            cells.append(Text(short(point.date, with_year=with_year) if point.date else ""))
        table.add_row(*cells, _point(point))
    yield table
    if section.more:
        more = Text.assemble(f"{harmless(section.more.label)}: ", (str(section.more.command), ""))
        yield Padding(Text(harmless(more.plain), style="dim"), (0, 0, 0, 2))


def _point(point: Point) -> Text:
    text = Text(harmless(point.text))
    if point.aside:
        text.append(f" — {harmless(point.aside)}", style="dim")
    if point.sources:
        marks = "".join(f"[{number}]" for number in point.sources)
        text.append(f" {marks}", style="cyan")
    return text


def _sources(sources: tuple[Source, ...]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="cyan")
    table.add_column(ratio=1, overflow="fold")
    for source in sources:
        text = Text(harmless(source.title) or "(untitled)")
        details = [harmless(source.publisher)] if source.publisher else []
        details += [long(source.published.date())] if source.published else []
        details += [source.aside] if source.aside else []
        if details:
            text.append(f" — {', '.join(details)}", style="dim")
        if source.url:
            text.append(f"\n{harmless(source.url)}", style="dim")
        table.add_row(Text(f"[{source.number}]"), text)
    return table


def _choices(choices: tuple[Choice, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="cyan")
    for number, choice in enumerate(choices, start=1):
        line = harmless(str(choice.command))
        label = harmless(choice.label)
        table.add_row(Text(f"{number}."), Text(label), Text(line if line != label else ""))
    return table
