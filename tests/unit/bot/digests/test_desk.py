from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.digests.desk import MOST, SHOWN, home_of
from bot.digests.subscriptions import EmptyDays, Kind, Schedule
from bot.exchange import Asker, Place
from bot.replies import Outcome, Reply
from tests.unit.bot.digests.desks import (
    CHANNEL,
    DIRECT,
    MANAGER,
    MEMBER,
    NOW,
    STRANGER,
    World,
)


@pytest.fixture
def world() -> World:
    return World()


def words(reply: Reply) -> str:
    """All that a reply says."""
    facts = [f"{fact.label}: {', '.join(fact.values)}" for fact in reply.facts]
    points = [
        f"{point.text} — {point.aside}" for section in reply.sections for point in section.points
    ]
    return "\n".join([reply.title, reply.lead, *reply.notices, *facts, *points])


def moments(reply: Reply) -> list[datetime | None]:
    return [point.moment for section in reply.sections for point in section.points]


def test_a_digest_is_made_with_all_that_was_said(world: World) -> None:
    world.say(
        "/digest add harbour strike at 8am and 17:30 mon-fri points:7 only-if-new quiet:22:00-07:00"
    )
    (made,) = world.all
    assert made.topic == "harbour strike"
    assert made.schedule == Schedule(
        zone="Europe/Berlin", times=(time(8), time(17, 30)), weekdays=frozenset(range(5))
    )
    assert (made.kind, made.points, made.empty_days) == (Kind.DIGEST, 7, EmptyDays.SILENT)
    assert made.quiet == (time(22), time(7))
    assert (made.place, made.owner, made.library) == (CHANNEL, "1", "main")
    assert made.made == NOW


def test_the_next_three_dates_are_shown_when_one_is_made(world: World) -> None:
    reply = world.say("/digest add harbour at 08:00 mon-fri")
    assert moments(reply) == [datetime(2027, 6, day, 6, tzinfo=UTC) for day in (3, 4, 7)]
    assert len(moments(reply)) == SHOWN
    assert "Monday to Friday at 08:00, Europe/Berlin" in words(reply)
    assert not reply.private


def test_a_channel_is_for_those_who_manage_it_and_a_direct_message_for_everyone(
    world: World,
) -> None:
    reply = world.say("/digest add harbour at 8", MEMBER)
    assert reply.outcome is Outcome.MISTAKE
    assert "direct message" in words(reply)
    assert not world.all
    world.say("/digest add harbour at 8", MEMBER, DIRECT)
    assert [each.place for each in world.all] == [DIRECT]


def test_who_is_asked_for_a_time_zone_is_asked_once(world: World) -> None:
    reply = world.say("/digest add harbour at 8", STRANGER)
    assert reply.outcome is Outcome.CHOICE
    assert not world.all
    berlin = next(each for each in reply.choices if each.label == "Europe/Berlin")
    made = world.say(str(berlin.command), STRANGER)
    assert "Europe/Berlin" in words(made)
    world.say("/digest add harbour at 9", STRANGER)
    zones = [each.schedule.zone for each in world.all if each.schedule]
    assert zones == ["Europe/Berlin", "Europe/Berlin"]


def test_a_zone_that_is_named_for_one_digest_does_not_become_the_askers_own(world: World) -> None:
    world.say("/digest add harbour at 8 tz:tokyo")
    assert world.all[0].schedule
    assert world.all[0].schedule.zone == "Asia/Tokyo"
    assert not world.zones.said


def test_a_time_zone_of_ones_own_can_be_set_and_seen(world: World) -> None:
    assert "not known" in words(world.say("/digest zone", STRANGER))
    assert "Asia/Tokyo" in words(world.say("/digest zone tokyo", STRANGER))
    assert "Asia/Tokyo" in words(world.say("/digest zone", STRANGER))


def test_the_same_digest_is_not_made_twice(world: World) -> None:
    world.say("/digest add harbour at 8")
    reply = world.say("/digest add harbour at 08:00", replace(MANAGER, id="9"))
    assert "already" in reply.title
    assert len(world.all) == 1


def test_digests_are_listed_with_number_id_state_and_next_date(world: World) -> None:
    world.say("/digest add harbour at 8")
    world.say("/digest add everything at 9 every monday")
    world.say("/watch Iris Vale")
    world.say("/digest pause 2")
    reply = world.say("/digest list")
    assert [section.numbered for section in reply.sections] == [True]
    assert moments(reply) == [datetime(2027, 6, 3, 6, tzinfo=UTC), None]
    assert world.all[0].id in words(reply)
    assert "paused: by hand, on 2 June 2027" in words(reply)
    assert "Everything: every Monday at 09:00" in words(reply)
    assert "Iris" not in words(reply)
    assert reply.private
    assert "Iris Vale: at most 4 alerts an hour" in words(world.say("/watch list"))


def test_other_places_are_not_listed(world: World) -> None:
    world.say("/digest add harbour at 8")
    other = replace(CHANNEL, channel="99")
    assert world.say("/digest list", place=other).outcome is Outcome.NOTHING
    assert world.say(f"/digest remove {world.all[0].id}", place=other).outcome is Outcome.NOTHING
    assert len(world.all) == 1


@pytest.mark.parametrize("which", ["1", "#1", "harbour", "HARBOUR", "{id}", ""])
def test_a_digest_is_named_by_number_id_or_topic_or_not_at_all(world: World, which: str) -> None:
    world.say("/digest add harbour at 8")
    named = which.format(id=world.all[0].id)
    assert world.say(f"/digest pause {named}").title == "Paused: the digest on “harbour”"
    assert world.all[0].paused
    assert world.say(f"/digest resume {named}").title == "Goes on: the digest on “harbour”"
    assert not world.all[0].paused
    assert world.say(f"/digest remove {named}").title == "Removed: the digest on “harbour”"
    assert not world.all


def test_which_of_several_is_meant_is_asked(world: World) -> None:
    world.say("/digest add harbour at 8")
    world.say("/digest add ferries at 8")
    reply = world.say("/digest remove")
    assert reply.outcome is Outcome.CHOICE
    assert [choice.label for choice in reply.choices] == ["1. harbour", "2. ferries"]
    world.say(str(reply.choices[1].command))
    assert [each.topic for each in world.all] == ["harbour"]


def test_one_that_is_not_there_is_told_with_what_is(world: World) -> None:
    world.say("/digest add harbour at 8")
    reply = world.say("/digest remove 7")
    assert reply.outcome is Outcome.MISTAKE
    assert "number 1" in reply.lead
    assert len(world.all) == 1


def test_all_are_paused_and_go_on_together(world: World) -> None:
    world.say("/digest add harbour at 8")
    world.say("/digest add ferries at 8")
    assert world.say("/digest pause all").title == "2 digests paused"
    assert all(each.paused for each in world.all)
    assert world.say("/digest resume all").title == "2 digests resumed"
    assert not any(each.paused for each in world.all)


def test_pausing_keeps_the_first_reason(world: World) -> None:
    world.say("/digest add harbour at 8")
    (made,) = world.all
    world.subscriptions.replace(replace(made, paused="the channel is gone"))
    world.say("/digest pause 1")
    assert world.all[0].paused == "the channel is gone"


def test_an_edit_changes_what_is_named_and_leaves_the_rest(world: World) -> None:
    world.say("/digest add harbour at 8 mon-fri points:7 quiet:22:00-07:00")
    (made,) = world.all
    world.say("/digest edit 1 at 09:00 quiet:off")
    assert made.schedule
    schedule = replace(made.schedule, times=(time(9),))
    assert world.all == [replace(made, schedule=schedule, quiet=None)]
    world.say("/digest edit 1 ferries monthly on the 31st tz:tokyo every-time")
    (edited,) = world.all
    assert edited.topic == "ferries"
    assert edited.schedule == Schedule(zone="Asia/Tokyo", times=(time(9),), month_day=31)
    world.say("/digest edit 1 weekends")
    assert world.all[0].schedule == Schedule(
        zone="Asia/Tokyo", times=(time(9),), weekdays=frozenset({5, 6})
    )


def test_who_made_one_may_change_it_and_others_may_not(world: World) -> None:
    world.say("/digest add harbour at 8")
    (made,) = world.all
    world.subscriptions.replace(replace(made, owner=MEMBER.id))
    other = Asker(id="4")
    for line in ("pause 1", "remove 1", "edit 1 at 9", "now 1", "pause all"):
        assert world.say(f"/digest {line}", other).outcome is Outcome.MISTAKE
    assert len(world.all) == 1
    assert not world.office.sent
    assert world.say("/digest remove 1", MEMBER).outcome is Outcome.ANSWERED


def test_a_preview_is_private_and_now_sends_one(world: World) -> None:
    world.say("/digest add harbour at 8")
    preview = world.say("/digest preview", MEMBER)
    assert (preview.title, preview.private) == ("harbour as of 12:00", True)
    world.say("/digest now")
    assert world.office.sent == [world.all[0].id]


def test_a_watch_is_made_with_its_limit(world: World) -> None:
    reply = world.say("/watch Iris Vale at-most:2", STRANGER)
    (made,) = world.all
    assert (made.kind, made.topic, made.at_most, made.schedule) == (
        Kind.WATCH,
        "Iris Vale",
        2,
        None,
    )
    assert "at most 2 alerts an hour" in words(reply)


def test_a_place_has_so_many_subscriptions_and_no_more(world: World) -> None:
    for number in range(MOST):
        world.say(f"/watch topic{number}")
    assert world.say("/watch another").outcome is Outcome.MISTAKE
    assert len(world.all) == MOST


def test_ids_are_no_numbers_and_are_different(world: World) -> None:
    for number in range(MOST):
        world.say(f"/watch topic{number}")
    ids = {each.id for each in world.all}
    assert len(ids) == MOST
    assert all(each.isalpha() and each.islower() for each in ids)


def test_in_slack_what_is_asked_for_in_a_direct_message_goes_to_the_asker() -> None:
    asker = Asker(id="U1")
    for place in (
        Place(platform="slack", space="T1", channel="D9", direct=True),
        Place(platform="slack", space="T1", channel="D9"),
    ):
        expected = Place(platform="slack", space="T1", channel="U1", direct=True)
        assert home_of(place, asker) == expected
    channel = Place(platform="slack", space="T1", channel="C1")
    assert home_of(channel, asker) == channel


@pytest.mark.parametrize("topic", ["harbour", '"two words" more', "talks at 10", "", 'open "quote'])
def test_every_offer_to_follow_a_topic_can_be_taken(world: World, topic: str) -> None:
    offers = world.desk.offer(topic).choices
    for offer in offers:
        world.say(str(offer.command))
    assert len(world.all) == len(offers) == (4 if topic else 3)
    expected = topic if topic.count('"') != 1 else "open quote"
    assert {each.topic for each in world.all} == {expected}


def test_all_that_a_reply_offers_can_be_said(world: World) -> None:
    replies = [
        world.say("/digest add harbour at 8"),
        world.say("/digest list"),
        world.say("/digest pause 1"),
        world.say("/digest list"),
        world.say("/watch Iris Vale"),
    ]
    for reply in replies:
        for choice in (*reply.choices, *reply.actions):
            if "remove" not in choice.command.arguments:
                assert world.say(str(choice.command)).outcome is Outcome.ANSWERED
