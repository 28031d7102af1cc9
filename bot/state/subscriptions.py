"""What is subscribed to, in the order in which it was made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from sqlite3 import Connection

from pydantic import TypeAdapter

from bot.digests.subscriptions import Subscription
from bot.exchange import Place
from bot.state.file import StateFile

_SUBSCRIPTION = TypeAdapter(Subscription)


class Subscriptions:
    """The subscriptions of the bot's memory.

    Args:
        file: Where they are kept.
        now: The clock.
    """

    def __init__(
        self, file: StateFile, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._file = file
        self._now = now
        self.changed: Callable[[str], None] = _nobody
        """Called with the id of what was added, replaced or removed here; from any thread."""

    def add(self, subscription: Subscription) -> None:
        """Keep a new subscription."""
        place = subscription.place
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO subscriptions (id, platform, space, channel, definition, planned) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    subscription.id,
                    place.platform,
                    place.space,
                    place.channel,
                    _SUBSCRIPTION.dump_json(subscription).decode(),
                    subscription.made.timestamp(),
                ),
            )
        self.changed(subscription.id)

    def all(self) -> list[Subscription]:
        """Return all of them."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT definition FROM subscriptions ORDER BY number"
            ).fetchall()
        return [_SUBSCRIPTION.validate_json(row[0]) for row in rows]

    def of_place(self, place: Place) -> list[Subscription]:
        """Return those of a place."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT definition FROM subscriptions "
                "WHERE platform = ? AND space = ? AND channel = ? ORDER BY number",
                (place.platform, place.space, place.channel),
            ).fetchall()
        return [_SUBSCRIPTION.validate_json(row[0]) for row in rows]

    def get(self, id: str) -> Subscription | None:  # noqa: A002 - what it is called everywhere
        """Return one by its id."""
        with self._file.reading() as connection:
            return read_subscription(connection, id)

    def replace(self, subscription: Subscription) -> None:
        """Keep a subscription in the place of the one with its id.

        What was due before by another schedule, or while it was paused, is not made up for.
        """
        with self._file.writing() as connection:
            write_subscription(connection, subscription)
            connection.execute(
                "UPDATE subscriptions SET planned = ? WHERE id = ?",
                (self._now().timestamp(), subscription.id),
            )
        self.changed(subscription.id)

    def remove(self, id: str) -> None:  # noqa: A002
        """Forget a subscription; its history stays."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM subscriptions WHERE id = ?", (id,))
        self.changed(id)

    def planned(self, id: str) -> datetime | None:  # noqa: A002
        """Return up to when the occurrences of a subscription have been planned."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT planned FROM subscriptions WHERE id = ?", (id,)
            ).fetchone()
        return datetime.fromtimestamp(row[0], UTC) if row else None

    def rewind(self, id: str, to: datetime) -> None:  # noqa: A002
        """Plan again from an earlier moment."""
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE subscriptions SET planned = min(planned, ?) WHERE id = ?",
                (to.timestamp(), id),
            )

    def version(self) -> tuple[int, ...]:
        """Return what differs after another instance has changed something."""
        with self._file.reading() as connection:
            version = connection.execute("PRAGMA data_version").fetchone()[0]
        return (int(version),)


def read_subscription(connection: Connection, id: str) -> Subscription | None:  # noqa: A002
    """Read a subscription inside a transaction."""
    row = connection.execute("SELECT definition FROM subscriptions WHERE id = ?", (id,)).fetchone()
    return _SUBSCRIPTION.validate_json(row[0]) if row else None


def write_subscription(connection: Connection, subscription: Subscription) -> None:
    """Write a changed subscription inside a transaction."""
    place = subscription.place
    connection.execute(
        "UPDATE subscriptions SET platform = ?, space = ?, channel = ?, definition = ? "
        "WHERE id = ?",
        (
            place.platform,
            place.space,
            place.channel,
            _SUBSCRIPTION.dump_json(subscription).decode(),
            subscription.id,
        ),
    )


def pause(connection: Connection, id: str, reason: str) -> None:  # noqa: A002
    """Pause a subscription inside a transaction; one that is paused keeps its reason."""
    found = read_subscription(connection, id)
    if found is not None and not found.paused:
        write_subscription(connection, replace(found, paused=reason))


def _nobody(id: str) -> None:  # noqa: A002
    """Nobody wants to know."""
