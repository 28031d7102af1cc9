"""Answers as they were given, for their buttons, and what people think of them."""

import zlib
from datetime import UTC, datetime, timedelta

import structlog

from bot.exchange import Record
from bot.state.file import StateFile
from bot.state.packing import pack_kept, pack_values, unpack_kept, unpack_values

KEPT = timedelta(days=400)
"""How long an answer's buttons work: a year, and the weeks in which one looks back at it."""

log = structlog.get_logger(__name__)


class Answers:
    """The answers of the bot's memory, by their tokens."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def save(self, token: str, record: Record) -> None:
        """Keep an answer; one that has the token already is replaced."""
        model, values = pack_values(record.values) if record.values is not None else (None, None)
        row = (
            token,
            record.library,
            record.command,
            pack_kept(record),
            model,
            values,
            record.asked.timestamp(),
        )
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO answers (token, library, command, reply, model, answered, asked) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token) DO UPDATE SET "
                "library = excluded.library, command = excluded.command, "
                "reply = excluded.reply, model = excluded.model, "
                "answered = excluded.answered, asked = excluded.asked",
                row,
            )

    def load(self, token: str) -> Record | None:
        """Return an answer; None for one that was never given, or that is too old to be read."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT library, command, reply, model, answered, asked FROM answers "
                "WHERE token = ?",
                (token,),
            ).fetchone()
        if row is None:
            return None
        library, command, reply, model, values, asked = row
        try:
            kept = unpack_kept(reply)
            return Record(
                library=library,
                command=command,
                reply=kept.reply,
                values=unpack_values(model, values) if model is not None else None,
                asked=datetime.fromtimestamp(asked, UTC),
                reader=kept.reader,
                space=kept.space,
                private=kept.private,
            )
        except (ValueError, zlib.error) as error:
            # Written by another version: the reader is told to ask again.
            log.warning("answer unreadable", token=token, kind=type(error).__name__)
            return None

    def judge(self, token: str, asker: str, *, helpful: bool) -> None:
        """Note what somebody thinks of an answer; the last word counts."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO judgements (token, asker, helpful, said) "
                "SELECT token, ?, ?, ? FROM answers WHERE token = ? "
                "ON CONFLICT (token, asker) DO UPDATE SET "
                "helpful = excluded.helpful, said = excluded.said",
                (asker, helpful, datetime.now(UTC).timestamp(), token),
            )

    def judgements(self, token: str) -> dict[str, bool]:
        """Return what each person thinks of an answer."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT asker, helpful FROM judgements WHERE token = ?", (token,)
            ).fetchall()
        return {asker: bool(helpful) for asker, helpful in rows}

    def forget(self, now: datetime) -> int:
        """Forget answers that are too old, with what was thought of them."""
        with self._file.writing() as connection:
            return connection.execute(
                "DELETE FROM answers WHERE asked < ?", ((now - KEPT).timestamp(),)
            ).rowcount
