"""Rows of the outbox → values."""

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.digests.outbox import Claim, Delivered, Entry, Stage, Told
from bot.exchange import Place
from bot.state.packing import unpack_posting, unpack_values

CLAIM = (
    "SELECT platform, space, channel, direct, key, fence, subscription, due, late, attempts, "
    "posting, page, began, tried, looks FROM occurrences"
)
ENTRY = (
    "SELECT platform, space, channel, direct, key, subscription, due, state, late, reason, "
    "attempts, planned, built, sent, "
    "(SELECT count(*) FROM pages WHERE pages.key = occurrences.key), "
    "(SELECT link FROM pages WHERE pages.key = occurrences.key AND page = 0) FROM occurrences"
)

log = structlog.get_logger(__name__)


def read_claim(row: tuple[Any, ...]) -> Claim:
    """Read a row of `CLAIM`. A posting that another version wrote is built again."""
    key, fence, subscription, due, late, attempts, packed, page, began, tried, looks = row[4:]
    posting = None
    if packed is not None:
        try:
            posting = unpack_posting(packed)
        except (ValueError, zlib.error) as error:
            log.warning("digest unreadable", key=key, kind=type(error).__name__)
    return Claim(
        key=key,
        fence=fence,
        subscription=subscription,
        due=_moment(due),
        place=_place(row),
        late=bool(late),
        attempts=attempts,
        posting=posting,
        page=page,
        began=None if began is None else _moment(began),
        tried=None if tried is None else _moment(tried),
        looks=looks,
    )


def read_entry(row: tuple[Any, ...]) -> Entry:
    """Read a row of `ENTRY`."""
    (key, subscription, due, state, late, reason, attempts, planned, built, sent, pages, link) = (
        row[4:]
    )
    return Entry(
        key=key,
        subscription=subscription,
        due=_moment(due),
        place=_place(row),
        state=Stage(state),
        late=bool(late),
        reason=reason,
        attempts=attempts,
        planned=_moment(planned),
        built=None if built is None else _moment(built),
        sent=None if sent is None else _moment(sent),
        pages=pages,
        link=link or "",
    )


def read_told(rows: Iterable[tuple[float, str, bytes]]) -> Told:
    """Read what digests have told. What another version wrote is told again: better than never."""
    digests = []
    for sent, model, packed in rows:
        try:
            values = unpack_values(model, packed)
        except (ValueError, zlib.error) as error:
            log.warning("told unreadable", model=model, kind=type(error).__name__)
            continue
        digests.append(Delivered(at=_moment(sent), values=values))
    return Told(digests=tuple(digests))


def _place(row: tuple[Any, ...]) -> Place:
    platform, space, channel, direct = row[:4]
    return Place(platform=platform, space=space, channel=channel, direct=bool(direct))


def _moment(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
