"""Nothing is fetched but what is public: no connection is even tried to anything else."""

import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.sources.addresses import is_public
from bot.sources.transport import AddressRefused, Fetched, Limits, TooMuch, Transport, Unreachable

PUBLIC = ("8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001:80e::200e")

NAMES = {
    "loopback.example": ["127.0.0.1"],
    "loopback6.example": ["::1"],
    "private.example": ["10.1.2.3"],
    "metadata.example": ["169.254.169.254"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "two-faced.example": ["93.184.216.34", "127.0.0.1"],
    "carrier.example": ["100.64.0.9"],
    "nowhere.example": ["0.0.0.0"],  # noqa: S104 - refused, not bound to
    "everyone.example": ["255.255.255.255"],
    "unique.example": ["fd00::5"],
    "link.example": ["fe80::1"],
    "tunnel.example": ["2002:7f00:1::"],
    "teredo.example": ["2001:0:4136:e378:8000:63bf:80ff:fffe"],
    "localhost": ["127.0.0.1"],
    "localhost.localdomain": ["127.0.0.1"],
    "empty.example": [],
}

UNREACHABLE = (
    *(f"http://{name}/" for name in NAMES),
    # IPv4, in every notation that some library takes for an address
    "http://127.0.0.1/",
    "http://127.0.0.2/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://00000177.00.00.01/",
    "http://127.0.0.1./",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.0.0.8/",
    "http://100.100.100.200/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    # IPv6, and IPv4 hidden in it
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[ff02::1]/",
    "http://[fec0::1]/",
    "http://[100::1]/",
    "http://[2606:4700::5efe:7f00:1]/",
    # no web addresses, or not ones that are fetched
    "file:///etc/hostname",
    "ftp://news.example/",
    "gopher://127.0.0.1:70/",
    "javascript:alert(1)",
    "data:text/plain,x",
    "dict://127.0.0.1:11211/",
    "//news.example/",
    "news.example",
    "",
    "http://",
    "http:///path",
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://news.example:22/",
    "http://news.example:6379/",
    "http://news.example:0/",
    "http://news.example:99999/",
    "http://[::1",
    "http://news.example\\@127.0.0.1/",
)


class Names(AbstractResolver):
    """A resolver that knows the names of the tests, and counts what it is asked."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self.names = names
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.asked.append(host)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in self.names.get(host, ["93.184.216.34"])
        ]

    async def close(self) -> None:
        pass


class Dials:
    """Stands where sockets are made, and makes none."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, info: Any) -> socket.socket:
        self.tried.append(info[4][0])
        raise OSError("no connection is made in a test")


def run(url: str, transport: Transport) -> Fetched:
    async def fetch() -> Fetched:
        async with transport:
            return await transport.get(url)

    return asyncio.run(fetch())


def test_there_are_enough_addresses_that_must_not_be_reached() -> None:
    assert len(set(UNREACHABLE)) >= 80


@pytest.mark.parametrize("url", UNREACHABLE)
def test_what_is_not_public_is_refused_without_a_dial(url: str) -> None:
    dials = Dials()
    with pytest.raises(AddressRefused):
        run(url, Transport("tests", resolver=Names(NAMES), socket_of=dials))
    assert dials.tried == []


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_dialled_at_the_address_that_was_checked(address: str) -> None:
    dials = Dials()
    names = Names({"news.example": [address]})
    with pytest.raises(Unreachable):
        run("http://news.example/feed", Transport("tests", resolver=names, socket_of=dials))
    assert dials.tried == [address]
    assert names.asked == ["news.example"]


def test_an_address_is_checked_again_where_the_socket_is_made() -> None:
    answers = iter([True, False])
    dials = Dials()
    transport = Transport(
        "tests",
        allowed=lambda address: next(answers),
        resolver=Names({"news.example": ["8.8.8.8"]}),
        socket_of=dials,
    )
    with pytest.raises(AddressRefused):
        run("http://news.example/", transport)
    assert dials.tried == []


# ── against a server on loopback, which these tests allow ───────────────────────────────────

Handler = Callable[[web.Request], Any]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None
        yield site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    finally:
        await runner.cleanup()


def fetched(handler: Handler, path: str = "/", **limits: Any) -> Fetched:
    async def fetch() -> Fetched:
        async with served(handler) as port:
            transport = Transport(
                "briefbot-tests",
                limits=Limits(ports={port, 80}, **limits),
                allowed=lambda address: address == "127.0.0.1" or is_public(address),
                resolver=Names({"news.example": ["127.0.0.1"], **NAMES} | {"localhost": []}),
            )
            async with transport:
                return await transport.get(f"http://news.example:{port}{path}")

    return asyncio.run(fetch())


async def hello(request: web.Request) -> web.Response:
    return web.Response(text="hello", headers={"ETag": '"1"', "Set-Cookie": "a=b"})


def test_an_answer_has_its_status_its_bytes_and_its_headers() -> None:
    answer = fetched(hello)
    assert (answer.status, answer.content, answer.headers["etag"]) == (200, b"hello", '"1"')
    assert answer.moved is None


def test_who_fetches_is_said_and_no_cookie_or_credential_is() -> None:
    seen: dict[str, str] = {}

    async def note(request: web.Request) -> web.Response:
        seen.update(request.headers)
        return web.Response(text="x")

    fetched(note)
    assert seen["User-Agent"] == "briefbot-tests"
    assert not {"Cookie", "Authorization", "Proxy-Authorization"} & seen.keys()


def test_a_redirect_for_good_is_remembered_one_for_now_is_not() -> None:
    def leading(status: int) -> Handler:
        async def lead(request: web.Request) -> web.Response:
            if request.path == "/new":
                return web.Response(text="here")
            return web.Response(status=status, headers={"Location": "/new"})

        return lead

    answer = fetched(leading(301), "/old")
    assert answer.content == b"here"
    assert answer.moved == answer.url
    assert answer.url.endswith("/new")
    assert fetched(leading(302), "/old").moved is None


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "http://metadata.example/",
        "http://private.example/",
        "file:///etc/hostname",
        "http://2130706433/",
        "http://user:x@public.example/",
        "http://public.example:25/",
    ],
)
def test_a_redirect_to_what_is_not_public_is_refused(location: str) -> None:
    async def lead(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": location})

    with pytest.raises(AddressRefused):
        fetched(lead)


def test_a_name_that_changes_its_address_between_two_steps_is_refused() -> None:
    names = Names({"news.example": ["127.0.0.1"]})

    async def lead(request: web.Request) -> web.Response:
        names.names["news.example"] = ["10.0.0.7"]
        return web.Response(status=302, headers={"Location": str(request.url)})

    async def fetch() -> Fetched:
        async with served(lead) as port:
            transport = Transport(
                "tests",
                limits=Limits(ports={port}),
                allowed=lambda address: address == "127.0.0.1",
                resolver=names,
            )
            async with transport:
                return await transport.get(f"http://news.example:{port}/")

    with pytest.raises(AddressRefused):
        asyncio.run(fetch())


def test_redirects_in_a_circle_end() -> None:
    async def lead(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/"})

    with pytest.raises(TooMuch, match="more than 5 times"):
        fetched(lead)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_answer_is_unpacked_up_to_the_limit(coding: str) -> None:
    def packing(text: bytes) -> Handler:
        packed = gzip.compress(text) if coding == "gzip" else zlib.compress(text)

        async def pack(request: web.Request) -> web.Response:
            return web.Response(body=packed, headers={"Content-Encoding": coding})

        return pack

    assert fetched(packing(b"a" * 1000), content=1000).content == b"a" * 1000
    with pytest.raises(TooMuch, match="larger"):
        fetched(packing(b"a" * 50_000_000), content=1000)


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(b"one ") + gzip.compress(b"two")), ("deflate", raw(b"one two"))],
)
def test_a_packed_answer_is_read_in_every_form_that_servers_send(coding: str, body: bytes) -> None:
    async def pack(request: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": coding})

    assert fetched(pack).content == b"one two"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_answer_that_is_cut_short_is_not_taken_for_whole(coding: str) -> None:
    text = bytes(range(256)) * 400
    packed = gzip.compress(text) if coding == "gzip" else zlib.compress(text)

    async def cut(request: web.Request) -> web.Response:
        return web.Response(body=packed[:-20], headers={"Content-Encoding": coding})

    with pytest.raises(Unreachable, match="cut short"):
        fetched(cut)


def test_an_answer_without_end_is_left() -> None:
    async def pour(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(10_000):
            await response.write(b"a" * 10_000)
        return response

    with pytest.raises(TooMuch, match="larger"):
        fetched(pour, content=100_000)


def test_a_slow_answer_is_left() -> None:
    async def wait(request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    with pytest.raises(Unreachable, match="longer than"):
        fetched(wait, seconds=0.2)


def test_headers_without_end_are_left() -> None:
    async def boast(request: web.Request) -> web.Response:
        return web.Response(text="x", headers={"X-Long": "a" * 100_000})

    with pytest.raises(Unreachable):
        fetched(boast)


@pytest.mark.parametrize(
    "headers",
    [{"Content-Encoding": "br"}, {"Content-Encoding": "gzip"}, {"Content-Encoding": "gzip, gzip"}],
)
def test_what_cannot_be_unpacked_is_an_error_in_words(headers: dict[str, str]) -> None:
    async def lie(request: web.Request) -> web.Response:
        return web.Response(body=b"not packed", headers=headers)

    with pytest.raises(Unreachable, match="packed"):
        fetched(lie)
