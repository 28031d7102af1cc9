"""`briefbot digest`: what comes by itself, seen and sent by its owner."""

import click

from bot.cli.shared import fail


@click.group()
def digest() -> None:
    """See and send digests: for owners. `briefbot ask "/digest …"` sets them up."""


@digest.command("list")
def list_digests() -> None:
    """List all subscriptions: what, where, when, and why one is paused."""
    from datetime import UTC, datetime

    from bot.bootstrap import open_state
    from bot.chat.digest_reports import render_subscriptions
    from bot.chat.terminal import make_console, show
    from bot.settings import load_settings

    with open_state(load_settings()) as state:
        found = state.subscriptions.all()
    if not found:
        fail("Nothing is subscribed to. In a chat: /digest add everything at 08:00", code=1)
    show(make_console(), render_subscriptions(found, datetime.now(UTC)))


@digest.command("history")
@click.argument("subscription", required=False)
@click.option("--limit", default=50, show_default=True, help="How many at most.")
@click.option("--notices", is_flag=True, help="Words to owners too.")
def history(subscription: str | None, limit: int, notices: bool) -> None:
    """Show what became of each digest: due, built, sent, its link, or why not. Newest first."""
    from bot.bootstrap import open_state
    from bot.chat.digest_reports import render_history
    from bot.chat.terminal import make_console, show
    from bot.settings import load_settings

    with open_state(load_settings()) as state:
        entries = state.outbox.history(subscription, limit=limit, notices=notices)
    if not entries:
        fail("No digest has been due yet.", code=1)
    show(make_console(), render_history(entries))


@digest.command("preview")
@click.argument("subscription")
def preview(subscription: str) -> None:
    """Show what a digest would say now. Nothing is sent, and nothing counts as told."""
    from datetime import UTC, datetime

    from bot.bootstrap import make_editor, open_library, open_state
    from bot.chat.terminal import make_console, render, show
    from bot.digests.office import DigestOffice
    from bot.settings import load_settings

    settings = load_settings()
    with open_state(settings) as state, open_library(settings) as first:
        found = state.subscriptions.get(subscription)
        if found is None:
            fail(f"There is no “{subscription}”. briefbot digest list shows all.", code=1)
        office = DigestOffice(state.outbox, make_editor(state, first.sibling))
        reply = office.preview(found, datetime.now(UTC))
    show(make_console(), render(reply))


@digest.command("run")
def run_digests() -> None:
    """Send what is due now, and end: for a timer, where `briefbot serve` does not run."""
    import asyncio

    from bot.bootstrap import open_conversation, open_deliveries, open_state
    from bot.serving.logs import configure_logging
    from bot.serving.platforms import platforms_of
    from bot.settings import load_settings

    settings = load_settings()
    configure_logging(settings)
    platforms_of(settings)  # says what is missing

    async def run() -> int:
        with open_state(settings) as state, open_conversation(settings, state) as conversation:
            async with open_deliveries(settings, state, conversation) as deliveries:
                return await deliveries.run_once()

    click.echo(f"Digests worked on: {asyncio.run(run())}. briefbot digest history shows them.")
