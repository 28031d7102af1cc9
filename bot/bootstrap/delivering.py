"""Digests: what sets them up, builds them and carries them to their places."""

from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.bootstrap.libraries import open_library
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.digests.desk import Desk
    from bot.digests.editor import Editor
    from bot.digests.senders import Sender
    from bot.digests.service import Deliveries
    from bot.state import State
    from summarizer.library import Library


def make_desk(settings: Settings, state: "State", library: Callable[[str], "Library"]) -> "Desk":
    """Return what sets up digests and watches.

    Args:
        settings: Say who may change things everywhere.
        state: Keeps them.
        library: Name of a library → the library.
    """
    from bot.digests.desk import Desk
    from bot.digests.office import DigestOffice
    from bot.permissions import may_change

    return Desk(
        subscriptions=state.subscriptions,
        zones=state.zones,
        office=DigestOffice(state.outbox, make_editor(state, library)),
        tastes=state.tastes,
        may_change=partial(may_change, settings=settings),
    )


def make_editor(state: "State", library: Callable[[str], "Library"]) -> "Editor":
    """Return what knows what is new for a subscription.

    Args:
        state: Keeps what readers want more and less of.
        library: Name of a library → the library.
    """
    from bot.digests.editor import Editor
    from bot.digests.tastes import taste

    return Editor(library, lambda subscription: taste(state.tastes.of(subscription.id)))


@asynccontextmanager
async def open_deliveries(
    settings: Settings, state: "State", conversation: "Conversation"
) -> AsyncIterator["Deliveries"]:
    """Open what delivers digests: the store, threads to build them in, the platforms' senders.

    Args:
        settings: Say where the store is, and hold the platforms' tokens.
        state: Keeps subscriptions and the outbox.
        conversation: Hangs buttons on digests.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from dataclasses import replace
    from uuid import uuid4

    from bot.digests.courier import Courier
    from bot.digests.notices import place_of_owner
    from bot.digests.outbox import Digest, Told
    from bot.digests.planner import Planner
    from bot.digests.scheduler import DigestScheduler
    from bot.digests.service import Deliveries
    from bot.digests.silence import READ, present_silence_of, silence
    from bot.digests.subscriptions import Subscription
    from bot.digests.terms import Terms
    from bot.digests.watching import Watcher
    from bot.exchange import Record
    from bot.replies import Reply

    def now() -> datetime:
        return datetime.now(UTC)

    terms = Terms(wait=settings.recovery_wait, catch_up=settings.catch_up * 3600)
    owner = place_of_owner(settings.owner)
    with open_library(settings) as first, ThreadPoolExecutor(2, "digests") as threads:
        editor = make_editor(state, first.sibling)

        def make(subscription: Subscription, told: Told, key: str, at: datetime) -> Digest | None:
            digest = editor.digest(subscription, told, at)
            if digest is None:
                return None
            record = Record(
                library=subscription.library,
                command="",
                reply=digest.posting.reply,
                values=digest.values,
                asked=at,
            )
            buttons = conversation.keep(key, record)
            return replace(digest, posting=replace(digest.posting, buttons=buttons))

        def silent(library: str, at: datetime) -> tuple[str, Reply] | None:
            latest = first.sibling(library).documents(limit=READ)
            found = silence([each.published for each in latest if each.published], at)
            if found is None:
                return None
            about = f"silence {library} {found.since.isoformat()}"
            return about, present_silence_of(library, found)

        senders = make_senders(settings)
        planner = Planner(
            subscriptions=state.subscriptions,
            outbox=state.outbox,
            platforms=senders,
            now=now,
            owner=owner,
            terms=terms,
            watch=Watcher(state.outbox, editor).look,
            silent=silent,
        )
        courier = Courier(
            outbox=state.outbox,
            subscriptions=state.subscriptions,
            senders=senders,
            build=make,
            threads=threads,
            now=now,
            instance=uuid4().hex,
            owner=owner,
            terms=terms,
        )
        scheduler = DigestScheduler(
            planner, state.subscriptions, due=courier.wake, threads=threads, now=now
        )
        try:
            yield Deliveries(scheduler, courier, state.outbox)
        finally:
            for sender in senders.values():
                await sender.close()


def make_senders(settings: Settings) -> dict[str, "Sender"]:
    """Return what posts digests, for each platform that has its token."""
    senders: dict[str, Sender] = {}
    if settings.slack_bot_token is not None:
        from bot.chat.slack.sender import make_sender

        token = settings.slack_bot_token.get_secret_value()
        senders["slack"] = make_sender(token, settings.slack_api_url)
    if settings.discord_token is not None:
        from bot.chat.discord.sender import DiscordSender

        token = settings.discord_token.get_secret_value()
        senders["discord"] = DiscordSender(token, settings.discord_api_url)
    return senders
