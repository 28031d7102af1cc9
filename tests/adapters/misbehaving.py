"""How a chat's server fails to answer a call: what the servers of all platforms share."""

import asyncio
import socket
import struct

from aiohttp import web


def reset(request: web.Request) -> web.StreamResponse:
    """Reset the connection: the other side sees "connection reset by peer"."""
    transport = request.transport
    assert transport is not None
    connection: socket.socket = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    return web.Response()


async def hang(request: web.Request) -> web.StreamResponse:
    """Answer nothing until the other side gives up, which nothing else tells."""
    while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    return web.Response()


async def cut(request: web.Request, begun: bytes) -> web.StreamResponse:
    """Promise more than comes."""
    answer = web.StreamResponse(headers={"Content-Length": "500"})
    answer.content_type = "application/json"
    await answer.prepare(request)
    await answer.write(begun)
    assert request.transport is not None
    request.transport.close()
    return answer
