"""What would be said now, and a digest out of turn."""

from collections.abc import Callable
from datetime import datetime

from bot.digests.building import Source, build
from bot.digests.contents import Edition
from bot.digests.outbox import Outbox
from bot.digests.subscriptions import Subscription
from bot.digests.tastes import NEUTRAL, Taste, subjects_of
from bot.digests.wording import name_of, present_silence
from bot.errors import BotError
from bot.replies import Reply

SUBJECTS = 8
"""As many as are offered."""
TERMINAL = "terminal"
"""The platform of what is asked for on the terminal, which nobody delivers to."""


class DigestOffice:
    """Makes digests for those who do not want to wait.

    Args:
        outbox: What was told, and what is to be sent.
        library: Name of a library → the library.
        taste: What the readers of a subscription want more and less of.
    """

    def __init__(
        self,
        outbox: Outbox,
        library: Callable[[str], Source],
        taste: Callable[[Subscription], Taste] = lambda _: NEUTRAL,
    ) -> None:
        self._outbox = outbox
        self._library = library
        self._taste = taste

    def preview(self, subscription: Subscription, now: datetime) -> Reply:
        """Return what a digest would say now; nothing of it counts as told."""
        library = self._library(subscription.library)
        told = self._outbox.told(subscription.id)
        digest = build(subscription, library, told, now, self._taste(subscription))
        return digest.posting.reply if digest else present_silence(subscription)

    def subjects(self, subscription: Subscription) -> tuple[str, ...]:
        """Return whom the last digest that was sent is about, the most frequent first."""
        digests = self._outbox.told(subscription.id).digests
        last = digests[-1].values if digests else None
        return subjects_of(last.brief.points, SUBJECTS) if isinstance(last, Edition) else ()

    def send_now(self, subscription: Subscription, now: datetime) -> None:
        """Put a digest of now on its way; the next one comes at its time all the same.

        Raises:
            BotError: it is paused, or nobody delivers to its place.
        """
        name = name_of(subscription)
        if subscription.place.platform == TERMINAL:
            raise BotError(
                f"On the terminal nothing is sent by itself: /digest preview {subscription.id}"
            )
        if subscription.paused:
            raise BotError(
                f"Paused: {name} ({subscription.paused}). First: /digest resume {subscription.id}"
            )
        # A row by its second, as every occurrence: a double click is one digest.
        self._outbox.plan(subscription, now.replace(microsecond=0), (), now)
