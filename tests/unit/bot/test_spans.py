from dataclasses import replace

import pytest

from bot.commands import Command, Name, Part
from bot.presenters import present_brief, present_card, present_timeline
from bot.presenters.spans import present_spans, spans_of
from bot.presenters.wording import shortened
from bot.replies import Outcome, Reply
from summarizer.models import Citation, Context, KeyPoint
from tests.fakes import DAY, brief, card, citation, point, quotation, timeline

BRIEF = Command(name=Name.BRIEF, terms=("strike",))
SAID = citation("a", "The port closed on Monday.")
AGAIN = citation("b", "the harbour is shut")


def reply() -> Reply:
    told = KeyPoint(text="The port closed.", date=DAY, citations=(SAID, AGAIN), sources=2)
    return present_brief(brief(told, point("Cranes stand still.", "c")), BRIEF)


def texts(shown: Reply) -> list[list[str]]:
    return [[each.text for each in section.points] for section in shown.sections]


def test_each_span_stands_under_its_point_between_its_neighbours() -> None:
    spans = {
        SAID: Context(before="Dockers met. ", after=" Nobody came."),
        AGAIN: Context(before="It was said that ", after=", and so it is."),
    }
    shown = present_spans(reply(), spans)
    assert [section.heading for section in shown.sections] == [
        "1. The port closed.",
        "2. Cranes stand still.",
    ]
    assert texts(shown)[0] == [
        "… Dockers met. 【The port closed on Monday.】 Nobody came. …",
        "… It was said that 【the harbour is shut】, and so it is. …",
    ]
    assert [each.sources for each in shown.sections[0].points] == [(1,), (2,)]
    assert shown.sections[0].points[0].day == DAY
    assert shown.lead.startswith("3 passages")
    assert shown.private


def test_sources_keep_their_numbers_titles_days_and_links() -> None:
    answer = reply()
    assert present_spans(answer, {}).sources == answer.sources
    # A source that no passage stands in is left out, and the others keep their numbers.
    without = replace(
        answer,
        sections=tuple(
            replace(section, points=tuple(replace(each, spans=(AGAIN,)) for each in section.points))
            for section in answer.sections
        ),
    )
    assert [source.number for source in present_spans(without, {}).sources] == [2]


def test_what_surrounds_the_words_of_an_older_version_is_marked() -> None:
    spans = {
        SAID: Context(before="Dockers met. ", after=" Nobody came.", outdated=True),
        AGAIN: Context(before="It was said that ", after=", and so it is."),
    }
    first, second = present_spans(reply(), spans).sections[0].points
    assert first.text == "… Dockers met. 【The port closed on Monday.】 Nobody came. …"
    assert "older version" in first.aside
    assert not second.aside


def test_the_words_of_a_document_that_is_gone_are_still_shown() -> None:
    shown = present_spans(reply(), {SAID: None, AGAIN: Context()})
    first, second = shown.sections[0].points
    assert first.text == "【The port closed on Monday.】"
    assert "is gone" in first.aside
    assert not second.aside


def test_a_card_shows_what_stands_behind_the_points_that_are_shown() -> None:
    answer = present_card(card(), Command(name=Name.WHO, terms=("Vale",), show=Part.ROLES))
    shown = present_spans(answer, {})
    assert [section.heading for section in shown.sections] == [
        "Is: chair of the dockers' union",
        "Was: crane driver",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        reply(),
        present_brief(brief(point("One."), quotations=(quotation("Out."),)), BRIEF),
        present_card(card(), Command(name=Name.WHO, terms=("Vale",))),
        present_timeline(timeline("One.", "Two."), replace(BRIEF, name=Name.TIMELINE)),
    ],
    ids=["brief", "quotations", "card", "timeline"],
)
def test_every_point_of_an_answer_has_its_spans(answer: Reply) -> None:
    points = [each for section in answer.sections for each in section.points]
    assert points
    assert all(each.spans for each in points)
    assert len(present_spans(answer, {}).sections) == len(points)
    assert set(spans_of(answer)) == {span for each in points for span in each.spans}


def test_long_neighbours_and_headings_end_between_words_and_spans_are_never_cut() -> None:
    quote = "word " * 400
    span: Citation = citation("a", quote.strip())
    told = KeyPoint(text="long " * 100, date=None, citations=(span,), sources=1)
    context = Context(before="before " * 200, after=" after" * 200)
    shown = present_spans(present_brief(brief(told), BRIEF), {span: context})
    text = shown.sections[0].points[0].text
    assert f"【{span.quote}】" in text
    before, after = text.split(f"【{span.quote}】")
    assert set(before.split()) == {"…", "before"}
    assert set(after.split()) == {"…", "after"}
    assert len(before) < 400 > len(after)
    assert len(shown.sections[0].heading) <= 140
    assert shown.sections[0].heading.endswith("long …")


def test_an_answer_without_spans_says_so() -> None:
    shown = present_spans(Reply(title="Nothing"), {})
    assert shown.outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("four words are here", 19, "four words are here"),
        ("four words are here", 18, "four words are …"),
        ("four words are here", 12, "four words …"),
        ("abcdefghij", 6, "abcd …"),
        ("ab", 2, "ab"),
    ],
)
def test_a_text_is_shortened_between_words(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short
    assert len(short) <= most
