import pytest

from bot.exchange import Asker, Place
from bot.permissions import may_change
from bot.settings import Settings

SLACK = Place(platform="slack", space="T1", channel="C1")
DISCORD = Place(platform="discord", space="1", channel="2")
SETTINGS = Settings(managers=frozenset({"slack:U1", "discord:77"}))


@pytest.mark.parametrize(
    ("asker", "place", "allowed"),
    [
        (Asker(id="U9", manages=True), SLACK, True),
        (Asker(id="U1"), SLACK, True),
        (Asker(id="77"), DISCORD, True),
        (Asker(id="5", roles=frozenset({"66", "77"})), DISCORD, True),
        (Asker(id="U9"), SLACK, False),
        (Asker(id="U1"), DISCORD, False),
        (Asker(id="77"), SLACK, False),
        (Asker(id="5", roles=frozenset({"66"})), DISCORD, False),
        (Asker(id=""), SLACK, False),
    ],
)
def test_those_who_manage_a_place_or_are_named_may_change_it(
    asker: Asker, place: Place, allowed: bool
) -> None:
    assert may_change(asker, place, SETTINGS) is allowed
