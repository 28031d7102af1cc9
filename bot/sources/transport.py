"""The one way in which anything is fetched: bounded, and from public addresses only.

A name is resolved once, every answer is checked, and the connection goes to that very address;
each redirect is checked like the first address. As the last thing before a connection, the
address of the socket is checked again, whatever came before.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.errors import BotError
from bot.sources.addresses import is_public
from bot.sources.unpacking import Damaged, Unpacker

_AddressInfo = tuple[int, int, int, str, tuple[object, ...]]
REDIRECTS: Final = 5
"""Followed in a row; what browsers follow is 20, and no honest source of a feed was seen with more
than three."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CHUNK = 64 * 1024


class FetchError(BotError):
    """Something could not be fetched. Its message says why, in plain words."""


class AddressRefused(FetchError):
    """It would not have been safe to fetch: no connection was made."""


class TooMuch(FetchError):
    """What came is larger, slower or more roundabout than the limits allow."""


class Unreachable(FetchError):
    """The other side does not answer, or not as it should; it may later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may take."""

    content: int = 20_000_000
    """Bytes, after decompression: a long PDF; feeds and pages are far below."""
    seconds: float = 30.0
    """For all of it, redirects included."""
    redirects: int = REDIRECTS
    header: int = 16_384
    """Bytes of one header line, and of all of them about four times that."""
    ports: Collection[int] = frozenset({80, 443})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer."""

    url: str
    """Where it came from, after redirects."""
    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters."""
    moved: str | None = None
    """The address to use from now on, where the other side says that it has moved for good."""
    leads_to: str | None = None
    """Where it sends on to, which was not followed; nothing was read then."""


async def follow(
    fetch: Callable[[str], Awaitable[Fetched]], url: str, most: int = REDIRECTS
) -> Fetched:
    """Fetch an address and what it leads on to.

    Args:
        fetch: Fetches one address and follows nothing.
        url: Where to begin.
        most: Redirects at most.

    Raises:
        TooMuch: there are more.
        FetchError: one of the addresses could not be fetched.
    """
    moved: str | None = None
    permanent = True
    for _ in range(most + 1):
        fetched = await fetch(url)
        if fetched.leads_to is None:
            return replace(fetched, moved=moved)
        permanent = permanent and fetched.status in _PERMANENT
        url = fetched.leads_to
        moved = url if permanent else moved
    raise TooMuch(f"It leads on to another address more than {most} times.")


class Transport:
    """Fetches over HTTP. Used within `async with`.

    Args:
        agent: The User-Agent: who fetches, and where that is explained.
        limits: What one fetch may take.
        allowed: Which addresses may be connected to; tests allow their own.
        resolver: Name → addresses.
        socket_of: Makes the socket for an address that passed.
    """

    def __init__(
        self,
        agent: str,
        *,
        limits: Limits | None = None,
        allowed: Callable[[str], bool] = is_public,
        resolver: AbstractResolver | None = None,
        socket_of: Callable[[_AddressInfo], socket.socket] | None = None,
    ) -> None:
        self._agent = agent
        self._limits = limits or Limits()
        self._allowed = allowed
        self._resolver = resolver
        self._socket_of = socket_of or _socket_of
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = self._resolver or ThreadedResolver()
        connector = aiohttp.TCPConnector(
            resolver=_CheckedResolver(resolver, self._allowed),
            socket_factory=self._checked_socket,
            use_dns_cache=False,  # a cached answer would be one that nobody checked again
            force_close=True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            max_line_size=self._limits.header,
            max_field_size=self._limits.header,
            timeout=aiohttp.ClientTimeout(total=self._limits.seconds),
            headers={"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate"},
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address, and what it leads on to.

        Args:
            url: http or https.
            headers: Further request headers: If-None-Match and the like.

        Raises:
            AddressRefused: the address, or one it leads to, may not be fetched.
            TooMuch: a limit was passed.
            Unreachable: the other side does not answer as it should.
        """
        fetch = partial(self._fetch, headers=dict(headers or {}))
        return await self._bounded(follow(fetch, url, self._limits.redirects))

    async def hop(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address and nothing that it leads on to; else as `get`."""
        return await self._bounded(self._fetch(url, dict(headers or {})))

    async def _bounded(self, fetching: Coroutine[None, None, Fetched]) -> Fetched:
        """Fetch within the time that there is; what fails is told in plain words."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await fetching
        except TimeoutError:
            # Another time it may be quicker.
            raise Unreachable(f"It took longer than {self._limits.seconds:g} seconds.") from None
        except aiohttp.ClientError as error:
            refused = _refusal_in(error)
            if refused is not None:
                raise refused from None
            raise Unreachable(_cause(error)) from error
        except (OSError, ValueError) as error:
            raise Unreachable(_cause(error)) from error

    async def _fetch(self, url: str, headers: dict[str, str]) -> Fetched:
        target = self._checked(url)
        async with self._opened().get(target, headers=headers, allow_redirects=False) as response:
            location = response.headers.get("Location")
            leads_on = response.status in _REDIRECTS and location
            return Fetched(
                url=str(target),
                status=response.status,
                content=b"" if leads_on else await self._read(response),
                headers={name.lower(): value for name, value in response.headers.items()},
                leads_to=urljoin(str(target), location) if leads_on and location else None,
            )

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("A transport is used within `async with`.")
        return self._session

    def _checked(self, url: str) -> URL:
        """Return an address that may be tried; names are checked when they are resolved."""
        try:
            parsed = URL(url.strip())
            port = parsed.port
        except ValueError:
            raise AddressRefused("That is no web address.") from None
        if parsed.scheme not in ("http", "https"):
            raise AddressRefused("Only addresses that begin with http:// or https:// are fetched.")
        if not parsed.host:
            raise AddressRefused("That web address names no host.")
        if parsed.user is not None or parsed.password is not None:
            raise AddressRefused("A web address with a user name or password in it is not fetched.")
        if port not in self._limits.ports:
            raise AddressRefused(f"Port {port} is not one that is fetched from.")
        if _looks_like_number(parsed.host) and not self._allowed(parsed.host):
            raise AddressRefused(_NOT_PUBLIC)
        return parsed.with_fragment(None)

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        """Read and unpack a body; neither the packed nor the unpacked one passes the limit."""
        coding = response.headers.get("Content-Encoding", "").strip().lower()
        if coding in ("", "identity"):
            unpacker = None
        elif coding in ("gzip", "x-gzip", "deflate"):
            unpacker = Unpacker(coding.removeprefix("x-"))
        else:
            raise Unreachable("It came packed in a way that was not asked for.")
        most = self._limits.content
        body = bytearray()
        packed = 0
        try:
            async for chunk in response.content.iter_chunked(_CHUNK):
                packed += len(chunk)
                body += unpacker.feed(chunk, most + 1 - len(body)) if unpacker else chunk
                if len(body) > most or packed > most:
                    raise TooMuch(f"It is larger than {most:,} bytes.")
            if unpacker is not None:
                unpacker.finish()
        except Damaged:
            raise Unreachable("It came packed, and is damaged or cut short.") from None
        return bytes(body)

    def _checked_socket(self, info: _AddressInfo) -> socket.socket:
        if not self._allowed(str(info[4][0])):
            raise _RefusedSocket(_NOT_PUBLIC)
        return self._socket_of(info)


_NOT_PUBLIC = "That address is not on the public internet."


class _RefusedSocket(OSError):
    """Raised in the place of a connection to what may not be reached."""


class _CheckedResolver(AbstractResolver):
    """Answers only where every address of a name may be reached."""

    def __init__(self, resolver: AbstractResolver, allowed: Callable[[str], bool]) -> None:
        self._resolver = resolver
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        # One answer that may not be reached spoils all: such a name plays tricks.
        if not found or not all(self._allowed(result["host"]) for result in found):
            raise _RefusedSocket(_NOT_PUBLIC)
        return found

    async def close(self) -> None:
        await self._resolver.close()


def _socket_of(info: _AddressInfo) -> socket.socket:
    family, kind, protocol, _, _ = info
    made = socket.socket(family, kind, protocol)
    made.setblocking(False)
    return made


def _looks_like_number(host: str) -> bool:
    """Whether a host is an address, in whatever notation, and no name."""
    last = host.rstrip(".").rsplit(".", 1)[-1].lower()
    return ":" in host or last.isdigit() or last.startswith("0x") or not last


def _refusal_in(error: BaseException) -> AddressRefused | None:
    """Return the refusal that a client error was made of, if it was."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, _RefusedSocket) or isinstance(
            getattr(seen, "os_error", None), _RefusedSocket
        ):
            return AddressRefused(_NOT_PUBLIC)
        if isinstance(seen, aiohttp.InvalidURL):
            return AddressRefused("That is no web address.")
        seen = seen.__cause__ or seen.__context__
    return None


def _cause(error: Exception) -> str:
    """Word why the other side could not be reached."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "There is no such host."
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return "Its certificate cannot be trusted, or it does not speak TLS."
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionResetError):
        return "It broke off the connection."
    if isinstance(error, aiohttp.ClientConnectorError):
        return "It does not take connections."
    return "It does not answer as a web server should."
