"""Events that came from a platform: it sends one again when it is in doubt."""

from datetime import UTC, datetime, timedelta

from bot.state.file import StateFile

KEPT = timedelta(days=2)
"""How long an event is known. Slack's last retry comes after 5 minutes, and an hour of delay is
the most that its pages tell of."""


class Events:
    """The ids of events in the bot's memory."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def remember(self, event: str) -> bool:
        """Note an event, by an id that is its own over all platforms; whether it is new."""
        with self._file.writing() as connection:
            added = connection.execute(
                "INSERT INTO events (event, came) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (event, datetime.now(UTC).timestamp()),
            )
            return added.rowcount == 1

    def forget(self, now: datetime) -> int:
        """Forget events that are too old to come again."""
        with self._file.writing() as connection:
            return connection.execute(
                "DELETE FROM events WHERE came < ?", ((now - KEPT).timestamp(),)
            ).rowcount
