"""A desk with everything around it in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.digests.desk import Desk
from bot.digests.subscriptions import Subscription
from bot.digests.tastes import Judgement
from bot.exchange import Asker, Place
from bot.questions import understand
from bot.replies import Reply

NOW = datetime(2027, 6, 2, 12, 0, tzinfo=UTC)  # a Wednesday
CHANNEL = Place(platform="discord", space="7", channel="70")
DIRECT = Place(platform="discord", space="", channel="71", direct=True)
MANAGER = Asker(id="1", manages=True, zone="Europe/Berlin")
MEMBER = Asker(id="2", zone="Europe/Berlin")
STRANGER = Asker(id="3", manages=True)
"""Of whom nobody tells the time zone."""


@dataclass
class MemorySubscriptions:
    kept: dict[str, Subscription] = field(default_factory=dict)

    def add(self, subscription: Subscription) -> None:
        assert subscription.id not in self.kept
        self.kept[subscription.id] = subscription

    def of_place(self, place: Place) -> list[Subscription]:
        return [each for each in self.kept.values() if each.place == place]

    def get(self, id: str) -> Subscription | None:  # noqa: A002
        return self.kept.get(id)

    def replace(self, subscription: Subscription) -> None:
        assert subscription.id in self.kept
        self.kept[subscription.id] = subscription

    def remove(self, id: str) -> None:  # noqa: A002
        del self.kept[id]


@dataclass
class MemoryZones:
    said: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, asker: Asker, place: Place) -> str | None:
        return self.said.get((place.platform, asker.id)) or asker.zone or None

    def remember(self, asker: Asker, place: Place, zone: str) -> None:
        self.said[place.platform, asker.id] = zone


@dataclass
class FakeOffice:
    sent: list[str] = field(default_factory=list)

    def preview(self, subscription: Subscription, now: datetime) -> Reply:
        return Reply(title=f"{subscription.topic} as of {now:%H:%M}")

    def subjects(self, subscription: Subscription) -> tuple[str, ...]:
        return ("Iris Vale", "Tom Reed")

    def send_now(self, subscription: Subscription, now: datetime) -> None:
        assert now.tzinfo is not None
        self.sent.append(subscription.id)


@dataclass
class MemoryTastes:
    kept: dict[tuple[str, str, str], Judgement] = field(default_factory=dict)

    def of(self, subscription: str) -> list[Judgement]:
        return [judgement for key, judgement in self.kept.items() if key[0] == subscription]

    def say(self, subscription: str, judgement: Judgement) -> None:
        self.kept[subscription, judgement.reader, judgement.about] = judgement

    def take_back(self, subscription: str, reader: str, about: str) -> None:
        self.kept.pop((subscription, reader, about), None)


@dataclass
class World:
    subscriptions: MemorySubscriptions = field(default_factory=MemorySubscriptions)
    zones: MemoryZones = field(default_factory=MemoryZones)
    tastes: MemoryTastes = field(default_factory=MemoryTastes)
    office: FakeOffice = field(default_factory=FakeOffice)
    may_change: Callable[[Asker, Place], bool] = lambda asker, place: asker.manages

    @property
    def desk(self) -> Desk:
        return Desk(
            subscriptions=self.subscriptions,
            zones=self.zones,
            office=self.office,
            may_change=self.may_change,
            tastes=self.tastes,
        )

    def say(self, line: str, asker: Asker = MANAGER, place: Place = CHANNEL) -> Reply:
        return self.desk.handle(understand(line), place, asker, "main", NOW)

    @property
    def all(self) -> list[Subscription]:
        return list(self.subscriptions.kept.values())
