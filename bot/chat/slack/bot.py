"""What the bot does in Slack: what comes in is acknowledged at once, then answered.

Bolt tells events, commands and interactions apart; `events` reads them, `Conversation` answers,
`delivery` posts. Everything that is being answered is a task of its own, so that a clean stop
can wait for it.
"""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.attachments import Attachments
from bot.chat.slack.delivery import Delivery, Outlet, Refused, Unconfirmed, confirmed, make_client
from bot.chat.slack.events import (
    PLATFORM,
    Payload,
    Pointed,
    Pressed,
    Said,
    read_command,
    read_message,
    read_pointed,
    read_press,
)
from bot.chat.slack.form_desk import FormDesk
from bot.chat.slack.forms import FORM
from bot.chat.slack.home import home_view
from bot.chat.slack.manifest import ADD_THIS, BRIEF_THIS, COMMANDS, EVENTS
from bot.chat.slack.people import People
from bot.conversation import Conversation
from bot.exchange import File, Place, Posting
from bot.presenters.failures import present_restarting

log = structlog.get_logger(__name__)

NOTICE_AFTER = 1.0
"""Seconds after which somebody who waits is told that the bot is at work."""
FINISH_SECONDS = 20.0
"""How long a stop waits for what is being answered. Supervisors kill after 30 or more."""
FAREWELL_SECONDS = 3.0
"""How long a stop then takes to tell those whose answers it has ended."""

Asked = Said | Pressed | Pointed


class SlackBot:
    """Listens through Bolt, and answers.

    Args:
        conversation: Answers.
        client: Slack's Web API, with the bot's token.
        identity: Who the bot is.
        max_file_size: Bytes of an attached file that is read.
    """

    def __init__(
        self,
        conversation: Conversation,
        client: AsyncWebClient,
        identity: AuthorizeResult,
        *,
        max_file_size: int,
    ) -> None:
        self._conversation = conversation
        self._client = client
        self._bot_user = identity.bot_user_id or ""
        self._people = People(client, identity.team_id or "")
        self._forms = FormDesk(conversation, client, self._people)
        self._delivery = Delivery(client)
        self._attachments = Attachments(
            client, self._people, identity.url or "https://slack.com/", max_file_size
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self.app = self._listen(identity)

    def _listen(self, identity: AuthorizeResult) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            # Known since the start: Bolt would ask Slack before it acknowledges anything.
            return identity

        logger = logging.getLogger(f"{__name__}.bolt")
        # Bolt's warnings and debug lines hold whole messages.
        logger.setLevel(logging.ERROR)
        client = make_client(None, self._client.base_url)
        app = AsyncApp(
            name="briefbot",
            logger=logger,
            client=client,
            authorize=authorize,
            # Listeners only start tasks. So what Slack sees acknowledged has been started, and a
            # stop in between loses nothing.
            process_before_response=True,
            # Requests over HTTP are checked before they come here.
            request_verification_enabled=False,
            ssl_check_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        for name in COMMANDS:
            app.command(f"/{name}")(self._on_command)
        events = {"app_home_opened": self._on_home}
        for event in EVENTS:
            app.event(event.split(".")[0])(events.get(event, self._on_message))
        app.action(re.compile(""))(self._on_press)
        app.view(FORM)(self._on_form)
        app.message_shortcut(BRIEF_THIS)(self._on_pointed)
        app.message_shortcut(ADD_THIS)(self._on_added)
        app.error(self._on_error)
        return app

    # ── what Bolt calls: acknowledge, then start ───────────────────────────────────────────
    async def _on_command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        self._take(read_command(body))

    async def _on_message(self, body: dict[str, Any]) -> None:
        self._take(read_message(body, self._bot_user))

    async def _on_press(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        self._take(read_press(body))

    async def _on_pointed(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        self._take(read_pointed(body))

    async def _on_added(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        pointed = read_pointed(body)
        self._take(replace(pointed, add=True) if pointed is not None else None)

    async def _on_form(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        self._take(await self._forms.take(ack, body))

    async def _on_home(self, body: dict[str, Any]) -> None:
        self._start(self._show_home(body))

    async def _on_error(self, error: Exception) -> None:
        log.error("failed", platform=PLATFORM, exc_info=error)

    def _take(self, asked: Asked | None) -> None:
        if asked is not None:
            self._start(self._answer(asked))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything is answered that is being answered, within bounds."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)
        for task in late:
            task.cancel()
        if late:
            log.warning("stopped while answering", platform=PLATFORM, answers=len(late))
            await asyncio.wait(late)

    # ── tasks ──────────────────────────────────────────────────────────────────────────────
    async def _answer(self, asked: Asked) -> None:
        outlet = self._delivery.outlet(asked.spot)
        try:
            if not await self._conversation.is_new(f"{PLATFORM}:{asked.key}"):
                return
            if not isinstance(asked, Pointed) and await self._forms.show(asked):
                return
            await outlet.show(await self._with_notice(self._work(asked), outlet))
        except asyncio.CancelledError:
            # Slack may send it again, but it has been noted: who asked has to do so themselves.
            with suppress(Exception):
                async with asyncio.timeout(FAREWELL_SECONDS):
                    await outlet.show(Posting(reply=present_restarting(), private=True))
            raise
        except Exception:
            # Whatever happens, somebody waits for an answer.
            reference = secrets.token_hex(4)
            log.exception("failed", platform=PLATFORM, reference=reference)
            with suppress(Exception):
                await outlet.fail(reference)

    async def _work(self, asked: Asked) -> Posting | File:
        spot = asked.spot
        if isinstance(asked, Pointed) and asked.add:
            given = await self._attachments.files(asked)
            asker = await self._people.asker(spot.user)
            return await self._conversation.add_files(given, spot.place, asker)
        if isinstance(asked, Pointed):
            gather = partial(self._attachments.given, asked)
            return await self._conversation.brief_this(gather, spot.place)
        asker = await self._people.asker(spot.user)
        if isinstance(asked, Pressed):
            return await self._conversation.press(asked.press, spot.place, asker)
        return await self._conversation.say(asked.line, spot.place, asker)

    async def _with_notice(self, work: Awaitable[Posting | File], outlet: Outlet) -> Posting | File:
        """Wait for an answer, and say so once that takes long."""
        task = asyncio.ensure_future(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=NOTICE_AFTER)
            if not done:
                await outlet.show_working()
            return await task
        finally:
            task.cancel()

    async def _show_home(self, body: Payload) -> None:
        event = body.get("event", {})
        user, space = event.get("user"), body.get("team_id")
        if event.get("tab") != "home" or not user or not space:
            return
        place = Place(platform=PLATFORM, space=space, channel=user, direct=True)
        view = home_view(await self._conversation.home(place))
        try:
            await confirmed(self._client.views_publish(user_id=user, view=view))
        except (Refused, Unconfirmed) as error:
            log.warning("home not shown", cause=str(error))
