"""An alert when something new is said, at most so many an hour, gathered if more comes."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.building import edit
from bot.digests.contents import Edition
from bot.digests.editor import Editor
from bot.digests.outbox import Delivered, Entry, Outbox, Stage, Told
from bot.digests.watching import HOUR, LOOK_EVERY, Watcher, next_alert
from tests.fakes import point
from tests.unit.bot.digests.editions import NOW, WATCH, Papers

MINUTE = timedelta(minutes=1)


@dataclass
class Rows:
    """An outbox from which everything is delivered at once, unless it says otherwise."""

    papers: Papers
    becomes: Stage = Stage.SENT
    planned: list[datetime] = field(default_factory=list)
    told_so_far: Told = field(default_factory=Told)

    def plan(self, subscription: object, due: datetime, missed: object, now: datetime) -> bool:
        self.planned.append(due)
        if self.becomes is Stage.SENT:
            edition = edit(WATCH, self.papers, self.told_so_far, now)
            delivered = Delivered(at=now, values=edition)
            self.told_so_far = Told(digests=(*self.told_so_far.digests, delivered))
        return True

    def told(self, subscription: str) -> Told:
        return self.told_so_far

    def history(self, subscription: str, *, limit: int) -> list[Entry]:
        rows = [
            Entry(
                key="k",
                subscription=subscription,
                due=due,
                place=WATCH.place,
                state=self.becomes,
                late=False,
                reason="",
                attempts=0,
                planned=due,
                built=None,
                sent=None,
                pages=0,
                link="",
            )
            for due in self.planned[::-1]
        ]
        return rows[:limit]


def watcher(rows: Rows) -> Watcher:
    return Watcher(cast("Outbox", rows), Editor(lambda _: rows.papers))


def publish(papers: Papers, number: int) -> None:
    papers.points += (point(f"News number {number} from the port.", f"d{number}"),)
    papers.additions += 1


def test_something_new_is_told_at_once_and_once() -> None:
    rows = Rows(Papers())
    looking = watcher(rows)
    assert looking.look(WATCH, NOW) == NOW + LOOK_EVERY
    assert rows.planned == []
    publish(rows.papers, 1)
    looking.look(WATCH, NOW + MINUTE)
    looking.look(WATCH, NOW + 2 * MINUTE)
    assert rows.planned == [NOW + MINUTE]


def test_documents_that_say_nothing_new_are_no_alert_and_are_looked_at_once() -> None:
    rows = Rows(Papers())
    looking = watcher(rows)
    rows.papers.additions += 1
    for minute in range(5):
        looking.look(WATCH, NOW + minute * MINUTE)
    assert rows.planned == []
    assert rows.papers.asked == 1


def test_more_than_may_be_told_in_an_hour_is_gathered() -> None:
    rows = Rows(Papers())
    looking = watcher(rows)
    watch = replace(WATCH, at_most=2)
    for minute in range(120):
        if minute < 60:
            publish(rows.papers, minute)
        looking.look(watch, NOW + minute * MINUTE)
    assert rows.planned == [NOW, NOW + MINUTE, NOW + HOUR, NOW + HOUR + MINUTE][: len(rows.planned)]
    editions = [each.values for each in rows.told_so_far.digests]
    told = [shown for each in editions if isinstance(each, Edition) for shown in each.brief.points]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("stage", [Stage.NEW, Stage.SENDING])
def test_an_alert_that_is_under_way_is_waited_for(stage: Stage) -> None:
    rows = Rows(Papers(), becomes=stage)
    looking = watcher(rows)
    publish(rows.papers, 1)
    for minute in range(10):
        looking.look(WATCH, NOW + minute * MINUTE)
    assert rows.planned == [NOW]


@pytest.mark.parametrize("stage", [Stage.UNKNOWN, Stage.FAILED])
def test_an_alert_of_which_nobody_knows_is_not_sent_again_within_the_hour(stage: Stage) -> None:
    rows = Rows(Papers(), becomes=stage)
    looking = watcher(rows)
    publish(rows.papers, 1)
    for minute in range(61):
        looking.look(WATCH, NOW + minute * MINUTE)
    assert rows.planned == [NOW, NOW + HOUR]


@given(
    st.lists(st.integers(0, 300), max_size=40),
    st.integers(1, 6),
)
def test_no_hour_has_more_alerts_than_it_may(wanted: list[int], at_most: int) -> None:
    sent: list[datetime] = []
    for minute in sorted(wanted):
        now = NOW + minute * MINUTE
        if next_alert(sent, now, at_most) == now:
            sent.append(now)
    for moment in sent:
        assert sum(moment <= other < moment + HOUR for other in sent) <= at_most


def test_the_next_alert_may_go_an_hour_after_the_first_of_the_last() -> None:
    sent = [NOW - 50 * MINUTE, NOW - 10 * MINUTE]
    assert next_alert(sent, NOW, 2) == NOW + 10 * MINUTE
    assert next_alert(sent, NOW, 3) == NOW
