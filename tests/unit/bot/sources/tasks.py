"""What the tests have done in a sandbox."""

import os
import sys
import time

from bot.sources.sandbox import takes
from summarizer.errors import UnreadableDocument
from summarizer.models.base import Model

SHORT = 0.5


class Told(Model):
    text: str
    process: int


@takes(20)
def tell(data: bytes, times: int = 1) -> Told:
    return Told(text=data.decode() * times, process=os.getpid())


@takes(20)
def variables(data: bytes) -> dict[str, str]:
    return dict(os.environ)


@takes(20)
def print_much(data: bytes) -> str:
    print("x" * 100_000)  # noqa: T201
    print("y" * 100_000, file=sys.stderr)  # noqa: T201
    return "silent"


@takes(SHORT)
def work_for_ever(data: bytes) -> str:
    while True:
        pass


@takes(SHORT)
def wait_for_ever(data: bytes) -> str:
    time.sleep(600)
    return ""


@takes(20)
def fill(data: bytes, size: int) -> int:
    return len(bytearray(size))


@takes(20)
def grow(data: bytes, size: int) -> int:
    _KEPT.append(bytearray(size))
    return os.getpid()


_KEPT: list[bytearray] = []


@takes(20)
def die(data: bytes) -> str:
    os.abort()


@takes(20)
def hang_up(data: bytes) -> str:
    os.closerange(3, 50)
    time.sleep(600)
    return ""


@takes(20)
def refuse(data: bytes) -> str:
    raise UnreadableDocument("It is not to be read.")


@takes(20)
def fail(data: bytes) -> str:
    raise ZeroDivisionError("what the text said")


@takes(20)
def nest(data: bytes) -> str:
    return nest(data)


@takes(20)
def write_file(data: bytes, name: str) -> str:
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(data)
    return "written"


@takes(20)
def lie(data: bytes) -> int:
    return data.decode()  # type: ignore[return-value]
