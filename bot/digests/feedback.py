"""What readers say of digests: kept, taken back and shown."""

from typing import Protocol

from bot.digests.contents import Edition
from bot.digests.orders import Order
from bot.digests.subscriptions import Subscription
from bot.digests.tastes import Judgement, Said, Taste, in_words, subjects_of, taste, turned
from bot.digests.wording import present_taste
from bot.exchange import Asker
from bot.replies import Reply
from summarizer.models import Model

SUBJECTS = 8
"""Subjects of a digest of which there may be less: two buttons each, and 25 are what fits."""


class Tastes(Protocol):
    """What readers want more and less of."""

    def of(self, subscription: str) -> list[Judgement]: ...

    def say(self, subscription: str, judgement: Judgement) -> None: ...

    def take_back(self, subscription: str, reader: str, about: str) -> None: ...


class Feedback:
    """Notes what readers say.

    Args:
        tastes: Where it is kept.
    """

    def __init__(self, tastes: Tastes) -> None:
        self._tastes = tastes

    def in_words(self, one: Subscription) -> tuple[str, ...]:
        """Return what the readers of a subscription want, each thing on a line."""
        return in_words(self._of(one))

    def judge(self, values: Model, key: str, asker: Asker, *, helpful: bool) -> None:
        """Note what a reader thinks of a digest; of other answers nothing is noted here.

        Args:
            values: What was told.
            key: Names the digest.
            asker: The reader.
            helpful: What they say.
        """
        if isinstance(values, Edition):
            judgement = Judgement(
                reader=asker.id,
                about=key,
                said=Said.HELPFUL if helpful else Said.UNHELPFUL,
                subjects=subjects_of(values.brief.points, SUBJECTS),
            )
            self._tastes.say(values.subscription, judgement)

    def weigh(self, order: Order, one: Subscription, asker: Asker, told: tuple[str, ...]) -> Reply:
        """Note that there is to be less or more of a subject, and show what is wanted by now.

        Args:
            order: Says of what; where it names nothing, what is wanted is only shown.
            one: The subscription.
            asker: The reader.
            told: Whom its last digest is about.
        """
        said = Said(order.action)
        if order.subject:
            about = f"of {order.subject.casefold()}"
            mine = (j for j in self._tastes.of(one.id) if (j.reader, j.about) == (asker.id, about))
            before = next((judgement.said for judgement in mine), None)
            if turned(before, said) is None:
                self._tastes.take_back(one.id, asker.id, about)
            else:
                subjects = (order.subject,)
                self._tastes.say(
                    one.id,
                    Judgement(reader=asker.id, about=about, said=said, subjects=subjects),
                )
        known = self._of(one)
        there = {name.casefold() for name in told}
        names = (*told, *(name for name in known.weights if name not in there))
        return present_taste(one, in_words(known), names[:SUBJECTS])

    def _of(self, one: Subscription) -> Taste:
        return taste(self._tastes.of(one.id))
