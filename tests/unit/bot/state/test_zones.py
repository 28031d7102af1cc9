from pathlib import Path

from bot.exchange import Asker, Place
from bot.state import State

DISCORD = Place(platform="discord", space="", channel="7", direct=True)
SLACK = Place(platform="slack", space="T1", channel="C1")


def test_what_somebody_says_comes_before_what_the_platform_says(tmp_path: Path) -> None:
    ada = Asker(id="U1", zone="Europe/Berlin")
    with State(tmp_path / "state.db") as state:
        assert state.zones.of(ada, SLACK) == "Europe/Berlin"
        state.zones.remember(ada, SLACK, "Asia/Tokyo")
        state.zones.remember(ada, SLACK, "Asia/Dubai")
    with State(tmp_path / "state.db") as state:
        assert state.zones.of(ada, SLACK) == "Asia/Dubai"
        # The same id on another platform is somebody else.
        assert state.zones.of(Asker(id="U1"), DISCORD) is None


def test_a_zone_that_this_machine_does_not_know_is_none(tmp_path: Path) -> None:
    with State(tmp_path / "state.db") as state:
        assert state.zones.of(Asker(id="U1", zone="Moon/Tycho"), SLACK) is None
        assert state.zones.of(Asker(id="U1"), DISCORD) is None
