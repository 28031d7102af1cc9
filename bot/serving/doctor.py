"""`briefbot doctor`: looks at everything that serving needs, and says what to mend."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

from bot.bootstrap import open_library, open_state
from bot.errors import BotError
from bot.plain import harmless
from bot.presenters.wording import count
from bot.serving.findings import Finding, State
from bot.settings import Settings
from bot.sources.source import OF_LATE, Source
from bot.sources.wording import trouble_in_words
from summarizer.errors import SummarizerError
from summarizer.model_path import find_model, why_not_found

SHOWN = 10
"""Failing sources that are told of one by one."""
FAILED_OFTEN = 3
"""Looks in a row that failed, from which somebody should see to it: hours have gone by."""
OVERDUE = timedelta(hours=6)
"""More than a source or an entry waits while the bot runs and keeps up."""


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Look at everything, the quick and near first."""
    for finding in examine_machine(settings):
        yield finding
    if settings.slack_bot_token is not None:
        from bot.serving.doctor_slack import examine_slack

        async for finding in examine_slack(settings):
            yield finding
    else:
        yield Finding("slack", State.NOTE, "SLACK_BOT_TOKEN is not set: not served (docs/slack.md)")
    if settings.discord_token is not None:
        from bot.serving.doctor_discord import examine_discord

        async for finding in examine_discord(settings):
            yield finding
    else:
        yield Finding(
            "discord", State.NOTE, "DISCORD_TOKEN is not set: not served (docs/discord.md)"
        )


def examine_machine(settings: Settings) -> Iterator[Finding]:
    """Look at what is on this machine."""
    yield _model(settings)
    yield from _store(settings)
    yield from _spaces(settings)
    yield _state(settings)
    yield from _sources(settings, datetime.now(UTC))


def _model(settings: Settings) -> Finding:
    if settings.spacy_model is not None:
        return Finding("model", State.NOTE, f"BRIEFBOT_SPACY_MODEL names {settings.spacy_model}")
    found = find_model()
    if found is None:
        return Finding("model", State.MEND, why_not_found())
    return Finding("model", State.OK, str(found))


def _store(settings: Settings) -> Iterator[Finding]:
    if not settings.database.exists():
        yield Finding(
            "store",
            State.MEND,
            f"{settings.database} is not there. Add documents: briefbot add FILE or FOLDER; or "
            "name another file: BRIEFBOT_DATABASE",
        )
        return
    names = {settings.library, *settings.spaces.values()}
    try:
        with open_library(settings) as library:
            faults = library.faults()
            sizes = {name: len(library.sibling(name)) for name in sorted(names)}
    except SummarizerError as error:
        yield Finding("store", State.MEND, str(error))
        return
    if faults:
        yield Finding(
            "store",
            State.MEND,
            f"{settings.database} is damaged ({faults[0]}). Restore a backup, or add the "
            "documents anew.",
        )
    else:
        yield Finding("store", State.OK, f"{settings.database} is sound")
    for name, size in sizes.items():
        if size:
            yield Finding("library", State.OK, f"{name} holds {count(size, 'document')}")
        else:
            said = f"{name} is empty. Add documents: briefbot add --library {name} FILE or FOLDER"
            yield Finding("library", State.MEND, said)


def _spaces(settings: Settings) -> Iterator[Finding]:
    """Look at who may ask: libraries that are kept apart, and one that is open to all."""
    if settings.spaces and settings.default_for_all:
        said = (
            f"BRIEFBOT_DEFAULT_FOR_ALL is true beside BRIEFBOT_SPACES: whoever adds the bot to a "
            f"place of their own reads {settings.library}. If that is not meant, unset it"
        )
        yield Finding("spaces", State.MEND, said)


def _state(settings: Settings) -> Finding:
    if not settings.state.exists():
        return Finding("state", State.OK, f"{settings.state} is made when serving starts")
    try:
        with open_state(settings) as state:
            faults = state.check()
    except BotError as error:
        return Finding("state", State.MEND, str(error))
    if faults:
        return Finding(
            "state",
            State.MEND,
            f"{settings.state} is damaged ({faults[0]}). Restore a backup, or move it away: "
            "buttons of old answers will be forgotten.",
        )
    return Finding("state", State.OK, f"{settings.state} is sound")


def _sources(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Look at what is followed, and at what waits to be added."""
    if not settings.state.exists():
        return
    try:
        with open_state(settings) as state:
            sources = state.sources.all()
            backlog = state.sources.backlog()
            troubles = state.sources.troubles(now - OF_LATE)
    except BotError:
        return  # told of already
    if not sources:
        return
    failing = [source for source in sources if source.failures and not source.paused]
    failing.sort(key=lambda source: -source.failures)
    for source in failing[:SHOWN]:
        times = "once" if source.failures == 1 else f"{source.failures} times in a row"
        said = f"{harmless(source.name)} failed {times}: {harmless(source.last_error)}"
        yield Finding("sources", _gravity(source), said)
    if more := failing[SHOWN:]:
        said = f"{count(len(more), 'more source')} failed: briefbot sources list"
        yield Finding("sources", _gravity(more[0]), said)
    gone = [source for source in sources if source.paused]
    if gone:
        said = f"{count(len(gone), 'source')} paused: {harmless(gone[0].name)}: {gone[0].paused}"
        yield Finding("sources", State.NOTE, said)
    new = [s for s in sources if not (s.paused or s.failures or s.last_success)]
    if new:
        yield Finding("sources", State.NOTE, f"{count(len(new), 'source')} not looked at yet")
    well = len(sources) - len(failing) - len(gone) - len(new)
    yield Finding("sources", State.OK, f"{well} of {count(len(sources), 'source')} well")
    names = {source.id: harmless(source.name) for source in sources}
    for trouble in troubles[:SHOWN]:
        said = f"{names[trouble.source]}: {trouble_in_words(trouble)}"
        yield Finding("sources", State.NOTE, said)
    if len(troubles) > SHOWN:
        said = f"entries of {count(len(troubles) - SHOWN, 'more source')}: briefbot sources list"
        yield Finding("sources", State.NOTE, said)
    overdue = [s for s in sources if not s.paused and now - s.next_look > OVERDUE]
    if overdue:
        said = f"{count(len(overdue), 'source')} overdue. Is it running? briefbot serve"
        yield Finding("sources", State.MEND, said)
    waits = f"{count(backlog.entries, 'entry', 'entries')} wait to be added"
    if backlog.since is not None and now - backlog.since > OVERDUE:
        hours = round((now - backlog.since).total_seconds() / 3600)
        said = f"{waits}, the oldest for {hours} h: more comes than is added, or nothing adds it"
        yield Finding("queue", State.MEND, said)
    else:
        yield Finding("queue", State.OK, waits)


def _gravity(source: Source) -> State:
    return State.MEND if source.failures >= FAILED_OFTEN else State.NOTE
