"""What was fetched → feeds and pages, read in child processes, without blocking the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import PurePath
from typing import Final, TypeVar

from bot.sources.articles import read_article
from bot.sources.discovery import feeds_of
from bot.sources.documents import SandboxedReader
from bot.sources.entries import Feed
from bot.sources.feeds import read_feed
from bot.sources.sandbox import Died, Sandbox
from bot.sources.transport import Fetched
from summarizer.models import Document

_LIMIT: Final = 20_000_000
"""Bytes of a page: as many as are fetched."""

Read = TypeVar("Read")


class SandboxReader:
    """Reads in a sandbox, which others may use too.

    What waits for a child waits in threads of this reader's own, as many as there are children: a
    page may take 30 s, and in the threads of the event loop all else would wait behind it.
    """

    def __init__(self, sandbox: Sandbox, max_file_size: int = _LIMIT) -> None:
        self._sandbox = sandbox
        self._threads = ThreadPoolExecutor(sandbox.children, thread_name_prefix="reading")
        self._files = SandboxedReader(sandbox)
        self._max_file_size = max_file_size

    async def feed(self, fetched: Fetched) -> Feed:
        """Read a feed. Raises UnreadableDocument."""
        return await self._read(
            partial(
                self._sandbox.run,
                read_feed,
                fetched.content,
                url=fetched.url,
                headers=dict(fetched.headers),
            )
        )

    async def feeds_of(self, fetched: Fetched) -> Sequence[str]:
        """Return where the feeds of a site may be."""
        return await self._read(
            partial(self._sandbox.run, feeds_of, fetched.content, url=fetched.url)
        )

    async def page(self, fetched: Fetched) -> Document:
        """Read a page. Raises UnreadableDocument."""
        document = await self._read(
            partial(
                self._sandbox.run,
                read_article,
                fetched.content,
                url=fetched.url,
                media_type=fetched.headers.get("content-type", ""),
                limit=_LIMIT,
            )
        )
        if document.path is not None or document.url != fetched.url:
            # By these it would replace another document: a parser that was taken over may not say.
            raise Died("What reads it gave an answer about another page.")
        return document

    def file(self, data: bytes, path: str) -> Sequence[Document]:
        """Return the documents of a file of this machine. Raises UnreadableDocument."""
        return self._files(data, path, limit=self._max_file_size).documents

    async def upload(self, data: bytes, name: str) -> Sequence[Document]:
        """Return the documents of a file that somebody sent. Raises UnreadableDocument.

        Its name hints at the format and stands in for a title; nothing is ever opened by it.
        """
        bare = PurePath(name.replace("\\", "/")).name or "file"
        contents = await self._read(partial(self._files, data, bare, limit=self._max_file_size))
        # Two people may send files of one name: neither is a version of the other.
        return [document.model_copy(update={"path": None}) for document in contents.documents]

    async def _read(self, work: Callable[[], Read]) -> Read:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Begin nothing more. What is being read ends with the sandbox."""
        self._threads.shutdown(wait=False, cancel_futures=True)
