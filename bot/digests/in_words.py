"""Subscriptions and their schedules in words, as lists, notices and reports name them."""

from collections.abc import Sequence
from datetime import time

from bot.digests.subscriptions import EmptyDays, Kind, Schedule, Subscription
from bot.presenters.wording import count, joined

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED_DAYS = {
    frozenset(range(7)): "every day",
    frozenset(range(5)): "Monday to Friday",
    frozenset({5, 6}): "every Saturday and Sunday",
}
NOUNS = {Kind.DIGEST: "digest", Kind.WATCH: "watch"}


def name_of(subscription: Subscription) -> str:
    """Return "the digest on “harbour”", "the watch on “Iris Vale”"."""
    noun = NOUNS[subscription.kind]
    topic = subscription.topic.replace('"', "")
    return f"the {noun} on “{topic}”" if topic else f"the {noun} on everything"


def schedule_in_words(schedule: Schedule) -> str:
    """Return "Monday to Friday at 08:00 and 17:30, Europe/Berlin"."""
    at = _listed([f"{each:%H:%M}" for each in schedule.times])
    return f"{_days(schedule)} at {at}, {schedule.zone.replace('_', ' ')}"


def _days(schedule: Schedule) -> str:
    if schedule.month_day == 31:
        return "on the last day of each month"
    if schedule.month_day is not None:
        suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
        day = f"{schedule.month_day}{suffix.get(schedule.month_day, 'th')}"
        return f"on the {day} of each month" + (", or its last day" * (schedule.month_day > 28))
    if named := _NAMED_DAYS.get(schedule.weekdays):
        return named
    return f"every {_listed([_DAY_NAMES[each] for each in sorted(schedule.weekdays)])}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def when_in_words(subscription: Subscription) -> str:
    """Return when it posts: its schedule, or how many alerts an hour at most."""
    if subscription.schedule is None:
        return f"at most {count(subscription.at_most, 'alert')} an hour"
    return schedule_in_words(subscription.schedule)


def details_in_words(subscription: Subscription) -> str:
    """Return what else was set: points, quiet hours, whether it is silent without news."""
    quiet = subscription.quiet
    digest = subscription.kind is Kind.DIGEST
    silent = subscription.empty_days is EmptyDays.SILENT
    return joined(
        count(subscription.points, "point") if digest else "",
        "only if something is new" if digest and silent else "",
        f"quiet {_clock(quiet[0])}–{_clock(quiet[1])}" if quiet else "",
    )


def _clock(wall: time) -> str:
    return f"{wall:%H:%M}"
