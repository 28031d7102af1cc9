"""What a library follows, talked about on the terminal."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.bootstrap import make_service, open_library, terminal_orders
from bot.chat.session import converse
from bot.settings import Settings
from tests.adapters.web.hosting import hosting, transport_to_here
from tests.scenarios.following import conversation, missing


def test_a_source_is_added_listed_paused_looked_at_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hosting() as sites:
        settings = Settings(
            database=tmp_path / "store.db", fetch_ports=frozenset({sites.port}), workers=1
        )
        with open_library(settings) as library:
            service = make_service(library, terminal_orders(settings, library, transport_to_here))
            for turn in conversation(sites):
                monkeypatch.setattr("sys.stdin", io.StringIO(f"{turn.say}\n"))
                shown = io.StringIO()
                converse(service, Console(file=shown, width=80), tmp_path / "history")
                assert missing(turn, shown.getvalue()) == [], shown.getvalue()
        # Once for adding it, and once for each look.
        assert sites.paths() == ["/port_courier_news.xml"] * 3
