"""Subscriptions and what became of each of their digests → lines on a terminal."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import RenderableType
from rich.text import Text

from bot.chat.layout import Whole
from bot.digests.in_words import name_of, schedule_in_words
from bot.digests.outbox import Entry, Stage
from bot.digests.schedules import next_due
from bot.digests.subscriptions import Subscription
from bot.exchange import Place
from bot.plain import harmless
from bot.presenters.wording import count, joined


def render_subscriptions(
    subscriptions: Sequence[Subscription], now: datetime
) -> Iterator[RenderableType]:
    """Yield a line for each subscription: what, where, when, and when next."""
    for each in subscriptions:
        when = schedule_in_words(each.schedule) if each.schedule else ""
        if each.paused:
            state = f"paused: {each.paused}"
        elif each.schedule:
            state = f"next {_moment(next_due(each.schedule, now, each.quiet))}"
        else:
            state = f"at most {each.at_most} an hour"
        line = joined(each.id, name_of(each), _where(each.place), when, state)
        yield Whole(Text(harmless(line)))


def render_history(entries: Sequence[Entry]) -> Iterator[RenderableType]:
    """Yield a line for each occurrence: when it was due, built and sent, where; or why not."""
    for each in entries:
        yield Whole(Text(harmless(line_of(each))))


def line_of(entry: Entry) -> str:
    """Return what became of an occurrence, in a line."""
    built = f"built {_moment(entry.built)}" if entry.built else ""
    sent = f"sent {_moment(entry.sent)}" if entry.sent else ""
    pages = count(entry.pages, "message") if entry.pages > 1 or not entry.sent else ""
    return joined(
        f"due {_moment(entry.due)}",
        f"{entry.state}{', late' if entry.late and entry.state is Stage.SENT else ''}",
        entry.subscription,
        _where(entry.place),
        built,
        sent,
        pages if entry.pages else "",
        entry.link,
        entry.reason,
    )


def _where(place: Place) -> str:
    return f"{place.platform} {place.channel}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}Z"
