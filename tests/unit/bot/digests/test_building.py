"""What a digest tells: what came since the last one, and nothing that one has told."""

from dataclasses import replace
from datetime import date, timedelta

from bot.digests.building import build, edit
from bot.digests.outbox import Told
from bot.digests.subscriptions import EmptyDays
from bot.digests.tastes import Judgement, Said, taste
from bot.replies import Outcome, Reply
from summarizer.models import (
    ActorNews,
    CitedRole,
    DayCount,
    Disagreement,
    DisagreementKind,
    KeyPoint,
    SourcedClaim,
)
from tests.fakes import actor, citation, point, quotation
from tests.unit.bot.digests.editions import DIGEST, NOW, WATCH, Papers, delivered

NEW = point("The port of Ellis closed on Friday.", "a")
OTHER = point("Dockers marched to the harbour.", "b")
IRIS = actor("Iris Vale")


def of(who: str, text: str = "Something was said.", *documents: str) -> KeyPoint:
    return point(text, *documents).model_copy(update={"actors": (actor(who),)})


def told(papers: Papers, earlier: Told = Told()) -> Reply:  # noqa: B008 - frozen
    made = build(DIGEST, papers, earlier, NOW)
    assert made is not None
    return made.posting.reply


def texts(reply: Reply) -> list[str]:
    return [shown.text for section in reply.sections for shown in section.points]


def test_the_first_digest_tells_where_things_stand() -> None:
    papers = Papers(points=(NEW, OTHER))
    reply = told(papers)
    assert (papers.after, papers.known, papers.since) == (None, (), None)
    assert texts(reply)[:2] == [NEW.text, OTHER.text]
    assert reply.lead.startswith("the first digest")


def test_the_next_one_asks_for_what_was_added_since_and_says_what_is_known() -> None:
    first = edit(DIGEST, Papers(points=(NEW,), additions=10), Told(), NOW)
    papers = Papers(points=(NEW, OTHER), additions=12)
    second = edit(DIGEST, papers, delivered(first), NOW + timedelta(days=1))
    assert papers.after == 10
    assert papers.known == (NEW, "a")
    assert [shown.text for shown in second.brief.points] == [OTHER.text]
    assert (second.additions, second.since) == (12, NOW)


def test_what_was_not_delivered_is_told_again() -> None:
    papers = Papers(points=(NEW,))
    assert edit(DIGEST, papers, Told(), NOW) == edit(DIGEST, papers, Told(), NOW)


def test_on_an_empty_day_one_line_says_so_or_nothing() -> None:
    empty = Papers()
    assert told(empty).outcome is Outcome.NOTHING
    assert "Nothing new" in told(empty).lead
    assert build(replace(DIGEST, empty_days=EmptyDays.SILENT), empty, Told(), NOW) is None
    assert build(WATCH, empty, Told(), NOW) is None


def test_a_point_that_changes_an_earlier_one_shows_what_was_said_before() -> None:
    before = citation("old", "Nine ships were held.", title="Nine ships held")
    changed = NEW.model_copy(update={"changes": (before,)})
    reply = told(Papers(points=(changed, OTHER)))
    sections = {section.heading: section for section in reply.sections}
    (update,) = sections["Updates"].points
    assert "before: “Nine ships were held.”" in update.aside
    assert [reply.sources[number - 1].title for number in update.sources][-1] == "Nine ships held"
    assert [shown.text for shown in sections["What is new"].points] == [OTHER.text]


def disputed(*documents: str) -> Disagreement:
    claims = [
        SourcedClaim(
            text=f"{number} ships",
            source=f"Union {document}",
            date=date(2031, 5, 3),
            citation=citation(document, f"In Ellis {number} ships were held."),
        )
        for number, document in enumerate(documents, start=8)
    ]
    return Disagreement(kind=DisagreementKind.NUMBER, claims=tuple(claims))


def test_what_another_source_says_otherwise_stands_below_with_both_sources() -> None:
    reply = told(Papers(points=(NEW,), disagreements=(disputed("a", "z"),)))
    (differing,) = [each for each in reply.sections if each.heading == "Where sources differ"]
    (line,) = differing.points
    assert line.text == "8 ships (Union a, 3 May) or 9 ships (Union z, 3 May)"
    assert [reply.sources[number - 1].title for number in line.sources] == ["Story a", "Story z"]


def test_what_is_disputed_of_nothing_that_is_told_is_left_out() -> None:
    reply = told(Papers(points=(NEW,), disagreements=(disputed("y", "z"),)))
    assert "Where sources differ" not in [section.heading for section in reply.sections]


def test_what_sources_dispute_is_told_once() -> None:
    first = edit(DIGEST, Papers(points=(NEW,), disagreements=(disputed("a", "z"),)), Told(), NOW)
    again = Papers(points=(NEW, OTHER), disagreements=(disputed("a", "z"),))
    second = edit(DIGEST, again, delivered(first), NOW + timedelta(days=1))
    assert len(first.brief.disagreements) == 1
    assert second.brief.disagreements == ()


def test_who_came_up_is_shown_with_a_new_role_and_new_words() -> None:
    role = CitedRole(title="chair of the port", date=None, citations=(citation(),))
    words = citation("z", "We stay out.")
    said = quotation("We stay out.").model_copy(update={"citation": words})
    news = ActorNews(actor=IRIS, first=True, roles=(role,), quotations=(said,))
    first = edit(DIGEST, Papers(), Told(), NOW)
    papers = Papers(points=(of("Iris Vale"),), news={IRIS.id: news})
    reply = told(papers, delivered(first))
    (who,) = [section for section in reply.sections if section.heading == "Who"]
    assert who.points[0].text == "Iris Vale: chair of the port"
    assert who.points[0].aside == "for the first time"
    assert who.points[1].text == "“We stay out.”"


def test_words_that_a_point_quotes_already_are_not_quoted_again() -> None:
    said = quotation("We stay out.")
    news = ActorNews(actor=IRIS, quotations=(said,))
    shown = of("Iris Vale").model_copy(update={"citations": (said.citation,)})
    assert edit(DIGEST, Papers(points=(shown,), news={IRIS.id: news}), Told(), NOW).profiles == ()


def test_activity_out_of_the_ordinary_is_told() -> None:
    days = [DayCount(day=date(2031, 4, day), count=2) for day in range(10, 31)]
    news = ActorNews(actor=IRIS, mentions=(*days, DayCount(day=NOW.date(), count=12)))
    reply = told(Papers(points=(of("Iris Vale"),), news={IRIS.id: news}))
    asides = [each.aside for section in reply.sections for each in section.points]
    assert any("mentioned more than usual: 12 times today" in aside for aside in asides)


def test_what_is_left_out_is_said_in_one_line() -> None:
    reply = told(Papers(points=(NEW,)))
    (left,) = [section for section in reply.sections if section.heading == "Left out"]
    (line,) = left.points
    assert line.text == "1 other document on this, with less news or none."


def test_an_onlooker_does_not_fill_a_digest_of_everything() -> None:
    everything = replace(DIGEST, topic="")
    weak = of("Nell Onlooker")
    papers = Papers(points=(weak, NEW, OTHER), documents=1)
    assert weak not in edit(everything, papers, Told(), NOW).brief.points
    alone = Papers(points=(weak,), documents=1)
    assert weak in edit(everything, alone, Told(), NOW).brief.points
    assert weak in edit(DIGEST, papers, Told(), NOW).brief.points


def test_readers_get_less_of_what_they_want_less_of() -> None:
    less = taste([Judgement(reader="U1", about="k", said=Said.LESS, subjects=("Iris Vale",))])
    papers = Papers(points=(of("Iris Vale"), NEW, OTHER))
    few = replace(DIGEST, points=2)
    assert edit(few, papers, Told(), NOW, less).brief.points == (NEW, OTHER)
    assert len(edit(few, Papers(points=(of("Iris Vale"),)), Told(), NOW, less).brief.points) == 1


def test_a_watch_begins_with_what_comes_after_it_was_made() -> None:
    papers = Papers(points=(NEW,))
    made = build(WATCH, papers, Told(), NOW)
    assert made is not None
    assert papers.since == WATCH.made
    assert made.posting.reply.title == "New on strike"


def test_nothing_of_a_digest_is_private() -> None:
    assert not told(Papers(points=(NEW,))).private
