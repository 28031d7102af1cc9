"""Readers say what they want less and more of, see what they said, and take it back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.digests.contents import Edition
from bot.digests.tastes import Judgement, Said, taste
from bot.exchange import Asker
from bot.replies import Outcome, Reply
from bot.state import State
from summarizer.models import Brief
from tests.fakes import actor, brief, point
from tests.unit.bot.digests.desks import DIRECT, MANAGER, MEMBER, World

OTHER = Asker(id="9", manages=True)


@pytest.fixture
def world() -> World:
    made = World()
    made.say("/digest add harbour at 8")
    return made


def edition(of: Brief, subscription: str) -> Edition:
    day = datetime(2031, 5, 4, tzinfo=UTC).date()
    return Edition(subscription=subscription, date=day, brief=of, additions=1)


def weights(world: World) -> dict[str, float]:
    return dict(taste(world.tastes.of(world.all[0].id)).weights)


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


def test_less_of_this_offers_those_whom_the_last_digest_was_about(world: World) -> None:
    reply = world.say(f"/digest less {world.all[0].id}")
    assert reply.outcome is Outcome.CHOICE
    assert "Less of Iris Vale" in labels(reply)
    assert reply.private
    pressed = next(choice for choice in reply.choices if choice.label == "Less of Iris Vale")
    again = world.say(str(pressed.command))
    assert again.lead == "less of iris vale"
    assert weights(world) == {"iris vale": -1.0}


def test_what_was_said_is_shown_when_a_digest_is_changed(world: World) -> None:
    world.say("/digest less 1 Iris Vale")
    reply = world.say("/digest edit 1 at 9")
    assert [fact.values for fact in reply.facts if fact.label == "Readers want"] == [
        ("less of iris vale",)
    ]


def test_more_takes_less_back_and_less_takes_more_back(world: World) -> None:
    world.say("/digest less 1 Iris Vale")
    assert "Nobody has asked" in world.say("/digest more 1 Iris Vale").lead
    assert weights(world) == {}
    world.say("/digest more 1 Iris Vale")
    assert weights(world) == {"iris vale": 1.0}
    world.say("/digest less 1 iris vale")
    assert weights(world) == {}


def test_the_same_word_twice_counts_once_and_of_each_reader(world: World) -> None:
    world.say("/digest less 1 Iris Vale")
    world.say("/digest less 1 Iris Vale")
    assert weights(world) == {"iris vale": -1.0}
    world.say("/digest less 1 Iris Vale", OTHER)
    assert weights(world) == {"iris vale": -2.0}


def test_members_do_not_choose_for_a_channel_that_others_manage(world: World) -> None:
    assert world.say("/digest less 1 Iris Vale", MEMBER).outcome is Outcome.MISTAKE
    assert weights(world) == {}
    world.say("/digest add harbour at 8", MEMBER, DIRECT)
    world.say("/digest less 1 Iris Vale", MEMBER, DIRECT)
    assert taste(world.tastes.of(world.all[1].id)).weights == {"iris vale": -1.0}


def test_a_digest_that_is_helpful_weighs_for_those_in_it_and_the_last_word_counts(
    world: World,
) -> None:
    told = point("Iris spoke.").model_copy(update={"actors": (actor("Iris Vale"),)})
    values = edition(brief(told), world.all[0].id)
    world.desk.judge(values, "k1", MANAGER, helpful=True)
    assert weights(world) == {"iris vale": 0.25}
    world.desk.judge(values, "k1", MANAGER, helpful=False)
    assert weights(world) == {"iris vale": -0.25}
    world.desk.judge(brief(told), "k2", MANAGER, helpful=True)
    assert weights(world) == {"iris vale": -0.25}


def test_what_was_said_is_there_after_a_restart(tmp_path: Path) -> None:
    less = Judgement(reader="U1", about="of iris", said=Said.LESS, subjects=("Iris Vale",))
    with State(tmp_path / "state.db") as state:
        state.tastes.say("abcdef", less)
        state.tastes.say("abcdef", Judgement(reader="U2", about="k", said=Said.MORE, subjects=()))
        state.tastes.take_back("abcdef", "U2", "k")
    with State(tmp_path / "state.db") as state:
        assert state.tastes.of("abcdef") == [less]
        assert state.tastes.of("other") == []
