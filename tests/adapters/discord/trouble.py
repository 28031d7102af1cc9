"""How Discord's API goes wrong for a bot, and what it answers then."""

from enum import Enum, auto
from typing import Any


class Trouble(Enum):
    """How a call goes wrong."""

    RESET_BEFORE = auto()
    """The connection is reset before the call is taken."""
    RESET_AFTER = auto()
    """The call is taken, and the connection reset before that is said."""
    SERVER_ERROR = auto()
    """Answered with 503, and not taken."""
    ERROR_AFTER = auto()
    """The call is taken, and answered with 503."""
    RATE_LIMIT = auto()
    """Answered with 429 and a moment to wait."""
    UNAUTHORIZED = auto()
    """Answered with 401: the token is wrong."""
    NO_HISTORY = auto()
    """Answered with 400: the bot may not read what it would reply to."""
    FORBIDDEN = auto()
    """Answered with 403: no direct messages from the bot."""
    HANG = auto()
    """Not taken, and never answered."""
    HANG_AFTER = auto()
    """Taken, and never answered."""
    CUT = auto()
    """Taken, and answered with half of what was promised."""
    GONE = auto()
    """Answered with 404: the channel is not there."""
    BAD_500 = 500
    BAD_501 = 501
    BAD_502 = 502
    BAD_504 = 504
    """Answered with this, and not taken."""


REFUSALS: dict[Trouble, tuple[int, Any]] = {
    Trouble.SERVER_ERROR: (503, {"message": "busy", "code": 0}),
    Trouble.RATE_LIMIT: (429, {"message": "slow", "retry_after": 0.01, "global": False}),
    Trouble.UNAUTHORIZED: (401, {"message": "401: Unauthorized", "code": 0}),
    Trouble.NO_HISTORY: (400, {"message": "Cannot reply", "code": 160002}),
    Trouble.FORBIDDEN: (403, {"message": "Cannot send messages", "code": 50007}),
    Trouble.GONE: (404, {"message": "Unknown Channel", "code": 10003}),
    **{each: (each.value, {"message": "busy"}) for each in Trouble if each.value >= 500},
}
"""Status and body of the calls that are not taken."""
