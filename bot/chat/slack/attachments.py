"""A message, its thread and its files → what can be briefed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.events import Payload, Pointed
from bot.chat.slack.people import People
from bot.chat.slack.words import links_of, plain_words, users_in
from bot.exchange import Given, Message, Upload
from bot.presenters.given import together_too_large

log = structlog.get_logger(__name__)

MAX_MESSAGES = 400
"""Messages of a thread that are read, from its start."""
PAGE = 200
"""Messages that are asked for at once; Slack advises no more."""
MAX_FILES = 10
DOWNLOAD_SECONDS = 30
_FILE_HOSTS = ("slack.com", "slack-files.com")
"""Where files are to which the bot's token may go."""


class Attachments:
    """Collects what is to be briefed.

    Args:
        client: Slack's Web API.
        people: Who wrote what.
        workspace_url: Where the workspace is, "https://acme.slack.com/".
        max_file_size: Bytes; of larger files only the name is given.
    """

    def __init__(
        self, client: AsyncWebClient, people: People, workspace_url: str, max_file_size: int
    ) -> None:
        self._client = client
        self._people = people
        self._workspace_url = workspace_url
        self._max_file_size = max_file_size

    async def given(self, pointed: Pointed) -> Given:
        """Return a message with its thread and its files.

        A thread that the bot may not read is left out; a file that cannot be had comes empty, so
        that whoever reads it names it.
        """
        channel = pointed.spot.place.channel
        payloads = await self._thread(pointed.message, channel)
        messages = [await self._message(payload, channel) for payload in payloads]
        files = [file for payload in payloads for file in payload.get("files") or ()]
        uploads, left_out = await self._uploads(files[:MAX_FILES])
        return Given(messages=tuple(messages), uploads=uploads, left_out=left_out)

    async def files(self, pointed: Pointed) -> Given:
        """Return the files of a message alone, without what others wrote around it."""
        files = list(pointed.message.get("files") or ())[:MAX_FILES]
        uploads, left_out = await self._uploads(files)
        return Given(messages=(), uploads=uploads, left_out=left_out)

    async def _uploads(
        self, files: Iterable[Payload]
    ) -> tuple[tuple[Upload, ...], tuple[str, ...]]:
        """Fetch files as long as there is room for them; say which found none."""
        uploads: list[Upload] = []
        left_out: list[str] = []
        room = self._max_file_size
        for file in files:
            if room < int(file.get("size") or 0) <= self._max_file_size:
                left_out.append(together_too_large(_name(file), self._max_file_size))
                continue
            uploads.append(await self._upload(file, room))
            room -= len(uploads[-1].content)
        return tuple(uploads), tuple(left_out)

    async def _thread(self, message: Payload, channel: str) -> Sequence[Payload]:
        root = message.get("thread_ts")
        if root is None:
            return [message]
        found: list[Payload] = []
        cursor = None
        try:
            while len(found) < MAX_MESSAGES:
                answer = await self._client.conversations_replies(
                    channel=channel, ts=root, limit=PAGE, cursor=cursor
                )
                found += answer.get("messages") or []
                cursor = (answer.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    break
        except (SlackApiError, SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.info("thread not read", error=type(error).__name__)
        own = [each for each in found if each.get("user") or each.get("text")]
        return own[:MAX_MESSAGES] or [message]

    async def _message(self, payload: Payload, channel: str) -> Message:
        text = str(payload.get("text") or "")
        names = {user: await self._people.name(user) for user in users_in(text)}
        author = payload.get("user")
        stamp = str(payload["ts"])
        shown = [str(each.get("from_url") or "") for each in payload.get("attachments") or ()]
        links = dict.fromkeys([*links_of(text), *filter(None, shown)])
        return Message(
            text=plain_words(text, names),
            author=await self._people.name(author) if author else str(payload.get("username", "")),
            said=datetime.fromtimestamp(float(stamp), UTC),
            url=f"{self._workspace_url}archives/{channel}/p{stamp.replace('.', '')}",
            links=tuple(links),
        )

    async def _upload(self, file: Payload, room: int) -> Upload:
        name = _name(file)
        url = str(file.get("url_private_download") or file.get("url_private") or "")
        if not self._may_have_token(file, url) or int(file.get("size") or 0) > room:
            return Upload(name=name, content=b"")
        try:
            return Upload(name=name, content=await self._download(url, room))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("file not read", error=type(error).__name__)
            return Upload(name=name, content=b"")

    def _may_have_token(self, file: Payload, url: str) -> bool:
        """Whether a file is Slack's own: the token goes to nobody else."""
        parts, own = urlsplit(url), urlsplit(self._client.base_url)
        if file.get("is_external") or file.get("mode") == "external":
            return False
        if (parts.scheme, parts.netloc) == (own.scheme, own.netloc):
            return True
        host = parts.hostname or ""
        return parts.scheme == "https" and (
            host in _FILE_HOSTS or host.endswith(tuple(f".{each}" for each in _FILE_HOSTS))
        )

    async def _download(self, url: str, room: int) -> bytes:
        timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS)
        headers = {"Authorization": f"Bearer {self._client.token}"}
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=headers) as session,
            # Without the right to read it, Slack sends its log-in page.
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                return b""
            content = bytearray()
            async for part in answer.content.iter_chunked(1 << 16):
                content += part
                if len(content) > room:
                    return b""
            return bytes(content)


def _name(file: Payload) -> str:
    return str(file.get("name") or file.get("title") or "file")
