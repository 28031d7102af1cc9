"""What is new for a subscription, from its own library, for its own readers."""

from collections.abc import Callable
from datetime import datetime

from bot.digests.building import Source, build, edit
from bot.digests.contents import Edition
from bot.digests.outbox import Digest, Told
from bot.digests.subscriptions import Subscription
from bot.digests.tastes import NEUTRAL, Taste


class Editor:
    """Makes digests and editions of subscriptions.

    Args:
        library: Name of a library → the library.
        taste: What the readers of a subscription want more and less of.
    """

    def __init__(
        self,
        library: Callable[[str], Source],
        taste: Callable[[Subscription], Taste] = lambda _: NEUTRAL,
    ) -> None:
        self._library = library
        self._taste = taste

    def additions(self, subscription: Subscription) -> int:
        """Return how often something was added to its library: a number that only grows."""
        return self._library(subscription.library).additions

    def edition(self, subscription: Subscription, told: Told, now: datetime) -> Edition:
        """Return what is new beyond what was told."""
        library = self._library(subscription.library)
        return edit(subscription, library, told, now, self._taste(subscription))

    def digest(self, subscription: Subscription, told: Told, now: datetime) -> Digest | None:
        """Return the digest of what is new; None where nothing is to be said."""
        library = self._library(subscription.library)
        return build(subscription, library, told, now, self._taste(subscription))
