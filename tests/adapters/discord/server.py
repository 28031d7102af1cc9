"""A server that speaks as Discord does: REST and gateway, strict, and able to misbehave.

Every body is held against Discord's schema (`schema.violations`); what is wrong is kept in
`faults`, and a test that ends with one fails.
"""

import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.adapters.discord.gateway import Gateway
from tests.adapters.discord.guild import (
    APPLICATION,
    CHANNEL,
    GUILD,
    USER,
    Json,
    application,
    member,
    message,
    user,
)
from tests.adapters.discord.schema import violations
from tests.adapters.discord.trouble import REFUSALS, Trouble
from tests.adapters.misbehaving import cut, hang, reset

EPHEMERAL = 64


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


class Server(Gateway):
    """Discord, for one bot. `trouble` says what goes wrong, for each call to a path's end once."""

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.calls: list[Call] = []
        self.faults: list[str] = []
        self.commands: list[Json] = []
        self.messages: dict[int, list[Json]] = {}
        self.asked: dict[str, Asked] = {}
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

    # ── what a test does ───────────────────────────────────────────────────────────────────
    def trouble(self, method: str, end: str, *kinds: Trouble) -> None:
        """Let the next calls whose path ends so go wrong, in this order."""
        self._trouble.setdefault((method, end), deque()).extend(kinds)

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

    def next_id(self) -> int:
        """Return the number that the next thing gets."""
        return self._last_id + 1

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id

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
            return reset(request)
        if trouble is Trouble.HANG:
            return await hang(request)
        self.calls.append(call)
        if body is not None or files:
            told = _without_additions(call.method, body)
            wrong = violations(call.method, path, told, files=list(files))
            self.faults += [f"{call.method} {path}: {each}" for each in wrong]
        limits = self.limit(call)
        if trouble in REFUSALS:
            status, answer = REFUSALS[trouble]
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
            return reset(request)
        if trouble is Trouble.HANG_AFTER:
            return await hang(request)
        if trouble is Trouble.CUT:
            return await cut(request, b'{"id": "9')
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
                return 200, application()
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
