"""Digests on Discord: the key is the nonce, which Discord takes once for a while.

Past that the channel's history is read. Discord does not keep nonces there (discord.py issue
2451), so that a page is known by its buttons, whose ids name the digest, or else by its words
among the bot's own messages that no other page has been noted for.

Calls are made here and not through discord.py, which repeats a call up to five times and waits
inside (measured on 2.7.1): an outbox has to know what each call came to.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import structlog
from discord.http import handle_message_parameters

from bot.chat.discord.payloads import Parcel, parcels_of
from bot.digests.pace import Pace
from bot.digests.senders import (
    CALL_SECONDS,
    DIRECTLY,
    CannotTell,
    Gone,
    Later,
    NotThere,
    SendError,
    Sent,
    Uncertain,
    Unfit,
)
from bot.exchange import Place, Posting

log = structlog.get_logger(__name__)

REPEATABLE = 120.0
"""Seconds in which a nonce counts: "the past few minutes" in Discord's pages, so two at least."""
CHANNEL_SECONDS = 1.0
"""Between two messages in a channel: five in five seconds is what the headers have told so far."""
OVERALL_SECONDS = 0.04
"""Between any two: half of the 50 calls a second that Discord takes, as commands need some."""
_AROUND = timedelta(minutes=10)
"""How far our clock and Discord's may be apart."""
_LOOKED = 100
"""Messages of one look: the most that Discord gives."""
_LOOKS = 20
_RECONNECT = 10.0
_AGENT = "DiscordBot (https://github.com/Rapptz/discord.py, briefbot)"
_EPOCH = 1_420_070_400_000
"""Milliseconds from which Discord's ids count."""

GONE: Mapping[int, str] = {
    10003: "the channel is gone",
    10004: "the server is gone",
    10013: "the person is not there any more",
    50001: "the bot may not see the channel",
    50007: "the person takes no direct messages from the bot",
    50013: "the bot may not write there",
    50278: "the person takes no direct messages from the bot",
    340013: "the account has to be verified",
}
"""Codes that mean that nothing will be posted until somebody mends something."""
_DELETED = 10008
"""The message that a nonce stands for was posted, and has been deleted since."""


class DiscordSender:
    """Posts digests on Discord.

    Args:
        token: The bot's.
        url: Where the REST API is, with its version.
        seconds: After this a call counts as lost.
        pace: How fast messages may follow each other, where no header says otherwise.
        repeatable: Seconds in which a nonce counts.
    """

    def __init__(
        self,
        token: str,
        url: str,
        *,
        seconds: float = CALL_SECONDS,
        pace: Pace | None = None,
        repeatable: float = REPEATABLE,
    ) -> None:
        self.repeatable = repeatable
        self._token = token
        self._url = url.rstrip("/")
        self._seconds = seconds
        self._pace = pace or Pace(channel=CHANNEL_SECONDS, overall=OVERALL_SECONDS)
        self._session: aiohttp.ClientSession | None = None
        self._direct: dict[str, str] = {}
        """Channels of direct messages, by person."""
        self._me = ""

    def pages(self, posting: Posting) -> Sequence[Parcel]:
        return parcels_of(posting)

    async def ready(self, place: Place) -> None:
        await self._pace.turn(place.channel)

    async def send(self, place: Place, page: Parcel, key: str) -> Sent:
        channel = await self._channel(place)
        try:
            answer = await self._call(
                "POST", f"/channels/{channel}/messages", payload_of(page, key), place
            )
        except Unfit as error:
            if error.args[1:] == (_DELETED,):
                return Sent(message=f"deleted {key}")
            raise
        if not (isinstance(answer, dict) and answer.get("id")):
            raise Uncertain("Discord's answer does not name the message")
        return _sent(place, channel, answer)

    async def find(
        self, place: Place, page: Parcel, key: str, after: datetime, known: frozenset[str]
    ) -> Sent | NotThere | CannotTell:
        try:
            channel = await self._channel(place)
            self._me = self._me or str((await self._call("GET", "/users/@me", None, place))["id"])
            since = _snowflake(after.astimezone(UTC) - _AROUND)
            words = _words_of(payload_of(page, key))
            token = key.partition(".")[0]
            for _ in range(_LOOKS):
                path = f"/channels/{channel}/messages?limit={_LOOKED}&after={since}"
                found = await self._call("GET", path, None, place)
                for message in found:
                    if self._is_page(message, key, token, words, known):
                        return _sent(place, channel, message)
                if len(found) < _LOOKED:
                    return NotThere()
                since = max(int(message["id"]) for message in found)
        except (Gone, Unfit) as error:
            return CannotTell(str(error))
        except (KeyError, TypeError, ValueError) as error:
            return CannotTell(f"an answer that cannot be read ({type(error).__name__})")
        return CannotTell("too much was written since")

    def _is_page(
        self, message: Mapping[str, Any], key: str, token: str, words: str, known: frozenset[str]
    ) -> bool:
        if str(message["author"]["id"]) != self._me or str(message["id"]) in known:
            return False
        if message.get("nonce"):
            return str(message["nonce"]) == key
        if message.get("interaction_metadata") or message.get("message_reference"):
            return False  # an answer to somebody
        same = _words_of(message) == words
        ids = json.dumps(message.get("components") or [])
        return same or (token in ids and _first_line(message) == words.partition("\n")[0])

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _channel(self, place: Place) -> str:
        person = place.channel.removeprefix(DIRECTLY)
        if person == place.channel:
            return place.channel
        if person not in self._direct:
            given = {"recipient_id": person}
            try:
                opened = await self._call("POST", "/users/@me/channels", given, place)
                self._direct[person] = str(opened["id"])
            except Uncertain as error:
                # It posts nothing, so that it may be made again.
                raise Later(str(error), _RECONNECT) from error
        return self._direct[person]

    async def _call(
        self, method: str, path: str, given: Mapping[str, Any] | None, place: Place
    ) -> Any:
        """Make a call, once.

        Raises:
            SendError: it did not come to what was wanted.
        """
        if self._session is None:
            headers = {"Authorization": f"Bot {self._token}", "User-Agent": _AGENT}
            self._session = aiohttp.ClientSession(headers=headers, trust_env=True)
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._session.request(method, f"{self._url}{path}", json=given) as response,
            ):
                status, told = response.status, response.headers
                text = await response.text()
        except aiohttp.ClientConnectorError as error:
            raise Later("Discord cannot be reached", _RECONNECT) from error
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Uncertain(f"Discord did not answer ({type(error).__name__})") from error
        self._heed(told, place)
        data = _json(text)
        if status < 300 and data is not None:
            return data
        raise self._reading(status, data, told, place)

    def _heed(self, headers: Mapping[str, str], place: Place) -> None:
        if headers.get("X-RateLimit-Remaining") == "0":
            self._pace.hold(place.channel, _number(headers.get("X-RateLimit-Reset-After"), 1.0))

    def _reading(
        self, status: int, data: Any, headers: Mapping[str, str], place: Place
    ) -> SendError:
        """What an answer that is no success means."""
        told = data if isinstance(data, dict) else {}
        code = told.get("code") or 0
        if status == 429:
            seconds = _number(told.get("retry_after") or headers.get("Retry-After"), 30.0)
            if told.get("global") or not told:  # without a body: the edge has shut us out
                self._pace.hold_all(seconds)
            else:
                self._pace.hold(place.channel, seconds)
            return Later("Discord: rate limited", seconds)
        if status < 300 or status >= 500:
            return Uncertain(f"Discord answered with {status}")
        if status == 401:
            return Gone("DISCORD_TOKEN is not valid any more")
        if code in GONE or status in (403, 404):
            return Gone(GONE.get(code) or f"Discord refuses it ({status}, {code})")
        return Unfit(f"Discord refuses it ({status}, {code})", code)


def payload_of(page: Parcel, key: str) -> dict[str, Any]:
    """Return the body of a call, which mentions nobody."""
    arguments = page.arguments()
    with handle_message_parameters(
        content=arguments["content"],
        embeds=arguments["embeds"],
        view=arguments.get("view", discord.utils.MISSING),
        nonce=key,
        allowed_mentions=discord.AllowedMentions.none(),
    ) as parameters:
        return dict(parameters.payload or {}) | {"enforce_nonce": True}


def _words_of(message: Mapping[str, Any]) -> str:
    """What a message says, whatever white space Discord takes away."""
    parts = [message.get("content") or ""]
    parts += [each.get("description") or "" for each in message.get("embeds") or ()]
    return "\n".join(" ".join(part.split()) for part in parts)


def _first_line(message: Mapping[str, Any]) -> str:
    return _words_of(message).partition("\n")[0]


def _sent(place: Place, channel: str, message: Mapping[str, Any]) -> Sent:
    number = str(message["id"])
    where = f"{place.space or '@me'}/{channel}/{number}"
    return Sent(message=number, link=f"https://discord.com/channels/{where}")


def _snowflake(moment: datetime) -> int:
    """Return the smallest id of a moment."""
    return max(int(moment.timestamp() * 1000) - _EPOCH, 0) << 22


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _number(told: object, otherwise: float) -> float:
    try:
        return max(float(str(told)), 0.0)
    except ValueError:
        return otherwise
