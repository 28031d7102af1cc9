"""Activity → PNG: bars over time."""

from datetime import date
from typing import Final

from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, MaxNLocator

from bot.pictures.activity import Activity, Unit
from bot.pictures.canvas import BIG, BLUE, FAINT, INK, MIDDLE, RULE, SMALL, WIDTH, Sheet

_HEIGHT: Final = 3.9
"""Inches: with the width of a sheet some 5 to 3, which chats show whole."""
_LABELS: Final = 5
"""Dates under the bars that have room beside each other."""
_MARGIN: Final = 0.3


def draw_activity(activity: Activity) -> bytes:
    """Return a bar chart, in which the tallest bar has its number."""
    probe = Sheet(_HEIGHT)
    title = probe.fitted(activity.title, BIG, WIDTH - 2 * _MARGIN, 2, "bold")
    head = 0.3 + 0.27 * len(title.splitlines())
    sheet = Sheet(_HEIGHT + head - 0.57)
    sheet.text((_MARGIN, 0.22), title, BIG, weight="bold")
    sheet.text((_MARGIN, head), activity.subtitle, MIDDLE, color=FAINT)
    axes = sheet.axes(0.62, 0.55, _MARGIN, head + 0.6)
    counts = [bar.amount for bar in activity.bars]
    places = range(len(counts))
    axes.bar(places, counts, width=0.8, color=BLUE, zorder=2)
    top = max(counts)
    peak = counts.index(top)
    axes.annotate(
        f"{top:,}",
        (peak, top),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=SMALL,
        fontweight="bold",
        color=INK,
    )
    axes.set_xlim(-0.7, max(len(counts), 5) - 0.3)
    axes.set_ylim(0, top * 1.02)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    shown = _labelled(len(counts))
    axes.xaxis.set_major_locator(FixedLocator(shown))
    labels = _labels([activity.bars[at].start for at in shown], activity.unit)
    axes.xaxis.set_major_formatter(FixedFormatter(labels))
    axes.tick_params(labelsize=SMALL, labelcolor=FAINT, color=RULE, length=3)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", color=RULE, linewidth=0.8, zorder=1)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    return sheet.png()


def _labelled(bars: int) -> list[int]:
    """Which bars have a date: the first, and every n-th after it."""
    step = -(-bars // _LABELS)
    return list(range(0, bars, step))


def _labels(starts: list[date], unit: Unit) -> list[str]:
    """Dates, with the year where it is not that of the label before."""
    labels = []
    for at, start in enumerate(starts):
        year = f"\n{start.year}" if at == 0 or starts[at - 1].year != start.year else ""
        match unit:
            case Unit.DAY | Unit.WEEK:
                labels.append(f"{start.day} {start:%b}{year}")
            case Unit.MONTH:
                labels.append(f"{start:%b}{year}")
            case Unit.YEAR:
                labels.append(f"{start.year}")
    return labels
