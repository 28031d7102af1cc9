from datetime import UTC, date, datetime

import pytest

from summarizer.briefing.events import Events, inherited_day
from summarizer.models import DocumentRef
from tests.unit.briefing.writing import sentence

REPORT = DocumentRef(
    id="a", title="", source="", url=None, published=datetime(2031, 3, 6, 9, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        pytest.param({}, date(2031, 3, 6), id="nothing is told: the day of publication"),
        pytest.param({1: (date(2031, 3, 4), "day")}, date(2031, 3, 4), id="a recent day"),
        pytest.param(
            {0: (date(2031, 3, 3), "day"), 2: (date(2031, 3, 5), "day")},
            date(2031, 3, 5),
            id="the last of two",
        ),
        pytest.param({1: (date(2030, 3, 4), "day")}, date(2031, 3, 6), id="an old day"),
        pytest.param({1: (date(2031, 3, 1), "month")}, date(2031, 3, 6), id="a month"),
        pytest.param({1: (date(2031, 3, 9), "day")}, date(2031, 3, 6), id="a day to come"),
        pytest.param({4: (date(2031, 3, 4), "day")}, date(2031, 3, 6), id="a day told later"),
    ],
)
def test_a_sentence_without_a_date_has_the_recent_day_told_last(
    told: dict[int, tuple[date, str]], day: date
) -> None:
    named = {(7, index): found for index, found in told.items()}
    assert inherited_day((7, 3), REPORT, named) == day


def test_without_a_day_of_publication_nothing_is_inherited() -> None:
    undated = REPORT.model_copy(update={"published": None})
    assert inherited_day((7, 3), undated, {(7, 1): (date(2031, 3, 4), "day")}) is None


def test_what_was_over_before_the_story_is_not_placed_in_it() -> None:
    events = Events({1: [(0, 20)]}, {})
    assert events.in_sentence(sentence("Voss closed the pier."))
    assert not events.in_sentence(sentence("Voss had closed the pier."))
    assert not events.in_sentence(sentence("Voss has twice before closed it."))
    assert not events.in_sentence(sentence("The pier stood.", start=30))
    assert not events.in_sentence(sentence("Voss closed the pier.", document=2))


def test_what_was_over_in_what_somebody_says_leaves_the_saying_in_place() -> None:
    told = sentence("Voss said the pier had been shut for weeks.")
    said = Events({}, {1: [(10, 43)]})
    assert said.in_sentence(told)
    assert not Events({1: [(0, 43)]}, {}).in_sentence(told)
