import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from bot.catalogue import Listing
from bot.errors import BotError
from bot.exchange import File
from bot.pictures import PictureDrawer
from bot.pictures.activity import Unit, activity_of
from bot.pictures.relations import relations_of
from summarizer.models import ActorCard, CitedRelation, DayCount, Model, Period
from tests.fakes import DAY, actor, brief, card, citation, point, timeline
from tests.naughty import SLACK_LIVE, STRINGS

LATER = DAY + timedelta(days=9)
TWO_DAYS = Period(start=DAY, end=LATER)


class Room:
    """Knows of documents on every topic."""

    name = "main"

    def __init__(self, *days: DayCount) -> None:
        self.days = days

    def activity(self, topic: str) -> tuple[DayCount, ...]:
        return self.days if topic == "strike" else ()


def days(*counts: tuple[date, int]) -> list[DayCount]:
    return [DayCount(day=day, count=count) for day, count in counts]


ROOM = Room(*days((DAY, 1), (LATER, 3)))


def draw(values: Model, which: int = 0, room: Room = ROOM) -> File:
    return PictureDrawer().draw(values, which, room)  # type: ignore[arg-type] # all that it asks


def related(*relations: tuple[str, str, bool], name: str = "Iris Vale") -> ActorCard:
    return card(
        name=name,
        mentions=(),
        relations=tuple(
            CitedRelation(
                kind=kind, other=actor(other), outgoing=out, date=DAY, citations=(citation(),)
            )
            for other, kind, out in relations
        ),
    )


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, each of whose parts is whole."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, kinds = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        part = png[at + 4 : at + 8 + length]
        assert zlib.crc32(part) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        kinds.append(part[:4])
        at += 12 + length
    assert kinds[-1] == b"IEND"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_card_offers_what_it_has_and_draws_it() -> None:
    offered = PictureDrawer().offers(card())
    assert offered == ("Picture: activity", "Picture: relations")
    activity, relations = draw(card(), 0), draw(card(), 1)
    assert activity.name == "mentions-of-iris-vale-by-day.png"
    assert (
        "from 1 May 2031 to 4 May 2031: 8 mentions, most on 4 May 2031 (7)" in activity.alternative
    )
    assert relations.title == "Relations of Iris Vale"
    assert "Tom Reed criticises Iris Vale" in relations.alternative
    for file in (activity, relations):
        assert file.media_type == "image/png"
        width, height = size(file.content)
        assert width == 1_088
        assert 300 < height < 2_000


def test_a_brief_and_a_timeline_draw_all_documents_on_their_topic() -> None:
    for values in (
        brief(point("One."), period=TWO_DAYS),
        timeline("One.").model_copy(update={"period": TWO_DAYS}),
    ):
        assert PictureDrawer().offers(values) == ("Picture: activity",)
        file = draw(values)
        assert file.title == "Documents on strike, by day"
        assert "4 documents, most on 13 May 2031 (3)" in file.alternative
        size(file.content)


@pytest.mark.parametrize(
    "values",
    [
        brief(point("One.")),  # of one day
        brief(point("One."), period=TWO_DAYS, topic=""),  # of everything
        card(mentions=(), relations=()),
        Listing(),
    ],
)
def test_no_picture_is_offered_where_there_is_nothing_to_see(values: Model) -> None:
    assert PictureDrawer().offers(values) == ()
    with pytest.raises(BotError):
        draw(values)


def test_a_picture_whose_documents_are_gone_says_so() -> None:
    with pytest.raises(BotError, match="too little"):
        draw(brief(point("One."), period=TWO_DAYS), room=Room(*days((DAY, 1))))


def test_days_without_any_are_there_with_none() -> None:
    activity = activity_of("Mentions", "mention", days((DAY, 2), (DAY + timedelta(days=3), 1)))
    assert activity
    assert [bar.amount for bar in activity.bars] == [2, 0, 0, 1]


@pytest.mark.parametrize(
    ("span", "unit", "first"),
    [
        (61, Unit.DAY, date(2031, 5, 7)),
        (62, Unit.WEEK, date(2031, 5, 5)),  # a Monday
        (450, Unit.MONTH, date(2031, 5, 1)),
        (4_000, Unit.YEAR, date(2031, 1, 1)),
    ],
)
def test_long_times_are_counted_in_longer_stretches(span: int, unit: Unit, first: date) -> None:
    start = date(2031, 5, 7)
    some = days((start, 1), (start + timedelta(days=span // 2), 2), (start + timedelta(span), 4))
    activity = activity_of("Mentions", "mention", some)
    assert activity
    assert activity.unit is unit
    assert activity.bars[0].start == first
    assert len(activity.bars) <= 62
    assert sum(bar.amount for bar in activity.bars) == 7
    assert activity.bars[-1].amount == 4
    assert sorted(set(activity.bars)) == list(activity.bars)


def test_the_ends_of_the_calendar_can_be_counted() -> None:
    for first, last in (
        (date.min, date.max),
        (date.min, date(1, 1, 9)),
        (date(9999, 1, 1), date.max),
    ):
        activity = activity_of("Mentions", "mention", days((first, 1), (last, 1)))
        assert activity
        assert sum(bar.amount for bar in activity.bars) == 2


def test_relations_to_one_other_share_a_line_in_each_direction() -> None:
    relations = relations_of(
        related(
            ("Tom Reed", "blames", True),
            ("Tom Reed", "sues", True),
            ("Tom Reed", "thanks", False),
        )
    )
    assert relations
    assert [(line.other, line.kind, line.outgoing, line.reports) for line in relations.lines] == [
        ("Tom Reed", "blames, sues", True, 2),
        ("Tom Reed", "thanks", False, 1),
    ]


def test_many_relations_say_how_many_are_shown() -> None:
    relations = relations_of(related(*((f"Other {n}", "meets", True) for n in range(40))))
    assert relations
    assert len(relations.lines) == 12
    assert relations.subtitle == "12 of 40 relations"


HARD = (
    "$x_1$ \\frac{a}{b} $",
    "$",
    "W" * 400,
    "the very long name of a committee " * 9,
    "東京電力ホールディングス株式会社",
    "محمد بن سلمان",
    "ישראל כהן",
    "नरेन्द्र मोदी",
    "👍🏽 🇩🇪",
    "\U000e0041\ud800",
    "a\nb",
    *SLACK_LIVE[:2],
)


@pytest.mark.parametrize("name", HARD)
def test_hard_names_are_drawn_as_they_stand_and_fit(name: str) -> None:
    values = related((name, name, True), (name, "meets", False), name=name)
    file = draw(values)
    assert size(file.content)[0] == 1_088
    assert len(file.alternative) <= 1_000
    assert file.name.endswith(".png")
    assert "/" not in file.name
    counted = card(name=name, relations=())
    assert size(draw(counted).content)[0] == 1_088


def test_no_name_breaks_a_picture() -> None:
    # Ten to a picture: the same letters, a fraction of the time.
    for at in range(0, len(STRINGS), 10):
        names = STRINGS[at : at + 10]
        values = related(*((f"{n} {name[:300]}", name[:300], True) for n, name in enumerate(names)))
        if at % 200 == 0:
            draw(values)
        relations = relations_of(values)
        assert relations


def test_several_threads_draw_the_same_as_one() -> None:
    alone = draw(card(), 1).content
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: draw(card(), 1).content, range(8)))
    assert set(together) == {alone}


def test_matplotlib_is_not_imported_before_a_picture_is_drawn() -> None:
    code = (
        "import sys, bot.pictures; bot.pictures.PictureDrawer(); "
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_of_matplotlib_is_changed_for_others() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    draw(card())
    assert dict(mpl.rcParams) == before
