"""No secret and nothing that people write is in any log."""

import asyncio
import io
import json
import logging
import sqlite3
import warnings
from collections.abc import Iterator
from typing import Any
from unittest.mock import AsyncMock, Mock

import aiohttp
import discord
import pytest
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.chat.discord.answers import Answers
from bot.errors import CommandError
from bot.serving.logs import (
    HIDDEN,
    configure_logging,
    secrets_of,
    tell_of_faults,
    traceback_of,
    without_secrets,
)
from bot.settings import Settings

TOKENS: dict[str, Any] = {
    "slack_bot_token": "xoxb-canary-bot",
    "slack_app_token": "xapp-canary-app",
    "slack_signing_secret": "c4n4ry5ecret",
    "discord_token": 'canary"discord\\token',
}
WRITTEN = "what is the canary of Corran?"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """What is logged, at the most talkative level, with a canary in every secret."""
    yield from _configured(io.StringIO())


@pytest.fixture
def terminal() -> Iterator[io.StringIO]:
    yield from _configured(Terminal())


def _configured(stream: io.StringIO) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    configure_logging(Settings(**TOKENS, log_level="debug"), stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers = before
    root.setLevel(level)
    structlog.reset_defaults()


def lines(logs: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in logs.getvalue().splitlines()]


def is_clean(text: str) -> bool:
    return not any(word in text.lower() for word in ("canary", "c4n4ry"))


def test_every_secret_of_the_settings_is_known_to_the_logs() -> None:
    settings = Settings(**TOKENS)
    secret = [name for name, field in Settings.model_fields.items() if "Secret" in str(field)]
    assert sorted(secret) == sorted(TOKENS)
    assert set(TOKENS.values()) <= set(secrets_of(settings))
    assert secrets_of(Settings()) == ()


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS.keys())
def test_a_secret_is_hidden_wherever_it_turns_up(token: str, logs: io.StringIO) -> None:
    log = structlog.get_logger("bot.test")
    log.info(f"told {token}", value=token, within={"header": f"Bearer {token}"})  # noqa: G004
    log.bind(token=token).warning("bound")
    for name in ("slack_sdk.web", "slack_bolt", "discord.http", "aiohttp.access", "another"):
        logging.getLogger(name).error("sent %s with %r", token, {"token": token})
        logging.getLogger(name).debug("sent %s", token)
    try:
        raise RuntimeError(f"token {token}")
    except RuntimeError:
        log.exception("failed", what=token)
        logging.getLogger("slack_bolt").exception(f"listener failed: token {token}")  # noqa: G004
    assert len(lines(logs)) >= 9
    assert is_clean(logs.getvalue())
    assert HIDDEN in logs.getvalue()


def test_what_discord_quotes_when_it_refuses_a_message_is_not_logged(logs: io.StringIO) -> None:
    refusal: Any = Mock(status=400, reason="Bad Request")
    interaction: Any = AsyncMock(guild_id=1)
    interaction.edit_original_response.side_effect = discord.HTTPException(
        refusal, {"code": 50035, "message": f"Not a well formed URL: {WRITTEN}"}
    )
    answers = Answers(AsyncMock(return_value=True), delays=())
    asyncio.run(answers.fail(interaction, RuntimeError(WRITTEN), private=True))
    failed, unanswered = lines(logs)[-2:]
    assert failed["reference"] == unanswered["reference"]
    assert unanswered["reason"] == "HTTPException (status=400, code=50035)"
    assert is_clean(logs.getvalue())


def test_the_same_on_a_terminal(terminal: io.StringIO) -> None:
    log = structlog.get_logger("bot.test")
    for token in TOKENS.values():
        log.info(f"told {token}", value=token)  # noqa: G004
        try:
            raise RuntimeError(token)
        except RuntimeError:
            log.exception("failed", reference="1a2b")
    assert is_clean(terminal.getvalue())
    assert "test_logs.py" in terminal.getvalue()
    assert "1a2b" in terminal.getvalue()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("xoxb-123-canary xoxp-1-canary xapp-1-A-canary", ""),
        ("xoxe.xoxb-1-canary", ""),
        ("POST https://hooks.slack.com/commands/T1/2/canary", "hooks.slack.com"),
        ("https://discord.com/api/v10/webhooks/12/canary_a-b/messages/@original", "/messages"),
        ("https://discord.com/api/v10/interactions/12/canary/callback", "/callback"),
        ("wss://wss-primary.slack.com/link/?ticket=canary&app_id=9", "app_id=9"),
        ("Authorization: Bearer canary-1.2.3", "Authorization"),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GcANaR.canary-canary-canary-canary", ""),
    ],
)
def test_what_looks_like_a_secret_is_hidden_though_no_setting_has_it(text: str, kept: str) -> None:
    hidden = without_secrets(text, ())
    assert is_clean(hidden)
    assert HIDDEN in hidden
    assert kept in hidden


def test_ordinary_lines_stay_as_they_are() -> None:
    line = "GET https://news.example/webhooks/12 took 0.25 s; bot.serving.logs v1.2.3"
    assert without_secrets(line, ()) == line


def test_an_exception_shows_where_and_what_kind_and_nothing_that_was_written() -> None:
    try:
        try:
            raise CommandError(f"There is no command {WRITTEN}")
        except CommandError as error:
            raise KeyError(WRITTEN) from error
    except KeyError as error:
        told = traceback_of(error)
    assert is_clean(told.replace("canary_", ""))
    assert "bot.errors.CommandError" in told
    assert told.splitlines()[-1] == "builtins.KeyError"
    assert "test_logs.py" in told


def test_codes_of_systems_are_told() -> None:
    answer = SlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, headers={}, status_code=200,
        data={"ok": False, "error": "channel_not_found", "text": WRITTEN},
    )  # fmt: skip
    assert "errno=2" in traceback_of(FileNotFoundError(2, WRITTEN))
    assert "error=channel_not_found" in traceback_of(SlackApiError(WRITTEN, answer))  # type: ignore[no-untyped-call]
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute(WRITTEN)
    connection.close()
    told = traceback_of(caught.value)
    assert "sqlite_errorname=SQLITE_ERROR" in told
    refused = discord.LoginFailure(WRITTEN)
    group = ExceptionGroup(WRITTEN, [refused, aiohttp.ClientError(WRITTEN)])
    told += traceback_of(group)
    assert "discord.errors.LoginFailure" in told
    assert is_clean(told)


def test_a_line_of_the_bot_is_json_with_its_time_level_and_number(logs: io.StringIO) -> None:
    try:
        raise ValueError(WRITTEN)
    except ValueError:
        structlog.get_logger("bot.conversation").exception("failed", reference="1a2b3c4d")
    [line] = lines(logs)
    assert (line["event"], line["level"], line["reference"]) == ("failed", "error", "1a2b3c4d")
    assert line["logger"] == "bot.conversation"
    assert line["timestamp"].endswith("Z")
    assert "builtins.ValueError" in line["exception"]
    assert is_clean(logs.getvalue())


def test_others_tell_their_warnings_and_not_what_is_said(logs: io.StringIO) -> None:
    for name in ("slack_sdk.web.async_client", "slack_bolt.App", "discord.gateway", "aiohttp.web"):
        logging.getLogger(name).debug("body: %s", {"text": WRITTEN})
        logging.getLogger(name).info("body: %s", {"text": WRITTEN})
        logging.getLogger(name).warning("is rate limited")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("is deprecated", stacklevel=1)
    assert [line["event"] for line in lines(logs)[:4]] == ["is rate limited"] * 4
    assert "is deprecated" in logs.getvalue()
    assert is_clean(logs.getvalue().replace("test_logs", ""))


@pytest.mark.asyncio
async def test_a_fault_that_nobody_waits_for_is_told_without_its_words(logs: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    tell_of_faults(loop)
    loop.call_exception_handler(
        {"message": WRITTEN, "exception": ValueError(WRITTEN), "future": WRITTEN}
    )
    loop.call_exception_handler({"message": WRITTEN})
    loop.set_exception_handler(before)
    assert [line["event"] for line in lines(logs)] == ["unhandled in the event loop"] * 2
    assert is_clean(logs.getvalue())
