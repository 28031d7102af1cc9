"""The outbox in SQLite: who works on what, and how far it has come.

Every call is one `BEGIN IMMEDIATE` transaction with `synchronous = FULL`: what a call has written
is on the disk when it returns, and no two processes claim a row.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.digests.outbox import NOTICE, Claim, Digest, Entry, LostClaim, Notice, Stage, Told
from bot.digests.subscriptions import Occurrence, Subscription
from bot.exchange import Place, Posting
from bot.state.file import StateFile
from bot.state.outbox_rows import CLAIM, ENTRY, read_claim, read_entry, read_told
from bot.state.packing import pack_posting, pack_values
from bot.state.subscriptions import pause as pause_subscription

KEPT = timedelta(days=400)
"""How long history is kept: as long as the buttons of what was sent."""
TOLD = 30
"""Digests of which it is remembered what they told: a month of daily ones."""
_OPEN = "state IN ('new', 'sending')"
_PLACE = "platform, space, channel, direct"


class OutboxTable:
    """The outbox of the bot's memory; `bot.digests.outbox.Outbox` says what each call does."""

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self.added: Callable[[], None] = _nobody
        """Called when something is planned here; from any thread."""

    # ── planning ───────────────────────────────────────────────────────────────────────────
    def plan(
        self,
        subscription: Subscription,
        due: datetime | None,
        missed: Sequence[datetime],
        now: datetime,
        *,
        late: bool = False,
        notices: Iterable[Notice] = (),
        up_to_now: bool = False,
    ) -> bool:
        with self._file.writing() as connection:
            row = connection.execute(
                "SELECT number FROM subscriptions WHERE id = ?", (subscription.id,)
            ).fetchone()
            if row is None:  # removed in the meantime
                return False
            number = int(row[0])
            if up_to_now:
                connection.execute(
                    "UPDATE subscriptions SET planned = ? WHERE id = ?",
                    (now.timestamp(), subscription.id),
                )
            added = 0
            for each in missed:
                added += _insert(connection, subscription, number, each, now, Stage.MISSED, late)
            if due is not None:
                added += _insert(connection, subscription, number, due, now, Stage.NEW, late)
                _wait_with_channel(connection, subscription, due)
                connection.execute(
                    "UPDATE occurrences SET state = 'missed', reason = ? WHERE subscription = ? "
                    "AND due < ? AND state = 'new' AND began IS NULL AND held_until <= ?",
                    (
                        "a newer one was due before it could be sent",
                        subscription.id,
                        due.timestamp(),
                        now.timestamp(),
                    ),
                )
            if added:
                _add_notices(connection, notices, now)
        if added:
            self.added()
        return added > 0

    # ── claims ─────────────────────────────────────────────────────────────────────────────
    def claim(
        self,
        holder: str,
        now: datetime,
        seconds: float,
        *,
        platforms: Iterable[str],
        busy: Iterable[Place] = (),
    ) -> Claim | None:
        stamp = now.timestamp()
        given = {
            "now": stamp,
            # A claim that ends later than any would is of a clock that has been put right.
            "never": stamp + 2 * seconds,
            "platforms": json.dumps(sorted(platforms)),
            "busy": json.dumps([_name(place) for place in busy]),
        }
        with self._file.writing() as connection:
            row = connection.execute(
                f"SELECT key FROM occurrences AS one WHERE {_OPEN} AND not_before <= :now "  # noqa: S608
                "AND (held_until <= :now OR held_until > :never) "
                "AND platform IN (SELECT value FROM json_each(:platforms)) "
                "AND platform || ':' || space || ':' || channel "
                "NOT IN (SELECT value FROM json_each(:busy)) "
                "AND NOT EXISTS (SELECT 1 FROM occurrences AS earlier "
                "WHERE earlier.subscription = one.subscription AND earlier.due < one.due "
                f"AND earlier.{_OPEN}) ORDER BY due, number LIMIT 1",
                given,
            ).fetchone()
            if row is None:
                return None
            connection.execute(
                "UPDATE occurrences SET holder = ?, held_until = ?, fence = fence + 1 "
                "WHERE key = ?",
                (holder, stamp + seconds, row[0]),
            )
            found = connection.execute(f"{CLAIM} WHERE key = ?", row).fetchone()
        return read_claim(found)

    def renew(self, claim: Claim, now: datetime, seconds: float) -> None:
        with self._file.writing() as connection:
            _update(connection, claim, held_until=now.timestamp() + seconds)

    def keep(self, claim: Claim, digest: Digest, now: datetime) -> None:
        posting = pack_posting(digest.posting)
        model, values = pack_values(digest.values) if digest.values else (None, None)
        with self._file.writing() as connection:
            _update(
                connection,
                claim,
                posting=posting,
                model=model,
                told=values,
                built=now.timestamp(),
                attempts=0,
                reason="",
            )

    def begin(self, claim: Claim, page: int, now: datetime) -> None:
        with self._file.writing() as connection:
            _update(connection, claim, state=Stage.SENDING, page=page, began=now.timestamp())
            connection.execute(
                "UPDATE occurrences SET tried = coalesce(tried, began) WHERE key = ?", (claim.key,)
            )

    def done(self, claim: Claim, page: int, message: str, link: str, now: datetime) -> None:
        with self._file.writing() as connection:
            _update(
                connection,
                claim,
                page=page + 1,
                began=None,
                tried=None,
                attempts=0,
                looks=0,
                reason="",
            )
            connection.execute(
                "INSERT INTO pages (key, page, message, link, sent) VALUES (?, ?, ?, ?, ?)",
                (claim.key, page, message, link, now.timestamp()),
            )

    def release(
        self,
        claim: Claim,
        until: datetime,
        *,
        reason: str = "",
        under_way: bool = False,
        failed: bool = False,
        looked: bool = False,
        channel: bool = False,
    ) -> None:
        changes: dict[str, Any] = {"holder": None, "held_until": 0, "reason": reason}
        changes["not_before"] = until.timestamp()
        if not under_way:
            changes["began"] = changes["tried"] = None
        if failed:
            changes["attempts"] = claim.attempts + 1
        if looked:
            changes["looks"] = claim.looks + 1
        with self._file.writing() as connection:
            _update(connection, claim, **changes)
            if channel:
                place = claim.place
                connection.execute(
                    f"UPDATE occurrences SET not_before = :until WHERE {_OPEN} "  # noqa: S608
                    "AND not_before < :until AND platform = :platform AND space = :space "
                    "AND channel = :channel",
                    {
                        "until": until.timestamp(),
                        "platform": place.platform,
                        "space": place.space,
                        "channel": place.channel,
                    },
                )

    def finish(
        self,
        claim: Claim,
        state: Stage,
        now: datetime,
        *,
        reason: str = "",
        pause: bool = False,
        notices: Iterable[Notice] = (),
    ) -> None:
        changes: dict[str, Any] = {"state": state, "holder": None, "held_until": 0}
        changes |= {"reason": reason, "posting": None}
        if state is Stage.SENT:
            changes["sent"] = now.timestamp()
        with self._file.writing() as connection:
            _update(connection, claim, **changes)
            if pause:
                pause_subscription(connection, claim.subscription, reason)
            _add_notices(connection, notices, now)

    # ── looking ────────────────────────────────────────────────────────────────────────────
    def known(self, place: Place) -> frozenset[str]:
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT message FROM pages JOIN occurrences USING (key) "
                "WHERE platform = ? AND space = ? AND channel = ?",
                (place.platform, place.space, place.channel),
            ).fetchall()
        return frozenset(str(row[0]) for row in rows)

    def told(self, subscription: str) -> Told:
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT sent, model, told FROM occurrences WHERE subscription = ? "
                "AND state = 'sent' AND model IS NOT NULL ORDER BY due DESC LIMIT ?",
                (subscription, TOLD),
            ).fetchall()
        return read_told(reversed(rows))

    def next_at(self, now: datetime, platforms: Iterable[str]) -> datetime | None:
        with self._file.reading() as connection:
            row = connection.execute(
                f"SELECT min(max(not_before, held_until)) FROM occurrences WHERE {_OPEN} "  # noqa: S608
                "AND platform IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(platforms)),),
            ).fetchone()
        return None if row[0] is None else max(datetime.fromtimestamp(row[0], UTC), now)

    def history(
        self, subscription: str | None = None, *, limit: int = 50, notices: bool = False
    ) -> list[Entry]:
        with self._file.reading() as connection:
            rows = connection.execute(
                f"{ENTRY} WHERE (:one IS NULL OR subscription = :one) "
                "AND (:notices OR substr(subscription, 1, length(:notice)) <> :notice) "
                "ORDER BY due DESC, number DESC LIMIT :limit",
                {"one": subscription, "notices": notices, "notice": NOTICE, "limit": limit},
            ).fetchall()
        return [read_entry(row) for row in rows]

    def forget(self, now: datetime) -> int:
        """Forget history that is too old."""
        with self._file.writing() as connection:
            return connection.execute(
                f"DELETE FROM occurrences WHERE planned < ? AND NOT {_OPEN}",  # noqa: S608
                ((now - KEPT).timestamp(),),
            ).rowcount


def _nobody() -> None:
    """Nobody wants to know."""


def _name(place: Place) -> str:
    return f"{place.platform}:{place.space}:{place.channel}"


def _insert(  # noqa: PLR0917 - one row
    connection: sqlite3.Connection,
    subscription: Subscription,
    number: int,
    due: datetime,
    now: datetime,
    state: Stage,
    late: bool,
) -> int:
    place = subscription.place
    occurrence = Occurrence(subscription=subscription.id, due=due)
    missed = state is Stage.MISSED
    return connection.execute(
        f"INSERT INTO occurrences (key, subscription, number, due, {_PLACE}, state, late, "  # noqa: S608
        "reason, planned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            occurrence.key,
            subscription.id,
            number,
            due.timestamp(),
            place.platform,
            place.space,
            place.channel,
            place.direct,
            state,
            late and not missed,
            "the bot was not running, or could not send" if missed else "",
            now.timestamp(),
        ),
    ).rowcount


def _wait_with_channel(
    connection: sqlite3.Connection, subscription: Subscription, due: datetime
) -> None:
    """Let what is new wait as long as what its channel was refused: it must not overtake it."""
    place = subscription.place
    connection.execute(
        "UPDATE occurrences SET not_before = max(not_before, coalesce((SELECT max(not_before) "  # noqa: S608
        f"FROM occurrences WHERE {_OPEN} AND state = 'sending' AND began IS NULL "
        "AND platform = :platform AND space = :space AND channel = :channel), 0)) "
        "WHERE key = :key AND state = 'new'",
        {
            "platform": place.platform,
            "space": place.space,
            "channel": place.channel,
            "key": Occurrence(subscription=subscription.id, due=due).key,
        },
    )


def _add_notices(connection: sqlite3.Connection, notices: Iterable[Notice], now: datetime) -> None:
    for notice in notices:
        place = notice.place
        about = f"{NOTICE}{notice.about} {_name(place)}"
        key = Occurrence(subscription=about, due=datetime.fromtimestamp(0, UTC)).key
        connection.execute(
            # What it is about is told once, whatever the time: the key holds none.
            f"INSERT INTO occurrences (key, subscription, number, due, {_PLACE}, state, posting, "  # noqa: S608
            "planned, built) VALUES (?, ?, 0, ?, ?, ?, ?, ?, 'new', ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (
                key,
                about,
                now.timestamp(),
                place.platform,
                place.space,
                place.channel,
                place.direct,
                pack_posting(Posting(reply=notice.reply)),
                now.timestamp(),
                now.timestamp(),
            ),
        )


def _update(connection: sqlite3.Connection, claim: Claim, **changes: Any) -> None:
    names = ", ".join(f"{name} = ?" for name in changes)
    changed = connection.execute(
        f"UPDATE occurrences SET {names} WHERE key = ? AND fence = ? AND {_OPEN}",  # noqa: S608
        (*changes.values(), claim.key, claim.fence),
    )
    if changed.rowcount != 1:
        raise LostClaim(claim.key)
