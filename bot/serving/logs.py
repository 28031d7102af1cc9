"""Logs of `briefbot serve`: structured, without secrets and without what people write.

Off a terminal each line is a JSON object. What is never in them: tokens (whatever the setting,
wherever they turn up), the texts of messages, and the values of exceptions, which may quote
either. An exception shows its type, its place in the code, and the codes of systems it met.
"""

import asyncio
import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any, TextIO

import structlog
from pydantic import SecretStr

from bot.settings import Settings

HIDDEN = "[hidden]"
_SHAPES = re.compile(
    r"(hooks\.slack\.com/)[^\s\"']+"  # where one answers a command
    r"|((?:webhooks|interactions)/\d+/)[^\s\"'/?]+"  # the same on Discord: id and token
    r"|([?&]ticket=|Bearer )[^\s\"'&]+"  # what opens a socket or comes with a request
    r"|\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\bxoxe\.[\w.-]+"  # Slack's tokens
    r"|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # Discord's
)
"""What tokens look like, behind words that stay (the groups)."""
_CODES = ("errno", "sqlite_errorname", "status", "code")
"""Attributes of exceptions that hold codes of a system."""
_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,60}")
_LOUD = ("aiohttp", "asyncio", "discord", "matplotlib", "PIL", "slack_bolt", "slack_sdk")
"""Loggers of others that tell at lower levels what is sent and what comes."""


def configure_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Send all logs of this process to one stream, by default standard error."""
    stream = stream or sys.stderr
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_values,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        _Formatter(
            secrets_of(settings),
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderers(terminal=stream.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _LOUD:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(capture=True)


def tell_of_faults(loop: asyncio.AbstractEventLoop) -> None:
    """Log exceptions that nobody waits for, without the values that Python's own words quote."""

    def told(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        log = structlog.get_logger(__name__)
        log.error("unhandled in the event loop", exc_info=error)

    loop.set_exception_handler(told)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return every secret that is set, longest first."""
    values = (getattr(settings, name) for name in type(settings).model_fields)
    secrets = {value.get_secret_value() for value in values if isinstance(value, SecretStr)}
    # Python and JSON write some characters otherwise, and one of them after the other does.
    secrets |= {repr(secret)[1:-1] for secret in secrets}
    secrets |= {json.dumps(secret)[1:-1] for secret in secrets}
    return tuple(sorted(filter(None, secrets), key=len, reverse=True))


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """Return text in which the secrets, and whatever looks like one, are hidden."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return _SHAPES.sub(lambda match: (match[1] or match[2] or match[3] or "") + HIDDEN, text)


def traceback_of(error: BaseException) -> str:
    """Return the traceback of an exception and its causes, without the values of any."""
    return "\n".join(_told(error, seen=set()))


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Hides secrets in the finished line, so that no way around it is left."""

    def __init__(self, secrets: tuple[str, ...], **options: Any) -> None:
        super().__init__(**options)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record), self._secrets)


def _renderers(*, terminal: bool) -> list[structlog.typing.Processor]:
    if terminal:
        return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    return [structlog.processors.EventRenamer("event"), structlog.processors.JSONRenderer()]


def _without_values(
    _: object, __: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Turn an exception into its traceback without values; structlog calls it for each line."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = traceback_of(error)
        if value := str(error):  # Others put it into their message as well.
            event["event"] = str(event["event"]).replace(value, HIDDEN)
    return event


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
        yield "which led to:"
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    yield _named(error)
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield "with:"
            yield from _told(each, seen)


def _named(error: BaseException) -> str:
    """The type of an exception with the codes that it carries."""
    kind = type(error)
    codes = [f"{name}={value}" for name in _CODES if (value := _code(getattr(error, name, None)))]
    answer = getattr(error, "response", None)  # as slack_sdk's errors have it
    data = getattr(answer, "data", None)
    if isinstance(data, dict) and (value := _code(data.get("error"))):
        codes.append(f"error={value}")
    carried = f" ({', '.join(codes)})" if codes else ""
    return f"{kind.__module__}.{kind.__qualname__}{carried}"


def _code(value: object) -> str:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if _CODE.fullmatch(text) else ""
