"""In which time zones people are."""

from bot.digests.zones import is_zone
from bot.exchange import Asker, Place
from bot.state.file import StateFile


class PeopleZones:
    """What people have said of their time zones, before what their platform says."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def of(self, asker: Asker, place: Place) -> str | None:
        """Return the IANA name of somebody's zone; None where nobody has told it."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT zone FROM zones WHERE platform = ? AND person = ?",
                (place.platform, asker.id),
            ).fetchone()
        zone = str(row[0]) if row else asker.zone
        # A platform may know zones that this machine does not.
        return zone if is_zone(zone) else None

    def remember(self, asker: Asker, place: Place, zone: str) -> None:
        """Keep what somebody says of their zone; the last word counts."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO zones (platform, person, zone) VALUES (?, ?, ?) "
                "ON CONFLICT (platform, person) DO UPDATE SET zone = excluded.zone",
                (place.platform, asker.id, zone),
            )
