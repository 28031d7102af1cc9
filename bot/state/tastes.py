"""What readers want more and less of in the digests of a subscription."""

import json
from datetime import UTC, datetime

from bot.digests.tastes import Judgement, Said
from bot.state.file import StateFile


class Tastes:
    """The judgements of readers in the bot's memory; of each reader the last word counts."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def of(self, subscription: str) -> list[Judgement]:
        """Return what was said of the digests of a subscription (id), in the order it was said."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT reader, about, said, subjects FROM tastes WHERE subscription = ? "
                "ORDER BY moment, reader, about",
                (subscription,),
            ).fetchall()
        return [
            Judgement(reader=reader, about=about, said=Said(said), subjects=tuple(json.loads(of)))
            for reader, about, said, of in rows
        ]

    def say(self, subscription: str, judgement: Judgement) -> None:
        """Keep a judgement, in the place of what this reader said before on the same."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO tastes (subscription, reader, about, said, subjects, moment) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subscription, reader, about) DO UPDATE "
                "SET said = excluded.said, subjects = excluded.subjects, "
                "moment = excluded.moment",
                (
                    subscription,
                    judgement.reader,
                    judgement.about,
                    judgement.said.value,
                    json.dumps(judgement.subjects),
                    datetime.now(UTC).timestamp(),
                ),
            )

    def take_back(self, subscription: str, reader: str, about: str) -> None:
        """Forget what a reader said on something."""
        with self._file.writing() as connection:
            connection.execute(
                "DELETE FROM tastes WHERE subscription = ? AND reader = ? AND about = ?",
                (subscription, reader, about),
            )
