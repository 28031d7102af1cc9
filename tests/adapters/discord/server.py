"""A server that speaks as Discord does: REST and gateway, strict, and able to misbehave.

Every body is held against Discord's schema (`schema.violations`); what is wrong is kept in
`faults`, and a test that ends with one fails.
"""

import asyncio
import json
import socket
import struct
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.schema import violations

APPLICATION = 900000000000000001
GUILD = 900000000000000002
CHANNEL = 900000000000000003
USER = 900000000000000004
EPHEMERAL = 64
PATIENCE = 3.0
"""Seconds that a test waits for what has to come; a test that passes waits for none of them."""

Json = dict[str, Any]


class Trouble(Enum):
    """How a call goes wrong."""

    RESET_BEFORE = auto()
    """The connection is reset before the call is taken."""
    RESET_AFTER = auto()
    """The call is taken, and the connection reset before that is said."""
    SERVER_ERROR = auto()
    """Answered with 503, and not taken."""
    ERROR_AFTER = auto()
    """The call is taken, and answered with 503."""
    RATE_LIMIT = auto()
    """Answered with 429 and a moment to wait."""
    UNAUTHORIZED = auto()
    """Answered with 401: the token is wrong."""
    NO_HISTORY = auto()
    """Answered with 400: the bot may not read what it would reply to."""
    FORBIDDEN = auto()
    """Answered with 403: no direct messages from the bot."""
    HANG = auto()
    """Not taken, and never answered."""
    HANG_AFTER = auto()
    """Taken, and never answered."""
    CUT = auto()
    """Taken, and answered with half of what was promised."""
    GONE = auto()
    """Answered with 404: the channel is not there."""
    BAD_500 = 500
    BAD_501 = 501
    BAD_502 = 502
    BAD_504 = 504
    """Answered with this, and not taken."""


@dataclass
class Call:
    """A call as it came."""

    method: str
    path: str
    body: Any
    files: dict[str, bytes]
    query: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """An interaction, with the messages that answer it; the first is the original."""

    id: int
    token: str
    acknowledged: bool = False
    waiting: bool = False
    messages: list[Json] = field(default_factory=list)


class Server:
    """Discord, for one bot. `trouble` says what goes wrong, for each call to a path's end once."""

    def __init__(self) -> None:
        self.url = ""
        self.gateway = ""
        self.calls: list[Call] = []
        self.faults: list[str] = []
        self.commands: list[Json] = []
        self.messages: dict[int, list[Json]] = {}
        self.asked: dict[str, Asked] = {}
        self.identified = 0
        self.resumed = 0
        self.closed_with: int | None = None
        self.mishap: Callable[[Call], Trouble | None] = lambda call: None
        """What goes wrong with a call, for whoever cannot say it in advance."""
        self.limit: Callable[[Call], dict[str, str]] = lambda call: {}
        """Headers of a call's rate limit; with Retry-After among them it is refused."""
        self.lag = 0.0
        """Seconds until a message is in the history of its channel."""
        self.nonces_kept = float("inf")
        """Seconds in which a nonce counts."""
        self.no_history: set[int] = set()
        """Channels whose history the bot may not read."""
        self._trouble: dict[tuple[str, str], deque[Trouble]] = {}
        self._nonces: dict[tuple[int, str], tuple[Json, float]] = {}
        self._last_id = 910000000000000000
        self._events: list[Json] = []
        self._socket: web.WebSocketResponse | None = None
        self._changed = asyncio.Condition()

    # ── what a test does ───────────────────────────────────────────────────────────────────
    def trouble(self, method: str, end: str, *kinds: Trouble) -> None:
        """Let the next calls whose path ends so go wrong, in this order."""
        self._trouble.setdefault((method, end), deque()).extend(kinds)

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something holds, for so long at most."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(holds)

    async def ask(self, data: Json, *, kind: int = 2, **fields: Any) -> Asked:
        """Let somebody use a command (2), a button (3) or type into an option (4)."""
        number = self._new_id()
        asked = Asked(number, f"token{number}")
        self.asked[asked.token] = asked
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(number),
                "application_id": str(APPLICATION),
                "type": kind,
                "token": asked.token,
                "version": 1,
                "data": data,
                "guild_id": str(GUILD),
                "channel_id": str(CHANNEL),
                "channel": {"id": str(CHANNEL), "type": 0, "name": "port", "permissions": "0"},
                "member": member(),
                "app_permissions": "0",
                "locale": "en-GB",
                "entitlements": [],
                "attachment_size_limit": 10_000_000,
                "authorizing_integration_owners": {"0": str(GUILD)},
                "context": 0,
                **fields,
            },
        )
        return asked

    async def slash(self, name: str, /, **options: str | int | bool) -> Asked:
        """Let somebody use a command."""
        kinds = {str: 3, int: 4, bool: 5}
        given = [
            {"name": key, "type": kinds[type(value)], "value": value}
            for key, value in options.items()
        ]
        return await self.ask({"id": "1", "name": name, "type": 1, "options": given})

    async def write(self, text: str) -> int:
        """Let somebody write a message that names the bot; returns its id."""
        number = self._new_id()
        await self.dispatch(
            "MESSAGE_CREATE",
            {
                **message(number, CHANNEL, {"content": f"<@{APPLICATION}> {text}"}),
                "author": user(USER, "Ada"),
                "member": {key: value for key, value in member().items() if key != "user"},
                "guild_id": str(GUILD),
                "mentions": [user(APPLICATION, "briefbot")],
            },
        )
        return number

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event; a connection that is gone gets it when it comes back."""
        payload = {"op": 0, "t": event, "s": len(self._events) + 1, "d": data}
        self._events.append(payload)
        if self._socket is not None and not self._socket.closed:
            await self._socket.send_json(payload)

    async def repeat(self) -> None:
        """Send the last event once more, under a number of its own."""
        last = self._events[-1]
        await self.dispatch(last["t"], last["d"])

    def next_id(self) -> int:
        """Return the number that the next thing gets."""
        return self._last_id + 1

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id

    async def drop(self) -> None:
        """Lose the connection, as a network does."""
        assert self._socket is not None
        transport = self._socket._req.transport if self._socket._req else None
        assert transport is not None
        self._socket = None
        transport.abort()

    async def say(self, op: int, data: object = None) -> None:
        """Tell the client something that is no event: 7 asks it to reconnect, 9 forgets it."""
        assert self._socket is not None
        socket, self._socket = self._socket, None
        await socket.send_json({"op": op, "d": data})

    def posted(self, channel: int = CHANNEL) -> list[Json]:
        """Return the messages of a channel."""
        return self.messages.get(channel, [])

    def count(self, method: str, end: str) -> int:
        """Return how many calls came."""
        return sum(call.method == method and call.path.endswith(end) for call in self.calls)

    # ── REST ───────────────────────────────────────────────────────────────────────────────
    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Take a call."""
        path = request.path.removeprefix("/api/v10")
        body, files = await _read(request)
        call = Call(request.method, path, body, files, dict(request.query))
        trouble = self._next_trouble(call)
        if trouble is Trouble.RESET_BEFORE:
            return _reset(request)
        if trouble is Trouble.HANG:
            return await _hang(request)
        self.calls.append(call)
        if body is not None or files:
            told = _without_additions(call.method, body)
            wrong = violations(call.method, path, told, files=list(files))
            self.faults += [f"{call.method} {path}: {each}" for each in wrong]
        early = {
            Trouble.SERVER_ERROR: (503, {"message": "busy", "code": 0}),
            Trouble.RATE_LIMIT: (429, {"message": "slow", "retry_after": 0.01, "global": False}),
            Trouble.UNAUTHORIZED: (401, {"message": "401: Unauthorized", "code": 0}),
            Trouble.NO_HISTORY: (400, {"message": "Cannot reply", "code": 160002}),
            Trouble.FORBIDDEN: (403, {"message": "Cannot send messages", "code": 50007}),
            Trouble.GONE: (404, {"message": "Unknown Channel", "code": 10003}),
            **{each: (each.value, {"message": "busy"}) for each in Trouble if each.value >= 500},
        }
        limits = self.limit(call)
        if trouble in early:
            status, answer = early[trouble]
        elif wait := limits.get("Retry-After"):
            everywhere = limits.get("X-RateLimit-Scope") == "global"
            status, answer = (
                429,
                {
                    "message": "You are being rate limited.",
                    "retry_after": float(limits.get("X-RateLimit-Reset-After", wait)),
                    "global": everywhere,
                },
            )
        else:
            status, answer = self._answer(call)
        async with self._changed:
            self._changed.notify_all()
        if trouble is Trouble.RESET_AFTER:
            return _reset(request)
        if trouble is Trouble.HANG_AFTER:
            return await _hang(request)
        if trouble is Trouble.CUT:
            return await _cut(request)
        if trouble is Trouble.ERROR_AFTER:
            status, answer = 503, {"message": "busy", "code": 0}
        if status == 204:
            return web.Response(status=204)
        return web.Response(
            status=status,
            body=json.dumps(answer).encode(),
            headers={"Content-Type": "application/json", "Via": "1.1 test"} | limits,
        )

    def _next_trouble(self, call: Call) -> Trouble | None:
        for (method, end), kinds in self._trouble.items():
            if kinds and call.method == method and call.path.endswith(end):
                return kinds.popleft()
        return self.mishap(call)

    def _answer(self, call: Call) -> tuple[int, Any]:  # noqa: PLR0911 - one for each route
        match [call.method, *call.path.strip("/").split("/")]:
            case ["GET", "users", "@me"]:
                return 200, user(APPLICATION, "briefbot") | {"bot": True}
            case ["GET", "oauth2" | "applications", *_] if call.path.endswith("/@me"):
                return 200, _application()
            case ["GET", "applications", _, "commands"]:
                return 200, self.commands
            case ["PUT", "applications", _, "commands"]:
                given = {"application_id": str(APPLICATION), "version": "1", "guild_id": None}
                self.commands = [
                    {"id": str(self._new_id()), "description": "", **command, **given}
                    for command in call.body
                ]
                return 200, self.commands
            case ["POST", "interactions", _, token, "callback"]:
                return self._callback(self.asked[token], call)
            case [_, "webhooks", _, token, *rest]:
                return self._webhook(self.asked[token], call, rest)
            case ["POST", "users", "@me", "channels"]:
                return 200, {"id": str(USER), "type": 1, "recipients": [user(USER, "Ada")]}
            case ["GET", "channels", channel, "messages"]:
                return self._history(int(channel), call)
            case ["POST", "channels", _, "typing"]:
                return 204, None
            case ["POST", "channels", channel, "messages"]:
                return 200, self._post(int(channel), call)
        self.faults.append(f"unknown: {call.method} {call.path}")
        return 404, {"message": "Not Found", "code": 0}

    def _callback(self, asked: Asked, call: Call) -> tuple[int, Any]:
        if asked.acknowledged:
            return 400, {"message": "Interaction has already been acknowledged.", "code": 40060}
        asked.acknowledged = True
        kind, data = call.body["type"], call.body.get("data") or {}
        asked.waiting = kind == 5
        if kind in (4, 5):
            asked.messages.append(message(self._new_id(), CHANNEL, data))
        return 200, {"interaction": {"id": str(asked.id), "type": 2}}

    def _webhook(self, asked: Asked, call: Call, rest: list[str]) -> tuple[int, Any]:
        if not asked.acknowledged:
            return 404, {"message": "Unknown Webhook", "code": 10015}
        match [call.method, *rest]:
            case ["PATCH", "messages", "@original"]:
                asked.waiting = False
                asked.messages[0] |= call.body | {"files": call.files}
                return 200, message(int(asked.messages[0]["id"]), CHANNEL, call.body)
            case ["DELETE", "messages", "@original"]:
                asked.messages[0]["deleted"] = True
                return 204, None
            case ["POST"] if not asked.waiting:
                posted = message(self._new_id(), CHANNEL, call.body)
                asked.messages.append(posted | {"files": call.files})
                return 200, posted
        self.faults.append(f"unexpected: {call.method} {call.path}")
        return 404, {"message": "Not Found", "code": 0}

    def _post(self, channel: int, call: Call) -> Json:
        key = (channel, str(call.body.get("nonce")))
        now = time.time()
        if call.body.get("enforce_nonce") and key in self._nonces:
            before, at = self._nonces[key]
            if now - at < self.nonces_kept:
                return before
        posted = message(self._new_id(), channel, call.body)
        told = {"files": call.files, "nonce": call.body.get("nonce"), "at": now}
        self.messages.setdefault(channel, []).append(posted | told)
        self._nonces[key] = (posted, now)
        return posted

    def _history(self, channel: int, call: Call) -> tuple[int, Any]:
        """Messages after an id, newest first, without their nonces: Discord does not keep them."""
        if channel in self.no_history:
            return 403, {"message": "Missing Access", "code": 50001}
        after, limit = int(call.query["after"]), int(call.query.get("limit", 50))
        seen = time.time() - self.lag
        found = [
            {name: value for name, value in each.items() if name not in ("files", "nonce", "at")}
            for each in self.messages.get(channel, [])
            if int(each["id"]) > after and each["at"] <= seen
        ]
        return 200, found[:limit][::-1]

    # ── the gateway ────────────────────────────────────────────────────────────────────────
    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Take a connection."""
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for received in connection:
            if received.type is WSMsgType.TEXT:
                await self._received(connection, json.loads(received.data))
        self.closed_with = connection.close_code
        async with self._changed:
            self._changed.notify_all()
        return connection

    async def _received(self, connection: web.WebSocketResponse, payload: Json) -> None:
        match payload["op"]:
            case 1:
                await connection.send_json({"op": 11})
                return
            case 2:
                self._socket = connection
                self._events.clear()
                self.identified += 1
                await self.dispatch("READY", self._ready())
                await self.dispatch("GUILD_CREATE", _guild())
            case 6:
                self._socket = connection
                self.resumed += 1
                for event in self._events[payload["d"]["seq"] :]:
                    await connection.send_json(event)
                await connection.send_json({"op": 0, "t": "RESUMED", "s": None, "d": {}})
        async with self._changed:
            self._changed.notify_all()

    def _ready(self) -> Json:
        return {
            "v": 10,
            "user": user(APPLICATION, "briefbot") | {"bot": True},
            "guilds": [{"id": str(GUILD), "unavailable": True}],
            "session_id": f"session{self.identified}",
            "resume_gateway_url": self.gateway,
            "application": {"id": str(APPLICATION), "flags": 0},
        }


@asynccontextmanager
async def running() -> AsyncIterator[Server]:
    """Run a server on a free port of this machine."""
    server = Server()
    app = web.Application()
    app.router.add_get("/gateway/", server.connect)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server.url, server.gateway = (
        f"http://127.0.0.1:{port}/api/v10",
        f"ws://127.0.0.1:{port}/gateway/",
    )
    try:
        yield server
    finally:
        await runner.cleanup()


def user(number: int, name: str) -> Json:
    """Return a person or bot as Discord tells it."""
    return {"id": str(number), "username": name, "discriminator": "0", "avatar": None}


def member() -> Json:
    """Return the one who asks."""
    return {
        "user": user(USER, "Ada"),
        "roles": [],
        "joined_at": "2031-05-04T12:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    }


def message(number: int, channel: int, body: Json) -> Json:
    """Return a message as Discord tells it."""
    told: Json = {
        "id": str(number),
        "channel_id": str(channel),
        "type": 0,
        "author": user(APPLICATION, "briefbot"),
        "content": body.get("content") or "",
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "attachments": [],
        "flags": body.get("flags", 0),
        "timestamp": "2031-05-04T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "pinned": False,
    }
    return told


def _application() -> Json:
    return {
        "id": str(APPLICATION),
        "name": "briefbot",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "",
        "flags": 0,
        "owner": user(USER, "Ada"),
        "summary": "",
    }


def _guild() -> Json:
    everyone = {
        "id": str(GUILD),
        "name": "@everyone",
        "permissions": str(1 << 10 | 1 << 11),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
    }
    return {
        "id": str(GUILD),
        "name": "Port Ellis",
        "owner_id": str(USER),
        "roles": [everyone],
        "emojis": [],
        "features": [],
        "channels": [{"id": str(CHANNEL), "type": 0, "name": "port", "position": 0}],
        "members": [],
        "member_count": 2,
        "preferred_locale": "en-GB",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
    }


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    if request.content_type != "multipart/form-data":
        raw = await request.read()
        return (json.loads(raw) if raw else None), {}
    form = await request.post()
    body, files = None, {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            files[value.filename] = value.file.read()
        elif name == "payload_json":
            body = json.loads(str(value))
    return body, files


def _without_additions(method: str, body: Any) -> Any:
    """Leave out what discord.py adds of its own, which Discord ignores."""
    if not isinstance(body, dict):
        return body
    told = {key: value for key, value in body.items() if (method, key) != ("PATCH", "tts")}
    for holder in (told, told.get("data") or {}):
        if isinstance(holder, dict) and holder.get("embeds"):
            holder["embeds"] = [
                {key: value for key, value in embed.items() if (key, value) != ("flags", 0)}
                for embed in holder["embeds"]
            ]
    return told


def _reset(request: web.Request) -> web.StreamResponse:
    """Reset the connection: the other side sees "connection reset by peer"."""
    transport = request.transport
    assert transport is not None
    connection: socket.socket = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    return web.Response()


async def _hang(request: web.Request) -> web.StreamResponse:
    """Answer nothing until the other side gives up."""
    while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    return web.Response()


async def _cut(request: web.Request) -> web.StreamResponse:
    """Promise more than comes."""
    answer = web.StreamResponse(headers={"Content-Length": "500"})
    answer.content_type = "application/json"
    await answer.prepare(request)
    await answer.write(b'{"id": "9')
    assert request.transport is not None
    request.transport.close()
    return answer
