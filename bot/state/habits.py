"""What is set for a channel."""

from bot.exchange import Place
from bot.state.file import StateFile


class ChannelHabits:
    """What is set for channels in the bot's memory. A channel without any answers in public.

    A channel is known by its platform and id, which no other channel there has. The space is that
    of the one who speaks: in a channel that workspaces share, it is not the same for all.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def is_private(self, place: Place) -> bool:
        """Return whether answers are private where nothing is said."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT MAX(private) FROM habits WHERE platform = ? AND channel = ?",
                (place.platform, place.channel),
            ).fetchone()
        return bool(row and row[0])

    def set_private(self, place: Place, *, private: bool) -> None:
        """Set whether answers are private where nothing is said."""
        with self._file.writing() as connection:
            connection.execute(
                "DELETE FROM habits WHERE platform = ? AND channel = ?",
                (place.platform, place.channel),
            )
            connection.execute(
                "INSERT INTO habits (platform, space, channel, private) VALUES (?, ?, ?, ?)",
                (place.platform, place.space, place.channel, private),
            )
