"""The only place that builds things: settings → library → service → conversation."""

from bot.bootstrap.conversing import THREADS, open_conversation
from bot.bootstrap.delivering import make_desk, make_editor, make_senders, open_deliveries
from bot.bootstrap.following import make_transport, open_source_desk
from bot.bootstrap.libraries import make_ingest, make_service, open_library, open_reader, open_state
from bot.bootstrap.terminal import terminal_orders

__all__ = [
    "THREADS",
    "make_desk",
    "make_editor",
    "make_ingest",
    "make_senders",
    "make_service",
    "make_transport",
    "open_conversation",
    "open_deliveries",
    "open_library",
    "open_reader",
    "open_source_desk",
    "open_state",
    "terminal_orders",
]
