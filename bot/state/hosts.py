"""Hosts that have asked to be left alone for a while, kept through restarts."""

from datetime import UTC, datetime

from bot.state.file import StateFile


class ClosedHosts:
    """Hosts and until when nothing is asked of them."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def until(self, host: str) -> datetime | None:
        """Return until when a host has asked to be left alone; None where it never has."""
        with self._file.reading() as connection:
            row = connection.execute("SELECT until FROM hosts WHERE host = ?", (host,)).fetchone()
        return datetime.fromtimestamp(row[0], UTC) if row else None

    def close(self, host: str, until: datetime) -> None:
        """Leave a host alone until then; what it asked for last counts."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO hosts (host, until) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET until = excluded.until",
                (host, until.timestamp()),
            )

    def forget(self, now: datetime) -> int:
        """Forget hosts that may be asked again."""
        with self._file.writing() as connection:
            return connection.execute(
                "DELETE FROM hosts WHERE until <= ?", (now.timestamp(),)
            ).rowcount
