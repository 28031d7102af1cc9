"""What is set for a channel."""

from bot.exchange import Place
from bot.state.file import StateFile


class ChannelHabits:
    """What is set for channels in the bot's memory. A channel without any answers in public."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def is_private(self, place: Place) -> bool:
        """Return whether answers are private where nothing is said."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT private FROM habits WHERE platform = ? AND space = ? AND channel = ?",
                (place.platform, place.space, place.channel),
            ).fetchone()
        return bool(row and row[0])

    def set_private(self, place: Place, *, private: bool) -> None:
        """Set whether answers are private where nothing is said."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO habits (platform, space, channel, private) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (platform, space, channel) DO UPDATE SET private = excluded.private",
                (place.platform, place.space, place.channel, private),
            )
