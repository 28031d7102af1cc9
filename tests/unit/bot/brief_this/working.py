"""Kinds of work for a worker process: in a module of their own, so that they can be sent there."""

import os
import signal

from bot.errors import BotError

HIDDEN = "what somebody wrote in confidence"


def work(asked: str) -> object:
    match asked:
        case "process":
            return os.getpid()
        case "secrets":
            return [name for name in os.environ if name.startswith(("SLACK_", "DISCORD_"))]
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            signal.pause()
        case "refuse":
            raise BotError("Too short.")
        case "fault":
            raise ValueError(HIDDEN)
        case "memory":
            return len(bytearray(1 << 42))
    return asked.upper()
