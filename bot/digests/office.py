"""What would be said now, and a digest out of turn."""

from datetime import datetime

from bot.digests.contents import Edition
from bot.digests.editor import Editor
from bot.digests.in_words import name_of
from bot.digests.outbox import Outbox
from bot.digests.subscriptions import Subscription
from bot.digests.tastes import subjects_of
from bot.digests.wording import present_silence
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
        editor: Knows what is new.
    """

    def __init__(self, outbox: Outbox, editor: Editor) -> None:
        self._outbox = outbox
        self._editor = editor

    def preview(self, subscription: Subscription, now: datetime) -> Reply:
        """Return what a digest would say now; nothing of it counts as told."""
        told = self._outbox.told(subscription.id)
        digest = self._editor.digest(subscription, told, now)
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
