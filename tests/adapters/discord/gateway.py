"""The gateway: events to the bot over a socket that may be lost, resumed and told to reconnect."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import WSMsgType, web

from tests.adapters.discord.guild import APPLICATION, GUILD, Json, guild, user

PATIENCE = 3.0
"""Seconds that a test waits for what has to come; a test that passes waits for none of them."""


class Gateway:
    """Takes the bot's connection, and sends it what happens."""

    def __init__(self) -> None:
        self.identified = 0
        self.resumed = 0
        self.closed_with: int | None = None
        self._events: list[Json] = []
        self._socket: web.WebSocketResponse | None = None
        self.gateway = ""
        self._changed = asyncio.Condition()

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something holds, for so long at most."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(holds)

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
                await self.dispatch("GUILD_CREATE", guild())
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
