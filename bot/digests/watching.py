"""A watch tells as soon as something new is said, and at most so many times an hour.

Nothing is queued for it: an alert tells all that was added since the last one that was
delivered, so that what comes while no alert may go is gathered in the next.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.digests.editor import Editor
from bot.digests.outbox import OPEN, Outbox, Stage
from bot.digests.subscriptions import Subscription

HOUR = timedelta(hours=1)
LOOK_EVERY = timedelta(seconds=60)
"""Between two looks at a library: news is read minutes after it is published at best, and where
nothing was added a look asks for one number."""
AFTER_FAULT = HOUR
"""After an alert that failed, or of which nobody knows whether it arrived, the next one waits: it
tells the same again."""
_FAULTS = (Stage.FAILED, Stage.UNKNOWN, Stage.MISSED)


def next_alert(sent: Sequence[datetime], now: datetime, at_most: int) -> datetime:
    """Return when the next alert may go: now, or an hour after the first of the last ones.

    Args:
        sent: When alerts were delivered, in any order.
        now: The time.
        at_most: Alerts in any hour, at least 1.
    """
    recent = sorted(moment for moment in sent if now - HOUR < moment <= now)
    return now if len(recent) < at_most else recent[-at_most] + HOUR


class Watcher:
    """Looks whether something new is said, and puts an alert into the outbox.

    Args:
        outbox: What was told, and what is to be sent.
        editor: Knows what is new.
    """

    def __init__(self, outbox: Outbox, editor: Editor) -> None:
        self._outbox = outbox
        self._editor = editor
        self._seen: dict[str, int] = {}
        """Additions to the library when there was nothing to tell, by subscription."""

    def look(self, subscription: Subscription, now: datetime) -> datetime:
        """Plan an alert where there is something to tell; return when to look again."""
        additions = self._editor.additions(subscription)
        if self._seen.get(subscription.id) == additions:
            return now + LOOK_EVERY
        last = next(iter(self._outbox.history(subscription.id, limit=1)), None)
        if last is not None and last.state in OPEN:
            return now + LOOK_EVERY
        if last is not None and last.state in _FAULTS and now < last.due + AFTER_FAULT:
            return last.due + AFTER_FAULT
        told = self._outbox.told(subscription.id)
        at = next_alert([each.at for each in told.digests], now, subscription.at_most)
        if at > now:
            return at
        edition = self._editor.edition(subscription, told, now)
        if edition.brief.points:
            self._outbox.plan(subscription, now.replace(microsecond=0), (), now)
        else:
            self._seen[subscription.id] = additions
        return now + LOOK_EVERY
